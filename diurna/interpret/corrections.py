"""What earlier editions printed that no longer stands: a cited article was corrected by its outlet, or taken back.

Refuses to call an edit a correction where the article goes on with its story: a toll that rose, a page that is written anew, a sentence
put in other words, a headline that changed. What contradicts a printed line is a figure that fell or a claim that is now denied, in
what is otherwise the same sentence; a sentence that is gone counts only where most of the article stayed. A correction that the outlet
states counts where it touches what was printed.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from diurna.edition import Cited, Correction, HistoryRecord, LedgerRow, Quote, name_of
from diurna.errata import NOTICE, is_notice
from diurna.interpret.claims import read_claims
from diurna.interpret.dated import undated
from diurna.interpret.prose import titled
from diurna.interpret.sift import SUPERSEDED, Sifted
from diurna.interpret.sources import Numbers, Span
from diurna.interpret.standalone import edit
from diurna.interpret.terms import content_terms, figures, negated, same_statement
from diurna.model import Article, Casualty, Field, Withdrawal
from diurna.text import content_id, fold, plain, sentences

_TAKEN_BACK = re.compile(r"\b(?:retract(?:s|ed|ion)?|withdrawn|withdrew)\b", re.IGNORECASE)
# The claimant, and not the outlet, moved the figure: that is told as REVISED.
_REVISED = re.compile(
    r"\b(?:revis\w+|lower(?:s|ed|ing)?|rais(?:es|ed|ing)|ris(?:en|es)|rose|climb\w*|up from|down from|updated)\b", re.IGNORECASE
)
# Two sentences are one, told again, where so much of the shorter one is in both; a notice touches a line that shares so much with it.
_RETOLD, _TOUCHED = 0.6, 0.5
# Of an article that was edited, and not written anew, so many of the sentences stay.
_STAYED = 0.5
_MOST = 3
#: Of an article that a person took back, so many printed lines are quoted, and the others counted.
_MOST_WITHDRAWN = 12
# A line was taken out, and did not go with others, where so much of the text stayed; of a short text, all but that line.
_WHOLE, _FEW = 0.9, 10
_HASH = 8
_UNREAD = frozenset({SUPERSEDED, "off-topic", "other language", "empty"})


class Found(Struct, frozen=True, kw_only=True):
    """A correction before its source is numbered: the version it rests on and the span that says what is right now, if any."""

    correction: Correction
    told: str
    version: str = ""
    article: Article | None = None
    span: tuple[Field, int, int] | None = None
    #: What was printed, as it stood in the earlier version.
    old: str = ""
    #: The version that the outlet took back, where it did.
    replaces: str = ""
    #: The version that a person took back, where one did.
    taken: str = ""
    #: The line went with others, as on a page that moves on: no correction, and told under Coverage.
    faded: bool = False


class _Line(Struct, frozen=True):
    """A sentence of the new version, or its title, with its place."""

    field: Field
    start: int
    end: int
    text: str


#: A quote, what became of it, the line that says what is right, and the outlet's own note.
_Verdict = tuple[Quote, Literal["CORRECTED", "WITHDRAWN"], _Line | None, _Line | None]


def cited(numbers: Numbers, ledger: Sequence[LedgerRow]) -> tuple[Cited, ...]:
    """What the page printed of each cited version, for the history record, in order of number: its lines as the page has them, the bottom
    line's first.
    """
    counted = {(r.citation.source, r.citation.field, r.citation.start, r.citation.end) for r in ledger}
    return tuple(_cited(n, a, tuple(numbers.spans[a.id]), counted) for n, a in enumerate(numbers.articles.values(), 1))


def _cited(number: int, article: Article, spans: Sequence[tuple[Field, int, int]], counted: set[tuple[int, Field, int, int]]) -> Cited:
    quotes = []
    for field, start, end in spans:
        form: Literal["sentence", "headline", "figure"] = "headline" if field == "title" else "sentence"
        text = plain(article.title) if field == "title" else _edited(article, start, end)
        quotes.append(Quote(form="figure" if (number, field, start, end) in counted else form, text=text))
    lines = _lines(article)
    return Cited(
        number=number,
        version=article.id,
        outlet=article.source,
        address=article.address,
        title=plain(titled(article)),
        url=article.url,
        quotes=tuple(dict.fromkeys(quotes)),
        sentences=tuple(_hash(line.text) for line in lines),
        notices=tuple(_hash(line.text) for line in lines if is_notice(line.text)),
    )


def _edited(article: Article, start: int, end: int) -> str:
    return edit(article.text[start:end], article.published_at, opening="" if start else f"{article.title}\n{article.text}")


def _hash(text: str) -> str:
    return content_id(_bare(text))[:_HASH]


def _bare(text: str) -> str:
    """What of a line counts when two versions are held against each other: not its dates, which we write into it by its own."""
    return " ".join(fold(undated(text)).split())


def _lines(article: Article) -> tuple[_Line, ...]:
    title = (_Line("title", 0, len(article.title), plain(article.title)),) if article.title.strip() else ()
    body = sentences(article.text, article.language or "en")
    return (*title, *(_Line("text", a, b, _edited(article, a, b)) for a, b in body))


def added(articles: Sequence[Article], history: Sequence[HistoryRecord]) -> dict[str, tuple[Span, ...]]:
    """Where (field, start, end) articles say what no version that an edition cited did, by their ids; without those of which none did."""
    asked = {(a.source, a.address) for a in articles if a.address}
    stood: dict[tuple[str, str], set[str]] = {}
    for cited_ in (c for r in history for c in r.cited if (c.outlet, c.address) in asked):
        stood.setdefault((cited_.outlet, cited_.address), set()).update(cited_.sentences)
    told = [(a, stood[a.source, a.address]) for a in articles if (a.source, a.address) in stood]
    return {a.id: tuple((n.field, n.start, n.end) for n in _lines(a) if _hash(n.text) not in before) for a, before in told}


def corrections(
    articles: Sequence[Article],
    history: Sequence[HistoryRecord],
    withdrawn: Sequence[Withdrawal],
    earlier: Sequence[HistoryRecord] = (),
    beyond: Sequence[HistoryRecord] = (),
) -> tuple[Found, ...]:
    """What is to be told today: of articles taken back, then of `articles`, the window's, that are new versions of cited ones.

    Each edition that printed what no longer stands, of the history or `beyond` it, is named once, the oldest first, the day's own
    `earlier` revisions last; an article of the window that was taken back before anything printed it is told, too.
    """
    known = sorted((*history, *beyond), key=lambda r: (r.cutoff, r.day, r.revision)) if beyond else history
    told = {key for record in history for key in record.corrected}
    gone = {v: w for w in withdrawn for v in w.versions}
    taken = [_withdrawal(r, c, gone[c.version]) for r in (*known, *earlier) for c in r.cited if c.version in gone]
    taken += _unprinted(articles, gone, {v for f in taken for v in gone[f.taken].versions})
    newest = {(a.source, a.address): a for a in articles if a.address and a.id not in gone}
    last: dict[tuple[str, str], str] = {(c.outlet, c.address): c.version for r in known for c in r.cited}
    edited = (
        found
        for record in known
        for c in record.cited
        # A correction corrects the last version that was printed; those before it were corrected by that one.
        if (new := newest.get((c.outlet, c.address))) and new.id != c.version == last[c.outlet, c.address]
        for found in _contradicted(record, c, new)
    )
    return tuple(f for f in (*taken, *edited) if f.told not in told)


def replaced(sifted: Sifted, told: Sequence[Found]) -> tuple[Found, ...]:
    """What texts of the window said of victims that the later text of their page, which alone is read, takes back: nobody would know of
    it else. No edition printed it, so none is named; what is `told` of that page already is not told again.
    """
    read = {(a.source, a.address): a for a in sifted.everything if a.address and sifted.classes.get(a.id) not in _UNREAD}
    said: dict[str, list[str]] = {}
    for f in told:
        said.setdefault(f.version, []).append(f.old)
    found: list[Found] = []
    for old in sorted((a for a in sifted.everything if sifted.classes.get(a.id) == SUPERSEDED), key=lambda a: (a.source, a.address)):
        new = read[old.source, old.address]
        whole, before = _cited(0, old, _counted(old, new), set()), said.setdefault(new.id, [])
        mine = [_unprinted_line(old, new, verdict, kept=new.id not in sifted.classes) for verdict in _verdicts(whole, new, before)]
        before += [f.old for f in mine]
        found += mine
    return tuple(found)


def _counted(old: Article, new: Article) -> list[tuple[Field, int, int]]:
    """The lines of `old` that count victims and stand no longer in `new`."""
    stands = {_hash(line.text) for line in _lines(new)}
    gone = [n for n in _lines(old) if figures(n.text) and _hash(n.text) not in stands]
    alone = (replace(old, title="", text=n.text) for n in gone)
    return [(n.field, n.start, n.end) for n, a in zip(gone, alone, strict=True) if any(isinstance(c, Casualty) for c in read_claims(a))]


def _unprinted_line(old: Article, new: Article, verdict: _Verdict, *, kept: bool) -> Found:
    quote, kind, now, notice = verdict
    said = f"an earlier text of this window said “{quote.text}” Now: {_right(verdict, new)}"
    line = now or notice
    taken_back = kind == "WITHDRAWN"
    return Found(
        correction=Correction(edition="", kind=kind, said=quote.text, now=f"{old.source}, “{plain(new.title or old.title)}”: {said}"),
        told=f" {old.id}",
        version=new.id if taken_back else "",
        article=new if kept else None,
        span=(line.field, line.start, line.end) if line else ("title", 0, len(new.title)),
        old=quote.text,
        replaces=old.id if taken_back else "",
        faded=line is None and not _stayed_whole(old, new),
    )


def _stayed_whole(old: Article, new: Article) -> bool:
    """Whether nearly all lines of `old` stand in `new`, so that one that doesn't was taken out."""
    stands = {_hash(n.text) for n in _lines(new)}
    lines = _lines(old)
    return sum(_hash(n.text) in stands for n in lines) >= max(_WHOLE * len(lines), len(lines) - 1 if len(lines) < _FEW else 0)


def faded(found: Sequence[Found]) -> tuple[str, ...]:
    """A note for each line of victims that an earlier text of a page had, and that went with others from the one read."""
    return tuple(f"Read in its later text: {f.correction.now}" for f in found if f.faded)


def touching(withdrawn: Sequence[Withdrawal], articles: Sequence[Article], history: Sequence[HistoryRecord]) -> tuple[Withdrawal, ...]:
    """The withdrawals that an edition of `articles`, or the history it stands on, has to do with."""
    near = {a.id for a in articles} | {c.version for h in history for c in h.cited}
    return tuple(w for w in withdrawn if near.intersection(w.versions))


def notes(
    articles: Sequence[Article], withdrawn: Sequence[Withdrawal], carried_by: Mapping[str, Sequence[str]] | None = None
) -> tuple[str, ...]:
    """A note for each of the window's articles that was taken back, and so not read, with the outlets that carried its text."""
    why = {v: w.why.strip().rstrip(".") for w in withdrawn for v in w.versions}
    gone = sorted({(a.source, plain(a.title), why[a.id], ", ".join((carried_by or {}).get(a.id, ()))) for a in articles if a.id in why})
    return tuple(
        f"Withdrawn, and not read: {source}, “{title}”: {reason}." + (f" Nor are its copies: {copies}." if copies else "")
        for source, title, reason, copies in gone
    )


def without_retractions(sifted: Sifted, found: Sequence[Found]) -> Sifted:
    """The day's articles without those by which an outlet takes an earlier text back: they are told as corrections, and are no news."""
    gone = {f.version for f in found if f.replaces}
    return replace(sifted, kept=tuple(a for a in sifted.kept if a.id not in gone))


def retracted(found: Sequence[Found], history: Sequence[HistoryRecord]) -> frozenset[str]:
    """Versions that their outlets took back, today or before: no figure stands on them."""
    known = {c.version for record in history for c in record.cited}
    return frozenset(f.replaces for f in found if f.replaces) | known.intersection(k for r in history for k in r.corrected)


def _withdrawal(record: HistoryRecord, old: Cited, why: Withdrawal) -> Found:
    lines = [q.text for q in _printed(old)]
    said = "”; “".join(lines[:_MOST_WITHDRAWN]) or old.title
    more = f" {len(lines) - _MOST_WITHDRAWN} more of its lines stood there." if len(lines) > _MOST_WITHDRAWN else ""
    return Found(
        correction=Correction(edition=name_of(record), kind="WITHDRAWN", said=said, now=_in_words(old.outlet, old.title, why) + more),
        told=f"{record.day} {old.version}",
        old=said,
        taken=old.version,
    )


def _unprinted(articles: Sequence[Article], gone: Mapping[str, Withdrawal], printed: Collection[str]) -> list[Found]:
    """An entry for each of the window's articles that was taken back and stood in no edition: it names none."""
    left = {gone[a.id].versions: a for a in articles if a.id in gone and a.id not in printed}
    return [
        Found(
            correction=Correction(edition="", kind="WITHDRAWN", said=plain(a.title), now=_in_words(a.source, plain(a.title), gone[a.id])),
            told=f" {a.id}",
            taken=a.id,
        )
        for a in sorted(left.values(), key=lambda a: (a.source, a.title, a.id))
    ]


def _in_words(outlet: str, title: str, why: Withdrawal) -> str:
    return f"{outlet}, “{title}”: the article was withdrawn: {why.why.strip().rstrip('.')}."


def _printed(old: Cited) -> list[Quote]:
    """The quotes of a version, without figures that a printed sentence says already."""
    whole = [q.text for q in old.quotes if q.form != "figure"]
    return [q for q in old.quotes if q.form != "figure" or not any(q.text in text for text in whole)]


def _contradicted(record: HistoryRecord, old: Cited, new: Article) -> Iterator[Found]:
    """A correction for each quote of `old` that `new` takes back, each saying something else; up to three, or all of what is retracted."""
    yield from (_found(record, old, new, verdict) for verdict in _verdicts(old, new, ()))


def _verdicts(old: Cited, new: Article, before: Sequence[str]) -> Iterator[_Verdict]:
    """The verdicts on quotes of `old`, but for those that say again what was said `before`."""
    lines = _lines(new)
    notices = tuple(n for n in lines if is_notice(n.text) and _hash(n.text) not in old.notices)
    stands = {_hash(line.text) for line in lines}
    edited = sum(s in stands for s in old.sentences) >= _STAYED * max(1, len(old.sentences))
    said = list(before)
    for quote in sorted(_printed(old), key=lambda q: ("sentence", "figure", "headline").index(q.form)):
        verdict = _verdict(quote, lines, notices, edited=edited)
        if verdict and (len(said) < _MOST or verdict[0] == "WITHDRAWN") and not any(_says_again(quote.text, s) for s in said):
            said.append(quote.text)
            yield (quote, *verdict)


def _says_again(one: str, other: str) -> bool:
    return same_statement(one, other, least=_RETOLD)


def _right(verdict: _Verdict, new: Article) -> str:
    """What the new version says instead, in words; an outlet's note with the sentence behind it, which often says what is right."""
    quote, _, now, notice = verdict
    lines = _lines(new)
    stands = any(_bare(quote.text) in _bare(line.text) for line in lines if not is_notice(line.text))
    words = [f"“{now.text}”"] if now else [] if stands and notice else ["The sentence no longer stands in the article."]
    if notice:
        behind = (n.text for n in lines if n.field == notice.field == "text" and new.text[notice.end : n.start] == " ")
        words.append(f"{new.source} says: “{' '.join((notice.text, *behind)).strip('() ')}”")
    return " ".join(words)


def _found(record: HistoryRecord, old: Cited, new: Article, verdict: _Verdict) -> Found:
    quote, kind, now, notice = verdict
    line = now or notice
    return Found(
        correction=Correction(edition=name_of(record), kind=kind, said=quote.text, now=_right(verdict, new)),
        told=f"{record.day} {new.id}",
        version=new.id,
        article=new,
        span=(line.field, line.start, line.end) if line else ("title", 0, len(new.title)),
        old=quote.text,
        replaces=old.version if kind == "WITHDRAWN" else "",
    )


def _verdict(
    quote: Quote, lines: Sequence[_Line], notices: Sequence[_Line], *, edited: bool
) -> tuple[Literal["CORRECTED", "WITHDRAWN"], _Line | None, _Line | None] | None:
    """Whether the new version takes `quote` back: the kind, the line that says what is right, and the outlet's own note."""
    standing = [n for n in lines if n not in notices]
    kept = any(_bare(quote.text) in _bare(n.text) for n in standing)
    retold = _retold(quote.text, standing)
    changed = retold is not None and _differs(quote.text, retold.text)
    # The text says of what and why; a headline often says that it was retracted and no more.
    taken_back = max((n for n in notices if _TAKEN_BACK.search(n.text)), key=lambda n: (n.field == "text", -n.start), default=None)
    if taken_back and not kept:
        return "WITHDRAWN", None, taken_back
    notice = next((n for n in notices if changed or _touches(n.text, quote.text)), None)
    if notice and (changed or not kept or _touches(notice.text, quote.text)):
        return "CORRECTED", retold if not kept else None, notice
    if kept:
        return None
    if retold is not None:
        return ("CORRECTED", retold, None) if changed and _is_contradicted(quote.text, retold.text) else None
    return ("CORRECTED", None, None) if edited and quote.form == "sentence" else None


def _retold(text: str, lines: Sequence[_Line]) -> _Line | None:
    """The line that says what `text` says, or says it otherwise: the one that shares most words with it."""
    mine = frozenset(content_terms(text))
    best = max(lines, key=lambda n: (_shared(mine, n.text), -n.start), default=None)
    return best if best and _shared(mine, best.text) >= _RETOLD else None


def _shared(mine: frozenset[str], text: str) -> float:
    """How much of the words that are no figures two lines share, by the longer of both."""
    a, b = ({t for t in terms if not t[0].isdigit()} for terms in (mine, frozenset(content_terms(text))))
    return len(a & b) / max(len(a), len(b), 1) if min(len(a), len(b)) >= 3 else 0.0


def _differs(one: str, other: str) -> bool:
    return figures(one) != figures(other) or negated(one) != negated(other)


def _is_contradicted(old: str, new: str) -> bool:
    """Whether the new wording takes back what the old one says: it denies it, or a figure fell and no claimant lowered it."""
    if negated(old) != negated(new):
        return True
    was, now = figures(old) - figures(new), figures(new) - figures(old)
    return bool(was and now) and max(map(_value, now)) < max(map(_value, was)) and not _REVISED.search(new)


def _value(figure: str) -> float:
    digits = re.sub(r"[^\d.]", "", figure).strip(".")
    return float(digits) if digits.count(".") <= 1 and digits else 0.0


def _touches(notice: str, quote: str) -> bool:
    """Whether an outlet's note is about what was printed: it names one of its figures, or half of the note's words are the line's."""
    if figures(notice) & figures(quote):
        return True
    mine, line = frozenset(content_terms(NOTICE.sub(" ", notice))), frozenset(content_terms(quote))
    return len(mine & line) >= max(3, _TOUCHED * len(mine))

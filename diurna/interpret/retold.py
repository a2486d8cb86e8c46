"""Retold: what an earlier edition printed of a line's own event, where no story links the two: a toll at one place, a state's standing act,
a stand that a state took, what a line itself says is said again; and the campaign that a blow is part of.

Refuses small tolls and those of countries, which fall together by chance; as the same act what is done day after day, such as attacks,
threats and calls; acts that are only feared, denied or announced for later; and as one campaign blows on others, elsewhere, by others.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from diurna.edition import HistoryRecord
from diurna.interpret.accusations import names_in
from diurna.interpret.bearing import common_words
from diurna.interpret.candidates import LONG_TEXT, Candidate
from diurna.interpret.dated import newest_day, undated
from diurna.interpret.denying import SUPPOSED
from diurna.interpret.figures import with_people
from diurna.interpret.lines import quoted
from diurna.interpret.places import countries_in, country_of, is_place, kind_of, pattern
from diurna.interpret.stances import nation_of, one_voice, stances
from diurna.interpret.standalone import LIVE
from diurna.interpret.terms import SAID_AGAIN, content_terms, deeds, figures, negated, news_part
from diurna.interpret.twice import lands
from diurna.model import Casualty, Strike
from diurna.text import fold, plain

_DAYS = 7
#: Two events at one place in a week seldom kill as many.
_NO_COINCIDENCE = 20
#: Acts that are done once and then stand, by their words.
_ACTS = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"clos(?:es|ed|ing|ure)|shuts?|shutting|block(?:s|ed|ing|ades?|aded|ading)",
        (
            r"help(?:s|ed|ing)?|aid(?:s|ed|ing)|assist(?:s|ed|ing)?|suppl(?:ies|ied|ying)|arms|arming|"
            r"(?:shar(?:es?|ed|ing)|provid(?:es|ed|ing)|gives|giving|gave|pass(?:es|ed|ing)) (?:\w+ ){0,2}?(?:intelligence|weapons|data)"
        ),
        r"captur(?:es|ed)|seiz(?:es|ed)|(?:takes?|took|taken) (?:\w+ )?(?:captive|prisoner)",
        r"s[au]nk|sinks|sinking",
        r"reopens|reopen(?:ed|ing)|recogni[sz](?:es|ed|ing)|expel(?:s|led|ling)",
    )
)
#: Of these the same state may see many: only what bears a name of its own is the same.
_OF_MANY = frozenset({2, 3})
_UNREAL = re.compile(rf"\b(?:{SUPPOSED}|will|to|plan\w*|urg\w+|call\w*)\b|\?", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;.](?:\s|$)| (?:as|while|but|amid|after) |, (?:which|who|according)")


#: For each standing act that a text tells, the names of what it is about, as it may be told again.
Acts = Mapping[int, frozenset[str]]


class Printed(Struct, frozen=True, kw_only=True):
    """What the editions of the last week printed: their lines that tell a standing act, the latest first, each with its day; and the
    incident tolls of places, each with a line that tells it, quoted as a page does.
    """

    acts: tuple[tuple[Acts, str, str], ...] = ()
    tolls: tuple[tuple[str, int, str], ...] = ()
    #: Lines of any kind, the latest first, with their days; stands (holder, question, side), the latest first, with theirs.
    lines: tuple[tuple[str, str], ...] = ()
    stands: tuple[tuple[tuple[str, str, str], str], ...] = ()
    #: Blows: who struck, the names of whom, in which country; with a line that tells it, quoted as a page does.
    blows: tuple[tuple[tuple[str, frozenset[str], str], str], ...] = ()


def printed(history: Sequence[HistoryRecord], day: str) -> Printed:
    """What the editions of the week before `day` (ISO) printed, as far as a line may tell it again."""
    since = (date.fromisoformat(day) - timedelta(days=_DAYS)).isoformat()
    recent = [record for record in reversed(history) if record.day >= since]
    lines = [(plain(q.text), r.day) for r in recent for c in r.cited for q in c.quotes if q.form != "figure"]
    acts = tuple((done, text, when) for text, when in lines if (done := _acts(text)))
    stands = [((p.holder, p.subject, p.stance), r.day) for r in recent for p in r.positions if was_printed(p.quote, r)]
    return Printed(
        acts=acts,
        tolls=tuple(toll for record in recent for toll in _tolls(record)),
        lines=tuple(lines),
        stands=tuple(stands),
        blows=tuple(blow for record in recent for blow in _blows(record)),
    )


def was_printed(quote: str, record: HistoryRecord) -> bool:
    """Whether an edition printed a line that has the words of `quote`."""
    return bool(_line_of(quote, record)[0])


def _line_of(quote: str, record: HistoryRecord) -> tuple[str, str]:
    """The line that an edition printed with these words, and its outlet; both empty where it printed none."""
    words = plain(quote)
    return next(((plain(q.text), c.outlet) for c in record.cited for q in c.quotes if words in plain(q.text)), ("", ""))


def told_toll(line: Candidate, before: Printed) -> str:
    """The line that printed an earlier toll of the place whose toll `line` tells, quoted; empty where none did."""
    counts = [(fold(c.place or ""), c.low) for c in line.claims if _is_toll(c)]  # type: ignore[union-attr]
    return next((told for place, low, told in before.tolls for where, now in counts if where == place and low <= now), "")


def told_act(text: str, before: Printed) -> str:
    """The last day (ISO) that printed the very act of `text`, of the same doer and about the same; empty where none did."""
    main = news_part(text)
    done = _acts(main)
    return next((day for acts, was, day in before.acts if _is_same(main, done, was, acts)), "") if done else ""


#: What says so where it tells no figure.
_AGAIN = re.compile(r"\b(?:once (?:more|again)|again|still|as before)\b", re.IGNORECASE)
_IN_COMMON, _NAMED_BY = 2, 3


def told_again(text: str, before: Printed) -> str:
    """The last day (ISO) that printed what `text` says is said or done again, or the stand that it takes; empty where none did."""
    main = news_part(text)
    stood = stances(text)
    if stood:
        again = [(who, s.holder, day) for s in stood for (who, *stand), day in before.stands if stand == [s.subject, s.side]]
        return max((day for who, holder, day in again if one_voice(who, holder)), default="")
    found = SAID_AGAIN.search(main) or _AGAIN.search(main)
    if not found or (found.re is _AGAIN and figures(undated(main))):
        return ""
    # What is still so, or done again.
    act = frozenset(content_terms(undated(main[found.end() :]))[:1] if found.re is _AGAIN else ())
    words = _own_words(main)
    told = ((was, day) for was, day in before.lines if len(words & _own_words(was)) >= _IN_COMMON and act <= set(content_terms(was)))
    return next((day for was, day in told if found.re is SAID_AGAIN or _is_of_one_day(main, was, day)), "")


def _is_of_one_day(now: str, was: str, day: str) -> bool:
    """Whether a line names no day, or that of another, which was printed on `day` (ISO)."""
    printed_on = datetime.fromisoformat(day)
    return undated(now) == now or newest_day(now, printed_on) == newest_day(was, printed_on) is not None


def shares_event(line: Candidate, before: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether a line itself, or the text below a headline, tells of an act or names somebody as does the line it is said to go on from
    (`before`, quoted), beside what all news of a conflict has and the terms that are `known`, and at no other town: its article may tell
    of another event first.
    """
    title, text = line.article.title, line.article.text
    below = text[len(title) if text.startswith(title) else 0 :][:LONG_TEXT]
    told = line.text if line.form != "headline" else below if len(below) == LONG_TEXT else f"{title}\n{below}"
    was = before.rpartition(" (")[0]
    places = [_towns(t) for t in (told, was)]
    if all(places) and places[0].isdisjoint(places[1]):
        return False
    names = [frozenset(content_terms(n)) for n in _NAMED.findall(was)]
    # A first name beside one that all news has says no more.
    telling = frozenset().union(*(n for n in names if n.isdisjoint(known | lands(was) | _capitals(was))))
    shared = _own_words(told) & _own_words(was) - common_words()
    # What stands behind `after` came before.
    acts = deeds(told) | _own_words(told.partition(" after ")[2]) if line.form != "headline" else shared.difference(*names)
    return bool(shared & (acts | telling))


def _towns(text: str) -> frozenset[str]:
    """The towns that a text names, but for capitals, which may stand for their governments."""
    return frozenset(fold(n) for n in _NAMED.findall(undated(text)) if is_place(n) and kind_of(n) is None)


def _capitals(text: str) -> frozenset[str]:
    return frozenset(content_terms(" ".join(n for n in _lands_named(text) if kind_of(n) == "capital")))


#: A name of one word or two; a town of each.
_NAMED = re.compile(r"\b[A-Z][\w’-]+(?: [A-Z][\w’-]+)?")


def is_told_whole(line: Candidate, before: str, day: str) -> bool:
    """Whether `before`, printed on `day` (ISO) and quoted, has more than half of what `line` tells, as a thing of the same day or a later
    one: both say of which.
    """
    was, published, words = before.rpartition(" (")[0], line.article.published_at, _own_words(line.text)
    now, then = newest_day(line.text, published) if published else None, newest_day(was, datetime.fromisoformat(day))
    dated = bool(now and then and now <= then) and negated(line.text) == negated(was)
    return dated and 2 * len(words & _own_words(was)) > len(words)


def _own_words(text: str) -> frozenset[str]:
    """The words of a text that aren't its countries, dates and figures."""
    return frozenset(t for t in content_terms(undated(text)) if not t[0].isdigit()) - lands(text)


def told_blow(line: Candidate, before: Printed) -> str:
    """The line that told of an earlier blow of the campaign of which `line` tells another, quoted; empty where none did."""
    strikes = (_blow(c.actor or "", c.target or "", c.place or "") for c in line.claims if isinstance(c, Strike) and c.status != "planned")
    now = [s for s in strikes if s]
    return next((told for was, told in before.blows if any(_is_one_campaign(s, was) for s in now)), "")


def _is_one_campaign(one: tuple[str, frozenset[str], str], other: tuple[str, frozenset[str], str]) -> bool:
    return one[0] == other[0] and one[2] == other[2] and bool(one[1] & other[1])


def _blow(actor: str, target: str, place: str) -> tuple[str, frozenset[str], str] | None:
    """Who strikes, the names of whom apart from countries, in which country; None where one of these isn't told."""
    striker, land = nation_of(actor) or next(iter(countries_in(actor)), ""), country_of(place) or next(iter(countries_in(place)), "")
    struck = names_in(target) - {fold(n) for n in _lands_named(target)}
    return (fold(striker), frozenset(struck), fold(land)) if striker and land and struck else None


def _lands_named(text: str) -> list[str]:
    return [m[0] for m in pattern().finditer(text)]


def _blows(record: HistoryRecord) -> Iterator[tuple[tuple[str, frozenset[str], str], str]]:
    for thread in record.threads:
        if thread.kind == "strike" and thread.day == record.day:
            line, outlet = _line_of(thread.quote, record)
            # The words of a claim open with who did it.
            doer = thread.quote.split()[:_NAMED_BY]
            blow = _blow(doer[0] if nation_of(doer[0]) else " ".join(doer), thread.parties[0], thread.place)
            if line and blow and not LIVE.search(line):
                yield blow, quoted(line, outlet, record.day)


def _is_same(now: str, done: Acts, was: str, acts: Acts) -> bool:
    doers = [countries_in(t)[:1] for t in (now, was)]
    about = any(done[n] & acts[n] - {fold(d) for d in doers[0]} for n in done.keys() & acts.keys())
    return about and doers[0] == doers[1] != () and figures(now) <= figures(was) | {"1", "2"}


def _acts(text: str) -> Acts:
    """The standing acts that `text` says are done, by their places in the list, with the names behind each."""
    if negated(text):
        return {}
    found = {n: said for n, words in enumerate(_ACTS) if (said := words.search(text)) and not _UNREAL.search(text[: said.start()])}
    after = {n: _CLAUSE_END.split(text[said.end() :], maxsplit=1)[0] for n, said in found.items()}
    return {n: names_in(t) - {fold(c) for c in countries_in(t) if n in _OF_MANY} for n, t in after.items()}


def _is_toll(claim: object) -> bool:
    if not isinstance(claim, Casualty) or claim.effect != "killed" or claim.scope != "incident" or claim.low < _NO_COINCIDENCE:
        return False
    return bool(claim.place) and kind_of(claim.place or "") in {None, "capital"}


def _tolls(record: HistoryRecord) -> Iterator[tuple[str, int, str]]:
    said = {s.id: s.said for s in record.stories}
    for row in record.ledger:
        if row.effect == "killed" and row.scope == "incident" and row.low >= _NO_COINCIDENCE and row.place and not row.printed:
            line = next((t for t in reversed(said.get(row.story, ())) if str(row.low) in figures(t)), "")
            told = line or f"{with_people(row.figure, row.people or 'people')} killed in {row.place}"
            yield fold(row.place), row.low, quoted(told, row.outlet, record.day)

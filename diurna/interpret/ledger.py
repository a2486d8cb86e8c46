"""The casualty ledger: claims on one population, effect, place and scope side by side. Figures of different claimants are never added."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from msgspec.structs import replace

from diurna.edition import Citation, LedgerRow, Mark
from diurna.interpret.against import LEAP, Against, Before, last_figure
from diurna.interpret.beginnings import one_beginning
from diurna.interpret.claimants import Entry, as_printed, compatible, is_bare, named, one_claimant
from diurna.interpret.dated import newest_day
from diurna.interpret.figures import figure_in_words
from diurna.interpret.figurewords import as_of, sentence, sentence_before
from diurna.interpret.guards import flags_for, is_whole_of
from diurna.interpret.merging import latest_told, merged
from diurna.interpret.nesting import Nesting
from diurna.interpret.places import country_of
from diurna.interpret.populations import is_one_kind
from diurna.interpret.recounts import with_counts
from diurna.interpret.standing import marks_for
from diurna.interpret.voices import one_voice
from diurna.interpret.wholes import dated_by_whole, without_words
from diurna.model import Casualty
from diurna.text import fold

_DAY = timedelta(days=1)
# The toll of an attack goes on moving for so long; what is older is background, though somebody speaks of it today.
_RECENT = timedelta(days=14)

# One dead is a count where somebody counts: `one person`, `a man`; a name is no number.
_ONE = re.compile(
    r"\b(?:one|1|a|an|another|single)\b(?:-[\w’'-]+)?(?: [\w’'-]+){0,4} "
    r"(?:person|people|man|woman|child|boy|girl|baby|soldier|civilian|worker|"
    r"resident|protester|police ?(?:officer|man)|officer|fighter|militant|journalist|doctor|teacher|student|villager|sailor|driver|"
    r"passenger|service ?member|serviceman|troop|guard|pilot|migrant|teenager|body|death|casualty|victim)\b|"
    r"\b(?:one|1)\b[^.]{0,25}\b(?:killed|dead|died|injured|wounded|missing)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"\b(?:president|leader|minister|commander|general|chief|official|ayatollah|ambassador|secretary)\b", re.IGNORECASE)


def key_of(claim: Casualty) -> str:
    """What must agree for two figures of one claimant to be the same count on different days."""
    people, place = fold(claim.people or ""), fold(claim.place or "")
    effect = f"{claim.severity} {claim.effect}" if claim.severity else claim.effect
    return "|".join((fold(claim.claimant or ""), effect, claim.scope, people, place, fold(claim.since or "")))


def enter(
    entries: Iterable[Entry], since: date, before: Before = MappingProxyType({}), *, told: Nesting = frozenset()
) -> tuple[Entry, ...]:
    """One entry for each claimant, population, place, scope and figure: ten outlets that carry one figure are one.

    Claimants stand under their fullest names, those of earlier editions (`before`) included. The count of an incident that is dated to
    before `since` is background, and left to the editions of its own day, unless it is another than they had, or counts what is told today.
    `told`: which place lies in which.
    """
    known = {r.claimant for rows in before.values() for _, r in rows if r.claimant}
    worth = [e for e in entries if e.claim.status not in {"denied", "planned"} and _worth_a_row(e.claim)]
    news = [not _is_past(e, since) or _goes_on(e, before) for e in worth]
    fresh = with_counts(*([e for e, new in zip(worth, news, strict=True) if new is wanted] for wanted in (True, False)))
    stated = _under_one_name(_without_echoes(latest_told(merged(named(fresh, known)))))
    exact = [e for e in stated if not any(_is_loose(e, other) for other in stated)]
    return tuple(sorted(dated_by_whole(without_words(exact, told)), key=_order))


#: An article's news stands in so many code points.
_OPENING = 300
#: So many are hardly counted twice by chance; a total that high is known by its figure alone.
_TELLING, _HIGH = 10, 100
#: `About 250` is 246, and hardly 230.
_LOOSE = 0.05


def _is_loose(entry: Entry, other: Entry) -> bool:
    """Whether `other` gives the same voice's count of the day better: 246 for `about 250`, or for `at least 40` by another of its names.

    Of one name's, or nobody's, `40` and `at least 40`, or `about 40`, the latter stands: an outlet that leaves the words out says less than
    it was told.
    """
    one, two = entry.claim, other.claim
    told = bool(one.place and two.place) or (one.scope == "cumulative" and bool(one.people and two.people))
    alike = one.effect == two.effect and told and (one.scope == two.scope or _is_rounded_total(one, two))
    same = alike and all(compatible(getattr(one, k), getattr(two, k)) for k in ("place", "people", "since"))
    return same and _is_looser(one, two) and (one_voice(one.claimant, two.claimant) or not (one.claimant or two.claimant))


def _is_rounded_total(one: Casualty, two: Casualty) -> bool:
    """Whether a whole country's count of some days may be its running total, rounded: `about 250 injured over two days`."""
    scopes = (one.scope, two.scope) == ("incident", "cumulative")
    return scopes and one.qualifier == "about" and one.low >= _HIGH and country_of(one.place or "") is not None


def _is_looser(one: Casualty, two: Casualty) -> bool:
    if one.low == two.low and fold(one.claimant or "") == fold(two.claimant or ""):
        return one.qualifier == "exact" and two.qualifier in {"at_least", "more_than", "about"}
    near = one.low == two.low or (one.qualifier == "about" and abs(one.low - two.low) <= _LOOSE * two.low)
    return near and one.qualifier in {"about", "at_least"} and two.qualifier == "exact"


def _goes_on(entry: Entry, before: Before) -> bool:
    """Whether a story's toll of a day past is another than was printed of it: it moved since."""
    claim = entry.claim
    printed = [
        r.low
        for _, r in before.get((claim.effect, "incident"), ())
        if r.story == entry.story and is_one_kind(r.people, claim.people, whole=False)
    ]
    return bool(claim.claimant) and bool(printed) and claim.low > max(printed) and claim.low <= LEAP * max(printed)


def _is_past(entry: Entry, since: date) -> bool:
    """Whether an incident's count tells of days before `since` only; a running total is of today whenever it began, but for one of another
    year that today's is compared with.

    An article that was late tells of its own day. A toll of an earlier day that the sentence dates to today, too, is today's.
    """
    published = entry.article.published_at
    if published is not None and _is_compared_with(entry.claim, published.year):
        return True
    if published is None or entry.claim.scope != "incident":
        return False
    edge = min(since, published.date() - _DAY)
    quoted = newest_day(entry.claim.quote, published)
    if quoted is not None and quoted < edge - _RECENT:
        return True
    days = [d for d in (quoted, newest_day(sentence(entry), published)) if d is not None]
    if days:
        return max(days) < edge
    before = sentence_before(entry) if _THAT_DAY.search(entry.claim.quote) else ""
    years = _BLOW_OF.findall(entry.claim.quote) + _YEAR.findall(before)
    named = newest_day(before, published)
    past = any(int(y) < published.year for y in years) if named is None else named < edge
    return past or bool(_PREVIOUSLY.search(entry.claim.quote))


def _is_compared_with(claim: Casualty, year: int) -> bool:
    """Whether a figure stands only behind what compares with a past year: `higher than the toll of the war of 2014 (2,251 dead)`."""
    found = _COMPARED.search(claim.quote)
    if not found or int(found[1]) >= year:
        return False
    figure, at = re.compile(rf"\b(?:{claim.low:,}|{claim.low})\b"), found.start()
    return bool(figure.search(claim.quote, at)) and not figure.search(claim.quote[:at])


_COMPARED = re.compile(
    r"\b(?:surpass\w*|exceed\w*|than|double|triple|twice|compared (?:to|with))\b(?:(?!\bsince\b|\bfrom\b|\bbetween\b)[^.;])*?"
    r"\b((?:19|20)\d\d)\b"
)


# `had previously struck the camp, killing six`: told of an earlier day, of which nothing more is said.
_PREVIOUSLY = re.compile(
    r"\b(?:previously|earlier) (?!reported|said|unknown|unreported|announced|thought|than|in\b|on\b|today)[a-z]+(?:ed|ck|it|ght|ot)\b"
)


#: `the 1988 bombing of a jet`: the blow has its year.
_BLOW_OF = re.compile(
    r"\b(?<!since the )((?:19|20)\d\d) (?:[\w-]+ ){0,2}(?:bombings?|attacks?|massacres?|uprising|crash|siege|raids?|shootings?|strikes?|"
    r"earthquake|downing|killings?|war|invasion)\b"
)
_THAT_DAY = re.compile(r"\bthat (?:day|night|year)\b")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")


def _worth_a_row(claim: Casualty) -> bool:
    """A figure with a claimant or a place can be weighed, a total of a side's (`the Zarimi toll`), and many dead that open an article; `one
    person died`, by nobody, nowhere, can't. A named dead is no count, and no more are `several`.
    """
    if claim.qualifier == "vague" and claim.low < _TELLING:
        return False  # `several`, `multiple`: nobody counted
    if claim.effect == "injured" and _STILL.search(claim.quote):
        return False  # as many were injured as were brought there
    single = (claim.low, claim.high) == (1, 1)
    named = single and (bool(_OFFICE.search(claim.people or "")) or not _ONE.search(claim.quote))
    counted = claim.low > 1 or (claim.low == 1 and claim.scope == "incident" and claim.effect in {"killed", "injured", "missing"})
    opens = claim.field == "title" or claim.start < _OPENING
    many = claim.effect == "killed" and claim.low >= _TELLING and claim.qualifier != "vague" and claim.scope == "incident" and opens
    of_side = claim.scope == "cumulative" and (claim.people or "")[:1].isupper()
    return counted and (many or of_side or bool(claim.place or claim.claimant)) and not named


_STILL = re.compile(r"\b(?:remain(?:s|ed|ing)?|still)\b[^.;]{0,30}\bhospital", re.IGNORECASE)


def _without_echoes(entries: Sequence[Entry]) -> list[Entry]:
    """Without figures by nobody in particular that a named claimant gives for the same effect, place and number.

    As many `schoolgirls` as the claimant counts people are no echo: one of the two is wrong, and a flag says so.
    """
    named = {(e.claim.effect, fold(e.claim.place or ""), e.claim.low): e for e in entries if e.claim.claimant}
    told = ((e, named.get((e.claim.effect, fold(e.claim.place or ""), e.claim.low))) for e in entries)
    return [e for e, same in told if e.claim.claimant or same is None or is_whole_of(same.claim, e.claim)]


def _under_one_name(entries: Sequence[Entry]) -> list[Entry]:
    """Without a figure that the same claimant gives under a fuller name, for the same people, place and scope."""
    kept: list[Entry] = []
    for e in sorted(
        entries, key=lambda e: (not e.claim.place, not country_of(e.claim.place or ""), -len(e.claim.claimant or ""), _order(e))
    ):
        if not (e.claim.claimant and any(_is_twin(e, k) for k in kept)):
            kept.append(e)
    return kept


def _is_twin(entry: Entry, other: Entry) -> bool:
    one, two = entry.claim, other.claim
    figures = all(getattr(one, k) == getattr(two, k) for k in ("effect", "scope", "low", "high", "qualifier"))
    named = all(compatible(getattr(one, k), getattr(two, k)) for k in ("people", "since"))
    # Of a high total one text says the country, and another the town where most of it happened.
    wide = (
        one.scope == "cumulative" and one.low >= _HIGH and country_of(two.place or "") is not None and country_of(one.place or "") is None
    )
    return (
        figures
        and named
        and (wide or compatible(one.place, two.place))
        and one_claimant(one.claimant or "", two.claimant or "")
        and (one.scope == "cumulative" or entry.story == other.story or (one.low >= _TELLING and as_of(entry) == as_of(other)))
    )


def _order(entry: Entry) -> tuple[object, ...]:
    claim = entry.claim
    effects = ("killed", "injured", "missing", "displaced", "detained")
    return (claim.scope != "cumulative", effects.index(claim.effect), -claim.low, key_of(claim), entry.article.id, claim.start)


def row(entry: Entry, source: int, against: Against, entered: Sequence[Entry] = ()) -> LedgerRow:
    """A ledger row as the page prints it; `source` is the number of its article under Sources, `entered` all of the day's figures.

    Its key is that of the claimant's last figure for the same count, so that a count keeps its key however it is worded.
    """
    claim, article = entry.claim, entry.article
    last = last_figure(entry, against)
    return LedgerRow(
        key=last[1].key if last else key_of(claim),
        effect=claim.effect,
        scope=claim.scope,
        low=claim.low,
        high=claim.high,
        qualifier=claim.qualifier,
        figure=figure_in_words(claim),
        claimant=as_printed(claim.claimant or ""),
        via=claim.via or "",
        outlet=article.source,
        people=claim.people or "",
        place=claim.place or "",
        since=claim.since or "",
        severity=claim.severity or "",
        as_of=as_of(entry),
        story=entry.story,
        citation=Citation(source=source, field=claim.field, start=claim.start, end=claim.end),
        marks=marks_for(entry, against),
        flags=flags_for(entry, against, entered),
    )


def confirmed(rows: Sequence[LedgerRow]) -> tuple[LedgerRow, ...]:
    """The rows, with CONFIRMED on each whose figure another named claimant gives for the same count on the same day."""
    out = []
    for r in rows:
        same = (o for o in rows if o is not r and _gives_same(r, o))
        others = sorted({o.claimant for o in same})
        mark = Mark(kind="CONFIRMED", cause="claimant", note=f"as said by {', '.join(others)}")
        out.append(replace(r, marks=(*r.marks, mark)) if others and not any(m.kind == "CONFIRMED" for m in r.marks) else r)
    return tuple(out)


def _gives_same(one: LedgerRow, other: LedgerRow) -> bool:
    """Whether two claimants, neither of whom may be the other or anybody, give one figure for what can only be one count."""
    if (
        not one.claimant
        or not other.claimant
        or is_bare(one.claimant)
        or is_bare(other.claimant)
        or compatible(one.claimant, other.claimant)
    ):
        return False
    figures = (
        all(getattr(one, k) == getattr(other, k) for k in ("effect", "scope", "low", "high")) and one.qualifier != "vague" and one.low > 1
    )
    alike = (
        bool(one.place and other.place)
        and one.severity == other.severity
        and compatible(one.place, other.place)
        and compatible(one.people, other.people)
        and one_beginning(one.since, other.since)
    )
    return figures and alike and (one.scope == "cumulative" or one.story == other.story)

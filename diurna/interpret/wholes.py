"""Which count of one event holds another, and which two may be of one event: so that nobody adds them up.

Refuses parts that come to more than the whole, those whose own sentence dates them otherwise, and to merge anything: the rows stand as
they are, and a flag says how they belong together.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from diurna.edition import LedgerRow
from diurna.interpret.claimants import Entry, compatible
from diurna.interpret.figures import effect_in_words, figure_in_words
from diurna.interpret.figurewords import as_of, counted_on, dated_harm, sentence, told_by
from diurna.interpret.nesting import Nesting, lies_in
from diurna.interpret.places import country_of
from diurna.interpret.populations import ARMED, is_one_kind, population
from diurna.text import is_day

#: How the flag of a part begins.
AMONG = "among the "
#: How that of a count begins that may be of the event of another, which has a place.
PERHAPS = "perhaps the same event as "
#: So many are hardly counted twice by chance, and two counts of one event are of like size.
_TELLING, _NEAR = 10, 2
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
#: A toll is dated by the harm, by its article or as it was printed: two of one event are of days so near.
_NEAR_DAYS = timedelta(days=3)
#: So many are seldom killed at two sites of a kind in a week: they may be one event also where no day is named.
_MANY = 50
#: A total of the sentence before ends at most so many code points from its parts.
_JUST_BEFORE = 250
#: What is hit, and told by its kind before its place is known.
_VENUE = re.compile(
    r"\b(school|hospital|clinic|hotel|market|mosque|church|prison|camp|station|airport|bridge|wedding|funeral|ferry|bus|train|university)s?\b",
    re.IGNORECASE,
)


def whole_of(entry: Entry, entered: Sequence[Entry]) -> Entry | None:
    """The count for a whole country, in the same article and story, that this one of a place in it is a part of."""
    return next((e for e in entered if any(p is entry for p in _parts(e, entered))), None)


def _parts(whole: Entry, entered: Sequence[Entry]) -> list[Entry]:
    """The counts of places that a country's count in the same article holds; none where they come to more than it."""
    claim = whole.claim
    if claim.scope != "incident" or not claim.place or country_of(claim.place) is None:
        return []
    parts = [e for e in entered if e.article.id == whole.article.id and e.story == whole.story and _is_part(e, whole)]
    return parts if sum(p.claim.low for p in parts) <= claim.low else []


def _is_part(entry: Entry, whole: Entry) -> bool:
    one, all_ = entry.claim, whole.claim
    alike = all(getattr(one, k) == getattr(all_, k) for k in ("effect", "scope", "severity")) and one.low < all_.low
    placed = bool(one.place) and country_of(one.place or "") is None and one.qualifier != "vague"
    own = dated_harm(entry)
    return alike and placed and population(all_.people) in {"", population(one.people)} and own in {None, dated_harm(whole)}


def dated_by_whole(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, each part that its sentence doesn't date as of the day of the whole, and who else was hit there: it befell them on one
    day.
    """
    days = {_where(e): as_of(whole) for e in entries if (whole := whole_of(e, entries)) and dated_harm(whole)}
    return [replace(e, claim=replace(e.claim, as_of=days[_where(e)])) if _where(e) in days and _is_undated(e) else e for e in entries]


def _is_undated(entry: Entry) -> bool:
    return entry.claim.scope == "incident" and entry.claim.as_of is None and dated_harm(entry) is None


def _where(entry: Entry) -> tuple[str, str, str]:
    return (entry.article.id, entry.story, entry.claim.place or "")


def is_part_of_other(row: LedgerRow, people: str | None, among: int | None = None) -> bool:
    """Whether a row or a count of `people` is a part, told as such, and the other counts other people: neither answers the other."""
    part = among is not None or any(f.startswith(AMONG) for f in row.flags)
    return part and population(row.people) != population(people)


def without_words(entries: Sequence[Entry], told: Nesting) -> list[Entry]:
    """Without `dozens` where somebody counted the dead of the same place and day."""
    counts = [e for e in entries if e.claim.qualifier != "vague" and e.claim.scope == "incident" and e.claim.place]
    return [e for e in entries if e.claim.qualifier != "vague" or not any(_counts(c, e, told) for c in counts)]


def _counts(count: Entry, word: Entry, told: Nesting) -> bool:
    one, two = count.claim, word.claim
    alike = (one.effect, one.scope, one.severity) == (two.effect, two.scope, two.severity) and one.low >= two.low >= _TELLING
    if not alike or not two.place or {population(one.people), population(two.people)} & ARMED:
        return False
    return (compatible(one.place, two.place) or lies_in(one.place or "", two.place, told)) and counted_on(count) == counted_on(word)


def part_flags(entry: Entry, entered: Sequence[Entry]) -> Iterator[str]:
    """What a reader must not add up: a part to its whole, and a count of no place to the one that tells of the same kind of site."""
    if entry.claim.among is not None:
        held = _counted_with(entry, entered)
        told = _in_words(held) if held else f"{entry.claim.among:,} {effect_in_words(entry.claim)}"
        yield f"{AMONG}{told} in the same article: the two are not to be added"
    elif whole := whole_of(entry, entered) or _including(entry, entered):
        yield f"{AMONG}{_in_words(whole)} in the same article: the two are not to be added"
    elif other := _twin(entry, entered):
        yield f"{PERHAPS}{_in_words(other)} ({told_by(other)})"


def _counted_with(entry: Entry, entered: Sequence[Entry]) -> Entry | None:
    """The count in whose sentence a part is told, where the day has it."""
    one = entry.claim
    same = (e for e in entered if e.article.id == entry.article.id and (e.claim.effect, e.claim.low) == (one.effect, one.among))
    return next((e for e in same if e.claim.among is None and e.claim.quote == one.quote), None)


# `This includes nine people killed in Selm`: the total was told just before.
_INCLUDES = re.compile(r"(?:This|That|These|They|The (?:toll|total|figure|number)) includ|(?:Among|Of) (?:them|these|those)\b")


def _including(entry: Entry, entered: Sequence[Entry]) -> Entry | None:
    """The running total just before in the same article of which a sentence says that it includes this count."""
    claim = entry.claim
    if claim.scope != "incident" or claim.field != "text" or not _INCLUDES.match(sentence(entry).lstrip()):
        return None
    before = [
        e
        for e in entered
        if (e.article.id, e.claim.field, e.claim.effect) == (entry.article.id, "text", claim.effect)
        and e.claim.scope == "cumulative"
        and e.claim.place
        and e.claim.low > claim.low
        and 0 <= claim.start - e.claim.end < _JUST_BEFORE
    ]
    return max(before, key=lambda e: (e.claim.end, e.claim.low), default=None)


def _in_words(entry: Entry) -> str:
    claim = entry.claim
    return f"{figure_in_words(claim)} {effect_in_words(claim)}" + (f" in {claim.place}" if claim.place else "")


def _twin(entry: Entry, entered: Sequence[Entry]) -> Entry | None:
    """The placed count of another article that may be of the event of which this one names only the kind of site, or the country too."""
    claim = entry.claim
    if (claim.place and country_of(claim.place) is None) or claim.scope != "incident" or claim.low < _TELLING:
        return None
    sites, land = _sites(entry), claim.place or ""
    placed = (e for e in entered if e.claim.place and country_of(e.claim.place) is None and land in f"{e.article.title} {e.article.text}")
    return next((e for e in placed if _near(claim.low, e.claim.low) and _may_be_one(entry, e) and sites & _sites(e)), None)


def _may_be_one(one: Entry, two: Entry) -> bool:
    alike = (one.claim.effect, one.claim.scope) == (two.claim.effect, two.claim.scope) and one.article.id != two.article.id
    days = [as_of(e) for e in (one, two)]
    undated = one.claim.low >= _MANY and dated_harm(one) is None
    near = all(map(is_day, days)) and are_near(*days, within=_WEEK if undated else _DAY)
    return alike and is_one_kind(one.claim.people, two.claim.people, whole=False) and near


def are_near(one: str, two: str, *, within: timedelta = _NEAR_DAYS) -> bool:
    """Whether two accounts can be of one event by their days; also where one of them gives no day."""
    return not (is_day(one) and is_day(two)) or abs(date.fromisoformat(one) - date.fromisoformat(two)) <= within


def _near(one: int, two: int) -> bool:
    return one <= _NEAR * two and two <= _NEAR * one


def _sites(entry: Entry) -> frozenset[str]:
    return frozenset(m.group(1).lower() for m in _VENUE.finditer(sentence(entry)))

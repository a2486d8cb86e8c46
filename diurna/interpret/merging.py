"""One entry for one figure, however often a window repeats it: the fullest, and of those that a claimant replaced the last.

Refuses to make one of two figures whose claimants, people, places or stories cannot be one.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from diurna.interpret.claimants import Entry, compatible, is_bare, one_claimant
from diurna.interpret.places import country_of
from diurna.interpret.populations import population
from diurna.interpret.voices import fuller, one_voice, organ_of
from diurna.model import Casualty
from diurna.text import fold


def merged(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """One entry for each claimant, effect, figure and story: the fullest, with what it lacks taken from the others of its article.

    A claimant is one under several names (`voices.one_voice`), and a figure by nobody is that of whoever gives it in the same story.
    """
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for e in sorted(entries, key=lambda e: (not e.claim.claimant, preference(e))):
        groups.setdefault((e.claim.effect, e.claim.low), []).append(e)
    told: dict[tuple[str, str], set[str | None]] = {}
    for e in entries:
        told.setdefault((e.article.id, e.claim.effect), set()).add(e.claim.claimant)
    sides = {key: len(claimants) for key, claimants in told.items()}
    return tuple(one for group in groups.values() for one in _apart(group, sides))


def latest_told(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Without figures of one incident that the same outlet and claimant replaced by a later one in the same window, or the same claimant by
    a higher one that another outlet carried later.
    """
    groups: dict[tuple[str, ...], list[Entry]] = {}
    for e in entries:
        c = e.claim
        about = (e.article.source, fold(c.claimant or ""), c.effect, fold(c.place or ""), fold(c.people or ""), e.story)
        groups.setdefault(about, []).append(e)
    kept = [e for group in groups.values() for e in group if _is_last(e, group)]
    return tuple(e for e in kept if not any(_is_part(e, other) or _is_overtaken(e, other) for other in kept))


# `four more people had died`, `five more bodies`: what is added to a toll that the same text gives.
_MORE = re.compile(r"\b(?:\w+ more|another|further|additional)\b", re.IGNORECASE)


def _is_part(entry: Entry, whole: Entry) -> bool:
    one, other = entry.claim, whole.claim
    # Of an incident's count no running total is the whole that its quote adds to.
    same = entry.article.id == whole.article.id and (one.effect, one.scope) == (other.effect, other.scope) and one.low < other.low
    return same and compatible(one.claimant, other.claimant) and not re.search(r"more than", one.quote) and bool(_MORE.search(one.quote))


def _is_overtaken(entry: Entry, other: Entry) -> bool:
    """Whether a named claimant gave more of the same incident at the same place, or as its total, later in the day: what came first no
    longer stands.
    """
    one, two, first, then = entry.claim, other.claim, entry.article.published_at, other.article.published_at
    one_count = one.scope == "cumulative" or (one.place and entry.story == other.story)
    later = first and then and (first < then or (first == then and one.scope == "cumulative"))
    if not (later and one.claimant and two.claimant and one_count):
        return False
    alike = all(
        fold(getattr(one, k) or "") == fold(getattr(two, k) or "") for k in ("effect", "scope", "place", "people", "severity", "since")
    )
    return alike and one.low < two.low and "vague" not in {one.qualifier, two.qualifier} and _one_name(one, two)


def _one_name(one: Casualty, two: Casualty) -> bool:
    return not is_bare(one.claimant or "") and one_claimant(one.claimant or "", two.claimant or "")


def _is_last(entry: Entry, group: Sequence[Entry]) -> bool:
    if entry.claim.scope == "cumulative" or not entry.claim.place:
        return True
    times = {e.article.id: e.article.published_at for e in group}
    mine = times[entry.article.id]
    return not any(i != entry.article.id and at is not None and mine is not None and at > mine for i, at in times.items())


def _apart(group: Sequence[Entry], sides: Mapping[tuple[str, str], int]) -> list[Entry]:
    """The entries of a group that cannot be one: other claimants, places, people or stories.

    Of two names of one claimant stays the entry of the article that tells fewer sides (`sides`: claimants by article and effect).
    """
    kept: list[list[Entry]] = []
    for e in group:
        home = next((same for same in kept if any(_is_one(k, e) for k in same)), None)
        if home is None:
            kept.append([e])
        else:
            home.append(e)
    return [_best(same, sides) for same in kept]


def _best(same: Sequence[Entry], sides: Mapping[tuple[str, str], int]) -> Entry:
    """Of entries that are one figure, the first, under the fullest name, with what it lacks taken from the others of its article."""
    best = same[0]
    for e in same[1:]:
        one, other = best.claim, e.claim
        if one.claimant and other.claimant and fold(one.claimant) != fold(other.claimant):
            fewer = sides[e.article.id, other.effect] < sides[best.article.id, one.effect]
            best = e if fewer and other.field == "text" and bool(other.place) >= bool(one.place) else best
            best = replace(best, claim=replace(best.claim, claimant=fuller(one.claimant, other.claimant)))
    for e in same:
        if e.article.id == best.article.id:
            best = replace(best, claim=_filled(best.claim, e.claim))
    return best


def _is_one(one: Entry, other: Entry) -> bool:
    """Whether two entries of one effect and number are one figure; `one` stands first by `preference`, the named before the others."""
    a, b = one.claim, other.claim
    if a.quote == b.quote and len(a.quote) > _SENTENCE:
        return True  # two versions of a report, told as two stories
    retold = _retold(one, other)
    if a.qualifier != b.qualifier and not (retold and {a.qualifier, b.qualifier} <= ALIKE):
        return False
    if a.high != b.high and not retold:
        return False
    if fold(a.claimant or "") == fold(b.claimant or ""):
        total = a.scope == b.scope == "cumulative" and a.low >= _HIGH and bool(a.place) and fold(a.place or "") == fold(b.place or "")
        return (one.story == other.story or total) and (retold or _same(a, b))
    if not b.claimant:
        return one.story == other.story and (retold or _echoed(one, other))
    general = retold and b.claimant == b.claimant.capitalize()  # a headline's `Aid group`, `Officials`
    voice = general or one_voice(a.claimant, b.claimant) or (retold and organ_of(b.claimant, a.claimant or ""))
    placed = bool(a.place) and bool(b.place)
    return voice and (one.story == other.story or placed) and (retold or _same(a, b))


#: Words that long are hardly written twice.
_SENTENCE = 40
#: Between these the wording moves from headline to text and the count doesn't.
ALIKE = frozenset({"exact", "about", "at_least"})


def _echoed(one: Entry, other: Entry) -> bool:
    """Whether a figure by nobody is the one that a claimant gives: of another article, or of the same place in so many words."""
    a, b = one.claim, other.claim
    if one.article.id == other.article.id:
        if a.place and fold(a.place) == fold(b.place or ""):
            return compatible(a.people, b.people)
        return _around(a.place, b.place) and population(a.people) == population(b.people) and bool(a.people)
    told = a.low >= _TELLING or (bool(a.place) and bool(b.place))
    return told and (_same(a, b) or (compatible(a.people, b.people) and _around(a.place, b.place)))


#: Two totals of one country that are so high and equal are one.
_HIGH = 50
#: One or two dead of one story are often others; so many are hardly met twice.
_TELLING = 3


def _around(one: str | None, other: str | None) -> bool:
    """Whether one of two places is a country, within which the other may lie."""
    return bool(one and other) and (country_of(one or "") is None) != (country_of(other or "") is None)


def _same(one: Casualty, other: Casualty) -> bool:
    return all(compatible(getattr(one, k), getattr(other, k)) for k in ("place", "people", "since", "severity"))


def _retold(one: Entry, other: Entry) -> bool:
    """Whether a headline and its own article give one figure, which the text then places better."""
    return one.article.id == other.article.id and one.claim.field != other.claim.field


def _filled(claim: Casualty, other: Casualty) -> Casualty:
    lacking: Mapping[str, str] = {
        k: v for k in ("place", "people", "since", "via", "severity") if not getattr(claim, k) and (v := getattr(other, k))
    }
    return replace(claim, **lacking)


def preference(entry: Entry) -> tuple[object, ...]:
    """What sorts the best-sourced claim first: the most said of it, then the first had."""
    claim = entry.claim
    filled = sum(bool(x) for x in (claim.claimant, claim.via, claim.place, claim.people, claim.since, claim.scope == "cumulative"))
    return (
        claim.field == "title",
        -filled,
        entry.article.fetched_at is None,
        entry.article.fetched_at,
        entry.article.id,
        claim.field,
        claim.start,
    )

"""Reasons to read a figure with care, in words: each stands beside the figure as a flag.

Refuses to drop a figure, and to call it wrong: a flag says what doesn't fit, and the reader sees both.
"""

import re
from collections.abc import Iterator, Sequence

from diurna.edition import LedgerRow
from diurna.interpret.against import LEAP, Against, given_on, last_figure, own_rows
from diurna.interpret.beginnings import one_beginning
from diurna.interpret.claimants import Entry, as_printed, compatible
from diurna.interpret.claims.lexicon import is_many
from diurna.interpret.figures import differs, figure_in_words, with_people
from diurna.interpret.figurewords import as_of, method_change, told_by
from diurna.interpret.places import country_of
from diurna.interpret.populations import ARMED, is_one_kind, part_of, population
from diurna.interpret.wholes import part_flags
from diurna.model import Casualty
from diurna.text import day_in_words, fold, is_day, words

# How the flag of a figure begins that grew beyond measure: it is shown with its flag, and never carried on or held against others.
JUMP = "a jump from"
#: How that of a total begins beside which another stands on the same day; it is of that day, and never carried on.
BESIDE = "another total of the same:"
_BEFELL = frozenset({"killed", "dead", "deaths", "died", "injured", "wounded", "hurt", "missing", "displaced", "detained", "arrested"})
# Below this two numbers of one text are alike too often for it to mean anything.
_TELLING = 10
# What a text counts besides people: a number that stands before one of these and is a toll too may have been taken for it.
_THINGS = re.compile(
    r"\s(?:(?!(?:in|at|by|of|on|from|and|near|after|to) )[\w-]+ ){0,2}?"
    r"(?:shelters?|schools?|hospitals?|clinics?|aircraft|drones?|missiles?|rockets?|ships?|vessels?|boats?|tanks?|"
    r"buildings?|houses|homes|vehicles|trucks|lorries|strikes|attacks|air ?strikes|raids|detainees|prisoners|hostages|flights|villages|"
    r"towns|targets|sites)\b",
    re.IGNORECASE,
)


def flags_for(entry: Entry, against: Against, entered: Sequence[Entry] = ()) -> tuple[str, ...]:
    """The flags of one figure; `entered` are all of the day's."""
    return (
        *_falls(entry, against),
        *_leaps(entry, against),
        *_exceeds(entry, entered),
        *_mistaken(entry, entered),
        *_overlaps(entry, entered),
        *_beside_another(entry, entered),
        *_part_for_all(entry, entered),
        *part_flags(entry, entered),
    )


def _part_for_all(entry: Entry, entered: Sequence[Entry]) -> Iterator[str]:
    """So many of a kind where a claimant counts as many in all: a headline may have made all of them schoolgirls."""
    whole = next((e.claim for e in entered if e.claim.claimant and is_whole_of(e.claim, entry.claim)), None)
    if whole:
        yield f"the same number stands for all who were {whole.effect} there, by {as_printed(whole.claimant or '')}"


def takes_part_for_all(entry: Entry, entered: Sequence[Entry]) -> bool:
    """Whether a figure says of all whom a claimant counts that they were of one kind."""
    return any(_part_for_all(entry, entered))


def is_whole_of(whole: Casualty, part: Casualty) -> bool:
    """Whether a claim counts all people of whom `part` says, in the same number, that they were of one kind, at one place."""
    same = (whole.effect, whole.scope, whole.low) == (part.effect, part.scope, part.low) and part.low >= _TELLING
    placed = bool(whole.place) and fold(whole.place or "") == fold(part.place or "")
    return same and placed and not part_of(whole.people) and population(part.people) not in {"", "civilians", *ARMED}


def _falls(entry: Entry, against: Against) -> Iterator[str]:
    """A running total that falls, unless the claimant counts otherwise now."""
    claim, last = entry.claim, last_figure(entry, against)
    if claim.scope == "cumulative" and claim.claimant and last and claim.low < last[1].low and not method_change(entry):
        yield f"a running total that falls: {last[1].figure} on {day_in_words(given_on(*last))}"


def is_doubted(row: LedgerRow) -> bool:
    """Whether a figure jumped beyond what its claimant's others make likely."""
    return any(flag.startswith(JUMP) for flag in row.flags)


def leaps(entry: Entry, against: Against) -> bool:
    """Whether a count grew beyond measure, by one origin alone."""
    return any(_leaps(entry, against))


def _leaps(entry: Entry, against: Against) -> Iterator[str]:
    """A count that grew beyond measure and that one origin alone gives."""
    claim = entry.claim
    rows = own_rows(entry, against.before)
    same = [
        (d, r)
        for d, r in rows
        if _is_same_row(entry, r.place, r.people, r.since)
        and r.severity == (claim.severity or "")
        and (claim.scope == "cumulative" or r.story == entry.story)
    ]
    origins = against.carriers.get((claim.effect, claim.low, claim.high), frozenset())
    if claim.claimant and same and claim.low > LEAP * same[-1][1].low and claim.low >= _TELLING and len(origins) <= 1:
        yield f"{JUMP} {same[-1][1].figure} on {day_in_words(given_on(*same[-1]))}, by one origin only"


def _is_same_row(entry: Entry, place: str, people: str, since: str) -> bool:
    claim = entry.claim
    return [fold(x or "") for x in (claim.place, claim.people, claim.since)] == [fold(x) for x in (place, people, since)]


def _exceeds(entry: Entry, entered: Sequence[Entry]) -> Iterator[str]:
    """An incident's count above the running total that holds it, by the same claimant."""
    claim = entry.claim
    for other in entered:
        total = other.claim
        same = total.claimant and fold(total.claimant) == fold(claim.claimant or "") and total.effect == claim.effect and not total.people
        scopes = (claim.scope, total.scope) == ("incident", "cumulative") and compatible(claim.place, total.place)
        if scopes and same and total.high is not None and claim.low > total.high:
            yield f"more than the running total by the same claimant: {figure_in_words(total)}"
            return


def _mistaken(entry: Entry, entered: Sequence[Entry]) -> Iterator[str]:
    """A figure that the same text also gives for something else, and that doesn't say of itself that it counts people: one of the two
    may be misread. `At least 40 people were killed` is sure, however many buildings were hit.
    """
    claim, article = entry.claim, entry.article
    if claim.low < _TELLING or claim.qualifier == "vague" or _counts_people(claim):
        return
    same = (e for e in entered if e.article.id == article.id and e.claim.low == claim.low and e.claim.effect != claim.effect)
    twin = next((e for e in same if e.claim.qualifier != "vague"), None)
    if twin:
        yield f"the same article gives {claim.low:,} {twin.claim.effect}, too"
        return
    for found in _number(claim.low).finditer(article.text):
        if thing := _THINGS.match(article.text, found.end()):
            yield f"the same article gives {found.group()}{thing.group()}, too"
            return


def _number(value: int) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,])(?:{re.escape(f'{value:,}')}|{value})(?![\d,]|\.\d)")


def _counts_people(claim: Casualty) -> bool:
    """Whether a noun for people, or what befell them, follows the figure within three words: `16 villagers`, `16 were killed`."""
    following = (words(claim.quote[m.end() :].split(".")[0])[:3] for m in _number(claim.low).finditer(claim.quote))
    return any(is_many(w) or w in _BEFELL for told in following for w in told)


def _overlaps(entry: Entry, entered: Sequence[Entry]) -> Iterator[str]:
    """A running total that holds part of another by the same claimant, or the other way round: the two are never to be added."""
    claim = entry.claim
    if claim.scope != "cumulative" or not claim.claimant:
        return
    for other in entered:
        total = other.claim
        same = fold(total.claimant or "") == fold(claim.claimant) and (total.effect, total.scope) == (claim.effect, claim.scope)
        # What its own sentence breaks down is flagged as a part of that.
        told = (claim.among, entry.article.id) == (total.low, other.article.id)
        if not same or told or total.low <= claim.low or not compatible(claim.place, total.place):
            continue
        if claim.people and not total.people and one_beginning(claim.since, total.since):
            yield f"among the {_all_told(total)} by the same claimant{_given(other)}: the two are not to be added"
            return
        begun = bool(claim.since and total.since) and fold(claim.since or "") != fold(total.since or "")
        if fold(claim.people or "") == fold(total.people or "") and begun:
            beside = f"{_all_told(total)} since {total.since} by the same claimant{_given(other)}"
            yield f"overlaps with the {beside}: the two are not to be added"
            return


def _beside_another(entry: Entry, entered: Sequence[Entry]) -> Iterator[str]:
    """A total that cannot be right beside another's of the same people and place, which a panel doesn't hold side by side: one of the two
    is by nobody, or by a word alone (`hundreds of thousands`).
    """
    one = entry.claim
    for other in entered:
        two = other.claim
        unheld = not (one.claimant and two.claimant) or "vague" in {one.qualifier, two.qualifier}
        if unheld and _is_total(one) and _is_total(two) and _are_of_one(one, two) and _are_apart(one, two):
            yield f"{BESIDE} {figure_in_words(two)} ({told_by(other)})"
            return


def _is_total(claim: Casualty) -> bool:
    """Whether a count runs over a time; those who fled a country are counted as long as they are away."""
    return claim.scope == "cumulative" or (claim.effect == "displaced" and country_of(claim.place or "") is not None)


def _are_apart(one: Casualty, two: Casualty) -> bool:
    """Whether two figures cannot both be right, or so far from each other that `more than` the lower hardly means the higher."""
    low, high = sorted((one.low, two.low))
    return differs((one.low, one.high), (two.low, two.high)) or high > LEAP * low


def _are_of_one(one: Casualty, two: Casualty) -> bool:
    alike = (one.effect, one.severity) == (two.effect, two.severity) and bool(one.place) and fold(one.place or "") == fold(two.place or "")
    return alike and is_one_kind(one.people, two.people, whole=True) and one_beginning(one.since, two.since)


def _all_told(total: Casualty) -> str:
    """`more than 2,800 detained in Oman`: which other figure is meant."""
    return f"{with_people(figure_in_words(total), total.people or '')} {total.effect}" + (f" in {total.place}" if total.place else "")


def _given(total: Entry) -> str:
    """Where and when the other figure was given, for a reader of a later edition, which may not print it: ` (The Courier, 2 March)`."""
    return f" ({total.article.source}, {day_in_words(as_of(total))})" if is_day(as_of(total)) else ""

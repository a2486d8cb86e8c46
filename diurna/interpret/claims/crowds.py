"""People who are no party by name, as those who act or are acted upon: crowds that protest, a state's people, poets that are jailed.

It refuses things of a state for its people (`Tovish shares eased`), and whatever no noun says is people.
"""

from diurna.interpret.claims import phrases
from diurna.interpret.claims.actors import Clause, Party
from diurna.interpret.claims.lexicon import is_many, is_one


def crowd(clause: Clause, at: int, code: str) -> tuple[Party, ...]:
    """`Thousands of people protest`: who protests need be no party."""
    told = phrases.phrase_before(clause, at) if code == "PROTEST" else None
    if not told or not is_many(told.split()[-1].lower()):
        return ()
    first = phrases.clause_start(clause, at)
    return (Party(told, first, at),)


def people_of(clause: Clause, found: tuple[Party, ...], end: int) -> tuple[Party, ...]:
    """`Tovish women protest`: the people, not their state; none where a thing of that state is told of (`Tovish shares eased`)."""
    if len(found) != 1 or clause.tags[found[0].first : found[0].last] not in {"A", "N"} or clause.words[found[0].last - 1].owns:
        return found
    first, last = found[0].first, found[0].last
    while last < end and _goes_on(clause, last):
        last += 1
    noun = clause.words[last - 1]
    if last > found[0].last and (is_many(noun.low) or is_one(noun.low)):
        return (Party(clause.text[clause.words[first].start : noun.end], first, last),)
    return () if last > found[0].last and (clause.tags[first] == "N" or not noun.low.endswith("s")) else found


def _goes_on(clause: Clause, at: int) -> bool:
    """Whether the word `at` may belong to the noun that an adjective before it begins."""
    low = clause.words[at].low
    return clause.tags[at] in "xw" and not low.endswith(("ly", "ed")) and low not in phrases.TIMES


def unnamed(clause: Clause, at: int, after: int) -> tuple[Party, ...]:
    """`A jailed two dozen poets`: people who are no party, as the object of a verb."""
    text, last = phrases.object_of(clause, after - 1, after=frozenset())
    head = text.split(" of ")[0].split()[-1].lower() if text else ""
    return (Party(text, at + 1, last),) if text and (is_many(head) or is_one(head)) else ()

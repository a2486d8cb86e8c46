"""Acts of diplomacy told by a noun: `A's criticism of B`, `a visit by A to B`, `pressure from A`, `A voiced support for B`.

It refuses a noun without a doer beside it, one without anybody to whom it is done unless `by` names the doer, and what there is none of
(`no support for B`).
"""

from functools import cache

from diurna.interpret.claims import aims, relations
from diurna.interpret.claims.actors import Clause, Party, lexicon
from diurna.interpret.claims.meetings import Event
from diurna.interpret.claims.senses import is_noun
from diurna.interpret.places import is_place

_NONE = frozenset(
    {
        "no",
        "without",
        "lack",
        "any",
        "little",
        "possible",
        "potential",
        "future",
        "avoid",
        "despite",
        "pose",
        "poses",
        "posed",
        "posing",
        "seek",
        "seeks",
        "sought",
        "seeking",
    }
)


@cache
def deeds() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Nouns with their PLOVER code and the prepositions before whom the deed is done to."""
    found = dict[str, tuple[str, tuple[str, ...]]]()
    for head, members in lexicon().sets.items():
        kind, _, rest = head.partition(" ")
        if kind == "deed":
            code, _, before = rest.partition(" ")
            found |= dict.fromkeys(members, (code, tuple(before.split(","))))
    return found


def deed(clause: Clause, at: int) -> Event | None:
    """The act that the noun at the word `at` tells of; None where it lacks a side."""
    low = clause.words[at].low
    if (
        low not in deeds()
        or (low in lexicon().acts and not is_noun(clause, at))
        or {word.low for word in clause.words[max(0, at - 3) : at]} & _NONE
    ):
        return None
    code, before = deeds()[low]
    others = _done_to(clause, at, before)
    by = relations.complement(clause, at + 1, before=("by", "from"), reach=3)
    if by and clause.tags[by[-1].last : by[-1].last + 1] in {"s", "w"}:
        return None  # `help from A's jets`
    doers = by or _owner(clause, at) or _teller(clause, at)
    if by and not others and clause.words[at + 1].low == "from":
        others = relations.subject(clause, at)
    if not doers or not (others or by) or _same(doers, others):
        return None
    goal = others and code == "CONSULT" and clause.words[others[0].first - 1].low == "to" and is_place(others[0].name)
    spans = (*doers, *others)
    first, last = min(at, *(p.first for p in spans)), max(at + 1, *(p.last for p in spans))
    place = others[0].name if goal else None
    return Event(first=first, last=last, code=code, actors=doers, others=() if goal and not by else others, place=place)


def _done_to(clause: Clause, at: int, before: tuple[str, ...]) -> tuple[Party, ...]:
    """Whom the deed is done to; `support for strikes on B` and `support for B strikes` are for no B."""
    others = relations.complement(clause, at + 1, before=before, reach=5)
    return () if others and "s" in clause.tags[at + 1 : others[-1].last + 1] else others


def _owner(clause: Clause, at: int) -> tuple[Party, ...]:
    """Whose deed it is; an office before it is only its adjective (`an official visit`)."""
    found = () if clause.tags[at - 1 : at] == "&" else aims.owner(clause, at)  # `to beat A and cooperation with B`
    return (
        found
        if not found or set(clause.tags[found[-1].first : found[-1].last]) & set("NAGC") or clause.words[found[-1].last - 1].owns
        else ()
    )


def _teller(clause: Clause, at: int) -> tuple[Party, ...]:
    """`A voiced support for B`: the subject of the verb that the noun is the object of."""
    i = at
    while i and clause.tags[i - 1] in "DxMA" and at - i < 3:
        i -= 1
    if not i or clause.tags[i - 1] in "T&,.;:BPQ-":
        return ()
    return relations.subject(clause, i - 1) or relations.subject(clause, i)


def _same(doers: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    return bool({p.name for p in doers} & {p.name for p in others})

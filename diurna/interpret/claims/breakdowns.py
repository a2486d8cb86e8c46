"""Those whom a sentence counts within a count of its own: `nine were killed, including three children`, `20, four of them nurses`.

Refuses one person, parts that no noun names, and parts that could be of the dead as well as of the wounded: a part is told so that nobody
adds it to its whole, and `among` says which.
"""

import re
from collections.abc import Sequence

from msgspec import structs

from diurna.interpret.claims import grammar
from diurna.interpret.claims.groups import Group
from diurna.interpret.claims.mentions import Mention
from diurna.interpret.claims.numbers import quantity_at
from diurna.interpret.claims.reading import Reading, take_apart

#: Four of five counts have no part: they are not read twice.
_OPENS = re.compile(r"\b(?:includ\w+|of (?:them|whom)|among|comprising|namely)\b", re.IGNORECASE)
_NOBODY = frozenset({"", "them", "others", "people", "persons", "year-old", "victims", "dead", "bodies", "casualties", "more", "members"})
_LEADING = grammar.DEMONSTRATIVES | grammar.POSSESSIVES | {"of", "them", "whom", "a", "an", "the", "were", "are"}


def parts(sentence: str, said: Sequence[Mention]) -> tuple[Mention, ...]:
    """What `said` of `sentence` counts again by what they were; each has as `among` the count that holds it."""
    wholes = [m for m in said if m.low > 1 and not (m.many or m.mixed or m.among) and m.qualifier != "vague"]
    if not wholes or not _OPENS.search(sentence):
        return ()
    reading = take_apart(sentence)
    told = ((g, _whole(reading, g, wholes)) for g in reading.groups if _is_part(reading, g))
    taken = {m.number_at for m in said}
    return tuple(_counted(reading, g, m) for g, m in told if m and reading.tokens[g.start].start not in taken)


def _is_part(reading: Reading, group: Group) -> bool:
    counts = group.kind == "count" and group.low > 1 and not group.weak and group.head not in _NOBODY
    return counts and (group.part or _were_among(reading, group))


def _were_among(reading: Reading, group: Group) -> bool:
    """`150 pupils were among 165 people killed`, in a headline without `were`."""
    after = [t.low for t in reading.tokens[group.end : group.end + 2]]
    return after[:1] == ["among"] or (len(after) > 1 and after[0] in grammar.BE and after[1] == "among")


def _whole(reading: Reading, group: Group, wholes: Sequence[Mention]) -> Mention | None:
    at = reading.tokens[group.start].start
    beside = [m for m in wholes if (m.number_at > at if _were_among(reading, group) else m.number_at < at)]
    near = beside[0] if beside and beside[0].number_at > at else beside[-1] if beside else None
    alone = len({m.effect for m in beside}) == 1
    return near if near and alone and near.low > group.low else None


def _counted(reading: Reading, group: Group, whole: Mention) -> Mention:
    found = reading.tokens
    size = quantity_at(found, group.start)
    start = size.end if size else group.start
    while start < group.end and found[start].low in _LEADING:
        start += 1
    people = " ".join(t.text for t in found[start : group.end])
    return structs.replace(
        whole, low=group.low, high=group.high, qualifier=group.qualifier, heads=(group.head,), people=(people,), names=(),
        number_at=found[group.start].start, among=whole.low,
    )  # fmt: skip

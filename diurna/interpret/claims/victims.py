"""Whom a casualty word befell: its subject in the passive, its object in the active, the group next to it in a headline.

It refuses a bare plural before an active verb: gunmen who killed are not killed.
"""

from collections.abc import Callable, Sequence

from diurna.interpret.claims import grammar
from diurna.interpret.claims.chains import (
    between_is_chain,
    chain_left,
    chain_right,
    followed_by_predicate,
    object_of_preposition,
    same_bracket,
    whole,
)
from diurna.interpret.claims.groups import Group
from diurna.interpret.claims.harms import Trigger
from diurna.interpret.claims.names import names_after, names_before
from diurna.interpret.claims.nouns import after_toll, before_body, before_noun
from diurna.interpret.claims.numbers import SPELLED
from diurna.interpret.claims.reading import Reading
from diurna.interpret.claims.tokens import Token


def victims(reading: Reading, k: int) -> list[Group]:
    """Groups that the k-th casualty word befell, in reading order."""
    trigger = reading.triggers[k]
    by_form: dict[str, Callable[[], list[Group]]] = {
        "part": lambda: _of_participle(reading, k),
        "left": lambda: _to_left(reading, k, trigger.start),
        "right": lambda: _to_right(reading, k),
        "noun": lambda: before_noun(reading, trigger),
        "body": lambda: before_body(reading, trigger),
        "toll": lambda: after_toll(reading, trigger),
    }
    return by_form[trigger.form]()


def _of_participle(reading: Reading, k: int) -> list[Group]:
    """A participle takes its subject in the passive, else its object, else the group right before it."""
    trigger = reading.triggers[k]
    passive = _auxiliary(reading, trigger)
    if passive is not None:
        left = _to_left(reading, k, passive)
        right = _to_right(reading, k) if all(g.weak for g in left) else []
        return right or [*left, *_alongside(reading, k)]
    near = [g for g in _adjacent(reading, k) if g.kind != "many" and not (g.weak and g.kind == "one")]
    near = [] if near and _acts(reading, trigger, near) and _takes_object(reading.tokens, trigger.end) else near
    right = _to_right(reading, k)
    if near and not (right and _acts(reading, trigger, near)):
        return near
    return right or _joined(reading, k)


def _alongside(reading: Reading, k: int) -> list[Group]:
    """`was killed along with his three sons`: those named after the verb."""
    found, i = reading.tokens, reading.triggers[k].end
    words = [t.low for t in found[i : i + 4]]
    at = next((i + j + 1 for j, w in enumerate(words) if w in {"alongside", "with"}), None)
    if at is None or not {"alongside", "along", "together"} & set(words):
        return []
    first = next((g for g in reading.groups if g.start == at), None)
    return chain_right(reading, first) if first and not followed_by_predicate(reading, first) else []


def _joined(reading: Reading, k: int) -> list[Group]:
    """`was taken from a bus and executed`: a participle joined to an earlier passive shares its subject."""
    trigger, found = reading.triggers[k], reading.tokens
    before = next((i for i in range(trigger.start - 1, -1, -1) if found[i].low not in grammar.ADVERBS), -1)
    if before < 0 or found[before].low != "and":
        return []
    low = _floor(reading, k, before)
    passive = next((i for i in range(before - 1, low, -1) if found[i].low in grammar.BE), None)
    return _to_left(reading, k, passive) if passive is not None else []


def _auxiliary(reading: Reading, trigger: Trigger) -> int | None:
    """Token where the verb group begins, if `trigger` stands in the passive or after a linking verb."""
    found, i = reading.tokens, trigger.start - 1
    while i >= 0 and trigger.start - i <= 6:
        low = found[i].low
        if low in grammar.BE or low.endswith("n't"):
            while i > 0 and (found[i - 1].low in grammar.AUXILIARIES or found[i - 1].low in grammar.ADVERBS - {"both", "all", "least"}):
                i -= 1
            return i
        if low in {"went", "gone", "goes"} and trigger.effect == "missing":
            return i
        if low in {"have", "has", "had"} and trigger.word not in {"killed", "injured", "wounded", "slain", "murdered", "hurt"}:
            return i
        if (
            low not in grammar.ADVERBS
            and not low.endswith("ly")
            and low not in {"shot", "and", "or", "killed", "stabbed", "in", "critically"}
        ):
            return None
        if low in {"and", "or"} and not (i and (found[i - 1].low.endswith(("ed", "en")) or found[i - 1].low in {"shot", "dead", "either"})):
            return None
        i -= 1
    return None


def _floor(reading: Reading, k: int, at: int) -> int:
    """First token of the clause that ends before `at`: after the last subordinator, strong mark or finished casualty word."""
    found = reading.tokens
    earlier = reading.triggers[k - 1].end if k else 0
    depth = 0
    for i in range(at - 1, -1, -1):
        token = found[i]
        if token.text == ")":
            depth += 1
        elif token.text == "(":
            if depth == 0:
                return i + 1
            depth -= 1
        if depth:
            continue
        if i < earlier:
            return earlier
        if token.text in ";:" or (token.low in grammar.BOUNDARIES and token.low != "since"):
            return i + 1
        if token.low == "as" and i + 1 < len(found) and found[i + 1].low != "well" and (not i or found[i - 1].low != "well"):
            return i + 1
    return max(0, min(earlier, at))


def _to_left(reading: Reading, k: int, at: int) -> list[Group]:
    """The subject of a verb group that begins at token `at`."""
    found = reading.tokens
    relative = at - 1 if at and found[at - 1].low in {*grammar.RELATIVES, "that"} else None
    stop = relative if relative is not None else at
    low = _floor(reading, k, stop)
    near = [g for g in reading.groups if low <= g.start and g.end <= stop]
    inner = [g for g in near if g.part and same_bracket(found, g.start, at)]
    open_groups = inner or [g for g in near if not g.part and not _bare_no(reading, g) and not object_of_preposition(reading, g)]
    if found[stop - 1].low == "whom" if stop else False:
        open_groups = [g for g in near if g.end <= stop][-1:]
    part = [g for g in reading.groups if g.part and g.end == at and relative is not None and g.start < relative]
    if part:
        return part  # 21 of whom were dead on arrival
    if relative is not None:
        open_groups = [g for g in near if not g.part][-1:]
        if open_groups and open_groups[0].low > 1 and found[at].low in {"was", "is", "has"}:
            open_groups = []  # one person died: the name before `who`, not the crowd before it
    if not open_groups:
        return names_before(reading, stop, low)
    anchor = open_groups[-1]
    total = whole(reading, open_groups, at)
    if total:
        return [total]
    named = names_before(reading, stop, max(low, anchor.end))
    if named and not between_is_chain(reading, anchor, named[0].start):
        return named
    return _one_of_two_offices(reading, chain_left(reading, open_groups), at)


def _bare_no(reading: Reading, group: Group) -> bool:
    """`no fly zone`: a `no` before something else is nobody who died or not."""
    return group.kind == "none" and not group.head and reading.tokens[group.end - 1].low in {"no", "zero"}


def _one_of_two_offices(reading: Reading, chain: list[Group], at: int) -> list[Group]:
    """`an official and activist was shot`: a singular verb, and no article before the second; `… freed 90 and a guard was shot`."""
    found = reading.tokens
    if found[at].low not in {"was", "is", "has"} or len(chain) == 1 or chain[-1].kind != "one":
        return chain
    if all(g.kind == "one" for g in chain):
        return chain[:1] if len(chain) == 2 and found[chain[1].start].low not in _COUNTING_ARTICLES else chain
    return chain[-1:]


_COUNTING_ARTICLES = frozenset({"a", "an", "one", "another", "his", "her", "their"})


def _adjacent(reading: Reading, k: int) -> list[Group]:
    """`3 people killed`, `two found dead`, `left nine dead`: the group right before, at most a short phrase away."""
    trigger, found = reading.triggers[k], reading.tokens
    low = _floor(reading, k, trigger.start)
    near = [
        g
        for g in reading.groups
        if low <= g.start and g.end <= trigger.start and not (g.part and not same_bracket(found, g.start, trigger.start))
    ]
    if not near:
        return []  # a bare name before a participle without a verb acts more often than it suffers
    anchor = near[-1]
    gap = [t for t in found[anchor.end : trigger.start] if t.low not in grammar.ADVERBS and not t.low.endswith("ly")]
    if gap and gap[-1].low in {"the", "those"}:
        return []  # `a doctor treating the injured`
    if any(t.kind == "mark" and t.text not in "-\"'“”‘’[]" for t in gap):
        gap_marks = "".join(t.text for t in gap)
        if not (gap_marks.startswith(",") and len(gap) <= 3):
            return []
    if len(gap) > 2 and gap[-1].low == "and" and gap[-2].low.endswith("ed"):
        gap = gap[:-2]  # `a chief abducted and executed`
    if len(gap) > 6 or any(t.low in grammar.VERBS or t.low in grammar.CONJUNCTIONS or t.low in grammar.RELATIVES for t in gap):
        return []
    if gap and gap[0].low not in grammar.PREPOSITIONS and gap[0].kind != "mark" and len(gap) > 2:
        return []
    return chain_left(reading, near) if not object_of_preposition(reading, anchor) or trigger.word in {"dead", "killed"} else [anchor]


def _takes_object(found: Sequence[Token], i: int) -> bool:
    """Whether a thing or a beast stands right after the verb: `three fighters executed the plan`, `two boys killed an ox`."""
    if i + 1 < len(found) and found[i].low == "and" and found[i + 1].low.endswith("ed"):
        i += 2
    words = [t.low for t in found[i : i + 5]]
    opened = words[:1] and (words[0] in {"a", "an", "the", "more"} or (found[i].kind == "number" or words[0] in SPELLED))
    return bool(opened) and not _TIMES & set(words)


_TIMES = frozenset(
    "day days night week weeks month months year years morning evening afternoon weekend hour hours minutes same previous following".split()  # noqa: SIM905
)


def _acts(reading: Reading, trigger: Trigger, near: Sequence[Group]) -> bool:
    """Whether the group before an active verb is the one who did it: `two gunmen killed a guard`."""
    gap = reading.tokens[near[-1].end : trigger.start]
    return (
        trigger.word != "dead"
        and (near[-1].kind in {"many", "one", "count", "pronoun", "vague", "name"})
        and not any(t.low in {"found", "left"} for t in gap)
    )


def _to_right(reading: Reading, k: int) -> list[Group]:
    """The object of an active form or of `death of`."""
    trigger, found = reading.triggers[k], reading.tokens
    i = trigger.end
    while i < len(found) and found[i].low in _BEFORE_OBJECT and i - trigger.end < 3:
        if found[i].low == "in" or (found[i].low == "both" and any(g.start == i for g in reading.groups)):
            break
        i += 1
    if (
        i + 1 < len(found)
        and found[i].low == "and"
        and found[i + 1].low.endswith("ed")
        and not any(t.start == i + 1 for t in reading.triggers)
    ):
        i += 2  # killed and robbed a merchant
    first = next((g for g in reading.groups if g.start >= i), None)
    if first is None or (first.start - i > 0 and not _modifiers(found, i, first.start)):
        named = names_after(reading, i)
        return chain_right(reading, named[0]) if named else _reflexive(reading, trigger)
    if trigger.form == "part" and followed_by_predicate(reading, first):
        return []
    if first.kind == "many" and first.end - first.start > 1 and trigger.form == "part" and first.head == "":
        return []
    return chain_right(reading, first)


_BEFORE_OBJECT = frozenset({"reportedly", "allegedly", "in", "both", "also", ":", '"', "“"})


def _modifiers(found: Sequence[Token], i: int, j: int) -> bool:
    return j - i <= 2 and all(t.low in {"the", "at", "some", "possibly", "up", "his", "her"} or t.capital for t in found[i:j]) and j > i


def _reflexive(reading: Reading, trigger: Trigger) -> list[Group]:
    found, i = reading.tokens, trigger.end
    if i < len(found) and found[i].low in {"himself", "herself", "themselves"} and trigger.effect == "killed":
        return [Group(start=i, end=i + 1, low=1, high=1, kind="one", head="self")]
    if (
        i < len(found)
        and found[i].low in {"him", "her", "them"}
        and (i + 1 >= len(found) or not found[i + 1].capital)
        and found[i].low != "them"
    ):
        return [Group(start=i, end=i + 1, low=1, high=1, kind="pronoun", definite=True, head=found[i].low)]
    return []

"""Casualties told by nouns: `three deaths`, `no injuries`, `12 bodies`, `the toll rose to 40`."""

from collections.abc import Sequence

from msgspec import structs

from diurna.interpret.claims import grammar, lexicon
from diurna.interpret.claims.chains import chain_left
from diurna.interpret.claims.groups import Group
from diurna.interpret.claims.harms import Trigger
from diurna.interpret.claims.numbers import quantity_at
from diurna.interpret.claims.reading import Reading
from diurna.interpret.claims.tokens import Token
from diurna.interpret.claims.tolls import LEADS, PASSING, RANGING, brought_before, foretold


def before_noun(reading: Reading, trigger: Trigger) -> list[Group]:
    """`three deaths`, `two civilian fatalities`, `no casualties`, `casualties: 3`."""
    found = reading.tokens
    near = [g for g in reading.groups if g.end <= trigger.start and trigger.start - g.end <= 3 and not _modifier(found, g, trigger)]
    if near and all(t.kind != "mark" and t.low not in grammar.PREPOSITIONS for t in found[near[-1].end : trigger.start]):
        if near[-1].kind == "count":
            return chain_left(
                reading, [g for g in reading.groups if g.end <= trigger.start and g.kind == "count" and (not g.part or g is near[-1])]
            )
        return near[-1:] if near[-1].kind in {"vague", "none", "one"} else []
    if trigger.start and _no_reports(found, trigger.start) and not _no_evidence(found, trigger.start):
        return [Group(start=trigger.start - 1, end=trigger.start, low=0, high=0, kind="none", more=_other(found, trigger.start))]
    if trigger.end < len(found) and found[trigger.end].text == ":":
        after = [g for g in reading.groups if g.start == trigger.end + 1]
        return after[:1]
    if trigger.word == "death" and trigger.start and found[trigger.start - 1].low.endswith("'s"):
        return [Group(start=trigger.start - 1, end=trigger.start, low=1, high=1, kind="name", head="", definite=True)]
    return []


def _modifier(found: Sequence[Token], group: Group, trigger: Trigger) -> bool:
    """`civilian` in `civilian deaths` counts nobody."""
    bare = group.kind == "one" and group.end - group.start == 1 and found[group.start].low not in {"one", "another"}
    return bare and found[trigger.start].low.endswith("s")


def _no_evidence(found: Sequence[Token], i: int) -> bool:
    """`no evidence of civilian deaths` is no zero."""
    words = [t.low for t in found[max(i - 4, 0) : i]]
    return "of" in words and bool({"evidence", "proof", "confirmation", "sign", "indication"} & set(words))


def _other(found: Sequence[Token], i: int) -> bool:
    return any(t.low in {"other", "further", "additional", "more"} for t in found[max(i - 3, 0) : i])


def _no_reports(found: Sequence[Token], i: int) -> bool:
    """`no reports of injuries`, `without casualties`, `neither fatalities nor injuries`, `no deaths or injuries`."""
    words = [t.low for t in found[max(i - 8, 0) : i]]
    if words[-1:] and words[-1] in {"no", "without", "neither", "zero", "nor"}:
        return True
    if {"know", "aware", "knew", "indication"} & set(words):
        return False  # who knows of none counts none
    if words[-1:] and words[-1] in {"any", "causing", "other", "further"} and {"without", "no", "not"} & set(words[-7:]):
        return True
    if words[-1:] == ["of"] and "no" in words[-5:]:
        return True
    return words[-1:] in (["or"], ["and"], ["nor"]) and bool({"no", "neither", "without"} & set(words[-6:]))


def before_body(reading: Reading, trigger: Trigger) -> list[Group]:
    """`12 bodies`, `a man's body`, `the body`; of `her body` nothing is known but one."""
    found = reading.tokens
    near = [g for g in reading.groups if g.end <= trigger.start and trigger.start - g.end <= 2]
    if near and near[-1].kind in {"count", "vague"} and not near[-1].definite and found[trigger.start - 1].low not in _BESIDE:
        return near[-1:]
    before = [t.low for t in found[max(trigger.start - 3, 0) : trigger.start]]
    if (
        trigger.word == "body"
        and found[trigger.start].low in {"body", "corpse"}
        and any(w.endswith("'s") and _is_one(w[:-2]) for w in before)
    ):
        return [
            Group(
                start=max(trigger.start - 2, 0),
                end=trigger.start,
                low=1,
                high=1,
                kind="one",
                head=before[-1][:-2],
                definite="the" in before,
            )
        ]
    if found[trigger.start].low in {"body", "corpse"} and before[-1:] and before[-1] in {"a", "one"}:
        return [Group(start=trigger.start - 1, end=trigger.start, low=1, high=1, kind="one", head="body")]
    return []


#: `200 leaflets and bodies`: the number is of something else.
_BESIDE = grammar.CONJUNCTIONS | {","}


def _is_one(word: str) -> bool:
    return lexicon.is_one(word) or word.endswith("-old")


def after_toll(reading: Reading, trigger: Trigger) -> list[Group]:
    """The count that a toll rose to, stands at, or is."""
    found = reading.tokens
    if trigger.word == "toll" and not _is_death_toll(found, trigger.start):
        return []
    if trigger.word == "number of" and brought_before(found, trigger.start):
        sizes = (quantity_at(found, k) for k in range(max(trigger.start - 6, 0), trigger.start - 1))
        size = next((q for q in sizes if q and q.end == trigger.start - 1), None)
        return [Group(start=size.start, end=size.end, low=size.low, high=size.high, qualifier=size.qualifier)] if size else []
    numbers = [g for g in reading.groups if trigger.end <= g.start <= trigger.end + 25 and g.kind in {"count", "vague"} and not g.part]
    ended = next((i for i in range(trigger.end, len(found)) if found[i].text == ";"), len(found))
    if len(numbers) > 1 and "which" in {t.low for t in found[trigger.end : numbers[0].start]}:
        numbers = numbers[1:]  # the toll, which stood at 47 on Friday, has climbed to 61
    for group in numbers:
        before = found[group.start - 1].low
        ranging = bool(RANGING & {before, found[group.start - 2].low})  # `range from 300 to 600`
        if before == "from" and group.qualifier == "range" and group.high and not ranging:
            return [structs.replace(group, low=group.high, qualifier="exact")]  # the toll rose from 7 to 11
        if group.start < ended and (ranging or before in LEADS or before.endswith("ed") or found[group.start].low in PASSING):
            return [] if foretold(found, trigger.end, group.start) else [_past(group, before)]
    return []


def _past(group: Group, before: str) -> Group:
    """`likely to exceed 40` is more than 40, `nears 40` about."""
    if before in PASSING and group.qualifier != "range":
        return structs.replace(group, high=None, qualifier="more_than")
    return structs.replace(group, qualifier="about") if before in {"near", "nears", "nearing"} and group.qualifier == "exact" else group


def _is_death_toll(found: Sequence[Token], i: int) -> bool:
    before = [t.low for t in found[max(i - 3, 0) : i]]
    named = bool(i) and found[i - 1].kind == "word" and found[i - 1].capital and found[i - 1].low not in _TAXED  # `Selm toll reaches 9`
    return (
        named
        or bool({"death", "fatality", "casualty", "human", "killed", "deaths", "overall", "cumulative"} & set(before))
        or before[-1:] in (["the"], ["a"], ["its"], ["official"], ["total"], ["lower"], ["higher"])
        or before[-1:]
        in (["market"], ["strike"], ["attack"], ["blast"], ["quake"], ["flood"], ["crash"], ["raid"], ["shelling"], ["bombing"])
    )


_TAXED = frozenset({"bridge", "road", "highway", "tunnel", "the", "a", "canal", "economic"})

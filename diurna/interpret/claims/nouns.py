"""Casualties told by nouns: `three deaths`, `no injuries`, `12 bodies`, `the toll rose to 40`."""

from collections.abc import Sequence

from diurna.interpret.claims import grammar, lexicon
from diurna.interpret.claims.chains import chain_left
from diurna.interpret.claims.groups import Group
from diurna.interpret.claims.reading import Reading
from diurna.interpret.claims.tokens import Token
from diurna.interpret.claims.triggers import Trigger


def before_noun(reading: Reading, trigger: Trigger) -> list[Group]:
    """`three deaths`, `two civilian fatalities`, `no casualties`, `casualties: 3`."""
    found = reading.tokens
    near = [g for g in reading.groups if g.end <= trigger.start and trigger.start - g.end <= 3]
    if near and all(t.kind != "mark" and t.low not in grammar.PREPOSITIONS for t in found[near[-1].end : trigger.start]):
        if near[-1].kind == "count":
            return chain_left(
                reading, [g for g in reading.groups if g.end <= trigger.start and g.kind == "count" and (not g.part or g is near[-1])]
            )
        return near[-1:] if near[-1].kind in {"vague", "none", "one"} else []
    if trigger.start and _no_reports(found, trigger.start):
        return [Group(start=trigger.start - 1, end=trigger.start, low=0, high=0, kind="none", more=_other(found, trigger.start))]
    if trigger.end < len(found) and found[trigger.end].text == ":":
        after = [g for g in reading.groups if g.start == trigger.end + 1]
        return after[:1]
    if trigger.word == "death" and trigger.start and found[trigger.start - 1].low.endswith("'s"):
        return [Group(start=trigger.start - 1, end=trigger.start, low=1, high=1, kind="name", head="", definite=True)]
    return []


def _other(found: Sequence[Token], i: int) -> bool:
    return any(t.low in {"other", "further", "additional", "more"} for t in found[max(i - 3, 0) : i])


def _no_reports(found: Sequence[Token], i: int) -> bool:
    """`no reports of injuries`, `without casualties`, `neither fatalities nor injuries`, `no deaths or injuries`."""
    words = [t.low for t in found[max(i - 8, 0) : i]]
    if words[-1:] and words[-1] in {"no", "without", "neither", "zero", "nor"}:
        return True
    if words[-1:] and words[-1] in {"any", "causing", "other", "further"} and {"without", "no", "not"} & set(words[-7:]):
        return True
    if words[-1:] == ["of"] and "no" in words[-5:]:
        return True
    return words[-1:] in (["or"], ["and"], ["nor"]) and bool({"no", "neither", "without"} & set(words[-6:]))


def before_body(reading: Reading, trigger: Trigger) -> list[Group]:
    """`12 bodies`, `a man's body`, `the body`; of `her body` nothing is known but one."""
    found = reading.tokens
    near = [g for g in reading.groups if g.end <= trigger.start and trigger.start - g.end <= 2]
    if near and near[-1].kind in {"count", "vague"} and not near[-1].definite:
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


def _is_one(word: str) -> bool:
    return lexicon.is_one(word) or word.endswith("-old")


def after_toll(reading: Reading, trigger: Trigger) -> list[Group]:
    """The count that a toll rose to, stands at, or is."""
    found = reading.tokens
    if trigger.word == "toll" and not _is_death_toll(found, trigger.start):
        return []
    numbers = [g for g in reading.groups if trigger.end <= g.start <= trigger.end + 25 and g.kind in {"count", "vague"} and not g.part]
    ended = next((i for i in range(trigger.end, len(found)) if found[i].text == ";"), len(found))
    for group in numbers:
        before = found[group.start - 1].low
        if (
            group.start < ended
            and before
            in {
                "to",
                "at",
                "of",
                "is",
                "was",
                "reached",
                "surpassed",
                "exceeded",
                "past",
                "passed",
                ":",
                "hit",
                "hits",
                "topped",
                "reaches",
                "tops",
                "nears",
                "be",
                "toll",
                "stands",
                "above",
                "over",
                "nearing",
            }
        ) or before.endswith("ed"):
            return [group]
    return []


def _is_death_toll(found: Sequence[Token], i: int) -> bool:
    before = [t.low for t in found[max(i - 3, 0) : i]]
    return bool({"death", "fatality", "casualty", "human", "killed", "deaths", "overall"} & set(before)) or (
        before[-1:] in (["the"], ["a"], ["its"], ["official"], ["total"])
    )

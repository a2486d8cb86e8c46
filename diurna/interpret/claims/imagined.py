"""What a casualty word is told of without having come to pass, or without holding any more: feared, planned, let go.

Refuses to weigh what a whole text supposes: only the words around the casualty word and around those it befell say so.
"""

import re
from collections.abc import Sequence

from diurna.interpret.claims import grammar
from diurna.interpret.claims.groups import Group
from diurna.interpret.claims.harms import Trigger
from diurna.interpret.claims.reading import Reading
from diurna.interpret.claims.tokens import Token
from diurna.interpret.denying import CHARGES
from diurna.interpret.wordlists import words

_ANIMALS = frozenset({"animals", "cattle", "livestock", "cows", "sheep", "goats", "camels", "poultry", "horses"})
_MAYBE = frozenset({"may", "might", "could"})
_UNREAL = words("imagined.unreal")


def unreal(reading: Reading, trigger: Trigger) -> bool:
    """Only threatened, feared, tried or negated: no casualty stated."""
    found, i = reading.tokens, trigger.start
    before = [t.low for t in found[max(i - 5, 0) : i]]
    if before[-1:] == ["or"] and _MAYBE & set(before):
        return True  # `may be trapped or dead`
    for word in reversed(before):
        if word in _UNREAL:
            return True
        if word == "to" and trigger.form not in {"toll", "noun"} and trigger.effect != "missing":
            at = len(before) - 1 - before[::-1].index("to")
            return (
                before[at + 1 :] in (["be"], ["have", "been"], [])
                and (at == 0 or before[at - 1] not in _REPORTED)
                and trigger.word != "body of"
            )
        if word in {"not", "never"} or word.endswith("n't"):
            return True
        if word not in grammar.ADVERBS and word not in grammar.AUXILIARIES:
            break
    after = [t.low for t in found[trigger.end : trigger.end + 2]]
    return bool(
        _conditional(found, trigger)
        or (trigger.form == "noun" and before[-1:] == ["potential"])
        or after[:1] == ["threat"]
        or _ANIMALS & set(after[:1])
    )


def _conditional(found: Sequence[Token], trigger: Trigger) -> bool:
    """`If they were to bomb a school and kill a dozen`, `if a raid kills nine`: the clause of a verb of no past begins with a condition.

    What somebody else did is told within it all the same: `if those who kill …`.
    """
    i = trigger.start
    if i and found[i - 1].low == "if":
        return True
    if trigger.word not in _NO_PAST:
        return False
    while i and found[i - 1].kind != "mark" and found[i - 1].low not in grammar.RELATIVES | {"that"}:
        i -= 1
        if found[i].low in {"if", "unless"}:
            return True
    return False


def supposed(reading: Reading, trigger: Trigger, chain: Sequence[Group], imagined: int) -> bool:
    """`if the four had been detained`, `will have hundreds of people killed`, `could leave 40 dead and (imagined before) 60 injured`."""
    found, first = reading.tokens, min(chain[0].start, trigger.start)
    before = [t.low for t in found[max(first - 3, 0) : first]]
    if before[-1:] and (before[-1] in _IF or (before[-2:-1] and before[-2] in _IF and before[-1] in grammar.DEMONSTRATIVES | {"that"})):
        return True
    if {"worst", "worst-case"} & set(before):
        return True  # `in the worst case 900 die`
    if imagined and imagined <= first and {t.low for t in found[imagined:first]} <= _JOINING:
        return True
    return any(_brought_about(found, at) for at in {first, *(group.start for group in chain)})


def _brought_about(found: Sequence[Token], first: int) -> bool:
    """Whether what stands before token `first` says that somebody may yet leave, have or see those who follow dead."""
    i = first - 1
    while i > 0 and (found[i].low in _CAUSE or found[i].low in _SO or [t.low for t in found[i - 1 : i + 1]] == ["lead", "to"]):
        i -= 1
    if i == first - 1 or i < 0:
        return False
    low, then = found[i].low, found[i + 1].low
    if low == "to" or low.endswith(("'ll", "'d")):
        done = then == "have" and i + 2 < first  # `is said to have left nine dead`
        return then in _BARE and not done and (not i or found[i - 1].low not in _REPORTED)
    return low in _UNREAL or (then == "for" and low in _AHEAD)


def made_up(clause: str, at: int) -> bool:
    """`He said reports of hundreds killed were an exaggeration`: what is told of the figure at code point `at` is said to be untrue."""
    return bool(_TOLD_OF.search(clause, 0, at) and _UNTRUE.match(clause, at))


#: Who counts is no matter here: a report, a rumour or the figure itself is what is said to be untrue.
_TOLD_OF = re.compile(rf"\b(?:{CHARGES}|accounts?|figures?|tolls?|numbers?|estimates?|stories)\b[^,;.:“”\"]{{0,40}}$", re.IGNORECASE)
_UNTRUE = re.compile(
    r"(?:(?!\b(?:not|never|no)\b|n['’]t\b)[^;.“”\"]){0,80}?\b(?:is|are|was|were|be|been|as) (?!not |never |no )"
    r"(?:\w+ly )?(?:an? |all )?(?:\w+ )?"
    r"(?:exaggerat\w+|overstated|overblown|inflated|untrue|false|fabricat(?:ed|ions?)|baseless|unfounded|lies?)\b",
    re.IGNORECASE,
)


def some_of(reading: Reading, trigger: Trigger, chain: Sequence[Group]) -> bool:
    """`35 of the people detained were freed`: what befell all of them is told to say who the 35 are."""
    if trigger.form != "part" or chain[-1].kind not in {"count", "vague"}:
        return False
    between = [t.low for t in reading.tokens[chain[0].start : trigger.start]]
    after = [t.low for t in reading.tokens[trigger.end : trigger.end + 6]]
    told_of = any(between[k : k + 2] in (["of", "the"], ["of", "those"]) for k in range(len(between)))
    return told_of and not grammar.AUXILIARIES & set(between) and bool((grammar.AUXILIARIES | grammar.BE) & set(after))


def let_go(reading: Reading, trigger: Trigger, chain: Sequence[Group]) -> bool:
    """`three sailors detained in Selm were released`: nobody of them is held any more."""
    found = reading.tokens
    if trigger.effect != "detained":
        return False
    for i in range(trigger.end + 1, len(found)):
        if found[i].low in _FREED or (found[i].low == "free" and found[i - 1].low in {"set", "walked", "go"}):
            before = [t.low for t in found[max(i - 4, 0) : i] if not (t.capital or t.low.endswith("ly"))]
            after = found[i + 1] if i + 1 < len(found) else None
            theirs = after is None or after.kind == "mark" or after.low in _LET_GO_ENDS  # `and released a statement`
            return theirs and before[-1:] != [] and before[-1] in _TILL_NOW and not _NOT_YET & set(before)
        if found[i].text == ";" or any(g.start == i and g not in chain and g.kind in {"count", "vague", "one"} for g in reading.groups):
            return False  # others are let go
    return False


#: What stands before the word of letting go where it is done.
_TILL_NOW = grammar.BE | {"and", "later", "then", "but", "since", "subsequently", "all", "set", "walked"}
_NOT_YET = grammar.MODALS | {"not", "never", "yet", "until"}
_LET_GO_ENDS = grammar.PREPOSITIONS | grammar.ADVERBS | {"them", "all", "and", "when", "where", "last", "free"}
_FREED = frozenset({"released", "freed"})
_IF = words("imagined.if")
_NO_PAST = frozenset({"kill", "kills", "die", "dies", "wound", "wounds", "injure", "injures", "murder", "massacre", "arrest", "detain"})
_JOINING = frozenset({",", "and", "or", "another", "a", "further"})
_BARE = frozenset({"cause", "bring", "mean", "see", "suffer", "inflict", "have", "get", "leave", "lose", "find", "result", "lead"})
#: What brings deaths about, in the forms that follow a modal, and what leads to them.
_CAUSE = _BARE | {"seen", "left", "caused", "brought", "meant", "in", "for", "been", "be"}
_SO = frozenset({"also", "even", "soon", "well", "easily", "still", "probably", "certainly", "likely", "possibly"})
_AHEAD = words("imagined.ahead")
_REPORTED = words("imagined.reported")

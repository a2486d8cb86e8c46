"""What is not told as done: conditions, what is only feared, possible, or served for.

It refuses to weigh words of opinion: only the grammar around an act and a few nouns of doubt say that it is imagined.
"""

from diurna.interpret.claims.actors import Clause, listed

#: After a noun of attack: it is only reckoned with.
_RECKONED = listed("mood reckoned")
_SUPPOSING = listed("mood supposing")
_FEAR = listed("mood fear")
_COULD = frozenset({"could", "would", "might", "may"})


def is_conditional(clause: Clause, at: int) -> bool:
    """Whether the word `at` stands after `if` or `unless`."""
    bound = max(clause.tags.rfind(mark, 0, at) for mark in "B;:.")
    return bound >= 0 and clause.words[bound].low in {"if", "unless"}


def is_imagined(clause: Clause, at: int) -> bool:
    """Whether the act at `at` is only thought of: `should A attack`, `an attack on B could …`, `the threat of attack`."""
    words, tags = clause.words, clause.tags
    inverted = words[0].low in {"should", "had"} and tags[1:2] not in {",", "."} and not set(tags[:at]) & set(",;")
    bound = tags.rfind("B", 0, at)
    supposed = bound > 0 and words[bound].low == "that" and words[bound - 1].low in _SUPPOSING
    dreaded = at > 2 and words[at - 1].low == "being" and any(word.low in _FEAR for word in words[max(0, at - 4) : at - 1])
    reckoned = words[at + 1 : at + 2] != () and words[at + 1].low in _RECKONED
    return inverted or supposed or dreaded or reckoned or _is_any(clause, at)


def _is_any(clause: Clause, at: int) -> bool:
    """Whether the noun phrase around `at` is of any such act: `a missile attack on B would …`, `fears of an attack`."""
    words, tags, opens = clause.words, clause.tags, at
    while opens and tags[opens - 1] in "xwsMANG#&":
        opens -= 1
    if opens > 1 and words[opens - 1].low == "of" and words[opens - 2].low in _RECKONED | _SUPPOSING:
        return True
    if not opens or words[opens - 1].low not in {"a", "an", "any"}:
        return False
    ahead = next((i for i in range(at + 1, len(tags)) if tags[i] in "HB;:.,Q"), None)
    return ahead is not None and words[ahead].low in _COULD


def could_serve(clause: Clause, at: int) -> bool:
    """`weapons that could be used to attack B`: what something may serve for."""
    served = at > 2 and [word.low for word in clause.words[at - 2 : at]] == ["used", "to"]
    return served and bool({word.low for word in clause.words[max(0, at - 5) : at - 2]} & (_COULD | {"can"}))

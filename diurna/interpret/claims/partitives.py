"""Which groups of a sentence break down one before them, and are no counts of their own.

Refuses to see a part where nothing was counted before: what a sentence `includes` may be the first that it counts.
"""

from collections.abc import Sequence

from msgspec import structs

from diurna.interpret.claims import grammar
from diurna.interpret.claims.groups import Group
from diurna.interpret.claims.tokens import Token

#: `This includes nine people killed and 20 hurt in Selm`: parts of nothing that the sentence counts.
_HOLDS = frozenset({"includes", "include"})


def with_parts(found: Sequence[Token], result: Sequence[Group], triggers: frozenset[int]) -> tuple[Group, ...]:
    """`result` with the groups marked that break down one before them: after `including`, in brackets, between dashes.

    `triggers`: the token positions of casualty words.
    """
    at = {group.start: k for k, group in enumerate(result)}
    marked = list(result)
    part, closing, seen, enclosed = False, "", False, 0
    for i, token in enumerate(found):
        if token.text == "(":
            enclosed = i + 1 if seen else 0
        elif token.text == ")":
            enclosed = 0
        elif (
            (token.low in grammar.PARTS and (seen or token.low not in _HOLDS))
            or token.low.startswith("whom")
            or (token.low in {"all", "mostly", "most"} and i and found[i - 1].text in ",(")
        ) and not (token.low == "among" and i and found[i - 1].low not in {",", "("} and i > 1):
            part, closing = True, ""
        elif token.text in "—–:" and seen and not part and i + 1 in at and found[i - 1].kind != "number":
            part, closing = True, token.text
        elif part and (
            i in triggers
            or token.low in grammar.AUXILIARIES
            or token.text == ";"
            or token.low in {"while", "well"}
            or (closing and token.text == closing)
        ):
            part = False
        if i in at:
            k = at[i]
            if part or (enclosed and not _predicated(found, i, triggers)):
                marked[k] = structs.replace(marked[k], part=True)
            seen = seen or (marked[k].kind not in {"many", "pronoun"} and marked[k].high != 1)
    return tuple(marked)


def _predicated(found: Sequence[Token], i: int, triggers: frozenset[int]) -> bool:
    """Whether the bracket that holds token `i` has a casualty word of its own."""
    for j in range(i, len(found)):
        if found[j].text == ")":
            return False
        if j in triggers:
            return True
    return False

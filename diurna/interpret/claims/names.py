"""People counted by their names, next to a casualty word only.

It refuses countries, bodies written in capitals, and names that stand anywhere else.
"""

from collections.abc import Iterator, Sequence

from diurna.interpret.claims import grammar, lexicon
from diurna.interpret.claims.groups import Group
from diurna.interpret.claims.reading import Reading
from diurna.interpret.claims.tokens import Token
from diurna.interpret.places import country_of
from diurna.interpret.wordlists import words


def names_before(reading: Reading, stop: int, low: int) -> list[Group]:
    """Names that end right before token `stop`, with ages and brackets between them: `Ana Roe, 31, and Tom Lee were …`."""
    found = reading.tokens
    count, inside, first = 0, False, stop
    for i in _outside_brackets(found, stop, low):
        token = found[i]
        if _name_token(found, i, low):
            count, inside, first = count + (not inside), True, i
        elif token.kind in {"number", "age"} or token.low in _BETWEEN_NAMES:
            inside = False
            count -= token.low == "of" and count > 0  # what stood after `of` was a town, not a person
        elif token.low not in _PARTICLES:
            break
    if not count or stop - first > 12 * count or (count == 1 and not _plausible_name(found, first)):
        return []
    lead = first - 2 if first > 1 and found[first - 1].low == "the" else first - 1
    if lead >= 0 and found[lead].low in _LEADS_TO_OTHERS:
        return []  # `a teacher from the school in Varn was killed`: Varn was not; `four men, among them Ana Roe, are missing`
    return [Group(start=first, end=stop, low=count, high=count, kind="name", definite=True, head="")]


_LEADS_TO_OTHERS = frozenset({"in", "at", "near", "from", "of", "around", "outside", "them"})
_BETWEEN_NAMES = frozenset({",", "and", "of", "&", "-", "jr", "jr.", "aged"})
_PARTICLES = frozenset({".", "al", "bin", "ibn", "el", "von", "de", "al-", "abu", "van", "la"})


def _outside_brackets(found: Sequence[Token], stop: int, low: int) -> Iterator[int]:
    """Positions from `stop` back to `low`, without brackets and what they hold."""
    depth = 0
    for i in range(stop - 1, low - 1, -1):
        text = found[i].text
        depth += (text in ")]") - (text in "([" and depth > 0)
        if depth == 0 and text not in "()[]":
            yield i


def _name_token(found: Sequence[Token], i: int, low: int) -> bool:
    token = found[i]
    named = token.kind == "word" and token.capital and token.low not in _NO_NAME and token.low not in lexicon.NOT_PEOPLE
    return named and (i > low or i == 0 or token.low not in grammar.ADVERBS)


_NO_NAME = words("names.no_name")


def _plausible_name(found: Sequence[Token], i: int) -> bool:
    return country_of(found[i].text) is None and not found[i].text.isupper()


def names_after(reading: Reading, i: int) -> list[Group]:
    """Names that begin at token `i`: `killing Ana Roe, 31, and Tom Lee`."""
    found = reading.tokens
    if i >= len(found) or not _name_token(found, i, i):
        end = next(
            (j for j in range(min(i + 3, len(found) - 1), i - 1, -1) if found[j].kind == "age" or lexicon.is_one(found[j].low)), None
        )
        plain = end is not None and all(t.kind in {"word", "age"} and t.low not in _NO_MODIFIER for t in found[i:end])
        return [Group(start=i, end=end + 1, low=1, high=1, kind="one", head=found[end].low)] if end is not None and plain else []
    count, j, inside = 1, i + 1, True
    while j < len(found) and j - i < 14:
        if _name_token(found, j, i):
            if not inside:
                count, inside = count + 1, True
        elif found[j].kind in {"number", "age"} or found[j].low in {",", "and", "&"}:
            inside = False
        else:
            break
        j += 1
    if not _plausible_name(found, i) or (count == 1 and i + 1 < len(found) and found[i + 1].low.endswith("s") and not found[i + 1].capital):
        return []
    while j > i + 1 and found[j - 1].low in {",", "and", "&"}:
        j -= 1
    return [Group(start=i, end=j, low=count, high=count, kind="name", definite=True, head="")]


_NO_MODIFIER = grammar.PREPOSITIONS | grammar.CONJUNCTIONS | grammar.BOUNDARIES | grammar.PARTS

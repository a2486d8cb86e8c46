"""How many: printed and spelled numbers, ranges, qualifiers and vague words.

It refuses dates, years, ordinals, prices, times, ages and measures: what is no count gives None. A vague word keeps its stated bounds.
"""

from collections.abc import Sequence
from math import inf

from msgspec import Struct

from diurna.interpret.claims import lexicon
from diurna.interpret.claims.tokens import Token
from diurna.interpret.wordlists import words
from diurna.model import Qualifier

#: Stated bounds of vague words, inclusive; the high bound is the last number for which the next larger word would not be used.
VAGUE: dict[str, tuple[int, int | None]] = {
    "several": (3, 9),
    "few": (3, 9),
    "handful": (3, 9),
    "multiple": (2, 9),
    "some": (2, 9),
    "numerous": (5, 49),
    "many": (5, 49),
    "dozen": (12, 12),
    "dozens": (24, 99),
    "tens": (20, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
}
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SPELLED: dict[str, int] = {word: i for i, word in enumerate(_ONES.split())} | {word: 20 + 10 * i for i, word in enumerate(_TENS.split())}
SPELLED |= {f"{ten}-{one}": SPELLED[ten] + SPELLED[one] for ten in _TENS.split() for one in _ONES.split()[1:10]}
_SCALE = {
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "dozen": 12,
    "lakh": 100_000,
    "crore": 10_000_000,
}

# Longest first: the first that fits is taken.
_PREFIXES: tuple[tuple[tuple[str, ...], Qualifier], ...] = (
    (("a", "further"), "exact"),
    (("an", "additional"), "exact"),
    (("at", "least"), "at_least"),
    (("no", "more", "than"), "up_to"),
    (("not", "more", "than"), "up_to"),
    (("no", "fewer", "than"), "at_least"),
    (("no", "less", "than"), "at_least"),
    (("not", "less", "than"), "at_least"),
    (("a", "minimum", "of"), "at_least"),
    (("minimum",), "at_least"),
    (("more", "than"), "more_than"),
    (("upwards", "of"), "more_than"),
    (("over",), "more_than"),
    (("above",), "more_than"),
    (("as", "many", "as"), "up_to"),
    (("up", "to"), "up_to"),
    (("almost",), "about"),
    (("nearly",), "about"),
    (("close", "to"), "about"),
    (("about",), "about"),
    (("around",), "about"),
    (("approximately",), "about"),
    (("roughly",), "about"),
    (("an", "estimated"), "about"),
    (("estimated",), "about"),
    (("some",), "about"),
    (("possibly",), "about"),
    (("a", "combined"), "exact"),
    (("a", "total", "of"), "exact"),
    (("total", "of"), "exact"),
    (("exactly",), "exact"),
    (("surpassed",), "more_than"),
    (("surpasses",), "more_than"),
    (("tops",), "more_than"),
    (("exceeded",), "more_than"),
    (("passed",), "more_than"),
    (("topped",), "more_than"),
    (("exceeds",), "more_than"),
    (("exceeding",), "more_than"),
    (("fewer", "than"), "up_to"),
    (("less", "than"), "up_to"),
    (("just", "over"), "more_than"),
    (("well", "over"), "more_than"),
    (("at", "most"), "up_to"),
)
_FIRST_WORDS = frozenset(words[0] for words, _ in _PREFIXES)
_MONTHS = words("numbers.months")


class Quantity(Struct, frozen=True):
    """A count over tokens `start`..`end` (half open). `high` None where open."""

    start: int
    end: int
    low: int
    high: int | None
    qualifier: Qualifier


def quantity_at(found: Sequence[Token], i: int) -> Quantity | None:
    """The quantity that begins at token `i`, qualifier included; None where there is none or it counts nobody."""
    qualifier, j = _prefix(found, i)
    if found[j].low == "between" if j < len(found) else False:
        return _between(found, i, j)
    core = _number(found, j)
    if core is None:
        return _vague(found, i, j, qualifier)
    low, j = core
    ranged = _range(found, j, low)
    if ranged:
        return Quantity(i, ranged[1], low, ranged[0], "range")
    j, qualifier = _suffix(found, j, qualifier)
    if [t.low for t in found[j : j + 2]] == ["per", "cent"] or (j < len(found) and found[j].low == "percent"):
        return None  # `eight per cent`: nobody is counted
    return Quantity(i, j, low, None if qualifier in {"at_least", "more_than"} else low, qualifier)


def is_year(token: Token) -> bool:
    """Whether a number may be a year: `the 2014 war`."""
    return token.kind == "number" and len(token.text) == len("2014") and token.text.startswith(("19", "20"))


def _prefix(found: Sequence[Token], i: int) -> tuple[Qualifier, int]:
    qualifier: Qualifier = "exact"
    for _ in range(3):
        if i >= len(found) or found[i].low not in _FIRST_WORDS:
            break
        fits = [(words, q) for words, q in _PREFIXES if tuple(t.low for t in found[i : i + len(words)]) == words]
        if not fits:
            break
        words, new = max(fits, key=lambda fit: len(fit[0]))
        qualifier = qualifier if new == "exact" else new
        i += len(words)
    return qualifier, i


def _between(found: Sequence[Token], i: int, j: int) -> Quantity | None:
    first = _number(found, j + 1)
    if first and first[1] < len(found) and found[first[1]].low in {"and", "to", "-", "–"}:
        second = _number(found, first[1] + 1)
        if second and second[0] > first[0]:
            return Quantity(i, second[1], first[0], second[0], "range")
    return None


def _number(found: Sequence[Token], i: int) -> tuple[int, int] | None:
    """Value and next token of a number at `i`."""
    if i >= len(found):
        return None
    token = found[i]
    if token.low in {"a", "an", "half"}:
        return _article_number(found, i)
    if token.kind == "number":
        return _printed(found, i)
    if token.low not in SPELLED or token.low == "zero" or _of_ages(found, i):
        return None
    value, i = float(SPELLED[token.low]), i + 1
    if i < len(found) and found[i].low == "-" and value >= 20 and i + 1 < len(found) and SPELLED.get(found[i + 1].low, 10) < 10:
        value, i = value + SPELLED[found[i + 1].low], i + 2
    return _scaled(found, i, value)


def _article_number(found: Sequence[Token], i: int) -> tuple[int, int] | None:
    """`a dozen`, `half a dozen`, `a hundred`."""
    words = [t.low for t in found[i : i + 3]]
    if words[:3] == ["half", "a", "dozen"]:
        return 6, i + 3
    if words[:2] == ["a", "half-dozen"]:
        return 6, i + 2
    if words[0] == "a" and len(words) > 1 and words[1] in _SCALE:
        return _SCALE[words[1]], i + 2
    return None


def _printed(found: Sequence[Token], i: int) -> tuple[int, int] | None:
    before = found[i - 1].low if i else ""
    after = found[i + 1].low if i + 1 < len(found) else ""
    value = float(found[i].text.replace(",", "")) if len(found[i].text) <= _LONGEST else inf
    if (before in _MONTHS and (found[i - 1].capital)) or (after in _MONTHS and found[i + 1].capital) or before in _LABELS:
        return None
    if value <= _OLDEST and (_is_age(found, i, before, after) or _of_ages(found, i)):
        return None
    if _year(found, i, before, after, value):
        return None
    if not value.is_integer() and after not in _SCALE:
        return None
    return _scaled(found, i + 1, value)


_OLDEST = 110
_AGED = frozenset({"aged", "age", "ages"})


def _of_ages(found: Sequence[Token], i: int) -> bool:
    """The later ages of `aged 64 and 71`, `aged 4, 6 and 9`, `aged between 4 and 9`."""
    for j in range(i - 1, max(i - 8, -1), -1):
        if found[j].low in _AGED:
            return True
        if found[j].kind != "number" and found[j].low not in {",", "and", "to", "between", "-", "–", "from"} | SPELLED.keys():
            return False
    return False


def _is_age(found: Sequence[Token], i: int, before: str, after: str) -> bool:
    """`Ana Roe, 31, …`, `Ana al-Roe (31)`: between commas, or in brackets after a name."""
    if (before, after) == (",", ","):
        return True
    if (
        i >= 2
        and before == ","
        and lexicon.is_one(found[i - 2].low)
        and (after in _AFTER_AGE or (i + 1 < len(found) and found[i + 1].capital))
    ):
        return True
    named = i >= 2 and found[i - 2].kind == "word" and found[i - 2].text != found[i - 2].low
    return named and before in {",", "(", "["} and after in _AFTER_AGE and not (after == "were" and _ends_in_a_place(found, i - 2))


def _ends_in_a_place(found: Sequence[Token], i: int) -> bool:
    """Whether the name that ends at token `i` is led to by a preposition: `nine died in Selm, 83 were hurt` gives no age."""
    while i and found[i].kind == "word" and found[i].text != found[i].low:
        i -= 1
    return found[i].low in {"in", "at", "near", "outside"}


_AFTER_AGE = frozenset({",", ")", "]", ".", ";", "and", "", "of", "was", "were", "-", "—", "–"})
_LABELS = words("numbers.labels")


def _year(found: Sequence[Token], i: int, before: str, after: str, value: float) -> bool:
    """`in 2023`, `May 2020`, `9 May 2020`, `2023,`: four digits without a comma, where no person noun could follow."""
    text = found[i].text
    if not (len(text) == 4 and text.isdigit() and 1900 <= value <= 2100):
        return False
    dated = before in {"in", "since", "of", "by", "from", "until", "early", "late", "mid", "year", "during", ",", "("} | _MONTHS
    return dated or not after.isalpha()


#: More than all people there are is no count of them, nor is what takes more digits and commas than that.
_MOST = 10_000_000_000
_LONGEST = 20


def _scaled(found: Sequence[Token], i: int, value: float) -> tuple[int, int] | None:
    while i < len(found) and found[i].low in _SCALE:
        value, i = value * _SCALE[found[i].low], i + 1
        if i + 1 < len(found) and found[i].low == "and" and found[i + 1].low in SPELLED and value >= 100:
            value, i = value + SPELLED[found[i + 1].low], i + 2
    return (round(value), i) if value <= _MOST else None


def _range(found: Sequence[Token], i: int, low: int) -> tuple[int, int] | None:
    """High end of `12 to 19`, `12-19`, `three or four`, and the next token."""
    if i + 1 < len(found) and found[i].low in {"to", "-", "–", "—", "or", "and", "but"}:
        j = next((i + 1 + len(w) for w in _UP_TO if tuple(t.low for t in found[i + 1 : i + 1 + len(w)]) == w), i + 1)
        if j < len(found) and found[j].low in {"potentially", "possibly", "perhaps"}:
            j += 1
        j = _prefix(found, j)[1]
        if found[i].low in {"and", "but"} and j == i + 1:
            return None
        second = _number(found, j)
        if second and second[0] > low and second[0] < low * 20 + 10:
            return second
    return None


def _suffix(found: Sequence[Token], i: int, qualifier: Qualifier) -> tuple[int, Qualifier]:
    words = tuple(t.low for t in found[i : i + 2])
    if words[:2] == ("or", "more"):
        return i + 2, "at_least"
    if words[:2] == ("or", "so"):
        return i + 2, "about"
    if words[:1] == ("+",):
        return i + 1, "at_least"
    return i, qualifier


_UP_TO = (
    ("up", "to"),
    ("as", "many", "as"),
    ("possibly", "as", "many", "as"),
    ("possibly", "up", "to"),
    ("even",),
    ("maybe",),
    ("possibly",),
)
_UNKNOWN = frozenset({"unknown", "undisclosed", "unspecified", "undetermined", "unconfirmed", "unidentified", "large", "small", "untold"})


def _vague(found: Sequence[Token], i: int, j: int, qualifier: Qualifier) -> Quantity | None:
    """`dozens (of)`, `a few`, `several hundred`, `an unknown number of`; `some` alone is a qualifier that found no number."""
    words = [t.low for t in found[j : j + 5]]
    if qualifier == "about" and j > i and found[j - 1].low == "some":
        words, j = ["some", *words], j - 1
    if words[:1] in (["a"], ["an"]) and len(words) > 2:
        return _vague_article(i, j, words)
    if not words or words[0] not in VAGUE or words[0] == "dozen":
        return None
    if words[0] in {"many", "several", "few", "some"} and len(words) > 1 and words[1] in VAGUE:
        words, j = words[1:], j + 1  # many thousands are thousands
    low, high = VAGUE[words[0]]
    j += 1
    if words[0] in {"several", "few", "many"} and len(words) > 1 and words[1] in _SCALE:
        low, high, j = low * _SCALE[words[1]], (high or 9) * _SCALE[words[1]], j + 1
    if len(words) > 2 and words[1] == "of" and words[2] in {"thousands", "hundreds"}:
        low, high, j = low * (1000 if words[2] == "thousands" else 100), (high or 9) * 1000, j + 2
    if j < len(found) and found[j].low == "of":
        j += 1
    opened = qualifier in {"at_least", "more_than"}
    return Quantity(i, j, low, None if opened else high, "vague")


def _vague_article(i: int, j: int, words: Sequence[str]) -> Quantity | None:
    if words[1] in {"few", "handful"}:
        end = j + 3 if words[2] == "of" else j + 2
        return Quantity(i, end, *VAGUE[words[1]], "vague")
    if words[1] == "couple" and words[2] == "of":
        return Quantity(i, j + 3, 2, 2, "about")
    if words[1] == "number" and words[2] == "of":
        return Quantity(i, j + 3, 2, None, "vague")
    if words[1] in _UNKNOWN and words[2] == "number":
        end = j + 4 if len(words) > 3 and words[3] == "of" else j + 3
        return Quantity(i, end, 2, None, "vague")
    return None

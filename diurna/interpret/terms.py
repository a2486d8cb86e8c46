"""Content terms of a text: what two lines must share to be about the same thing. No stemmer beyond plural, past and possessive endings."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log

from diurna.interpret.dated import undated
from diurna.text import fold

# Function words, reporting verbs and furniture of news: they say how a thing is told, not what it is.
_STOP = frozenset(  # a word list reads best as lines of words
    """
    a an the and or but nor so yet if as at by for from in into of off on onto out over to up with within without about above
    across after against along amid amidst among around before behind below beneath beside between beyond during except inside
    like near since than through throughout till toward towards under until upon via while who whom whose which what when where
    why how that this these those it its he she they them his her their we us our you your i me my is are was were be been being
    am do does did done has have had having will would shall should can could may might must not no all any both each few more
    most other some such only own same too very just also again further then once here there now say says said saying tell tells
    told according report reports reported reporting statement stated announce announced announces add added adds one two new
    news latest live update updates day days today yesterday week weeks month year years time times ago late early amid still
    even yet per
    """.split()  # noqa: SIM905
)
_TOKEN = re.compile(r"\d[\d,.]*\d|\d+|[^\W\d_]+(?:-[^\W\d_]+)*")
_POSSESSIVE = re.compile(r"(?<=\w)'s\b")
# Folded, the country would be the pronoun.
_STATES = re.compile(r"(?<![\w.])(?:US|USA|U\.S\.?(?:A\.)?)(?!\w)")
# `nine killed` and `9 killed` say the same; one and two are too often no counts.
_FEW = re.compile(
    r"\b(one|two) (?:more |other |[a-z]+ )?(?:people|persons?|soldiers?|troops|civilians?|children|child|women|woman|men|man|killed|dead|"
    r"wounded|injured|hurt|missing|workers?|fighters?|guards?|officers?|villagers?)\b"
)
_SPELLED = {
    word: str(number)
    for number, word in enumerate("three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(), 3)  # noqa: SIM905
} | {"twenty": "20", "thirty": "30", "forty": "40", "fifty": "50"}
_NEGATION = re.compile(
    r"\b(?:not|no|never|denies|denied|deny|rejects?|rejected|rules? out|ruled out|refuses?|refused|cancels?|cancelled|canceled|without|"
    r"halts?|halted|suspends?|suspended|withdraws?|withdrew|won't|can't|cannot|didn't|doesn't|isn't|neither|nor|false)\b(?!-| only\b)"
)
#: Whoever says of himself that he says it again tells nothing new.
SAID_AGAIN = re.compile(
    r"\b(?:reiterat(?:es?|ed|ing)|reaffirm(?:s|ed|ing)?|restat(?:es?|ed|ing)|"
    r"repeat(?:s|ed) (?:that|his|her|its|their|the|calls?|claims?|warnings?))\b",
    re.IGNORECASE,
)
# `has not ruled out` leaves open what `rules out` closes.
_TWICE = re.compile(
    r"\b(?:not|never|didn't|doesn't|won't) (?:yet )?(?:den(?:y|ied)|reject(?:ed)?|rul(?:e|ed) out|refused?|cancel(?:l?ed)?|withdrawn)\b"
)


@lru_cache(maxsize=8192)
def content_terms(text: str) -> tuple[str, ...]:
    """Content words of `text` in order, folded, plural and past endings cut, function words left out. Numbers keep their digits."""
    return tuple(t for t in (_stem(w) for w in _TOKEN.findall(_POSSESSIVE.sub("", fold(_STATES.sub("Usa", text))))) if t not in _STOP)


def _stem(word: str) -> str:
    if word[0].isdigit():
        return word.replace(",", "")
    if word in _SPELLED:
        return _SPELLED[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 5 and word.endswith("ed"):
        return word[:-3] + "y" if word.endswith("ied") else word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@lru_cache(maxsize=4096)
def concepts(text: str) -> frozenset[str]:
    """Content words and pairs of neighbouring ones: the units that a summary should cover."""
    terms = content_terms(text)
    return frozenset(terms) | {f"{a} {b}" for a, b in pairwise(terms)}


@lru_cache(maxsize=8192)
def negated(text: str) -> bool:
    """Whether `text` says that something is not so, will not be, or is off."""
    return bool(_NEGATION.search(_TWICE.sub("", fold(text))))


@lru_cache(maxsize=8192)
def figures(text: str) -> frozenset[str]:
    """The numbers in `text`, without thousands separators and dates; small ones that are spelled as digits, one and two of people only."""
    few = {"1" if word == "one" else "2" for word in _FEW.findall(fold(text))}
    return frozenset(t for t in content_terms(undated(text)) if t[0].isdigit()) | few


def overlap(one: str, other: str) -> float:
    """Share of the shorter text's content terms that the other has, 0..1; 0 where either has fewer than three."""
    a, b = frozenset(content_terms(one)), frozenset(content_terms(other))
    return len(a & b) / min(len(a), len(b)) if min(len(a), len(b)) >= 3 else 0.0


def same_statement(one: str, other: str, *, least: float = 0.72) -> bool:
    """Whether two lines say the same: enough shared terms, the same figures where both have some, neither denies the other, and neither
    tells of a second such thing.
    """
    if overlap(one, other) < least or negated(one) != negated(other) or _are_in_turn(one, other):
        return False
    a, b = figures(one), figures(other)
    return not a or not b or bool(a & b)


# `A second drone`; a second day or round is the same thing going on.
_ORDINAL = re.compile(
    r"\b(second|third|fourth|fifth|another) (?!(?:day|night|morning|week|month|year|time|round|term|half|quarter|phase|straight|"
    r"largest|biggest|in|of|and|to|such)\b)[a-z]",
    re.IGNORECASE,
)


def _are_in_turn(one: str, other: str) -> bool:
    """Whether one of two lines tells of a further thing of the kind that the other tells of."""
    a, b = ({fold(n) for n in _ORDINAL.findall(text)} for text in (one, other))
    return bool(a) != bool(b) or (a.isdisjoint(b) and "another" not in a | b and bool(a))


# What follows one of these tells why, when or beside what; the news stands before it.
_BACKGROUND = re.compile(
    r"(?:,\s*|\s)(?:as|after|while|following|amid|despite|since|because|who|which|whose|whom|where|when|in retaliation|in response|"
    r"retaliating|(?:hours|days|a day|one day|weeks) (?:after|before|earlier)|that (?:killed|led|began|started))\b"
)
_HEAD = 25


@lru_cache(maxsize=8192)
def news_part(text: str) -> str:
    """The main clause of a line: what stands before its first `after`, `as`, `while`, `who` …; all of it where that comes too early."""
    cut = _BACKGROUND.search(text, _HEAD)
    return text[: cut.start()] if cut else text


#: Words in lower case: no names, or hardly any.
UNNAMED = re.compile(r"(?<![\w’'-])[a-z][a-z-]+")
_ELSE = 0.7


def tells_else(text: str, covered: Collection[str]) -> bool:
    """Whether the main clause of `text` does something that no line of the `covered` terms does: most words that are no names are new."""
    own = deeds(text)
    return len(own.difference(covered)) >= _ELSE * len(own) > 0


@lru_cache(maxsize=4096)
def deeds(text: str) -> frozenset[str]:
    """The content terms of the main clause of `text` that are no names: what is done in it."""
    return frozenset(content_terms(" ".join(UNNAMED.findall(news_part(text)))))


def concept_weights(groups: Iterable[Sequence[str]], before: Sequence[str] = ()) -> dict[str, float]:
    """Weight of each concept by how many groups (origins) use it; what nearly all use, such as the conflict's name, says little.

    So does what the lines printed `before` said already: it is today's background. Returns only concepts that at least two groups
    share. Source of the idea: Gillick & Favre 2009, concept coverage.
    """
    seen: Counter[str] = Counter()
    total = 0
    for texts in groups:
        total += 1
        seen.update(frozenset().union(*(concepts(t) for t in texts)))
    told = Counter(c for line in before for c in concepts(line))
    return {c: n * log(1 + total / n) / (1 + told[c]) ** 0.4 for c, n in seen.items() if n >= 2}

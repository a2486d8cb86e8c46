"""Themes: diplomacy, strikes, casualties, and a desk's own. What none of them fits is "other" and gets an empty answer.

It refuses to read a theme into the names of countries and people alone: countries are counted, not weighed one by one against a
war's headlines, and what a text is about is judged from its opening, where news puts it. Death by flood, crash or crime is no
casualty of a conflict, so the victims are split off from what already reads as strikes.

Method: multinomial logistic regression on words and pairs of words (TF-IDF, binary counts), trained by `benchmarks/train_themes.py`
on categories finer than the themes, whose probabilities are summed. The weights ship as words and whole numbers; `data/themes.json`
names the licence of what they were learnt from.
"""

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from operator import mul

import msgspec

from diurna.desk import Theme
from diurna.interpret.places import gazetteer
from diurna.model import ThemeScore
from diurna.text import fold, words

#: Characters read: title and lead. Beyond it a report drifts to background (measured: whole articles score lower than their openings).
_OPENING = 1200
#: A second theme is worth naming from this probability on.
_NAMED = 0.25
_HEADLINE = 0.6
#: Fewer words are a headline: in a war each names its countries, so there they tell nothing.
_BRIEF = 18
_WORD = re.compile(r"[^\W_]+")
#: The credit that closes a wire item: `(Reuters)`.
_CREDIT = re.compile(r"\([^()]{2,40}\)")
#: The dead and injured as the subject: a toll, a count with its verb, victims, rites.
_TOLL = re.compile(
    r"\b(?:death toll|casualt(?:y|ies)|(?:number of|among|count(?:s|ing)? the|bury|buries|mourns?) (?:the )?(?:dead|victims|killed)"
    r"|funerals?|bod(?:y|ies) (?:of|were|was|recovered|found|pulled)|martyred|martyrdom|fatalit(?:y|ies)"
    r"|(?:reported|confirmed|confirms?) \w{0,20} ?(?:dead|killed)"
    r"|killed (?:in|by)|(?:leader|chief|commander|president|minister)\b[^.;]{0,40}\b(?:dies|died|dead|killed)\b"
    r"|(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds|thousands|several)\b[^.;:]{0,60}?"
    r"\b(?:killed|dead|die|dies|died|deaths?|injured|wounded|hurt)"
    r"|(?:killed|kill|kills|killing|injured|injuring|wounding|wounded|left) (?:at least |more than |about |up to |over |some |around )?"
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|scores|hundreds|several))\b",
    re.IGNORECASE,
)


#: Dealings between parties that name weapons or a truce, which read as war to words alone: whoever refuses one, or denies arming somebody,
#: acts with words. Only where a text opens with them.
_DEALING = re.compile(
    r"\b(?:(?:exchang|swap)\w* (?:of )?(?:[\w,]+ ){0,3}?(?:prisoners?|detainees|captives|hostages)"
    r"|(?:prisoners?|detainees|captives|hostages) (?:exchanged?|swap(?:ped)?)\b"
    r"|(?:reject|spurn|rebuff|refus|declin|accept)(?:s|es|ed|ing)? (?:[\w’'-]+ ){0,4}?(?:truce|cease-?fire|talks|peace|mediation)"
    r"|(?:(?:will|would) not|won['’]t|refus(?:es|ed|ing) to|no reason to) (?:negotiate|talk|meet|hold talks)"
    r"|(?:ready|willing|prepared|open) (?:to|for) (?:talk|talks|negotiat\w+|dialogue)"
    r"(?=$|[^\w\s]|\s(?:with|to|on|over|if|when|but|and|after|as)\b)"
    r"|accus(?:es|ed|ing) (?:[\w’'-]+ ){1,4}?of (?:arming|supplying|funding|financing|backing|aiding|sheltering)"
    r"|summon(?:s|ed|ing)? (?:[\w’'-]+ ){0,4}?(?:ambassadors?|envoys?|diplomats?)"
    r"|den(?:y|ies|ied|ying) (?:[\w’'-]+ )?(?:supplying|sending|selling|arming|providing|shipping|delivering|funding))\b",
    re.IGNORECASE,
)
#: How far into a text such a dealing may begin, in code points; and how much it counts against the words.
_AHEAD, _SAID_SO = 90, 0.55


class _Lists(msgspec.Struct, frozen=True):
    """Small word lists: what strikes, what else a headline can be about, how a question opens, what decides nothing for a reader."""

    attack: dict[str, str]
    matter: dict[str, str]
    asking: frozenset[str]
    dull: frozenset[str]


class _Weights(msgspec.Struct, frozen=True):
    """What was learnt. A row is the IDF of a word, then its weight for each class; rows in units of 1/`unit`."""

    note: str
    unit: int
    classes: tuple[str, ...]
    intercept: tuple[int, ...]
    rows: dict[str, tuple[int, ...]]


def score(texts: Sequence[str], own: Sequence[Theme] = ()) -> tuple[tuple[ThemeScore, ...], ...]:
    """Themes of each text, best first, each with its probability and the words that decided; empty where none fits.

    `own` are themes of the desk's: known by their words and a few example sentences, and scored by how much of them a text holds.
    """
    model, extra = _weights(), tuple(own)
    return tuple(_ranked(_learnt(text[:_OPENING], model) + _owned(text[:_OPENING], extra)) for text in texts)


def features(text: str) -> set[str]:
    """What the model sees of a text: words and pairs with countries masked, the countries, how many, which kinds of attack and matter."""
    lists = _lists()
    plain = _CREDIT.sub(" ", text) if "(" in text else text
    masked, nations, found = _masked(_WORD.findall(plain.replace("’s", "").replace("'s", "")))
    kinds = {kind for word in masked if (kind := lists.attack.get(word))}
    order = list(dict.fromkeys(kind for word in masked if (kind := lists.matter.get(word))))
    several, brief = min(len(nations), 3), len(masked) < _BRIEF
    marks = [f"#{'brief ' if brief else ''}nations{several}", f"#kinds{min(len(kinds), 3)}", *(f"#{kind}" for kind in kinds)]
    marks += [f"#{kind}" for kind in order] + [f"#{a} before {b}" for a, b in pairwise(order)] + [f"#opens {kind}" for kind in order[:1]]
    if text.rstrip().endswith("?") or (masked and masked[0] in lists.asking):
        marks.append("#asks")
    if several > 1:
        marks.append("#nations at war" if kinds else "#nations in peace")
    return {*masked, *map(" ".join, pairwise(masked)), *(() if brief else found), *marks, *(f"^{word}" for word in masked[:1])}


def _masked(tokens: list[str]) -> tuple[list[str], set[str], list[str]]:
    """Lower-case words with each country's word replaced by its kind, the countries, and those words themselves."""
    phrases = _phrases()
    out: list[str] = []
    nations: set[str] = set()
    found: list[str] = []
    skip = 0
    for at, word in enumerate(tokens):
        if skip:
            skip -= 1
            continue
        entry = _match(phrases[word], tokens, at) if word in phrases else None
        if entry is None:
            out.append(word.lower())
            continue
        phrase, country, mask = entry
        out.append(mask)
        nations.add(country)
        found.append("^" + " ".join(phrase).lower())
        skip = len(phrase) - 1
    return out, nations, found


_Phrase = tuple[tuple[str, ...], str, str]


def _match(phrases: tuple[_Phrase, ...], tokens: list[str], at: int) -> _Phrase | None:
    for phrase in phrases:
        size = len(phrase[0])
        if size == 1 or tuple(tokens[at : at + size]) == phrase[0]:
            return phrase
    return None


@cache
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """Words of the gazetteer by their first word, longest first: the words, the country, the mask."""
    listed: dict[str, list[_Phrase]] = {}
    for name, (country, kind) in sorted(gazetteer().items(), key=lambda item: (-len(_WORD.findall(item[0])), item[0])):
        parts = tuple(_WORD.findall(name))
        listed.setdefault(parts[0], []).append((parts, country, f"<{kind}>"))
    return {first: tuple(phrases) for first, phrases in listed.items()}


@cache
def _lists() -> _Lists:
    kinds: dict[str, dict[str, str]] = {}
    section: dict[str, str] = {}
    for line in (files("diurna.interpret") / "data" / "themes.words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = kinds.setdefault(line[1:-1], {})
        elif not line.startswith("#"):
            kind, _, listed = line.partition(": ")
            section.update(dict.fromkeys(listed.split(), kind))
    attack = kinds["attack"]
    matter = dict.fromkeys(attack, "attack") | kinds["matter"]
    return _Lists(attack=attack, matter=matter, asking=frozenset(kinds["asking"]), dull=frozenset(kinds["dull"]))


@cache
def _weights() -> _Weights:
    return msgspec.json.decode((files("diurna.interpret") / "data" / "themes.json").read_bytes(), type=_Weights)


def _learnt(text: str, model: _Weights) -> list[ThemeScore]:
    by_theme, seen = _chances(text, model)
    headline, _, rest = text.partition("\n")
    if rest.strip() and headline.strip():
        # A headline says what a text is about in fewer words, and better: it counts for more than half.
        first, ahead = _chances(headline, model)
        by_theme = {theme: _HEADLINE * first[theme] + (1 - _HEADLINE) * chance for theme, chance in by_theme.items()}
        seen = list({*seen, *ahead})
    if _deals(headline or text):
        by_theme = {theme: chance * (1 - _SAID_SO) for theme, chance in by_theme.items()}
        by_theme["diplomacy"] += _SAID_SO
    if max(by_theme.values()) == by_theme["other"]:
        return []
    named = [theme for theme in ("diplomacy", "strikes") if by_theme[theme] >= min(_NAMED, by_theme["other"])]
    found = [ThemeScore(theme=theme, score=round(by_theme[theme], 4), why=_why(seen, theme, model.classes)) for theme in named]
    return [part for theme in found for part in _victims(text, theme)]


def _deals(text: str) -> bool:
    """Whether a text opens with a dealing of words, and with no toll: victims stay ahead of who blames whom."""
    found = _DEALING.search(text, 0, 240)
    return found is not None and found.start() < _AHEAD and not _TOLL.search(text, 0, 240)


_Seen = list[tuple[str, tuple[int, ...]]]


def _chances(text: str, model: _Weights) -> tuple[dict[str, float], _Seen]:
    """The probability of each theme, and the known features with their weights; a text without any is `other`."""
    rows = model.rows
    seen = [(feature, rows[feature]) for feature in features(text) if feature in rows]
    by_theme = {name.split("/")[0]: 0.0 for name in model.classes}
    if not seen:
        return {**by_theme, "other": 1.0}, []
    # Whole numbers: their sums are the same in any order, and a set has none.
    columns = zip(*(row for _, row in seen), strict=True)
    rarity = next(columns)
    length = math.sqrt(sum(map(mul, rarity, rarity))) / model.unit
    chances = _softmax([(sum(column) / length + bias) / model.unit for column, bias in zip(columns, model.intercept, strict=True)])
    for name, chance in zip(model.classes, chances, strict=True):
        by_theme[name.split("/")[0]] += chance
    return by_theme, seen


def _softmax(values: list[float]) -> list[float]:
    top = max(values)
    powers = [math.exp(value - top) for value in values]
    total = sum(powers)
    return [power / total for power in powers]


def _why(seen: _Seen, theme: str, classes: tuple[str, ...]) -> tuple[str, ...]:
    """Up to five words that spoke most for `theme`: its weight above the mean of the other classes."""
    at = 1 + classes.index(theme)
    pull = [
        (row[at] * len(classes) - sum(row[1:]), word)
        for word, row in seen
        if word[0] not in "#^<" and " <" not in word and word not in _lists().dull
    ]
    strong = sorted((-gain, word) for gain, word in pull if gain > 0)
    return tuple(word for _, word in strong[:5])


def _victims(text: str, strikes: ThemeScore) -> Iterable[ThemeScore]:
    """Splits casualties off strikes: first where the toll opens the text, second where it only comes later."""
    toll = _TOLL.search(text) if strikes.theme == "strikes" else None
    if toll is None:
        return (strikes,)
    ahead = toll.start() < 60
    victims = ThemeScore(theme="casualties", score=strikes.score if ahead else round(strikes.score * 0.8, 4), why=(toll.group().lower(),))
    less = ThemeScore(theme="strikes", score=round(strikes.score * 0.8, 4), why=strikes.why) if ahead else strikes
    return victims, less


def _ranked(found: Sequence[ThemeScore]) -> tuple[ThemeScore, ...]:
    return tuple(sorted(found, key=lambda theme: (-theme.score, theme.theme)))


# --- a desk's own themes ------------------------------------------------------------------------------------------------


def _owned(text: str, own: tuple[Theme, ...]) -> list[ThemeScore]:
    plain = fold(text) if own else ""
    return [scored for theme in own if (scored := _own_score(plain, *_reader(theme), theme.name))]


@lru_cache(maxsize=256)
def _reader(theme: Theme) -> tuple[re.Pattern[str] | None, tuple[dict[str, float], ...]]:
    """How to read one theme: a pattern of its words with their usual endings, and each example as weighted words."""
    listed = sorted({fold(word) for word in theme.words}, key=lambda word: (-len(word), word))
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, listed)) + r")(?:s|es|ed|d|ing)?\b") if listed else None
    return pattern, tuple(_weighed(fold(example)) for example in theme.examples)


def _own_score(plain: str, pattern: re.Pattern[str] | None, examples: tuple[dict[str, float], ...], name: str) -> ThemeScore | None:
    """1 − 0.45ⁿ for n different words found, or the likeness to the nearest example, whichever is more; under a quarter is nothing."""
    hits = dict.fromkeys(pattern.findall(plain)) if pattern else {}
    best, why = 1 - 0.45 ** len(hits), tuple(hits)
    here = _weighed(plain) if examples else {}
    for example in examples:
        shared = sorted((word for word in example if word in here), key=lambda word: (-example[word], word))
        likeness = sum(example[word] ** 2 for word in shared) / (sum(weight**2 for weight in example.values()) or 1)
        if len(shared) > 1 and likeness > best:
            best, why = likeness, tuple(shared)
    return ThemeScore(theme=name, score=round(min(best, 0.99), 4), why=why[:5]) if best >= _NAMED else None


def _weighed(plain: str) -> dict[str, float]:
    """Words with their rarity: what the model never met counts as the rarest, what is everywhere counts nothing."""
    model = _weights()
    rare = max(row[0] for row in model.rows.values()) if plain else 0
    weights = {word: model.rows.get(word, (rare,))[0] / model.unit for word in words(plain)}
    return {word: weight for word, weight in weights.items() if weight > 3.5}

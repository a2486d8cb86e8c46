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
from struct import Struct

import msgspec

from diurna.desk import Theme
from diurna.interpret.places import gazetteer
from diurna.model import ThemeScore
from diurna.text import SPELLED, fold, words

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
    rf"|(?:\d(?:[\d,.]*+(?<=\d))?+|{SPELLED}|dozens?|scores|hundreds|thousands|several)\b[^.;:]{{0,60}}?"
    r"\b(?:killed|dead|die|dies|died|deaths?|injured|wounded|hurt)"
    r"|(?:killed|kill|kills|killing|injured|injuring|wounding|wounded|left) (?:at least |more than |about |up to |over |some |around )?"
    rf"(?:\d[\d,.]*|{SPELLED}|dozens?|scores|hundreds|several))\b",
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
# Words without one of which neither can be: looking them up is a tenth of the work of searching.
_TOLL_WORDS = frozenset(
    """
    toll casualty casualties dead death deaths victims killed kill kills killing die dies died injured injuring wounded wounding hurt left
    funeral funerals body bodies martyred martyrdom fatality fatalities
    """.split()  # noqa: SIM905
)
_DEALING_WORDS = frozenset(
    """
    prisoner prisoners detainees captives hostages reject rejects rejected rejecting spurn spurns spurned spurning rebuff rebuffs rebuffed
    rebuffing refus refuses refused refusing declin declines declined declining accept accepts accepted accepting will would won no ready
    willing prepared open accuses accused accusing summon summons summoned summoning deny denies denied denying
    """.split()  # noqa: SIM905
)
#: How far into a text such a dealing may begin, in code points; and how much it counts against the words.
_AHEAD, _SAID_SO = 90, 0.55


#: A word, or a pair of neighbours; what is counted or noticed begins with a sign.
Feature = str | tuple[str, str]


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


class _Model(msgspec.Struct, frozen=True, kw_only=True):
    """The weights as used: `packed` rows hold the squared IDF and the weights, as `layout` says; `pulls` is what speaks for a theme."""

    note: str
    unit: int
    themes: tuple[str, ...]
    intercept: tuple[int, ...]
    rarity: dict[str, int]
    packed: dict[Feature, int]
    layout: Struct
    pulls: dict[str, dict[Feature, tuple[int, str]]]


def score(texts: Sequence[str], own: Sequence[Theme] = ()) -> tuple[tuple[ThemeScore, ...], ...]:
    """Themes of each text, best first, each with its probability and the words that decided; empty where none fits.

    `own` are themes of the desk's: known by their words and a few example sentences, and scored by how much of them a text holds.
    """
    model, extra = _weights(), tuple(own)
    return tuple(_ranked(_learnt(text[:_OPENING], model) + _owned(text[:_OPENING], extra)) for text in texts)


def features(text: str) -> set[Feature]:
    """What the model sees of a text: words and pairs with countries masked, the countries, how many, which kinds of attack and matter."""
    return _features(text)[0]


def _features(text: str) -> tuple[set[Feature], list[str]]:
    """The features of `text`, and its words in order, lower-case, countries masked."""
    lists = _lists()
    plain = _CREDIT.sub(" ", text) if "(" in text else text
    masked, nations, seen = _masked(_WORD.findall(plain.replace("’s", "").replace("'s", "")))
    found: set[Feature] = {*masked, *pairwise(masked)}
    kinds = {lists.attack[word] for word in masked if word in lists.attack}
    order = list(dict.fromkeys([lists.matter[word] for word in masked if word in lists.matter]))
    several, brief = min(len(nations), 3), len(masked) < _BRIEF
    found.update((f"#{'brief ' if brief else ''}nations{several}", f"#kinds{min(len(kinds), 3)}"))
    if order:
        found.update([f"#{kind}" for kind in kinds], [f"#{kind}" for kind in order], (f"#opens {order[0]}",))
        found.update([f"#{a} before {b}" for a, b in pairwise(order)])
    if text.rstrip().endswith("?") or (masked and masked[0] in lists.asking):
        found.add("#asks")
    if several > 1:
        found.add("#nations at war" if kinds else "#nations in peace")
    if not brief:
        found.update(seen)
    if masked:
        found.add("^" + masked[0])
    return found, masked


def _masked(tokens: list[str]) -> tuple[list[str], set[str], list[str]]:
    """Lower-case words with each country's word replaced by its kind, the countries, and those words themselves."""
    phrases = _phrases()
    out = " ".join(tokens).lower().split(" ") if tokens else []
    if phrases.keys().isdisjoint(tokens):
        return out, set(), []
    nations: set[str] = set()
    seen: list[str] = []
    until = 0
    gone: list[int] = []
    for at in [at for at, word in enumerate(tokens) if word in phrases]:
        entry = _match(phrases[tokens[at]], tokens, at) if at >= until else None
        if entry is not None:
            phrase, country, mask = entry
            out[at] = mask
            nations.add(country)
            seen.append("^" + " ".join(phrase).lower())
            until = at + len(phrase)
            gone.extend(range(at + 1, until))
    for at in reversed(gone):
        del out[at]
    return out, nations, seen


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


def attack_words() -> frozenset[str]:
    """The words that name an attack or what strikes, lower-case."""
    return frozenset(_lists().attack)


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


#: Added to each weight in a packed row, so that none is below nothing.
_BASE = 1 << 20


@cache
def _weights() -> _Model:
    """The weights, and each feature's row packed into one whole number, so that a text's rows are added up at once."""
    read = msgspec.json.decode((files("diurna.interpret") / "data" / "themes.json").read_bytes(), type=_Weights)
    layout = Struct(f"<{len(read.classes) + 1}I")
    rows = {_feature(key): row for key, row in read.rows.items()}
    packed = {
        key: int.from_bytes(layout.pack(rarity * rarity, *(_BASE + weight for weight in weights)), "little")
        for key, (rarity, *weights) in rows.items()
    }
    return _Model(
        note=read.note,
        unit=read.unit,
        themes=tuple(name.split("/")[0] for name in read.classes),
        intercept=read.intercept,
        rarity={key: row[0] for key, row in read.rows.items()},
        packed=packed,
        layout=layout,
        pulls={theme: _pulls(rows, read.classes.index(theme)) for theme in ("diplomacy", "strikes")},
    )


def _feature(key: str) -> Feature:
    """A feature as it is met in a text; two words stand apart, so that none are joined to look them up."""
    first, _, second = key.partition(" ")
    return (first, second) if second and key[0] not in "#^" else key


def _learnt(text: str, model: _Model) -> list[ThemeScore]:
    found, masked = _features(text)
    by_theme = _chances(found, model)
    headline, _, rest = text.partition("\n")
    if rest.strip() and headline.strip():
        # A headline says what a text is about in fewer words, and better: it counts for more than half.
        ahead = features(headline)
        first = _chances(ahead, model)
        by_theme = {theme: _HEADLINE * first[theme] + (1 - _HEADLINE) * chance for theme, chance in by_theme.items()}
        found |= ahead
    tells_toll = not _TOLL_WORDS.isdisjoint(masked)
    if not _DEALING_WORDS.isdisjoint(masked) and _deals(headline or text, tells_toll=tells_toll):
        by_theme = {theme: chance * (1 - _SAID_SO) for theme, chance in by_theme.items()}
        by_theme["diplomacy"] += _SAID_SO
    if max(by_theme.values()) == by_theme["other"]:
        return []
    named = [theme for theme in ("diplomacy", "strikes") if by_theme[theme] >= min(_NAMED, by_theme["other"])]
    scored = [ThemeScore(theme=theme, score=round(by_theme[theme], 4), why=_why(found, model.pulls[theme])) for theme in named]
    return [part for one in scored for part in (_victims(text, one) if tells_toll else (one,))]


def _deals(text: str, *, tells_toll: bool) -> bool:
    """Whether a text opens with a dealing of words, and with no toll: victims stay ahead of who blames whom."""
    found = _DEALING.search(text, 0, 240)
    return found is not None and found.start() < _AHEAD and not (tells_toll and _TOLL.search(text, 0, 240))


def _chances(found: set[Feature], model: _Model) -> dict[str, float]:
    """The probability of each theme by the features `found`; a text without any known one is `other`."""
    known = [row for row in map(model.packed.get, found) if row is not None]
    by_theme = dict.fromkeys(model.themes, 0.0)
    if not known:
        return {**by_theme, "other": 1.0}
    # Whole numbers: their sum is the same in any order, and a set has none.
    rarity, *columns = model.layout.unpack(sum(known).to_bytes(model.layout.size, "little"))
    length, base = math.sqrt(rarity) / model.unit, len(known) * _BASE
    chances = _softmax([((column - base) / length + bias) / model.unit for column, bias in zip(columns, model.intercept, strict=True)])
    for theme, chance in zip(model.themes, chances, strict=True):
        by_theme[theme] += chance
    return by_theme


def _softmax(values: list[float]) -> list[float]:
    top = max(values)
    powers = [math.exp(value - top) for value in values]
    total = sum(powers)
    return [power / total for power in powers]


def _why(found: set[Feature], pulls: dict[Feature, tuple[int, str]]) -> tuple[str, ...]:
    """Up to five words of `found` that spoke most for a theme."""
    return tuple([word for _, word in sorted([pulls[feature] for feature in found if feature in pulls])[:5]])


def _pulls(rows: dict[Feature, tuple[int, ...]], at: int) -> dict[Feature, tuple[int, str]]:
    """The words that speak for class `at`, as they are shown: the stronger ones sort first. Pull is the weight above the classes' mean."""
    dull, found = _lists().dull, {}
    for feature, (_, *weights) in rows.items():
        word = feature if isinstance(feature, str) else " ".join(feature)
        pull = weights[at] * len(weights) - sum(weights)
        if pull > 0 and word[0] not in "#^<" and " <" not in word and word not in dull:
            found[feature] = (-pull, word)
    return found


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
    plain = _OF_ARMS.sub("", fold(text)) if own else ""
    return [scored for theme in own if (scored := _own_score(plain, *_reader(theme), theme.name))]


def names(theme: Theme, text: str) -> bool:
    """Whether `text` has a word of `theme`, a desk's own."""
    pattern, _ = _reader(theme)
    return pattern is not None and bool(pattern.search(_OF_ARMS.sub("", fold(text))))


#: `naval vessels` are no shipping, `military refineries` no trade.
_OF_ARMS = re.compile(r"\b(?:naval|navy|army|military|refuell?ing) \w+")


@lru_cache(maxsize=256)
def _reader(theme: Theme) -> tuple[re.Pattern[str] | None, tuple[dict[str, float], ...]]:
    """How to read one theme: a pattern of its words with their usual endings, and each example as weighted words."""
    own = {fold(word) for word in theme.words}
    # `Bay of Olo` is the `Olo Bay`, too.
    turned = {f"{name} {kind}" for word in own for kind, of, name in [word.partition(" of ")] if of}
    listed = sorted(own | turned, key=lambda word: (-len(word), word))
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
    rare = max(model.rarity.values()) if plain else 0
    weights = {word: model.rarity.get(word, rare) / model.unit for word in words(plain)}
    # Headlines hardly ever say "said" or "had", so that these count as rare.
    return {word: weight for word, weight in weights.items() if weight > 3.5 and word not in _lists().dull}

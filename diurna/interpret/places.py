"""Countries by name, capital or demonym; towns by name.

It refuses to guess: a word that isn't in `data/countries.txt` has no country, a town of `data/towns.txt` has none either (many names are
those of several), and a capital stands for its state only where a caller asks
for it by `country_of`. Ambiguous words (Georgia the state, Jordan the name) get the country's reading.
"""

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from diurna.text import fold

Kind = Literal["name", "demonym", "capital"]


@cache
def gazetteer() -> dict[str, tuple[str, Kind]]:
    """Every known word or phrase, as printed, to its country and what kind of word it is. Plural demonyms are in it."""
    found: dict[str, tuple[str, Kind]] = {}
    for line in (files("diurna.interpret") / "data" / "countries.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, demonyms, capital, others = line.split("|")
            for word in (capital,) if capital else ():
                found.setdefault(word, (name, "capital"))
            for word in _listed(demonyms):
                found[word] = found[_plural(word)] = (name, "demonym")
            for word in (name, *_listed(others)):
                found[word] = (name, "name")
    return found


def country_of(word: str) -> str | None:
    """The country that `word` names: a country, a demonym (`Iranian`, `Iranians`), a capital (`Tehran`). Case counts: `US`, not `us`."""
    entry = gazetteer().get(_bare(word))
    return entry[0] if entry else None


def kind_of(word: str) -> Kind | None:
    """Whether `word` is the name of a country, a demonym or a capital; None where it is unknown."""
    entry = gazetteer().get(_bare(word))
    return entry[1] if entry else None


@cache
def pattern() -> re.Pattern[str]:
    """Matches any word of the gazetteer in a running text, longest first."""
    ordered = sorted(gazetteer(), key=lambda word: (-len(word), word))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")


@cache
def towns() -> frozenset[str]:
    """Names of towns, as printed (GeoNames)."""
    text = (files("diurna.interpret") / "data" / "towns.txt").read_text(encoding="utf-8")
    return frozenset(name for line in text.splitlines() if not line.startswith("#") for name in line.split("|"))


def is_place(name: str) -> bool:
    """Whether `name` is a country or a town (GeoNames) by itself; a demonym is none."""
    kind = kind_of(name)
    return kind in {"name", "capital"} if kind else _bare(name) in towns()


@lru_cache(maxsize=4096)
def countries_in(text: str) -> tuple[str, ...]:
    """Countries that `text` names in any way, in reading order, each once."""
    return tuple(dict.fromkeys(gazetteer()[found.group()][0] for found in pattern().finditer(text)))


@lru_cache(maxsize=16384)
def is_one_spelling(one: str, other: str) -> bool:
    """Whether two names of a place that is no country differ only as letters of one language do in another: `Sakhr`, `Sakhar`."""
    a, b = (fold(name).replace("-", " ").split() for name in (one, other))
    same = len(a) == len(b) and all(map(_sound_alike, a, b))
    return same and country_of(one) is None and country_of(other) is None


#: Shorter words sound alike too often.
_LONG, _ALIKE = 5, 0.75


def _sound_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    long = min(len(one), len(other)) >= _LONG and one[0] == other[0]
    return long and len({_UNHEARD.sub("", w) for w in (one, other)}) == 1 and SequenceMatcher(None, one, other).ratio() >= _ALIKE


#: Vowels, an `h` and a letter that is doubled, none of them the first.
_UNHEARD = re.compile(r"(?<=.)[aeiouyh'’]|(.)(?=\1)")


def _bare(word: str) -> str:
    plain = word.strip().replace("’", "'")
    plain = plain[4:] if plain[:4].lower() == "the " else plain
    return plain.removesuffix("'s").removesuffix("'") if plain not in gazetteer() else plain


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word for word in words.split(",") if word)


def _plural(word: str) -> str:
    if word.endswith(("ese", "ish", "ch", "Swiss")):
        return word
    return word[:-3] + "men" if word.endswith("man") and len(word) > len("German") else word + "s"

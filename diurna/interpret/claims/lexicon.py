"""Which nouns count people, and which number-bearing nouns never do."""

import re
from functools import cache, lru_cache
from importlib.resources import files

from diurna.interpret import places
from diurna.interpret.wordlists import words

# Units, things and happenings that stand right after numbers in such news; a suffix like -ers must not make people of them.
NOT_PEOPLE = words("lexicon.not_people")
_SUFFIXES = ("men", "ers", "ors", "ists", "ants", "ians", "ees", "women", "people")


@cache
def _nouns() -> tuple[frozenset[str], frozenset[str]]:
    """Singular and plural nouns for people, lower case."""
    body = [
        x for x in (files("diurna.interpret") / "data" / "people.txt").read_text(encoding="utf-8").splitlines() if not x.startswith("#")
    ]
    one = {word for line in body if not line.startswith("=") for word in line.split()}
    many = {word for line in body if line.startswith("=") for word in line[1:].split()} | {_plural(word) for word in one}
    for word, (_, kind) in places.gazetteer().items():
        if kind == "demonym":
            (many if word.endswith("s") and not word.endswith("ss") else one).add(word.lower())
            if word.endswith(("ese", "ish", "ch", "iss")):
                many.add(word.lower())
    return frozenset(one - many), frozenset(many)


def _plural(word: str) -> str:
    if word.endswith(("man", "child")) and word not in {"muslim", "human"}:
        return word[:-2] + "en" if word.endswith("man") else word + "ren"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if word.endswith(("-in-law",)):
        return word.replace("-in-law", "s-in-law")
    return word + ("es" if word.endswith(("s", "ch", "sh")) else "s")


def is_one(word: str) -> bool:
    """Whether `word`, lower case, is a noun for one person."""
    return word in _nouns()[0]


@lru_cache(maxsize=8192)
def is_many(word: str) -> bool:
    """Whether `word`, lower case, is a noun for several people, listed or by its ending."""
    if word in _nouns()[1]:
        return True
    return word not in NOT_PEOPLE and len(word) > 5 and word.endswith(_SUFFIXES) and not word.endswith(("numbers", "hers"))

"""The background: how common words are in the news at large, and which of them are names."""

import re
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d[\d,.]*")


Keys = tuple[str, ...]


class Background(Struct, frozen=True):
    """`rate` by key: the share of `texts` that hold it. `plain`: stems of words that are no names.

    `known`, `seen`: the keys of words and of pieces of text met before, caches.
    """

    texts: int
    rate: dict[str, float]
    plain: frozenset[str]
    known: dict[str, str] = {}
    seen: dict[str, tuple[Keys, Keys]] = {}

    def key(self, written: str) -> str:
        """A word's trait: `n:` name (or a word too rare to be known), `w:` stem, `#:` number, `y:` year; empty for the rest."""
        known = self.known.get(written)
        if known is None:
            known = self.known[written] = self._key(written)
        return known

    def _key(self, written: str) -> str:
        lower = written.lower().replace("’", "'").removesuffix("'s")
        digit = lower[:1].isdecimal()
        if digit and _YEAR.fullmatch(lower):
            return f"y:{lower}"
        if digit and _NUMBER.fullmatch(lower):
            return f"#:{lower.replace(',', '').rstrip('.')}"
        if written == "US" or lower in {"u.s", "usa"}:
            return "n:us"
        if lower in _stopwords() or len(lower) < 2:
            return ""
        stemmed = stem(lower)
        cased = lower != written.upper()
        return f"{'w' if stemmed in self.plain or not cased else 'n'}:{stemmed}"


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A light stem: plural and verb endings off, so that `strikes`, `striking` and `strike` meet."""
    for ending, rest in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not (ending == "s" and word.endswith("ss")):
            return word[: -len(ending)] + rest
    return word


@cache
def _stopwords() -> frozenset[str]:
    lines = files("diurna.interpret").joinpath("data/stories.stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines[1:] for word in line.split())


@cache
def background() -> Background:
    """The background that the package carries: lines of a key and how many of the texts hold it, after a header."""
    lines = files("diurna.interpret").joinpath("data/stories.words.txt").read_text(encoding="utf-8").splitlines()
    texts = int(next(line for line in lines if line.startswith("# texts")).rsplit(" ", 1)[1])
    counts = {key: int(count) for key, count in (line.rsplit(" ", 1) for line in lines if line[:2] != "# ")}
    rate = {key: count / texts for key, count in counts.items() if count}
    return Background(texts, rate, frozenset(key[2:] for key in counts if key.startswith("w:")))

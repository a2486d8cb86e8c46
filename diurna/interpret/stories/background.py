"""The background: how common words are in the news at large, and which of them are names."""

import re
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

_STOP = frozenset(
    "a an the and or but if then than that this these those there here of in on at by for from to with without within into onto over under after before "
    "about against between during through is are was were be been being am has have had having do does did doing will would can could may might must shall "
    "should not no nor so as it its it's he him his she her hers they them their theirs we us our ours you your yours i me my mine who whom whose which what "
    "when where why how all any both each few more most other others some such only own same too very just also again once out up down off new say says said "
    "saying told tell according one two first last now still while since until per via mr mrs ms dr amid yet ever even because like get got "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec today yesterday tonight tomorrow year years old day days week weeks month months time pm am p.m a.m "
    "photo image getty credit file video live update updates updated latest breaking read watch share news report reports reported "
    "و در به از که این آن را با است برای تا بر یک هم می های ها شد شده کرد کرده خود او ما نیز پس بود باید دو هر".split()
)

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d[\d,.]*")


class Background(Struct, frozen=True):
    """`rate` by key: the share of `texts` that hold it. `plain`: stems of words that are no names. `seen`: keys of tokens met before."""

    texts: int
    rate: dict[str, float]
    plain: frozenset[str]
    seen: dict[str, str] = {}

    def key(self, token: str) -> str:
        """The trait that a token is: `n:` name (or a word too rare to be known), `w:` word stem, `#:` number, `y:` year; empty for the rest."""
        known = self.seen.get(token)
        if known is None:
            known = self.seen[token] = self._key(token)
        return known

    def _key(self, token: str) -> str:
        lower = token.lower().replace("’", "'").removesuffix("'s")
        if _YEAR.fullmatch(lower):
            return f"y:{lower}"
        if _NUMBER.fullmatch(lower):
            return f"#:{lower.replace(',', '').rstrip('.')}"
        if token == "US" or lower in {"u.s", "usa"}:
            return "n:us"
        if lower in _STOP or len(lower) < 2:
            return ""
        stemmed = stem(lower)
        cased = lower != token.upper()
        return f"{'w' if stemmed in self.plain or not cased else 'n'}:{stemmed}"


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A light stem: plural and verb endings off, so that `strikes`, `striking` and `strike` meet."""
    for ending, rest in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not (ending == "s" and word.endswith("ss")):
            return word[: -len(ending)] + rest
    return word


@cache
def background() -> Background:
    """The background that the package carries: lines of a key and how many of the texts hold it, after a header."""
    lines = files("diurna.interpret").joinpath("data/stories.words.txt").read_text(encoding="utf-8").splitlines()
    texts = int(next(line for line in lines if line.startswith("# texts")).rsplit(" ", 1)[1])
    counts = {key: int(count) for key, count in (line.rsplit(" ", 1) for line in lines if line[:2] != "# ")}
    rate = {key: count / texts for key, count in counts.items() if count}
    return Background(texts, rate, frozenset(key[2:] for key in counts if key.startswith("w:")))

"""Word lists kept as data beside the code, so that the modules read as rules."""

from functools import cache
from importlib.resources import files


@cache
def _sections() -> dict[str, frozenset[str]]:
    lines = (files("diurna.interpret") / "data" / "words.txt").read_text(encoding="utf-8").splitlines()
    named = (line.partition(": ") for line in lines if not line.startswith("#"))
    return {name: frozenset(body.split()) for name, _, body in named}


def words(section: str) -> frozenset[str]:
    """The words of a section of `data/words.txt`, lower case unless a name."""
    return _sections()[section]

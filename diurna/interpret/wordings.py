"""Wordings kept as data beside the code, one a line, so that the modules read as rules."""

from functools import cache
from importlib.resources import files


@cache
def _text(file: str) -> str:
    return (files("diurna.interpret") / "data" / file).read_text(encoding="utf-8")


def wordings(file: str, section: str) -> tuple[str, ...]:
    """The lines of the part `[section]` of `data/FILE`, in their order, as parts of a pattern: a `(s)` stands or does not."""
    part = _text(file).partition(f"\n[{section}]\n")[2].partition("\n\n")[0]
    return tuple(line.replace("(s)", "s?") for line in part.strip().splitlines())

"""A saved text's lines, one a paragraph: text of a fixed width joined again, a text browser's numbered links taken out.

Refuses to join in a text whose lines are long, and where fewer than three lines go on in lower case: there a line is a paragraph.
"""

import re
from itertools import pairwise

_LINK = re.compile(r"\[\d{1,4}\](?=[^\W\d_])")
_ROW = re.compile(r"(?:[*+o•]\s+)?(?:\[\d{1,4}\][^\[\]]+){2,}")
_REFERENCES = re.compile(r"\s*(?:references|visible links|links|hidden links:?)\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*\d{1,4}\.\s+\S+:\S+\s*")
_ITEM = re.compile(r"\s*(?:[*+•]|\d{1,2}[.)])\s")


def paragraph_lines(text: str) -> list[str]:
    """The lines of `text`, those that only a fixed width broke joined; a row of numbered links (`[1]Home [2]News`) is a line for each."""
    return _joined(_without_links(text.split("\n")))


def _without_links(lines: list[str]) -> list[str]:
    """`lines` without the numbers that a text browser prints before links, and without its list of their addresses at the end."""
    listed = sum(bool(_NUMBERED.fullmatch(line)) for line in lines)
    if sum(bool(_LINK.search(line)) for line in lines) < 2 or not listed:
        return lines
    last = len(lines)
    while last and (not lines[last - 1].strip() or _NUMBERED.fullmatch(lines[last - 1]) or _REFERENCES.fullmatch(lines[last - 1])):
        last -= 1
    apart = [part for line in lines[:last] for part in (re.split(r"(?=\[\d)", line) if _ROW.fullmatch(line.strip()) else (line,))]
    return [_LINK.sub("", line) for line in apart]


def _joined(lines: list[str]) -> list[str]:
    lengths = [len(line) for line in lines if line.strip()]
    runs_on = sum(bool(re.match(r"[a-z]", b.strip())) and len(a) > 50 for a, b in pairwise(lines) if a.strip())
    if not lengths or max(lengths) > 120 or runs_on < 3:
        return lines
    joined: list[str] = []
    for before, line in zip(["", *lines], lines, strict=False):
        # What stands further in than the line before begins a paragraph; wide blanks within a line part columns of a page's head.
        goes_on = (
            len(before.rstrip()) > 50
            and line.strip()
            and _indent(line) <= _indent(before)
            and not _ITEM.match(line)
            and "   " not in before.strip()
        )
        if goes_on and joined:
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
    return joined


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())

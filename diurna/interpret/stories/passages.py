"""Passages: a roundup cut into its parts, so that each can join the story it tells.

Refuses to cut an article on one thing, however long: only a page that calls itself a roundup, has a roundup's headings, or the
times of a live page before its entries, is cut.
"""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from diurna.interpret.datelines import stamps
from diurna.model import Article

#: A roundup is at least this long and cut into at least this many parts; a part gathers lines until it has `PART` characters, the last
#: at least `LEAST`.
LONG = 2500
PARTS = 4
PART = 350
LEAST = 120

_CALLED = re.compile(
    r"\b(?:live|updates?|round-?up|in brief|briefing|at a glance|key (?:events|developments|moments)|what we know|day \d+|list of)\b"
    r"|\bspecial report\b",
    re.IGNORECASE,
)
_HEADED = re.compile(r"(?m)^(?:Key [Tt]akeaways|Toplines|Key [Ee]vents|Key [Dd]evelopments|In [Bb]rief|Other [Nn]ews|Summary)\s*:?$")
_ENDED = re.compile(r"(?m)^(?:Endnotes|References|Footnotes|Notes|Sources|Related|Read more)\s*:?$|^\[1\] ?https?://")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_CLOSED = re.compile(r"[.!?…][\"”’')]*(?:\[\d+\])*\s*$")


class Passage(Struct, frozen=True):
    """A part of the article with id `article`: its text is `text[start:end]` there; `unit` is the part as an article of its own."""

    article: str
    unit: Article
    start: int
    end: int


def passages(article: Article) -> tuple[Passage, ...]:
    """The passages of a roundup in reading order, their units' ids `<id>#<n>` from 1; any other article as its only passage."""
    spans = list(_spans(article.text)) if _is_roundup(article) else []
    if len(spans) < PARTS:
        return (Passage(article.id, article, 0, len(article.text)),)
    return tuple(Passage(article.id, _unit(article, n, start, end), start, end) for n, (start, end) in enumerate(spans, 1))


def is_passage(unit: str) -> bool:
    """Whether the unit of id `unit` is a part of a roundup."""
    return "#" in unit


def _is_roundup(article: Article) -> bool:
    if len(article.text) < LONG:
        return False
    return bool(_CALLED.search(article.title) or _HEADED.search(article.text)) or stamps(article.text) >= PARTS


def _unit(article: Article, number: int, start: int, end: int) -> Article:
    # The roundup's title would make one story of all its parts, and of all its issues.
    return replace(article, id=f"{article.id}#{number}", title="", text=article.text[start:end])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Lines gathered until they hold enough and end as a sentence does: a heading, or a topic sentence, goes with what follows it."""
    ending = _ENDED.search(text, len(text) // 4)
    # What stands before the first heading is the page's word on itself, the same every day.
    opening = _HEADED.search(text, 0, len(text) // 4)
    start = end = -1
    for line in _LINE.finditer(text, opening.start() if opening else 0, ending.start() if ending else len(text)):
        start = line.start() if start < 0 else start
        end = line.end()
        if end - start >= PART and _CLOSED.search(line.group()):
            yield start, end
            start = -1
    if start >= 0 and end - start >= LEAST:
        yield start, end

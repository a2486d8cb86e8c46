"""The background of stories: how common each word stem and name is in labelled and unlabelled news, words and counts only."""

import collections
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from diurna.interpret.stories.background import Background, stem
from diurna.interpret.stories.traits import READ, traits
from diurna.model import Article
from diurna.text import content_id

#: A key held by fewer texts than this says no more than an unknown one.
TEXTS_AT_LEAST = 4
_INSIDE = re.compile(r"(?<=[a-z,] )[^\W\d_][^\W_]*(?:['’.\-][^\W_]+)*")


def articles_of(path: Path) -> list[tuple[Article, str]]:
    """The articles of a JSON-lines file in the contract's format, each with its gold story (empty where there is none)."""
    with path.open(encoding="utf-8") as lines:
        return [(_article(row), row.get("story", "")) for row in map(json.loads, lines)]


def _article(row: dict) -> Article:
    when = {k: datetime.fromisoformat(row[k]) for k in ("published_at", "fetched_at") if row.get(k)}
    texts = {k: row.get(k) or "" for k in ("url", "source", "title", "text", "language")}
    return Article(id=row["id"], **texts, **when)


def is_held_out(story: str) -> bool:
    """A third of the stories: never trained on, so that any run of the scores can report them apart.

    Stories that bear one number are twins (two events of one kind), made to be mistaken: they stay on one side.
    """
    number = re.match(r"\d+", story)
    return int(content_id("held out", number.group() if number else story), 16) % 3 == 0


def lower_words(texts: Iterable[str]) -> frozenset[str]:
    """Words that stand in lower case at least as often as with a capital inside a sentence."""
    plain, capital = collections.Counter(), collections.Counter()
    for text in texts:
        seen = set(_INSIDE.findall(text[:READ]))
        plain.update(stem(w) for w in seen if w.islower())
        capital.update(stem(w.lower()) for w in seen if not w.islower())
    return frozenset(w for w, n in plain.items() if n >= 2 and n >= capital[w])


def background_of(articles: Sequence[Article]) -> Background:
    lower = lower_words(a.text for a in articles)
    empty = Background(texts=len(articles), rate={}, plain=lower)
    counts = collections.Counter(k for a in articles for k in _keys(a, empty))
    return Background(texts=len(articles), rate={k: n / len(articles) for k, n in counts.items() if n >= TEXTS_AT_LEAST}, plain=lower)


def _keys(article: Article, background: Background) -> Iterator[str]:
    return (k for k in traits(article, background) if k[:2] in {"w:", "n:", "m:", "#:"})

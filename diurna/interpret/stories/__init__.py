"""Stories: which articles tell one event, from day to day.

Refuses to give a story a new id, to join two stories that both have one, and to know more of the past than the records it is given.

Method: traits (names, words, numbers, ages, tolls, event days) weighed by how rare they are at large and here; trained trees judge each
pair of articles, or of article and story; average link joins them, a day at a time, so that a run a day gives nearly what one run gives.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from textwrap import shorten

from msgspec import Struct
from msgspec.structs import replace

from diurna.edition import StoryRecord
from diurna.interpret.stories.background import background
from diurna.interpret.stories.forest import forest
from diurna.interpret.stories.grouping import groups
from diurna.interpret.stories.memory import Memory, Unit, blend, unit_of
from diurna.interpret.stories.passages import Passage, passages
from diurna.model import Article
from diurna.text import content_id

__all__ = ["Assignment", "Passage", "assign", "passages", "story_record"]

log = logging.getLogger(__name__)

#: Days are taken together until they hold this many articles.
BATCH = 64
#: In a signature: how many articles it stands for.
_ARTICLES = "articles"


class Assignment(Struct, frozen=True):
    """`stories`: (article id, story id), in the order of the articles given; `records`: the new and the changed stories, by id."""

    stories: tuple[tuple[str, str], ...]
    records: tuple[StoryRecord, ...]


def assign(articles: Sequence[Article], known: Sequence[StoryRecord] = ()) -> Assignment:
    """The story of each article: one of `known`, or a new one whose id comes from its first article."""
    memory, records = _remembered(known)
    units = {a.id: unit_of(a, background()) for a in articles}
    story_of: dict[str, str] = {}
    for batch in _batches(sorted(articles, key=_when)):
        memory.count([units[a.id] for a in batch])
        for position, members in groups([units[a.id] for a in batch], memory, forest()):
            record = _join(memory, records, position, [batch[m] for m in members], units)
            story_of |= {batch[m].id: record.id for m in members}
    touched = set(story_of.values())
    log.info("stories: %d articles in, %d stories, %d of them known", len(articles), len(touched), len(touched & {r.id for r in known}))
    return Assignment(
        tuple((a.id, story_of[a.id]) for a in articles), tuple(sorted((r for r in records if r.id in touched), key=lambda r: r.id))
    )


def _remembered(known: Sequence[StoryRecord]) -> tuple[Memory, list[StoryRecord]]:
    memory = Memory(background())
    records = sorted(known, key=lambda r: r.id)
    for unit in map(_unit_from_record, records):
        memory.add(unit, memory.told(unit))
    return memory, records


def _unit_from_record(record: StoryRecord) -> Unit:
    held = {k: v for k, v in record.signature.items() if k != _ARTICLES}
    days = [date.fromisoformat(d).toordinal() if d else 0 for d in (record.first_day, record.last_day)]
    return Unit(held, days[0], days[1], record.signature.get(_ARTICLES, 1.0))


def _when(article: Article) -> tuple[datetime, str]:
    return (article.published_at or article.fetched_at or datetime.min.replace(tzinfo=UTC), article.id)


def _batches(ordered: Sequence[Article]) -> Iterator[list[Article]]:
    """Whole days, as many as it takes to fill a batch."""
    batch: list[Article] = []
    for article in ordered:
        if len(batch) >= BATCH and _when(article)[0].date() != _when(batch[-1])[0].date():
            yield batch
            batch = []
        batch.append(article)
    if batch:
        yield batch


def story_record(articles: Sequence[Article], before: StoryRecord | None = None) -> StoryRecord:
    """The record of the story that `articles` tell: `before` brought up to date, or a new one named after the first of them."""
    memory = Memory(background())
    ordered = sorted(articles, key=_when)
    parts = [*([_unit_from_record(before)] if before else []), *(unit_of(a, background()) for a in ordered)]
    return _recorded(before or _new(ordered[0]), blend(parts, memory))


def _from_first_sentence(text: str) -> str:
    """`text` from its first line that ends as a sentence does: a passage may open with the heading of its section. Without footnotes."""
    found = _SENTENCE.search(text)
    return _FOOTNOTE.sub("", text[found.start() if found else 0 :])


_SENTENCE = re.compile(r"(?m)^.*[.!?…][\"”’')]*(?:\[\d+\])*\s*$")
_FOOTNOTE = re.compile(r"\[\d+\]")


def _new(first: Article) -> StoryRecord:
    title = first.title or shorten(_from_first_sentence(first.text), 100, placeholder="…")
    return StoryRecord(id=content_id("story", first.id), title=title, theme="", first_day="", last_day="", editions=0, signature={})


def _join(
    memory: Memory, records: list[StoryRecord], position: int | None, members: Sequence[Article], units: dict[str, Unit]
) -> StoryRecord:
    parts = [units[a.id] for a in members]
    if position is None:
        unit = blend(parts, memory)
        memory.add(unit, memory.told(unit))
        records.append(_recorded(_new(members[0]), unit))
        return records[-1]
    unit = blend([memory.units[position], *parts], memory)
    memory.replace(position, unit)
    records[position] = _recorded(records[position], unit)
    return records[position]


def _recorded(record: StoryRecord, unit: Unit) -> StoryRecord:
    first, last = (date.fromordinal(d).isoformat() if d else "" for d in (unit.first, unit.last))
    signature = {**dict(sorted(unit.traits.items())), _ARTICLES: unit.count}
    return replace(record, first_day=first, last_day=last, signature=signature)

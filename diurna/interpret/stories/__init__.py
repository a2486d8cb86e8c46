"""Stories: which articles tell one event, from day to day.

Refuses to give a story a new id, to join two stories that both have one, and to know more of the past than the records it is given.

Method: traits (names, words, numbers, ages, tolls, event days) weighed by how rare they are at large and here; trained trees judge each
pair of articles, or of article and story; average link joins them, a day at a time, so that a run a day gives nearly what one run gives.
"""

import logging
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from msgspec import Struct
from msgspec.structs import replace

from diurna.edition import StoryRecord
from diurna.interpret.prose import titled
from diurna.interpret.stories.background import background
from diurna.interpret.stories.forest import forest
from diurna.interpret.stories.grouping import groups
from diurna.interpret.stories.memory import Memory, Unit, blend, unit_of
from diurna.interpret.stories.passages import Passage, is_passage, passages
from diurna.model import Article
from diurna.text import content_id

__all__ = ["Assignment", "Passage", "assign", "is_passage", "passages", "story_record"]

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
    story_of: dict[str, str] = {}
    for batch in _batches(sorted(articles, key=_when)):
        units = [unit_of(a, memory) for a in batch]
        memory.count(units)
        for position, members in groups(units, memory, forest()):
            place = _join(memory, position, [units[m] for m in members])
            if position is None:
                records.append(_new(batch[members[0]]))
            story_of |= {batch[m].id: records[place].id for m in members}
    touched = set(story_of.values())
    log.info("stories: %d articles in, %d stories, %d of them known", len(articles), len(touched), len(touched & {r.id for r in known}))
    changed = [_recorded(r, u, memory) for r, u in zip(records, memory.units, strict=True) if r.id in touched]
    return Assignment(tuple((a.id, story_of[a.id]) for a in articles), tuple(sorted(changed, key=lambda r: r.id)))


def _remembered(known: Sequence[StoryRecord]) -> tuple[Memory, list[StoryRecord]]:
    memory = Memory(background())
    records = sorted(known, key=lambda r: r.id)
    for record in records:
        memory.add(_unit_from_record(record, memory))
    return memory, records


def _unit_from_record(record: StoryRecord, memory: Memory) -> Unit:
    held = {k: v for k, v in record.signature.items() if k != _ARTICLES}
    days = [date.fromisoformat(d).toordinal() if d else 0 for d in (record.first_day, record.last_day)]
    return memory.unit(held, days[0], days[1], record.signature.get(_ARTICLES, 1.0))


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
    parts = [*([_unit_from_record(before, memory)] if before else []), *(unit_of(a, memory) for a in ordered)]
    return _recorded(before or _new(ordered[0]), blend(parts, memory), memory)


def _new(first: Article) -> StoryRecord:
    return StoryRecord(id=content_id("story", first.id), title=titled(first), theme="", first_day="", last_day="", editions=0, signature={})


def _join(memory: Memory, position: int | None, parts: Sequence[Unit]) -> int:
    """Put units into the story at a position, or into a new one; gives where it is."""
    if position is None:
        return memory.add(blend(parts, memory))
    memory.replace(position, blend([memory.units[position], *parts], memory))
    return position


def _recorded(record: StoryRecord, unit: Unit, memory: Memory) -> StoryRecord:
    first, last = (date.fromordinal(d).isoformat() if d else "" for d in (unit.first, unit.last))
    return replace(record, first_day=first, last_day=last, signature={**memory.signature(unit), _ARTICLES: unit.count})

"""Lineage: two stories that prove to be one, one that parts in two, and what that means for what was recorded of them.

Refuses to rewrite a record: the story that leads on says which ids it took in, and whoever reads history reads it with these in mind.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from diurna.edition import HistoryRecord, StoryRecord


def together(one: StoryRecord, other: StoryRecord) -> StoryRecord:
    """The record of two stories that prove to be one, under the id of the older: both have been said, both count as before."""
    leads, gone = sorted((one, other), key=lambda s: (s.first_day, s.id))
    return replace(
        leads,
        first_day=min(leads.first_day, gone.first_day),
        last_day=max(leads.last_day, gone.last_day),
        editions=max(leads.editions, gone.editions),
        said=(*gone.said, *leads.said),
        merged=tuple(sorted({*leads.merged, *gone.merged, gone.id})),
        quiet_since="",
    )


def aliases(records: Iterable[StoryRecord]) -> dict[str, str]:
    """The story that each merged id leads to; `records` in order of days, so that the last word stands."""
    return {gone: record.id for record in records for gone in record.merged}


def led_on(history: Sequence[HistoryRecord], today: Iterable[StoryRecord]) -> tuple[HistoryRecord, ...]:
    """History as it reads under the ids that lead on: figures, positions and threads of a merged story are those of the one it is."""
    to = aliases((*(s for record in history for s in record.stories), *today))
    return tuple(_renamed(record, to) for record in history) if to else tuple(history)


def _renamed(record: HistoryRecord, to: dict[str, str]) -> HistoryRecord:
    return replace(
        record,
        stories=tuple(s for s in record.stories if s.id not in to),
        ledger=tuple(replace(r, story=to.get(r.story, r.story)) for r in record.ledger),
        positions=tuple(replace(p, story=to.get(p.story, p.story)) for p in record.positions),
        threads=tuple(replace(t, story=to.get(t.story, t.story)) for t in record.threads),
    )

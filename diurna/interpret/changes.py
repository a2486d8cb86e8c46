"""What changed since the previous edition, typed, each entry with its cause. Only what the history held before counts as before."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from diurna.edition import Coverage, HistoryRecord, LedgerRow, Mark, QuietStory, StoryRecord
from diurna.interpret.candidates import Candidate
from diurna.interpret.lineage import aliases
from diurna.model import Casualty

# More than this is a second copy of the page.
_MOST_QUIET = 8
# Two events of a day seldom have one count of this size.
_NO_COINCIDENCE = 20


class Difference(Struct, frozen=True, kw_only=True):
    """A change before its sources are numbered: `spans` are the lines it rests on."""

    mark: Mark
    text: str
    theme: str
    story: str
    spans: tuple[Candidate, ...] = ()
    row: LedgerRow | None = None
    before: str = ""
    after: str = ""


def beside(told: Sequence[Difference], figures: Iterable[Difference]) -> tuple[Difference, ...]:
    """`told` without what tells a count that one of `figures` tells, with what it was before: any update, and what is new by a count that
    is no coincidence.
    """
    counts = {(f.row.effect, f.row.low) for f in figures if f.row}
    sure = {count for count in counts if count[1] >= _NO_COINCIDENCE}
    return tuple(d for d in told if not any(_tells(s, counts if d.mark.kind == "UPDATED" else sure) for s in d.spans))


def _tells(line: Candidate, counts: Collection[tuple[str, int]]) -> bool:
    return any(isinstance(c, Casualty) and (c.effect, c.low) in counts for c in line.claims)


def moves(mark: Mark) -> bool:
    """Whether a mark on a figure is worth a line among the changes: the count moved, or it is counted otherwise."""
    return mark.kind in {"REVISED", "METHOD"} or (mark.kind == "UPDATED" and " gave " in mark.note)


def figure_changes(rows: Iterable[LedgerRow]) -> tuple[Difference, ...]:
    """An entry for each count that moved: by its claimant (REVISED, METHOD), or as another claimant now gives more (UPDATED)."""
    out = []
    for r in rows:
        for mark in r.marks:
            if moves(mark):
                way = {
                    "REVISED": f": {mark.note}" if "→" in mark.note else f", {mark.direction} {mark.note}",
                    "UPDATED": f"; {mark.note}",
                }.get(mark.kind, f", {mark.note}")
                who = r.claimant or r.outlet
                text = f"{who[:1].upper()}{who[1:]}: {what_is_counted(r)} now {r.figure}{way.rstrip('.')}."
                out.append(Difference(mark=mark, text=text, theme="casualties", story=r.story, row=r))
    return tuple(out)


def what_is_counted(r: LedgerRow) -> str:
    """The population, effect, place and scope of a row, in words."""
    where = f" in {r.place}" if r.place else ""
    since = f" since {r.since}" if r.since else " in all" if r.scope == "cumulative" else ""
    return f"{r.people or 'people'} {r.effect}{where}{since}"


def coverage_changes(coverage: Coverage) -> tuple[Difference, ...]:
    """What fell away because of us, not because of the world: sources that are silent against their habit."""
    silent = tuple(r.source for r in coverage.rows if r.note)
    mark = Mark(kind="QUIET", cause="our coverage")
    return tuple(Difference(mark=mark, text=note, theme="", story="") for note in coverage.notes if silent and note.startswith(silent))


def latest_records(history: Sequence[HistoryRecord]) -> dict[str, StoryRecord]:
    """Each story's last record, but for those that proved to be another; `history` in order of days."""
    latest = {s.id: s for record in history for s in record.stories}
    merged = aliases(s for record in history for s in record.stories)
    return {story: record for story, record in latest.items() if story not in merged}


def gone_quiet(
    latest: Mapping[str, StoryRecord], history: Sequence[HistoryRecord], present: frozenset[str], *, after: int
) -> tuple[QuietStory, ...]:
    """Stories that were in at least two editions, and have had nothing in the last `after` editions, this one included; said once."""
    days = [record.day for record in history]
    if len(days) < after:
        return ()
    edge = days[-after]
    quiet = (s for s in latest.values() if s.id not in present and s.editions >= 2 and s.last_day == edge and not s.quiet_since)
    ranked = sorted(quiet, key=lambda s: (-s.editions, s.id))
    return tuple(QuietStory(id=s.id, title=s.title, last_day=s.last_day, editions=s.editions) for s in ranked[:_MOST_QUIET])


def with_causes(
    quiet: Sequence[QuietStory], latest: Mapping[str, StoryRecord], history: Sequence[HistoryRecord], silent: frozenset[str]
) -> tuple[QuietStory, ...]:
    """The quiet stories, those that only sources silent today had told with our coverage as their cause."""
    outlets = {c.version: c.outlet for record in history for c in record.cited}
    out = []
    for q in quiet:
        told = {outlets[a] for a in latest[q.id].articles if a in outlets}
        out.append(replace(q, cause="our coverage") if told and told <= silent else q)
    return tuple(out)

"""What is told to the person who called, in plain lines."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from diurna.desk import Desk
from diurna.publish import archive
from diurna.publish.archive import Revision
from diurna.store import Store
from diurna.store.rows import EditionRow
from diurna.window import cutoff_of, day_of, next_due
from flows import clock, making
from flows.gathering import Gathered
from flows.making import Made
from flows.place import Place, place_of
from flows.progress import counted

_MOST_FAILURES = 8
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


def line_of(gathered: Gathered) -> str:
    """What a visit or an import came to, in one line, failures below it."""
    what = "no file in it to be read" if gathered.bare else f"{gathered.new} new, {gathered.unchanged} unchanged"
    head = f"{gathered.source}: {what}"
    failed = [f"  not read: {f.where}: {f.reason}" for f in gathered.failures]
    more = [f"  … and {len(failed) - _MOST_FAILURES} more"] if len(failed) > _MOST_FAILURES else []
    return "\n".join((head, *failed[:_MOST_FAILURES], *more))


def where(place: Place, made: Made) -> Iterator[str]:
    """What became of an edition, and where its files lie."""
    if made.differs and made.new:
        yield f"r{made.revision} is new. It differs from the one before in: {', '.join(made.differs)}"
    elif made.differs:
        yield f"r{made.revision} stands. Made again today it would differ in: {', '.join(made.differs)}. --remake makes the next revision."
    elif not made.new:
        stands = "its missing files are written again, as they were" if made.rewritten else "the archived edition stands"
        yield f"{made.desk} {made.day} r{made.revision}: nothing new; {stands}."
    yield from _before(place, made)
    yield from _waiting(place, made)
    later = [r.revision for r in archive.revisions(place.archive) if (r.desk, r.day) == (made.desk, made.day)]
    newest = max((made.revision, *later))
    if newest > made.revision:
        yield f"r{newest} has taken its place since: that is what is delivered, and lies here:"
    stem = place.archive / Revision(desk=made.desk, day=made.day, revision=newest).path
    for kind in ("pdf", "html"):
        path = stem.with_name(f"{stem.name}.{kind}")
        if path.exists():
            yield str(path)


def _before(place: Place, made: Made) -> Iterator[str]:
    """What lies before the window of a desk's first edition, and is in none: how many, of which days, and what makes those."""
    desk = place.desk
    with place.store() as store:
        edition = making.decided(store, made)
        begun = any(r.day < made.day for r in store.editions(desk.name))
        older = _told(store, desk, edition.window.start) if made.new and not begun else None
    total = edition.coverage.total
    if made.new and total.versions == total.failed:
        yield f"Nothing was had in this edition's window, {clock.span(edition.window)}."
    if older:
        one, days, told = older
        again = f"; then, so that this edition follows them: diurna run --day {made.day} --as-known now" if total.versions else ""
        yield (
            f"{told} came before this edition's window, and {'is' if one else 'are'} in none yet. "
            f"To make the editions of those days: diurna backfill --from {days[0]} --to {days[1]}{again}"
        )


def _waiting(place: Place, made: Made) -> Iterator[str]:
    """What was had after the newest edition's cutoff, and so is not in it: nobody who has just saved it need look for it there."""
    desk, day = place.desk, made.day[-10:]
    with place.store() as store:
        days = [r.day for r in store.editions(desk.name) if "--" not in r.day]
        waiting = _had_since(store, desk, day) if day == max(days, default=day) else 0
    if waiting:
        due = clock.told(next_due(desk, date.fromisoformat(day) + timedelta(days=1)), desk.zone)
        one = waiting == 1
        yield f"{counted(waiting, 'article')} came in after this edition's cutoff and {'waits' if one else 'wait'} for the next, due {due}"


def _had_since(store: Store, desk: Desk, day: str) -> int:
    """How many articles were had after the cutoff of `day` (ISO)."""
    return store.span_had(cutoff_of(desk, date.fromisoformat(day)), clock.now() + timedelta(seconds=1))[0]


def status_lines(desk_file: Path) -> Iterator[str]:
    """What is made, what is due, and what was recorded too late for its edition."""
    place = place_of(desk_file)
    desk, now = place.desk, clock.now()
    with place.store() as store:
        every = store.editions(desk.name)
        rows = [r for r in every if "--" not in r.day]
        days = sorted({r.day for r in rows})
        several = f", {len(every) - len(rows)} of them over several days" if len(every) > len(rows) else ""
        yield f"{desk.title}: {counted(len(days), 'day')}, {counted(len(every), 'edition')}{several} in {place.archive}"
        for row in rows:
            if not row.archived:
                yield f"{row.day} r{row.revision} was decided and not written: diurna run --day {row.day} finishes it"
        yield from _order(rows)
        newest = clock.newest_day(desk, now)
        if days and newest.isoformat() not in days:
            yield f"{newest} is due and not made: diurna run"
        yield f"next due: {clock.told(next_due(desk, newest + timedelta(days=1)), desk.zone)}"
        had = _had_since(store, desk, days[-1]) if days else 0
        if had:
            yield f"{counted(had, 'article')} came in since the cutoff of {days[-1]}, for the next edition"
        yield from late_lines(store, desk.name)
        yield from unmade_lines(store, desk, newest)
        yield from _taken_back(store, desk.name, max((r.cutoff for r in rows), default=_LONG_AGO))


def unmade_lines(store: Store, desk: Desk, newest: date) -> Iterator[str]:
    """Of a desk without any edition: the days up to the `newest` due of which it has something, and what makes theirs."""
    had = None if store.editions(desk.name) else _told(store, desk, cutoff_of(desk, newest))
    if had:
        one, days, told = had
        yield f"{told} {'is' if one else 'are'} in no edition yet: diurna backfill --from {days[0]} --to {days[1]}"


def _told(store: Store, desk: Desk, end: datetime) -> tuple[bool, tuple[date, date], str] | None:
    """Of the articles had before `end`: whether it is one, the first and last day, and both in words; None where there is none."""
    count, first, last = store.span_had(_LONG_AGO, end)
    if first is None or last is None:
        return None
    days = day_of(desk, first), day_of(desk, last)
    return count == 1, days, f"{counted(count, 'article')} of {days[0]}{f' to {days[1]}' if days[1] > days[0] else ''}"


def _taken_back(store: Store, desk: str, cutoff: datetime) -> Iterator[str]:
    """Articles taken back of which an edition is still to tell: one printed them, or they came after the last `cutoff`."""
    untold = {c.version for r in store.wronged(desk, (), (), before=date.max, revisions="latest") for c in r.cited}
    taken = store.withdrawn()
    untold |= {a.id for a in store.present([v for w in taken for v in w.versions]) if a.fetched_at and a.fetched_at >= cutoff}
    if waiting := sum(not untold.isdisjoint(w.versions) for w in taken):
        yield f"{counted(waiting, 'article')} {'was' if waiting == 1 else 'were'} taken back since the last edition; the next one says so"


def _order(rows: list[EditionRow]) -> Iterator[str]:
    """Editions that were made before an edition of an earlier day, and so without it; a later revision as known now has it."""
    made = {r.day: r.decided_at for r in rows if r.revision == 1 and r.decided_at}
    known = made | {r.day: r.decided_at for r in rows if r.as_known == "now" and r.decided_at}
    for day, at in sorted(known.items()):
        without = [d for d, other in sorted(made.items()) if d < day and other > at]
        if without:
            yield f"{day} was made without the {'edition' if len(without) == 1 else 'editions'} of {', '.join(without)}, which came later"


def late_lines(store: Store, desk: str) -> Iterator[str]:
    """Days whose windows got articles after their edition was made."""
    for day, late in store.late(desk):
        yield f"{day}: {counted(late, 'version')} recorded after its edition: diurna run --day {day} --as-known now"

"""Editions, history and deliveries: decided once, appended, and handed over once."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Literal

import msgspec
import sqlalchemy as sa

from diurna.edition import Edition, HistoryRecord, StoryRecord
from diurna.errors import DecidedError, StoreError
from diurna.model import Copy
from diurna.store import citations, rows, schema, withdrawals
from diurna.store.recording import put, where_in
from diurna.store.rows import DeliveryRow, EditionRow

_E = schema.editions.c
_H = schema.history.c
_S = schema.stories.c
#: An edition over several days (`2026-03-06--2026-03-08`) is never anybody's previous edition.
_SEVERAL_DAYS = "%--%"


def decide(connection: sa.Connection, edition: Edition, body: bytes, copies: Sequence[Copy], at: datetime | None) -> bool:
    """Keep an edition and its history record. Gives false where just this one is kept already; another one there is an error."""
    key = (edition.desk, edition.day, edition.revision)
    row = connection.execute(sa.select(_E.hash).where(_is(schema.editions, key))).first()
    if row is not None:
        if row.hash != rows.digest(body):
            raise DecidedError(f"{edition.desk} {edition.day} r{edition.revision} was decided before, with other content, and stands")
        return False
    connection.execute(sa.insert(schema.editions).values(rows.edition_values(edition, body, at)))
    values = rows.history_values(edition, body)
    connection.execute(sa.insert(schema.history).values(values))
    record = rows.history_from_values(values)
    _keep_stories(connection, edition.desk, record.stories)
    citations.keep(connection, key, record)
    withdrawals.keep(connection, edition.inputs.withdrawn, edition.window.end)
    for copy in copies:
        put(connection, schema.copies, rows.copy_values(edition.desk, copy))
    return True


def _is(table: sa.Table, key: Sequence[Any]) -> sa.ColumnElement[bool]:
    return sa.and_(*(c == v for c, v in zip(table.primary_key.columns, key, strict=True)))


def _keep_stories(connection: sa.Connection, desk: str, stories: Sequence[StoryRecord]) -> None:
    """The newest record of each story; one made for an earlier day doesn't take the place of a later day's."""
    query = sa.select(schema.stories).where(_S.desk == desk)
    there = {r.id: r.last_day for r in where_in(connection, query, _S.id, {s.id for s in stories})}
    for story in stories:
        if there.get(story.id, "") <= story.last_day:
            put(connection, schema.stories, rows.story_values(desk, story))


def archived(connection: sa.Connection, key: tuple[str, str, int], at: datetime | None) -> None:
    """Note that the files of an edition are written."""
    done = connection.execute(sa.update(schema.editions).where(_is(schema.editions, key)).values(state="archived", archived_at=at))
    if done.rowcount != 1:
        raise StoreError(f"{key[0]} {key[1]} r{key[2]} was never decided")


def editions(connection: sa.Connection, desk: str) -> tuple[EditionRow, ...]:
    """The desk's editions by day and revision."""
    wanted = [c for c in schema.editions.columns if c.name != "body"]
    query = sa.select(*wanted).where(_E.desk == desk).order_by(_E.day, _E.revision)
    return tuple(rows.edition_from_row(r) for r in connection.execute(query))


def edition(connection: sa.Connection, desk: str, day: str, revision: int | None) -> bytes | None:
    """The JSON of an edition, of its latest revision where none is named."""
    query = sa.select(_E.body).where(_E.desk == desk, _E.day == day).order_by(_E.revision.desc()).limit(1)
    row = connection.execute(query if revision is None else query.where(_E.revision == revision)).first()
    return rows.unpack(row.body) if row else None


def history(
    connection: sa.Connection, desk: str, days: tuple[date | None, date], revisions: Literal["first", "latest"]
) -> tuple[HistoryRecord, ...]:
    """One record a day of `since <= day < before`, by day: of its first or of its latest revision."""
    since, before = days
    chosen = sa.func.min(_H.revision) if revisions == "first" else sa.func.max(_H.revision)
    pick = sa.select(_H.day, chosen.label("revision")).where(_H.desk == desk, _H.day < before.isoformat(), _H.day.not_like(_SEVERAL_DAYS))
    if since is not None:
        pick = pick.where(_H.day >= since.isoformat())
    one = pick.group_by(_H.day).subquery()
    query = (
        sa.select(_H.record).where(_H.desk == desk).join(one, sa.and_(_H.day == one.c.day, _H.revision == one.c.revision)).order_by(_H.day)
    )
    return tuple(rows.history_from_row(r) for r in connection.execute(query))


def records(connection: sa.Connection, desk: str, wanted: Sequence[tuple[str, int]]) -> tuple[HistoryRecord, ...]:
    """The records of just these editions (day, revision), in the order given."""
    query = sa.select(_H.day, _H.revision, _H.record).where(_H.desk == desk)
    found = {(r.day, r.revision): r for r in where_in(connection, query, _H.day, {day for day, _ in wanted})}
    missing = [f"{day} r{revision}" for day, revision in wanted if (day, revision) not in found]
    if missing:
        raise StoreError(f"the store has no history of {desk} {', '.join(missing)}")
    return tuple(rows.history_from_row(found[one]) for one in wanted)


def last_cutoff(connection: sa.Connection, desk: str, before: datetime) -> datetime | None:
    """The latest cutoff made before `before`, of editions of one day."""
    query = sa.select(_E.cutoff).where(_E.desk == desk, _E.cutoff < before, _E.day.not_like(_SEVERAL_DAYS))
    row = connection.execute(query.order_by(_E.cutoff.desc()).limit(1)).first()
    return row.cutoff if row else None


def closed(connection: sa.Connection, desk: str) -> Callable[[datetime], bool]:
    """Whether an instant lies in the window of an edition of one day that the desk has made."""
    one = sa.and_(_E.desk == desk, _E.revision == 1, _E.day.not_like(_SEVERAL_DAYS))
    made = connection.execute(sa.select(_E.day, _E.cutoff).where(one).order_by(_E.cutoff)).all()
    cutoffs = [r.cutoff for r in made]

    @cache
    def opened(n: int) -> datetime:
        return rows.window_of(edition(connection, desk, made[n].day, 1) or b"").start

    def is_closed(at: datetime) -> bool:
        n = bisect_right(cutoffs, at)
        return n < len(cutoffs) and opened(n) <= at

    return is_closed


def story(connection: sa.Connection, desk: str, name: str) -> StoryRecord | None:
    """The newest record of a story."""
    row = connection.execute(sa.select(_S.record).where(_S.desk == desk, _S.id == name)).first()
    return msgspec.json.decode(rows.unpack(row.record), type=StoryRecord) if row else None


def copies(connection: sa.Connection, desk: str, ids: Collection[str]) -> dict[str, Copy]:
    """What the desk's editions found of each version: whether it carries another's text."""
    query = sa.select(schema.copies).where(schema.copies.c.desk == desk)
    return {r.version: rows.copy_from_row(r) for r in where_in(connection, query, schema.copies.c.version, set(ids))}


def claim_delivery(connection: sa.Connection, wanted: DeliveryRow, lease: timedelta) -> bool:
    """Take a delivery on; false where it is sent, or another run took it on less than `lease` ago and may still be sending. One taken on
    later than now was so before the clock was set back; within a lease it may be a run's whose clock is a little ahead.
    """
    table = schema.deliveries
    key = (wanted.desk, wanted.day, wanted.revision, wanted.channel, wanted.recipient)
    row = connection.execute(sa.select(table).where(_is(table, key))).first()
    if row is not None and (row.state == "sent" or (row.state == "claimed" and abs(row.at - wanted.at) < lease)):
        return False
    tries = row.tries + 1 if row is not None else 1
    put(connection, table, msgspec.structs.asdict(msgspec.structs.replace(wanted, tries=tries)))
    return True


def delivered(connection: sa.Connection, key: tuple[str, str, int, str, str], reason: str, at: datetime) -> None:
    """Note how a delivery that was taken on ended: sent, or failed for `reason`."""
    table = schema.deliveries
    ended = {"state": "failed" if reason else "sent", "reason": rows.clean(reason), "at": at}
    if connection.execute(sa.update(table).where(_is(table, key)).values(**ended)).rowcount != 1:
        raise StoreError(f"{key[0]} {key[1]} r{key[2]}: the delivery to {key[4]} was never taken on")


def deliveries(connection: sa.Connection, desk: str, day: str, revision: int) -> tuple[DeliveryRow, ...]:
    """What is known of an edition's deliveries, by channel and recipient."""
    table = schema.deliveries
    query = sa.select(table).where(table.c.desk == desk, table.c.day == day, table.c.revision == revision)
    return tuple(rows.values_from_row(r, DeliveryRow) for r in connection.execute(query.order_by(table.c.channel, table.c.recipient)))

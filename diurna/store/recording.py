"""Recording what was gathered, inside one transaction: new articles, new versions of known ones, failures and visits.

Refuses to lose a text and to keep one twice. A text that its address has carried before is no new version, nor is one whose listing
was met before: so a page that goes back to an earlier text makes no third version.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import msgspec
import sqlalchemy as sa

from diurna.model import Article, Failure, Reading, Visit
from diurna.store import rows, schema
from diurna.store.rows import Recorded
from diurna.text import content_id

#: Values in one IN list: below SQLite's old limit of 999 variables.
_CHUNK = 500
#: Sightings of one failure no further apart than this are one row. Windows are longer, so each window that such a span touches holds
#: a sighting, and a feed that fails every half hour for a year takes one row.
_SAME_FAILURE = timedelta(hours=12)

_VERSION = schema.versions.c


class _Known:
    """What the store has of the articles at hand, kept up while a batch is read; not a copy of the store."""

    def __init__(self, connection: sa.Connection, articles: Sequence[Article]) -> None:
        keys = {rows.article_key(a) for a in articles}
        used = sa.select(_VERSION.id)
        self.used = {r.id for r in where_in(connection, used, _VERSION.id, {a.id for a in articles})}
        self.contents: set[tuple[str, str]] = set()
        self.listed: set[tuple[str, str]] = set()
        self.numbers: dict[str, int] = {}
        query = sa.select(_VERSION.article, _VERSION.number, _VERSION.content, _VERSION.listed)
        for row in where_in(connection, query, _VERSION.article, keys):
            self.add(row.article, row.content, row.listed, row.number)

    def add(self, key: str, content: str, listed: str, number: int) -> None:
        self.contents.add((key, content))
        self.listed.add((key, listed))
        self.numbers[key] = max(number, self.numbers.get(key, 0))

    def has(self, article: Article) -> bool:
        key = rows.article_key(article)
        return (key, content_id(article.title, article.text)) in self.contents or bool(
            article.listed and (key, article.listed) in self.listed
        )

    def free_id(self, article: Article) -> str:
        name, n = article.id, 0
        while not name or name in self.used:
            name = content_id(article.source, article.address, article.title, article.text, *([str(n)] if n else []))
            n += 1
        self.used.add(name)
        return name


def record(
    connection: sa.Connection,
    readings: Sequence[Reading],
    visits: Sequence[Visit],
    at: datetime,
    closed: Callable[[datetime], bool] = lambda _: False,
) -> Recorded:
    """Write what is new of `readings` and `visits`; gives what was. The caller's transaction makes it whole or nothing. What was fetched
    while a window stood open that is `closed` was first had `at`: no edition would have it else.
    """
    batches = [[rows.cleaned(a) for a in r.articles] for r in readings]
    known = _Known(connection, [a for batch in batches for a in batch])
    new = [list(_new_versions(known, batch, r, at)) for r, batch in zip(readings, batches, strict=True)]
    for values in (v for brought in new for v in brought if not v["backlog"] and closed(v["first_had"])):
        values["first_had"] = at
    fresh = _record_failures(connection, [f for r in readings for f in r.failures], at)
    kept = [r for r, brought in zip(readings, new, strict=True) if brought or not fresh.isdisjoint(r.failures)]
    _record_documents(connection, kept, at)
    _record_versions(connection, [v for brought in new for v in brought])
    for visit in visits:
        put(connection, schema.visits, rows.visit_values(visit, at))
    ids = tuple(v["id"] for brought in new for v in brought)
    return Recorded(new=ids, unchanged=sum(map(len, batches)) - len(ids), failures=sum(len(r.failures) for r in readings))


def _new_versions(known: _Known, batch: Iterable[Article], reading: Reading, at: datetime) -> Iterator[dict[str, Any]]:
    document = rows.clean(reading.document.id) if reading.document else None
    for article in batch:
        if known.has(article):
            continue
        key = rows.article_key(article)
        named = msgspec.structs.replace(article, id=known.free_id(article))
        values = rows.version_values(named, number=known.numbers.get(key, 0) + 1, document=document, at=at)
        known.add(key, values["content"], article.listed, values["number"])
        yield values


def _record_versions(connection: sa.Connection, new: Sequence[dict[str, Any]]) -> None:
    _insert_missing(connection, schema.articles, [{"id": v["article"], "source": v["source"], "address": v["address"]} for v in new])
    if new:
        connection.execute(sa.insert(schema.versions), new)


def _record_documents(connection: sa.Connection, kept: Iterable[Reading], at: datetime) -> None:
    """Keep the bytes of what brought something new. One that only repeats what is known would fill the disk at every fetch."""
    _insert_missing(connection, schema.documents, [rows.document_values(r.document, at) for r in kept if r.document])


def _record_failures(connection: sa.Connection, found: Sequence[Failure], at: datetime) -> set[Failure]:
    """Note each failure as seen at `at`; gives those not seen shortly before."""
    fresh: set[Failure] = set()
    table = schema.failures
    for failure in dict.fromkeys(found):
        values = {f: rows.clean(getattr(failure, f)) for f in ("source", "where", "reason")}
        same = sa.and_(*(table.c[f] == v for f, v in values.items()))
        near = sa.and_(table.c.first_seen <= at + _SAME_FAILURE, table.c.last_seen >= at - _SAME_FAILURE)
        row = connection.execute(sa.select(table).where(same, near).order_by(table.c.id).limit(1)).first()
        if row is None:
            connection.execute(sa.insert(table).values(**values, first_seen=at, last_seen=at))
            fresh.add(failure)
        else:
            span = {"first_seen": min(row.first_seen, at), "last_seen": max(row.last_seen, at)}
            connection.execute(sa.update(table).where(table.c.id == row.id).values(**span))
    return fresh


def _insert_missing(connection: sa.Connection, table: sa.Table, values: Sequence[dict[str, Any]]) -> None:
    """Insert those of `values` whose id the table doesn't have."""
    wanted = {v["id"]: v for v in reversed(values)}
    there = {r.id for r in where_in(connection, sa.select(table.c.id), table.c.id, wanted)}
    missing = [v for key, v in reversed(wanted.items()) if key not in there]
    if missing:
        connection.execute(sa.insert(table), missing)


def put(connection: sa.Connection, table: sa.Table, values: dict[str, Any]) -> None:
    """Write a row in place of the one with its key."""
    key = sa.and_(*(c == values[c.name] for c in table.primary_key.columns))
    connection.execute(sa.delete(table).where(key))
    connection.execute(sa.insert(table).values(values))


def where_in(connection: sa.Connection, query: sa.Select[Any], column: sa.Column[str], values: Collection[str]) -> Iterator[sa.Row[Any]]:
    """Rows of `query` whose `column` is one of `values`, however many these are."""
    rest = iter(sorted(values))
    while part := list(islice(rest, _CHUNK)):
        yield from connection.execute(query.where(column.in_(part)))

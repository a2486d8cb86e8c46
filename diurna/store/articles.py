"""Reading what was gathered: versions, documents, failures, visits, and how much each source brought."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from diurna.errors import StoreError
from diurna.model import Article, Document, Failure, Visit
from diurna.store import rows, schema
from diurna.store.recording import where_in
from diurna.store.rows import SourceStatus

_VERSIONS = sa.select(schema.versions)
_V = schema.versions.c
_F = schema.failures.c
_DAY = timedelta(days=1)


def versions_had(connection: sa.Connection, start: datetime, end: datetime) -> tuple[Article, ...]:
    """Versions first had in `start <= t < end`, by (first had, id)."""
    query = _VERSIONS.where(_V.first_had >= start, _V.first_had < end).order_by(_V.first_had, _V.id)
    return tuple(rows.article_from_row(r) for r in connection.execute(query))


def span_had(connection: sa.Connection, start: datetime, end: datetime) -> tuple[int, datetime | None, datetime | None]:
    """How many versions were first had in `start <= t < end`, and when the first and the last."""
    ends = (made(_V.first_had, type_=schema.Instant) for made in (sa.func.min, sa.func.max))
    count, first, last = connection.execute(sa.select(sa.func.count(), *ends).where(_V.first_had >= start, _V.first_had < end)).one()
    return count, first, last


def first_had(connection: sa.Connection) -> datetime | None:
    """When the first of all versions was had."""
    first: datetime | None = connection.execute(sa.select(sa.func.min(_V.first_had, type_=schema.Instant))).scalar_one()
    return first


def versions(connection: sa.Connection, ids: Sequence[str]) -> tuple[Article, ...]:
    """The versions named, in the order given."""
    found = present(connection, ids)
    there = {a.id for a in found}
    missing = [name for name in ids if name not in there]
    if missing:
        raise StoreError(f"the store has no version {', '.join(missing[:5])}{f' and {len(missing) - 5} more' if len(missing) > 5 else ''}")
    return found


def present(connection: sa.Connection, ids: Sequence[str]) -> tuple[Article, ...]:
    """Those of the versions named that the store has, in the order given."""
    found = {r.id: rows.article_from_row(r) for r in where_in(connection, _VERSIONS, _V.id, set(ids))}
    return tuple(found[name] for name in ids if name in found)


def knows(connection: sa.Connection, listed: str) -> bool:
    """Whether some version came from this listing."""
    return bool(listed) and connection.execute(sa.select(_V.id).where(_V.listed == listed).limit(1)).first() is not None


def document(connection: sa.Connection, name: str) -> Document | None:
    """The bytes as received."""
    row = connection.execute(sa.select(schema.documents).where(schema.documents.c.id == name)).first()
    return rows.document_from_row(row) if row else None


def visits(connection: sa.Connection, addresses: Collection[str]) -> dict[str, Visit]:
    """What is remembered of the addresses, by address; those never visited are left out."""
    found = where_in(connection, sa.select(schema.visits), schema.visits.c.address, set(addresses))
    return {r.address: rows.values_from_row(r, Visit) for r in found}


def failures_had(connection: sa.Connection, start: datetime, end: datetime) -> tuple[Failure, ...]:
    """What failed in `start <= t < end`, each once, by source, place and reason."""
    query = sa.select(schema.failures).where(_F.first_seen < end, _F.last_seen >= start)
    found = {rows.values_from_row(r, Failure) for r in connection.execute(query)}
    return tuple(sorted(found, key=lambda f: (f.source, f.where, f.reason)))


def counts_by_day(connection: sa.Connection, start: datetime, end: datetime) -> dict[str, tuple[int, ...]]:
    """Versions first had per source, one count for each 24 hours from `start` (the last may be shorter), sources in order."""
    days = list(_days(start, end))
    counts: dict[str, list[int]] = {}
    for n, (opens, closes) in enumerate(days):
        query = sa.select(_V.source, sa.func.count()).where(_V.first_had >= opens, _V.first_had < closes).group_by(_V.source)
        for source, count in connection.execute(query):
            counts.setdefault(source, [0] * len(days))[n] = count
    return {source: tuple(counts[source]) for source in sorted(counts)}


def _days(start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    while start < end:
        yield start, min(start + _DAY, end)
        start += _DAY


def sources(connection: sa.Connection) -> tuple[SourceStatus, ...]:
    """What the store has of each source, by name, with the failures seen since its newest version was had."""
    latest = sa.func.max(_V.first_had, type_=schema.Instant)
    query = sa.select(_V.source, sa.func.count(sa.distinct(_V.article)).label("a"), sa.func.count().label("v"), latest.label("h"))
    had = {
        r.source: SourceStatus(source=r.source, articles=r.a, versions=r.v, last_had=r.h)
        for r in connection.execute(query.group_by(_V.source))
    }
    failed: dict[str, dict[Failure, None]] = {}
    for row in connection.execute(sa.select(schema.failures).order_by(_F.source, _F.where, _F.reason)):
        last = had[row.source].last_had if row.source in had else None
        if last is None or row.last_seen >= last:
            failed.setdefault(row.source, {})[rows.values_from_row(row, Failure)] = None
    names = sorted({*had, *failed})
    return tuple(rows.with_failures(had.get(n, SourceStatus(source=n)), failed.get(n, ())) for n in names)


def below(connection: sa.Connection, folder: str) -> SourceStatus:
    """What came in by the files of a folder, whatever outlets they name."""
    documents = schema.documents
    newest = sa.func.max(_V.first_had, type_=schema.Instant)
    query = sa.select(sa.func.count(sa.distinct(_V.article)), sa.func.count(), newest).join(documents, documents.c.id == _V.document)
    row = connection.execute(query.where(documents.c.address.startswith(f"{folder}/", autoescape=True))).one()
    return SourceStatus(source=folder, articles=row[0], versions=row[1], last_had=row[2])

"""Recording what was gathered, inside one transaction: new articles, new versions of known ones, failures and visits.

Refuses to lose a text and to keep one twice. A text that its address has carried before is a new version only where it stands again in
the place of the one that followed it, and one whose listing was met before is none. What Diurna reads otherwise in bytes that it has read
before is no news: it was first had when they were.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
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
_FAILURE = ("source", "where", "reason")

_VERSION = schema.versions.c
#: What is read anew in known bytes comes right after what was read in them, so that of both the later reading is taken.
_ANEW = timedelta(microseconds=1)


class _Text(msgspec.Struct, frozen=True, kw_only=True):
    """A text as it was read: of which article, when it counts as had, and out of which bytes (unknown where a feed listed it).

    `file`: the address of a file that lies there, and tells no time of its own: that it was met now says nothing of when it came.
    """

    article: Article
    key: str
    content: str
    had: datetime
    document: str = ""
    file: str = ""


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A version that the store has, or is about to."""

    key: str
    content: str
    had: datetime
    number: int
    backlog: bool = False


class _Known:
    """What the store has of the articles at hand, kept up while a batch is read; not a copy of the store."""

    def __init__(self, connection: sa.Connection, texts: Sequence[_Text]) -> None:
        self.used = {r.id for r in where_in(connection, sa.select(_VERSION.id), _VERSION.id, {t.article.id for t in texts})}
        self.contents: set[tuple[str, str]] = set()
        self.listed: set[tuple[str, str]] = set()
        #: The last version of an article, and the last that came out of one file, by both.
        self.last: dict[tuple[str, str], _Kept] = {}
        #: What came out of the bytes at hand before, by document.
        self.brought: dict[str, list[_Kept]] = {}
        columns = [_VERSION[c] for c in ("id", "article", "number", "content", "listed", "first_had", "backlog", "document")]
        placed = sa.select(*columns, schema.documents.c.address).outerjoin(schema.documents, schema.documents.c.id == _VERSION.document)
        for row in _in_order(where_in(connection, placed, _VERSION.article, {t.key for t in texts})):
            self.used.add(row.id)
            self.add(_kept(row), row.listed, row.address or "")
        for row in _in_order(where_in(connection, sa.select(*columns), _VERSION.document, {t.document for t in texts if t.document})):
            self.brought.setdefault(row.document, []).append(_kept(row))

    def add(self, kept: _Kept, listed: str, file: str) -> None:
        self.contents.add((kept.key, kept.content))
        self.listed.add((kept.key, listed))
        self.last[kept.key, file] = self.last[kept.key, ""] = kept

    def number(self, key: str) -> int:
        return self.last[key, ""].number + 1 if (key, "") in self.last else 1

    def has(self, text: _Text, beside: Mapping[tuple[str, str], datetime]) -> bool:
        """Whether `text` is nothing new. One that was kept is, where it came to stand in the place of a later one: had after that, which
        is not read `beside` it any more.
        """
        if (text.key, text.content) not in self.contents:
            return bool(text.article.listed) and (text.key, text.article.listed) in self.listed
        before = self.last.get((text.key, text.file))
        if before is None or text.content in {before.content, self.last[text.key, ""].content}:
            return True
        return max(before.had, beside.get((text.key, before.content), before.had)) >= text.had

    def read_before(self, text: _Text, *, alone: bool) -> _Kept | None:
        """What these very bytes brought of the article before, where they bring words that it never had: those put back are news. A file
        may be read under another outlet or address by now: then the same words tell, or that it holds one article (`alone`).
        """
        brought = self.brought.get(text.document, []) if (text.key, text.content) not in self.contents else []
        same = [k for k in brought if k.key == text.key]
        if text.file and not same:
            same = [k for k in brought if k.content == text.content or (alone and len({b.key for b in brought}) == 1)]
        return same[-1] if same else None

    def free_id(self, article: Article) -> str:
        name, n = article.id, 0
        while not name or name in self.used:
            name = content_id(article.source, article.address, article.title, article.text, *([str(n)] if n else []))
            n += 1
        self.used.add(name)
        return name


def _in_order(found: Iterable[sa.Row[Any]]) -> list[sa.Row[Any]]:
    return sorted(found, key=lambda r: (r.number, r.article))


def _kept(row: sa.Row[Any]) -> _Kept:
    return _Kept(key=row.article, content=row.content, had=row.first_had, number=row.number, backlog=row.backlog)


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
    batches = [[_text(rows.cleaned(a), r, at) for a in r.articles] for r in readings]
    known = _Known(connection, [t for batch in batches for t in batch])
    new = [list(_new_versions(known, batch, r, at, closed)) for r, batch in zip(readings, batches, strict=True)]
    undated = [any(v["published_at"] is None and v["document"] not in known.brought for v in brought) for brought in new]
    notes = [n for r, first in zip(readings, undated, strict=True) if first for n in r.notes]
    fresh = _record_failures(connection, [*(f for r in readings for f in r.failures), *notes], at)
    kept = [r for r, brought in zip(readings, new, strict=True) if brought or not fresh.isdisjoint(r.failures)]
    _record_documents(connection, kept, at)
    _record_versions(connection, [v for brought in new for v in brought])
    for visit in visits:
        put(connection, schema.visits, rows.visit_values(visit, at))
    ids = tuple(v["id"] for brought in new for v in brought)
    return Recorded(new=ids, unchanged=sum(map(len, batches)) - len(ids), failures=sum(len(r.failures) for r in readings))


def _text(article: Article, reading: Reading, at: datetime) -> _Text:
    document = reading.document
    lies = document is not None and document.fetched_at is None and article.fetched_at == at
    return _Text(
        article=article,
        key=rows.article_key(article),
        content=content_id(article.title, article.text),
        had=rows.first_had(article, at),
        document=rows.clean(document.id) if document and not article.listed else "",
        file=rows.clean(document.address) if document and lies else "",
    )


def _new_versions(
    known: _Known, batch: Sequence[_Text], reading: Reading, at: datetime, closed: Callable[[datetime], bool]
) -> Iterator[dict[str, Any]]:
    document = rows.clean(reading.document.id) if reading.document else None
    beside: dict[tuple[str, str], datetime] = {}
    for t in batch:
        beside[t.key, t.content] = max(t.had, beside.get((t.key, t.content), t.had))
    for text in batch:
        if known.has(text, beside):
            continue
        named = msgspec.structs.replace(text.article, id=known.free_id(text.article))
        values = rows.version_values(named, number=known.number(text.key), document=document, at=at)
        if before := known.read_before(text, alone=len(batch) == 1):
            values |= {"first_had": before.had + _ANEW, "backlog": before.backlog}
        elif not values["backlog"] and closed(values["first_had"]):
            values["first_had"] = at
        known.add(_Kept(key=text.key, content=text.content, had=text.had, number=values["number"]), text.article.listed, text.file)
        yield values


def _record_versions(connection: sa.Connection, new: Sequence[dict[str, Any]]) -> None:
    insert_missing(connection, schema.articles, [{"id": v["article"], "source": v["source"], "address": v["address"]} for v in new])
    if new:
        connection.execute(sa.insert(schema.versions), new)


def _record_documents(connection: sa.Connection, kept: Iterable[Reading], at: datetime) -> None:
    """Keep the bytes of what brought something new. One that only repeats what is known would fill the disk at every fetch."""
    insert_missing(connection, schema.documents, [rows.document_values(r.document, at) for r in kept if r.document])


def _record_failures(connection: sa.Connection, found: Sequence[Failure], at: datetime) -> set[Failure]:
    """Note each failure as seen at `at`; gives those not seen shortly before."""
    table = schema.failures
    near = sa.select(table).where(table.c.first_seen <= at + _SAME_FAILURE, table.c.last_seen >= at - _SAME_FAILURE)
    wanted = {tuple(rows.clean(getattr(f, name)) for name in _FAILURE): f for f in found}
    seen: dict[tuple[str, ...], sa.Row[Any]] = {}
    for row in sorted(where_in(connection, near, table.c.source, {key[0] for key in wanted}), key=lambda r: -r.id):
        seen[row.source, row.where, row.reason] = row
    again = [r for key, r in seen.items() if key in wanted and not r.first_seen <= at <= r.last_seen]
    for row in again:
        span = {"first_seen": min(row.first_seen, at), "last_seen": max(row.last_seen, at)}
        connection.execute(sa.update(table).where(table.c.id == row.id).values(**span))
    fresh = [key for key in wanted if key not in seen]
    if fresh:
        values = [{**dict(zip(_FAILURE, key, strict=True)), "first_seen": at, "last_seen": at} for key in fresh]
        connection.execute(sa.insert(table), values)
    return {wanted[key] for key in fresh}


def insert_missing(connection: sa.Connection, table: sa.Table, values: Sequence[dict[str, Any]]) -> None:
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

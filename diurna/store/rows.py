"""Rows and values: what goes into a row and what comes out of one."""

import hashlib
import re
import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Literal

import msgspec
import sqlalchemy as sa

from diurna.edition import Edition, HistoryRecord, StoryRecord, Window
from diurna.errors import StoreError
from diurna.model import Article, Copy, Document, Failure, Visit
from diurna.text import content_id

Row = sa.Row[Any]
State = Literal["claimed", "sent", "failed"]


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """What one call of `record` did: ids of the new versions in the order recorded, and how many were met again or had failed."""

    new: tuple[str, ...] = ()
    unchanged: int = 0
    failures: int = 0


class EditionRow(msgspec.Struct, frozen=True, kw_only=True):
    """One edition in the store's list. `hash` is the SHA-256 of its JSON in hex; `archived` false: decided, files not yet written."""

    desk: str
    day: str
    revision: int
    as_known: str
    cutoff: datetime
    hash: str
    archived: bool
    decided_at: datetime | None = None


class DeliveryRow(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one delivery. `at` is the time of the last try; `reason` says why it failed."""

    desk: str
    day: str
    revision: int
    channel: str
    recipient: str
    message_id: str
    at: datetime
    state: State = "claimed"
    reason: str = ""
    tries: int = 1


class SourceStatus(msgspec.Struct, frozen=True, kw_only=True):
    """What the store has of one source, and its latest failures (seen since the newest version was had)."""

    source: str
    articles: int = 0
    versions: int = 0
    last_had: datetime | None = None
    failures: tuple[Failure, ...] = ()


class _Body(msgspec.Struct, frozen=True, kw_only=True):
    """One of the parts of an edition's JSON that the store reads."""

    history: HistoryRecord


class _Spans(msgspec.Struct, frozen=True, kw_only=True):
    """Another."""

    window: Window


_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` as both databases can keep it: PostgreSQL takes no NUL, neither takes half a surrogate pair."""
    return _SURROGATE.sub("\ufffd", text.replace("\0", ""))


def cleaned(article: Article) -> Article:
    """`article` in clean text, with an address: without one, its own url or id says which texts are its versions."""
    for instant in (article.published_at, article.fetched_at):
        if instant is not None and instant.tzinfo is None:
            raise StoreError(f"article {article.id}: {instant.isoformat()} has no zone: nobody would know when it was")
    kept = {f: clean(getattr(article, f)) for f in ("id", "url", "source", "title", "text", "author", "language", "listed")}
    return msgspec.structs.replace(article, **kept, address=clean(article.address) or kept["url"] or kept["id"])


def article_key(article: Article) -> str:
    """The id of the article that `article` is a version of: one for each source and address."""
    return content_id(article.source, article.address)


def first_had(article: Article, at: datetime) -> datetime:
    """When `article` was first had: its fetch. Backlog, and what nobody knows the fetch of, takes its published time, but never one
    that was still to come: it would wait for an edition of the future.
    """
    fetched = article.fetched_at or at
    backlog = article.backlog or article.fetched_at is None
    return min(article.published_at, fetched) if backlog and article.published_at else fetched


def version_values(article: Article, *, number: int, document: str | None, at: datetime) -> dict[str, Any]:
    """The row of a new version: `article` with the id it is kept under."""
    return {
        **{f: getattr(article, f) for f in ("id", "source", "address", "url", "title", "text", "author", "language", "listed")},
        **{f: getattr(article, f) for f in ("published_at", "fetched_at", "date_only")},
        "article": article_key(article),
        "number": number,
        "document": document,
        "first_had": first_had(article, at),
        "recorded_at": at,
        "backlog": article.backlog or article.fetched_at is None,
        "content": content_id(article.title, article.text),
    }


def article_from_row(row: Row) -> Article:
    """The version as an article; its `fetched_at` is when it was first had."""
    m = row._mapping  # noqa: SLF001 - SQLAlchemy's documented way to a row's names
    kept = {f: m[f] for f in Article.__struct_fields__ if f != "fetched_at"}
    return Article(**kept, fetched_at=m["first_had"])


def document_values(document: Document, at: datetime) -> dict[str, Any]:
    """The row of a document, its body compressed."""
    kept = {f: clean(getattr(document, f)) for f in ("id", "source", "address", "media_type")}
    return {**kept, "fetched_at": document.fetched_at, "recorded_at": at, "body": pack(document.body)}


def document_from_row(row: Row) -> Document:
    """The document with its bytes as received."""
    m = row._mapping  # noqa: SLF001 - as above
    kept = {f: m[f] for f in Document.__struct_fields__ if f != "body"}
    return Document(**kept, body=unpack(m["body"]))


def edition_values(edition: Edition, body: bytes, at: datetime | None) -> dict[str, Any]:
    """The row of a decided edition."""
    kept = {f: getattr(edition, f) for f in ("desk", "day", "revision", "as_known")}
    return {**kept, "cutoff": edition.window.end, "body": pack(body), "hash": digest(body), "state": "decided", "decided_at": at}


def history_values(edition: Edition, body: bytes) -> dict[str, Any]:
    """The row of an edition's history record, taken from its JSON: what the archive says is what the store says."""
    try:
        record = msgspec.json.decode(body, type=_Body).history
    except msgspec.DecodeError as error:
        raise StoreError(f"{edition.desk} {edition.day} r{edition.revision}: its JSON holds no history record: {error}") from None
    encoded = msgspec.json.encode(record, order="deterministic")
    key = {"desk": edition.desk, "day": edition.day, "revision": edition.revision}
    return {**key, "cutoff": edition.window.end, "record": pack(encoded), "hash": digest(encoded)}


def window_of(body: bytes) -> Window:
    """The window of the edition whose JSON `body` is."""
    return msgspec.json.decode(body, type=_Spans).window


def history_from_row(row: Row) -> HistoryRecord:
    """The record that one edition added to history."""
    return msgspec.json.decode(unpack(row.record), type=HistoryRecord)


def edition_from_row(row: Row) -> EditionRow:
    """The edition's line in the list."""
    m = row._mapping  # noqa: SLF001 - as above
    return EditionRow(**{f: m[f] for f in EditionRow.__struct_fields__ if f != "archived"}, archived=m["state"] == "archived")


def history_from_values(values: Mapping[str, Any]) -> HistoryRecord:
    """The record in a row that `history_values` made."""
    return msgspec.json.decode(unpack(values["record"]), type=HistoryRecord)


def story_values(desk: str, story: StoryRecord) -> dict[str, Any]:
    """The row of a story's newest record."""
    record = pack(msgspec.json.encode(story, order="deterministic"))
    return {"desk": desk, "id": story.id, "first_day": story.first_day, "last_day": story.last_day, "title": story.title, "record": record}


def copy_values(desk: str, copy: Copy) -> dict[str, Any]:
    """The row of what a desk found of one version."""
    return {"desk": desk, "version": copy.id, "copy_of": copy.copy_of, "similarity": copy.similarity, "why": copy.why}


def with_failures(status: SourceStatus, failures: Iterable[Failure]) -> SourceStatus:
    """`status` with what failed."""
    return msgspec.structs.replace(status, failures=tuple(failures))


def copy_from_row(row: Row) -> Copy:
    """Whether a version carries another's text."""
    return Copy(id=row.version, copy_of=row.copy_of, similarity=row.similarity, why=row.why)


def values_from_row(row: Row, kind: type[Any]) -> Any:  # noqa: ANN401 - gives a `kind`
    """A struct of `kind` whose fields are named as the columns are."""
    m: Mapping[Any, Any] = row._mapping  # noqa: SLF001 - as above
    return kind(**{f: m[f] for f in kind.__struct_fields__})


def visit_values(visit: Visit, at: datetime) -> dict[str, Any]:
    """The row of a visit."""
    text = {f: clean(getattr(visit, f)) for f in ("address", "etag", "last_modified")}
    return {**text, "first": visit.first, "visited_at": at}


def pack(body: bytes) -> bytes:
    """`body` compressed: the same bytes on every run and machine with one zlib."""
    return zlib.compress(body, 6)


def unpack(body: bytes) -> bytes:
    """What `pack` was given."""
    return zlib.decompress(body)


def digest(body: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(body).hexdigest()

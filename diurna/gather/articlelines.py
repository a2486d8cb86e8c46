"""Article JSON lines, the format that scripts exchange: one object a line, `id` and `text` required, null allowed for all else.

A line that can't be read costs itself alone; a date that can't be read costs the date.
"""

import codecs
from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec import Struct

from diurna.desk import Desk, Source
from diurna.errors import ReadError
from diurna.gather.address import clean
from diurna.gather.encoding import decode
from diurna.gather.feedtimes import read_time
from diurna.gather.language import detect
from diurna.model import Article, Document, Failure, Reading
from diurna.text import content_id


class _Line(Struct, frozen=True):
    id: str | int
    text: str
    url: str | None = None
    source: str | None = None
    title: str | None = None
    author: str | None = None
    published_at: str | None = None
    fetched_at: str | None = None
    language: str | None = None


def read_lines(document: Document, source: Source, desk: Desk) -> Reading:
    """An article for each line; a failure naming `file:line` and the field for each that is none. Unknown keys are passed over.

    The id stays as given; a second, different text under the same id is another version and gets the id with a hash. An article whose
    line has no `fetched_at` is backlog, first had when it was published.
    """
    articles: dict[str, Article] = {}
    failures: list[Failure] = []
    try:
        body = _utf8(document)
    except ReadError as error:
        return Reading(document=document, failures=(Failure(source=source.name, where=document.address, reason=error.reason),))
    for where, raw in _lines(body, document.address):
        try:
            given = msgspec.json.decode(raw, type=_Line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            failures.append(Failure(source=source.name, where=where, reason=_reason(error)))
            continue
        if not str(given.id).strip():
            failures.append(Failure(source=source.name, where=where, reason="`id` is empty"))
            continue
        article, bad = _article(given, source, desk)
        failures += [Failure(source=source.name, where=where, reason=reason) for reason in bad]
        _add(articles, article)
    if not articles and not failures:
        failures.append(Failure(source=source.name, where=document.address, reason="the file holds no lines"))
    return Reading(document=document, articles=tuple(articles.values()), failures=tuple(failures))


def _utf8(document: Document) -> bytes:
    body = document.body.removeprefix(codecs.BOM_UTF8)
    try:
        body.decode()
    except UnicodeDecodeError:
        return decode(body, document.address, media_type=document.media_type).encode()
    return body


def _lines(body: bytes, address: str) -> Iterator[tuple[str, bytes]]:
    for number, raw in enumerate(body.split(b"\n"), 1):
        if raw.strip():
            yield f"{address}:{number}", raw.strip()


def _reason(error: Exception) -> str:
    reason, _, field = str(error).partition(" - at `$")
    missing = reason.removeprefix("Object missing required field ")
    if missing != reason:
        return f"{missing} is missing"
    if field:
        return f"`{field.strip('`.')}`: {reason}"
    return "the line is no JSON object" if reason.startswith("Expected `object`") else f"no valid JSON: {reason}"


def _article(given: _Line, source: Source, desk: Desk) -> tuple[Article, tuple[str, ...]]:
    name = given.source or source.name
    zone = _zone(name, source, desk)
    times = {field: read_time(raw, zone) for field in ("published_at", "fetched_at") if (raw := getattr(given, field))}
    bad = tuple(f"`{field}`: {getattr(given, field)[:60]!r} is no date" for field, stamp in times.items() if stamp is None)
    published, fetched = times.get("published_at"), times.get("fetched_at")
    first_had: datetime | None = fetched.at if fetched else published.at if published else None
    title, url = (given.title or "").strip(), (given.url or "").strip()
    article = Article(
        id=str(given.id),
        address=clean(url) if url else str(given.id),
        url=url,
        source=name,
        title=title,
        text=given.text,
        author=given.author or "",
        language=detect(f"{title}\n{given.text}", given.language or _language(name, source, desk)),
        published_at=published.at if published else None,
        fetched_at=first_had,
        date_only=bool(published and published.date_only),
        backlog=fetched is None,
    )
    return article, bad


def _zone(name: str, source: Source, desk: Desk) -> str:
    """The zone of the outlet that the line names, where the desk knows it, else the source's, else the desk's."""
    known = {o.name: o.zone for o in desk.outlets} | {s.name: s.zone for s in desk.sources}
    return known.get(name) or source.zone or desk.zone


def _language(name: str, source: Source, desk: Desk) -> str:
    return desk.outlet(name).language or (source.language if name == source.name else "")


def _add(articles: dict[str, Article], article: Article) -> None:
    known = articles.get(article.id)
    if known is None:
        articles[article.id] = article
    elif (known.title, known.text) != (article.title, article.text):
        version = f"{article.id}~{content_id(article.title, article.text)[:8]}"
        articles.setdefault(version, msgspec.structs.replace(article, id=version))

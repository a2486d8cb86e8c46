"""Article JSON lines, the format that scripts exchange: one object a line (or one array of them). `id` and `text` are required.

A line that can't be read costs itself alone; a date that can't be read costs the date.
"""

import codecs
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import msgspec
from msgspec import Struct

from diurna.desk import Desk, Source
from diurna.errors import ReadError
from diurna.gather.address import clean
from diurna.gather.depth import read_nested
from diurna.gather.encoding import decode
from diurna.gather.feedtimes import read_time
from diurna.gather.language import detect
from diurna.model import Article, Document, Failure, Reading, unread
from diurna.text import content_id

_EMPTY_ID = "`id` is empty"


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


_LINE = msgspec.json.Decoder(_Line)
_WHOLE = msgspec.json.Decoder(list[msgspec.Raw] | dict[str, msgspec.Raw])


def read_lines(document: Document, source: Source, desk: Desk, *, languages: bool = True) -> Reading:
    """An article for each line; a failure naming `file:line` and the field for each that is none. Unknown keys are passed over.

    The id stays as given; a second, different text under the same id is another version and gets the id with a hash. An article whose
    line has no `fetched_at` is backlog, first had when it was published. Without `languages`, a declared one stands, and none is found out.
    """
    try:
        body = _utf8(document)
    except ReadError as error:
        return unread(document, source.name, error.reason)
    read = list(each_line(_objects(body), document.address, source, desk, languages=languages))
    if not read:
        return unread(document, source.name, "the file holds no lines")
    articles, failures = tuple(r for r in read if isinstance(r, Article)), tuple(r for r in read if isinstance(r, Failure))
    return Reading(document=document, articles=articles, failures=failures)


def _objects(body: bytes) -> Sequence[bytes]:
    """The lines of `body`; where it is one JSON value over all its lines, an array or an object, each object in it as a line."""
    try:
        whole = read_nested(_WHOLE.decode, body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return body.split(b"\n")
    return [bytes(each) for each in whole] if isinstance(whole, list) else [body]


def each_line(lines: Iterable[bytes], address: str, source: Source, desk: Desk, *, languages: bool = True) -> Iterator[Article | Failure]:
    """What `read_lines` reads, one after another, from `lines` in UTF-8: for streams that don't fit into memory.

    Without `languages`, what a line declares stands: to find a language out takes longer than all else.
    """
    seen: dict[str, str] = {}
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            given = read_nested(_LINE.decode, raw)
            if not str(given.id).strip():
                raise msgspec.ValidationError(_EMPTY_ID)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield Failure(source=source.name, where=f"{address}:{number}", reason=_reason(error))
            continue
        article, bad = _article(given, source, desk, languages=languages)
        yield from (Failure(source=source.name, where=f"{address}:{number}", reason=reason) for reason in bad)
        if new := _version(seen, article):
            yield new


def _utf8(document: Document) -> bytes:
    body = document.body.removeprefix(codecs.BOM_UTF8)
    try:
        body.decode()
    except UnicodeDecodeError:
        return decode(body, document.address, media_type=document.media_type).encode()
    return body


def _reason(error: Exception) -> str:
    reason, _, field = str(error).partition(" - at `$")
    if reason == _EMPTY_ID:
        return reason
    missing = reason.removeprefix("Object missing required field ")
    if missing != reason:
        return f"{missing} is missing"
    if field:
        return f"`{field.strip('`.')}`: {reason}"
    return "the line is no JSON object" if reason.startswith("Expected `object`") else f"no valid JSON: {reason}"


def _article(given: _Line, source: Source, desk: Desk, *, languages: bool) -> tuple[Article, tuple[str, ...]]:
    name = given.source or source.name
    zone = _zone(name, source, desk)
    times = {field: read_time(raw, zone) for field in ("published_at", "fetched_at") if (raw := getattr(given, field))}
    bad = tuple(f"`{field}`: {getattr(given, field)[:60]!r} is no date" for field, stamp in times.items() if stamp is None)
    published, fetched = times.get("published_at"), times.get("fetched_at")
    first_had: datetime | None = fetched.at if fetched else published.at if published else None
    declared = given.language or _language(name, source, desk)
    title, url = (given.title or "").strip(), (given.url or "").strip()
    article = Article(
        id=str(given.id),
        address=clean(url) if url else str(given.id),
        url=url,
        source=name,
        title=title,
        text=_unescaped(given.text),
        author=given.author or "",
        language=detect(f"{title}\n{given.text}", declared) if languages else declared,
        published_at=published.at if published else None,
        fetched_at=first_had,
        date_only=bool(published and published.date_only),
        backlog=fetched is None,
    )
    return article, bad


def _unescaped(text: str) -> str:
    """`text` with its line breaks where it was escaped twice and has none but a backslash and an n; no offset moves."""
    return text if "\n" in text else text.replace("\\n", " \n")


def _zone(name: str, source: Source, desk: Desk) -> str:
    """The zone of the outlet that the line names, where the desk knows it, else the source's, else the desk's."""
    known = {o.name: o.zone for o in desk.outlets} | {s.name: s.zone for s in desk.sources}
    return known.get(name) or source.zone or desk.zone


def _language(name: str, source: Source, desk: Desk) -> str:
    return desk.outlet(name).language or (source.language if name == source.name else "")


def _version(seen: dict[str, str], article: Article) -> Article | None:
    """`article`, or another version under its id; None where this outlet's was read before. `seen`: a hash of outlet and text by id."""
    # Two outlets may number their articles alike, and carry one text.
    digest = content_id(article.source, article.title, article.text)
    if article.id not in seen:
        seen[article.id] = digest
        return article
    version = f"{article.id}~{digest[:8]}"
    if seen[article.id] == digest or version in seen:
        return None
    seen[version] = digest
    return msgspec.structs.replace(article, id=version)

"""One document to a reading: what it is (text, page, feed, article lines) is told by its bytes, then it goes to the room that reads it.

Refuses to trust a file name or a media type against the bytes. Whatever can't be read becomes a failure that names the document and the
reason; one bad document never costs another.
"""

import hashlib
import json
import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

from msgspec.structs import replace

from diurna.desk import Desk, Source
from diurna.errors import ReadError
from diurna.gather.depth import read_nested
from diurna.gather.encoding import LIMIT, decode, unpack
from diurna.gather.folder import bytes_of, is_ours
from diurna.gather.settings import are_settings
from diurna.gather.textfile import read_text
from diurna.model import Article, Document, Failure, Reading, unread

Kind = Literal["feed", "lines", "page", "text"]

_log = logging.getLogger(__name__)
#: A page or a text this big, in bytes, is a log or a dump; reading it would take minutes and a gigabyte. A text is all
#: words: two megabytes are several books.
_LIMITS: dict[Kind, int] = {"page": 20_000_000, "text": 2_000_000}
# Clocks of servers differ by minutes.
SKEW = timedelta(minutes=10)
_FEED = re.compile(r"<(?:rss|feed|(?:\w+:)?RDF)\b", re.IGNORECASE)
_PAGE = re.compile(r"<!doctype\s+html|<html\b|<head\b|<body\b|<article\b|<meta\s|<title\b", re.IGNORECASE)
_MARKUP = re.compile(r"</(?:p|div|h1|a|span)>|<(?:p|div|br)\b[^>]*>", re.IGNORECASE)


def read_document(document: Document, source: Source, desk: Desk) -> Reading:
    """The articles of `document`, and a failure for whatever of it can't be read. `document` in the result is the one given.

    An article dated after it was first had keeps its text; its published time becomes the time it was first had, and a failure says so.
    """
    try:
        body = unpack(document.body, document.address)
        reading = _dispatch(replace(document, body=body), source, desk)
    except ReadError as error:
        return unread(document, source.name, error.reason)
    except Exception as error:  # noqa: BLE001 - libraries parse other people's mistakes here: whatever they trip over costs this document alone
        _log.warning("reading failed", extra={"where": document.address}, exc_info=error)
        return unread(document, source.name, f"not readable: {type(error).__name__}: {error}")
    articles, notes = _not_from_the_future(reading, source)
    return Reading(document=document, articles=articles, failures=reading.failures + notes)


def sniff(body: bytes, media_type: str = "") -> Kind:
    """What `body` (not compressed) is by its first bytes; `media_type` decides only between what the bytes leave open."""
    head = body[:4096].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").decode("utf-8", "replace").lstrip()
    if head[:1] in {"{", "["}:
        return _kind_of_json(body, head)
    markup = re.sub(r"<!--.*?-->", "", head, flags=re.DOTALL).lstrip()
    feed, page = _FEED.search(markup), _PAGE.search(markup)
    if feed and markup.startswith("<") and not (page and page.start() < feed.start()):
        return "feed"
    if page and (markup.startswith("<") or "html" in media_type):
        return "page"
    if "html" in media_type or (markup.startswith("<") and len(_MARKUP.findall(markup)) > 2):
        return "page"
    if head.startswith("<?xml") or re.search(r"\b(?:rss|atom|rdf|xml)\b", media_type.partition(";")[0]):
        return "feed"
    return "text"


def _kind_of_json(body: bytes, head: str) -> Kind:
    if "jsonfeed.org/version" in head.replace("\\/", "/"):
        return "feed"
    first = body.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    try:
        read_nested(json.loads, first)
    except ValueError:
        # One value over many lines, or lines of which the first is broken.
        return "lines" if re.match(r"[\[{]\s*(?:[\[{\"\]}]|$)", head) else "text"
    return "lines"


def _dispatch(document: Document, source: Source, desk: Desk) -> Reading:
    kind = sniff(document.body, document.media_type)
    if not document.body.strip():
        return unread(document, source.name, "empty file" if not document.body else "empty file: white space only")
    if is_ours(document.body):
        return unread(document, source.name, "is a briefing that Diurna made, not an article")
    if kind == "lines":
        from diurna.gather.articlelines import read_lines  # noqa: PLC0415 - only where such a file is met

        return read_lines(document, source, desk)
    if len(document.body) > LIMIT:
        return unread(document, source.name, f"too large: {len(document.body) // 1_000_000} MB, over {LIMIT // 1_000_000}")
    if kind == "feed":
        from diurna.gather.feeds import read_feed  # noqa: PLC0415 - feedparser loads slowly

        return read_feed(document, source, desk)
    return _read_one(document, source, desk, kind)


def _read_one(document: Document, source: Source, desk: Desk, kind: Kind) -> Reading:
    if len(document.body) > (limit := _LIMITS[kind]):
        return unread(document, source.name, f"too large for a {kind}: {len(document.body) / 1_000_000:.1f} MB, over {limit // 1_000_000}")
    text = decode(document.body, document.address, media_type=document.media_type)
    if kind == "page":
        from diurna.gather.page import read_page  # noqa: PLC0415 - trafilatura loads slowly

        article = read_page(text, document, source, desk)
    elif are_settings(text):
        return unread(document, source.name, "is for a program, and no article: settings, and no sentence")
    else:
        article = read_text(text, document, source, desk)
    if not article.title and not article.text:
        return unread(document, source.name, "no title and no text in it")
    return Reading(document=document, articles=(article,))


def _not_from_the_future(reading: Reading, source: Source) -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    articles: list[Article] = []
    notes: list[Failure] = []
    for article in reading.articles:
        if article.published_at and article.fetched_at and article.published_at > article.fetched_at + SKEW:
            reason = f"published in the future ({article.published_at:%Y-%m-%d %H:%M} UTC): first had used instead"
            notes.append(Failure(source=source.name, where=article.url or article.address, reason=reason))
            articles.append(replace(article, published_at=article.fetched_at, date_only=False))
        else:
            articles.append(article)
    return tuple(articles), tuple(notes)


def extract(path: Path, desk: Desk | None = None) -> Iterator[dict[str, Any]]:
    """The `extract` step on one file: a dict an article as the design's contract says, or `{"path", "error"}` where it can't be read."""
    desk = desk or Desk(name="stage", title="")
    source = Source(name="", folder=str(path.parent))
    try:
        body = bytes_of(path, str(path))
    except ReadError as error:
        yield {"path": str(path), "error": error.reason}
        return
    except OSError as error:
        yield {"path": str(path), "error": f"can't be opened: {error.strerror}"}
        return
    name = path.name.lower().removesuffix(".gz")
    media_type = "text/html" if name.endswith((".html", ".htm", ".xhtml")) else ""
    digest = hashlib.sha256(body).hexdigest()
    document = Document(id=digest, source="", address=str(path), fetched_at=None, media_type=media_type, body=body)
    reading = read_document(document, source, desk)
    yield from (_line(path, article) for article in reading.articles)
    yield from ({"path": str(path), "error": failure.reason} for failure in reading.failures)


def _line(path: Path, article: Article) -> dict[str, Any]:
    published = article.published_at.isoformat() if article.published_at else None
    keys = ("id", "url", "source", "title", "author", "language", "text")
    line = {"path": str(path), **{key: getattr(article, key) for key in keys}, "published_at": published}
    return {key: line[key] for key in ("path", "id", "url", "source", "title", "author", "published_at", "language", "text")}

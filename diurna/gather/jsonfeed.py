"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/). One bad item costs only itself."""

import codecs

import msgspec
from msgspec import Raw, Struct

from diurna.desk import Source
from diurna.gather.depth import read_nested
from diurna.gather.entries import MOST, Entry, Feed, left_out
from diurna.gather.plain import line, paragraphs
from diurna.model import Document, Failure


class _Author(Struct, frozen=True):
    name: str | None = None


class _Item(Struct, frozen=True):
    # The standard says that an id is a string, and that a reader takes a number too.
    id: str | int | float | None = None
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    author: _Author | None = None
    authors: tuple[_Author, ...] | None = None
    language: str | None = None


class _Feed(Struct, frozen=True):
    items: tuple[Raw, ...]
    version: str = ""
    home_page_url: str | None = None
    feed_url: str | None = None
    author: _Author | None = None
    authors: tuple[_Author, ...] | None = None
    language: str | None = None


_ITEM, _FEED = msgspec.json.Decoder(_Item), msgspec.json.Decoder(_Feed)


def read(document: Document, source: Source) -> Feed:
    """The entries of a JSON feed, and a failure for each item, or for the whole, that is none."""
    try:
        feed = read_nested(_FEED.decode, document.body.removeprefix(codecs.BOM_UTF8))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Feed(failures=(Failure(source=source.name, where=document.address, reason=f"not readable as a JSON feed: {error}"),))
    entries: list[Entry] = []
    failures = list(left_out(len(feed.items) - MOST, document, source))
    for position, raw in enumerate(feed.items[:MOST], 1):
        try:
            entries.append(_entry(position, read_nested(_ITEM.decode, bytes(raw)), feed))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            failures.append(Failure(source=source.name, where=f"{document.address}, entry {position}", reason=f"not readable: {error}"))
    link = feed.home_page_url or feed.feed_url or ""
    return Feed(link=link, language=feed.language or "", entries=tuple(entries), failures=tuple(failures))


def _entry(position: int, item: _Item, feed: _Feed) -> Entry:
    texts = (
        paragraphs(item.content_html or ""),
        paragraphs(item.content_text or "", marked_up=False),
        paragraphs(item.summary or "", marked_up=False),
    )
    authors = item.authors or ((item.author,) if item.author else ()) or feed.authors or ((feed.author,) if feed.author else ())
    return Entry(
        position=position,
        title=line(item.title or "", marked_up=False),
        text=max(texts, key=len),
        link=item.url or item.external_url or "",
        guid="" if item.id is None else str(item.id),
        author=", ".join(line(a.name) for a in authors if a.name),
        language=item.language or "",
        stamp=item.date_published or item.date_modified or "",
    )

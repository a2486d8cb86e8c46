"""One visit to one source: everything it has, read, with its times. What fails is a failure beside the rest.

Raises FetchError only where trying again can help and nothing at all could be read.
"""

import logging
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from diurna.desk import Desk, Source
from diurna.errors import FetchError
from diurna.gather.feeds import read_feed
from diurna.gather.fetch import Session
from diurna.gather.folder import documents
from diurna.gather.fulltext import Call, Completed, complete, document_from_answer
from diurna.gather.reading import SKEW, read_document
from diurna.model import Article, Document, Failure, Harvest, Reading, Visit, undated, unread

log = logging.getLogger(__name__)

# Clocks differ by minutes, wrong zones by up to 26 hours; more is a wrong date.
_WRONG_ZONE = timedelta(hours=26)
Reader = Callable[[Document, Source, Desk], Reading]


def harvest(  # noqa: PLR0913  # the one way in: four facts that only the caller knows
    source: Source, desk: Desk, *, root: Path, visits: Mapping[str, Visit], now: datetime, known: Callable[[str], bool] | Collection[str]
) -> Harvest:
    """Visit `source`: its feed, its pages, or every file of its folder (relative to `root`).

    `visits`: what is remembered of each address. `known`: whether the store has the listing of an article (`Article.listed`): its page is
    not fetched again. Files are read each time, as a newer Diurna may read them better. What is had live was first had `now`; what is
    listed at the first visit of an address, and files, are backlog: first had when published. A date after `now` is mended or left out,
    with a failure.
    Raises FetchError with `again` true where nothing could be read, but may be later.
    """
    is_known = known if callable(known) else known.__contains__
    if source.folder:
        found = Harvest(source=source.name, readings=tuple(files(source, desk, root=root, now=now)))
    else:
        with Session() as session:
            call = Call(session=session, source=source, desk=desk, now=now, known=is_known)
            found = _feed(call, visits) if source.feed else _pages(call, visits)
    articles, failures = sum(len(r.articles) for r in found.readings), sum(len(r.failures) for r in found.readings)
    log.info("visited %s: %d documents, %d articles, %d failures", source.name, len(found.readings), articles, failures)
    return found


def files(source: Source, desk: Desk, *, root: Path, now: datetime) -> Iterator[Reading]:
    """What `harvest` reads of a folder, file by file: all of it at once may be more than fits into memory."""
    for document in documents(root / source.folder, source=source.name, root=root):
        if isinstance(document, Failure):
            yield Reading(failures=(document,))
        else:
            yield _timed(_read(read_document, document, source, desk), now, first=False)


def _feed(call: Call, visits: Mapping[str, Visit]) -> Harvest:
    source, before = call.source, visits.get(call.source.feed) or Visit(address=call.source.feed)
    try:
        answer = call.session.fetch(source.feed, before)
    except FetchError as error:
        if error.again:
            raise
        return Harvest(source=source.name, readings=(_failed(call, error),), visits=(before,))
    if not answer.changed:
        return Harvest(source=source.name, visits=(before,))
    read = _timed(_read(read_feed, document_from_answer(answer, call), source, call.desk), call.now, first=before.first)
    done = complete(read.articles, answer.address, call) if source.full_text else Completed(articles=read.articles)
    reading = replace(read, articles=done.articles, failures=read.failures + done.failures)
    # Nothing read, nothing remembered: an error page has an ETag too, and a page still to be had needs the listing again.
    kept = Visit(address=source.feed, first=before.first and not read.articles)
    if read.articles and not done.unfinished:
        kept = replace(kept, etag=answer.etag, last_modified=answer.last_modified)
    # A page without a date was listed without one: the feed says so for all of them.
    pages = (replace(_timed(p, call.now, first=False), notes=read.notes) for p in done.pages)
    return Harvest(source=source.name, readings=(reading, *pages), visits=(kept,))


def _pages(call: Call, visits: Mapping[str, Visit]) -> Harvest:
    readings: list[Reading] = []
    kept: list[Visit] = []
    errors: list[FetchError] = []
    for address in call.source.pages:
        before = visits.get(address) or Visit(address=address)
        try:
            reading, visit = _one_page(call, before)
        except FetchError as error:
            errors.append(error)
            reading, visit = _failed(call, error), before
        readings += [reading] if reading else []
        kept.append(visit)
    if len(errors) == len(call.source.pages) and all(e.again for e in errors):
        raise errors[0]
    return Harvest(source=call.source.name, readings=tuple(readings), visits=tuple(kept))


def _one_page(call: Call, before: Visit) -> tuple[Reading | None, Visit]:
    answer = call.session.fetch(before.address, before)
    if not answer.changed:
        return None, before
    reading = _timed(_read(read_document, document_from_answer(answer, call), call.source, call.desk), call.now, first=before.first)
    if not reading.articles:
        return reading, Visit(address=before.address, first=before.first)
    return reading, Visit(address=before.address, etag=answer.etag, last_modified=answer.last_modified, first=False)


def _read(reader: Reader, document: Document, source: Source, desk: Desk) -> Reading:
    try:
        return reader(document, source, desk)
    except Exception as error:  # one document costs only itself, whatever a library makes of it
        log.exception("%s could not be read", document.address)
        return unread(document, source.name, f"could not be read: {type(error).__name__}: {error}")


def _failed(call: Call, error: FetchError) -> Reading:
    return Reading(failures=(Failure(source=call.source.name, where=error.where, reason=error.reason),))


def _timed(reading: Reading, now: datetime, *, first: bool) -> Reading:
    """`reading` with the time each article was first had, and with no date after `now`; a note where it has none.
    `first`: all of it is backlog.
    """
    dated = tuple(_not_ahead(a, now) for a in reading.articles)
    failures = tuple(
        Failure(
            source=a.source,
            where=a.url or a.address or a.id,
            reason=f"dated {a.published_at:%Y-%m-%d}, in the future: the date is left out",
        )
        for a, kept in zip(reading.articles, dated, strict=True)
        if a.published_at and not kept.published_at
    )
    moved = [a for a, kept in zip(reading.articles, dated, strict=True) if kept.published_at not in {a.published_at, None}]
    if moved:
        reason = (
            f"{len(moved)} dated later than they were had, a wrong zone perhaps, the first {moved[0].title[:60]!r}: first had used instead"
        )
        failures += (
            Failure(source=moved[0].source, where=reading.document.address if reading.document else moved[0].address, reason=reason),
        )
    articles = tuple(_first_had(a, now, first=first) for a in dated)
    return replace(reading, articles=articles, failures=reading.failures + failures, notes=undated(reading.document, reading.articles))


def _not_ahead(article: Article, now: datetime) -> Article:
    """Ahead by hours is a wrong zone, and it was published by now at the latest; ahead by more than a day is no date at all."""
    published = article.published_at
    if published is None or published <= now + SKEW:
        return article
    return replace(article, published_at=now if published <= now + _WRONG_ZONE else None, date_only=False)


def _first_had(article: Article, now: datetime, *, first: bool) -> Article:
    if article.fetched_at is not None and not first and not article.backlog:
        # A file that says it was fetched later than now would wait for an edition of then.
        return replace(article, fetched_at=min(article.fetched_at, now))
    return replace(article, fetched_at=min(article.published_at or now, now), backlog=True)

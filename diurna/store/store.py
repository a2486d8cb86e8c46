"""The store: the one door to the database. Each method is one transaction: whole or not at all."""

import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from types import TracebackType
from typing import Self

import sqlalchemy as sa
from msgspec.structs import replace

from diurna.edition import Edition, HistoryRecord, StoryRecord
from diurna.model import Article, Copy, Document, Failure, Reading, Visit, Withdrawal
from diurna.store import articles, citations, editions, late, recording, withdrawals
from diurna.store.citations import Revisions
from diurna.store.opening import store_error, write_lock
from diurna.store.rows import DeliveryRow, EditionRow, Recorded, SourceStatus

logger = logging.getLogger(__name__)
#: A delivery that was taken on and not ended in this time was cut short, and may be taken on again.
LEASE = timedelta(minutes=5)


class Store:
    """What Diurna remembers. Instants go in and come out aware; days are ISO dates as in `Edition.day`. Close it, or use it in `with`."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with store_error(self._engine.url), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with store_error(self._engine.url), self._engine.connect() as connection, write_lock(connection):
            yield connection

    # --- gathered ---------------------------------------------------------------------------------------------------

    def record(
        self,
        readings: Sequence[Reading],
        *,
        visits: Sequence[Visit] = (),
        at: datetime,
        clock: Callable[[], datetime] | None = None,
        for_desk: str = "",
    ) -> Recorded:
        """Keep what was read, all of it or nothing. `at` is when it enters the store; `clock` tells that anew once nobody else writes,
        and what was fetched `at` counts as first had then: so none falls into a window whose edition was decided meanwhile.

        A text that its source and address have carried, or whose `listed` was met there, is unchanged, but where it was put back in the
        place of a later one; any other is a new version, under its own id where that is free, else a content hash. First had is
        `fetched_at`, for backlog and where nobody recorded it the published time; what is read anew in known bytes was had with them.
        With `for_desk`, what was fetched in the window of an edition that this desk has made counts as first had when it
        is recorded: so the next edition has it.
        """
        with self._writing() as connection:
            here = clock() if clock else at
            closed = editions.closed(connection, for_desk) if for_desk else lambda _: False
            done = recording.record(connection, _had(readings, at, here), visits, here, closed)
        logger.info("recorded %d new, %d unchanged, %d failed of %d readings", len(done.new), done.unchanged, done.failures, len(readings))
        return done

    def settle(self) -> None:
        """Wait until what is being recorded is: after it, no version appears that was first had before."""
        with self._writing():
            pass

    def versions_had(self, start: datetime, end: datetime) -> tuple[Article, ...]:
        """Versions first had in `start <= t < end`, by (first had, id)."""
        with self._reading() as connection:
            return articles.versions_had(connection, start, end)

    def span_had(self, start: datetime, end: datetime) -> tuple[int, datetime | None, datetime | None]:
        """How many versions were first had in `start <= t < end`, and when the first and the last; their texts are not read."""
        with self._reading() as connection:
            return articles.span_had(connection, start, end)

    def first_had(self) -> datetime | None:
        """When the first of all versions was had; None of an empty store."""
        with self._reading() as connection:
            return articles.first_had(connection)

    def versions(self, ids: Sequence[str]) -> tuple[Article, ...]:
        """The versions of these ids, in the order given. Raises StoreError naming those that aren't here."""
        with self._reading() as connection:
            return articles.versions(connection, ids)

    def present(self, ids: Sequence[str]) -> tuple[Article, ...]:
        """The versions of these ids that are here, in the order given."""
        with self._reading() as connection:
            return articles.present(connection, ids)

    def knows(self, listed: str) -> bool:
        """Whether this listing (`Article.listed`) was met before."""
        with self._reading() as connection:
            return articles.knows(connection, listed)

    def document(self, name: str) -> Document | None:
        """The document of this id, with its bytes as received."""
        with self._reading() as connection:
            return articles.document(connection, name)

    def visits(self, addresses: Collection[str]) -> dict[str, Visit]:
        """What is remembered of these addresses, by address; one never visited is left out."""
        with self._reading() as connection:
            return articles.visits(connection, addresses)

    def failures_had(self, start: datetime, end: datetime) -> tuple[Failure, ...]:
        """What failed in `start <= t < end` (a window of 12 hours or more), each once, by source, place and reason."""
        with self._reading() as connection:
            return articles.failures_had(connection, start, end)

    def counts_by_day(self, start: datetime, end: datetime) -> dict[str, tuple[int, ...]]:
        """Versions first had per source: one count for each 24 hours from `start`. Sources without any are left out."""
        with self._reading() as connection:
            return articles.counts_by_day(connection, start, end)

    def sources(self) -> tuple[SourceStatus, ...]:
        """What the store has of each source, by name."""
        with self._reading() as connection:
            return articles.sources(connection)

    def below(self, folder: str) -> SourceStatus:
        """What the store has from the files of a folder, whatever outlets they name. `folder` is an address, without a slash at its end."""
        with self._reading() as connection:
            return articles.below(connection, folder)

    def withdraw(self, named: str, why: str, *, at: datetime) -> Withdrawal:
        """Take an article back: `named` is a version's id (or its first eight or more characters), an address or a URL. Gives what was
        withdrawn; the first reason stands. Raises UsageError where it names no article, or several.
        """
        with self._writing() as connection:
            return withdrawals.withdraw(connection, named, why, at)

    def withdrawn(self) -> tuple[Withdrawal, ...]:
        """Every article that was taken back, by source and address."""
        with self._reading() as connection:
            return withdrawals.withdrawn(connection)

    # --- decided ----------------------------------------------------------------------------------------------------

    def decide(self, edition: Edition, body: bytes, *, copies: Sequence[Copy] = (), at: datetime | None = None) -> bool:
        """Keep an edition (`body` is its JSON), its history record and what it found of copies. Gives false where this very edition
        is kept already; raises DecidedError where its desk, day and revision are taken by another.
        """
        with self._writing() as connection:
            return editions.decide(connection, edition, body, copies, at)

    def archived(self, desk: str, day: str, revision: int, *, at: datetime | None = None) -> None:
        """Note that the files of an edition are written."""
        with self._writing() as connection:
            editions.archived(connection, (desk, day, revision), at)

    def editions(self, desk: str) -> tuple[EditionRow, ...]:
        """All editions of the desk, by day and revision."""
        with self._reading() as connection:
            return editions.editions(connection, desk)

    def edition(self, desk: str, day: str, revision: int | None = None) -> bytes | None:
        """The JSON of an edition, of its latest revision where none is named; None where there is none."""
        with self._reading() as connection:
            return editions.edition(connection, desk, day, revision)

    def history(self, desk: str, *, before: date, revisions: Revisions, since: date | None = None) -> tuple[HistoryRecord, ...]:
        """One record for each day with `since <= day < before`, by day: of its first or its latest revision. Editions over several
        days are nobody's history.
        """
        with self._reading() as connection:
            return editions.history(connection, desk, (since, before), revisions)

    def records(self, desk: str, editions_of: Sequence[tuple[str, int]]) -> tuple[HistoryRecord, ...]:
        """The history records of just these editions (day, revision), in the order given: what a replay stands on."""
        with self._reading() as connection:
            return editions.records(connection, desk, editions_of)

    def wronged(
        self, desk: str, articles: Sequence[Article], history: Sequence[HistoryRecord], *, before: date, revisions: Revisions
    ) -> tuple[HistoryRecord, ...]:
        """The records, beyond `history`, of editions of earlier days and over several days that printed what was taken back and told by
        none yet, or the last version printed of one of `articles`: of each day the first or latest revision that has it, and no others.
        """
        near = {(h.day, c.version) for h in history for c in h.cited}
        with self._reading() as connection:
            found = citations.wronged(connection, articles, withdrawals.withdrawn(connection), (desk, before, revisions))
            wanted = sorted({(day, revision) for day, version, revision in found if (day, version) not in near})
            return editions.records(connection, desk, wanted)

    def printings(self, desk: str, withdrawn: Withdrawal) -> tuple[str, ...]:
        """The days, in order, whose editions printed a version of what was taken back."""
        with self._reading() as connection:
            found = citations.citing(connection, desk, [(withdrawn.source, withdrawn.address)])
            return tuple(sorted({r.day for r in found if r.version in withdrawn.versions}))

    def late(self, desk: str) -> tuple[tuple[str, int], ...]:
        """Days, in order, whose windows hold versions that their latest edition has not, with how many."""
        with self._reading() as connection:
            return late.late(connection, desk)

    def last_cutoff(self, desk: str, before: datetime) -> datetime | None:
        """The latest cutoff made before `before`."""
        with self._reading() as connection:
            return editions.last_cutoff(connection, desk, before)

    def story(self, desk: str, name: str) -> StoryRecord | None:
        """The newest record of a story."""
        with self._reading() as connection:
            return editions.story(connection, desk, name)

    def copies(self, desk: str, ids: Collection[str]) -> dict[str, Copy]:
        """By version id, what the desk's editions found of it: whether it carries another's text."""
        with self._reading() as connection:
            return editions.copies(connection, desk, ids)

    # --- delivered --------------------------------------------------------------------------------------------------

    def claim_delivery(self, wanted: DeliveryRow, *, lease: timedelta = LEASE) -> bool:
        """Take a delivery on before handing it over; false where it was sent, or another run took it on within `lease` of then."""
        with self._writing() as connection:
            return editions.claim_delivery(connection, wanted, lease)

    def delivered(self, wanted: DeliveryRow, *, reason: str = "", at: datetime) -> None:
        """Note how a delivery taken on ended: sent, or failed for `reason`. A failed one can be taken on again."""
        with self._writing() as connection:
            editions.delivered(connection, (wanted.desk, wanted.day, wanted.revision, wanted.channel, wanted.recipient), reason, at)

    def deliveries(self, desk: str, day: str, revision: int) -> tuple[DeliveryRow, ...]:
        """What is known of an edition's deliveries, by channel and recipient."""
        with self._reading() as connection:
            return editions.deliveries(connection, desk, day, revision)


def _had(readings: Sequence[Reading], at: datetime, here: datetime) -> Sequence[Reading]:
    """`readings` with what was fetched `at` as first had `here`."""
    if at == here:
        return readings
    moved = (tuple(replace(a, fetched_at=here) if a.fetched_at == at and not a.backlog else a for a in r.articles) for r in readings)
    return tuple(replace(r, articles=articles) for r, articles in zip(readings, moved, strict=True))

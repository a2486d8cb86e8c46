"""The sample desk, gathered and made once for all tests that look at its editions."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from diurna.edition import Edition
from diurna.model import Article, Copy, Failure
from diurna.store import Store
from flows import gathering, making
from flows.place import Place, place_of

REPO = Path(__file__).parent.parent
DAYS = tuple(date(2025, 6, 10) + timedelta(days=n) for n in range(8))
#: When the sample days were gathered and made, as far as the tests are concerned.
AT = datetime(2025, 7, 1, 12, tzinfo=UTC)


def copy_of_sample_desk(folder: Path) -> Place:
    """The sample desk and its seeds in `folder`, with nothing gathered yet."""
    shutil.copytree(REPO / "seeds", folder / "seeds")
    shutil.copy(REPO / "diurna.toml", folder / "diurna.toml")
    return place_of(folder / "diurna.toml")


def gather(place: Place, store: Store) -> tuple[Failure, ...]:
    """Visit every source; gives what failed."""
    done = [gathering.visit_source(place, store, s.name, now=AT) for s in place.desk.sources]
    return tuple(f for d in done for f in d.failures)


class Sample:
    """The eight sample days as decided: editions by day, all articles, what failed to be read."""

    def __init__(self, place: Place) -> None:
        self.place = place
        with place.store() as store:
            self.failures = gather(place, store)
            for day in DAYS:
                making.decide(place, store, making.Wanted(day=day), now=AT + timedelta(minutes=1 + DAYS.index(day)))
            self.editions: dict[str, Edition] = {}
            for day in DAYS:
                self.editions[day.isoformat()] = making.decided(
                    store, making.Made(desk=place.desk.name, day=day.isoformat(), revision=1, new=True)
                )
            ids = [i for e in self.editions.values() for i in e.inputs.versions]
            self.articles: tuple[Article, ...] = store.versions(ids)
            self.copies: dict[str, Copy] = store.copies(place.desk.name, ids)

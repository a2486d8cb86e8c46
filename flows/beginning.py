"""Where a desk begins: the first day of which it can tell anything.

Refuses the days before it, of which an edition would say that nothing happened. The newest day that is due is never refused: a new desk
may begin with a quiet one.
"""

from datetime import date, datetime

from diurna.errors import UsageError
from diurna.store import Store
from diurna.window import day_of
from flows.clock import newest_day
from flows.making import restore
from flows.place import Place


def first_day(place: Place, store: Store, at: datetime) -> date:
    """The day of the first article had or of the first edition made, whichever is earlier; at the latest the newest that is due at `at`."""
    days = [newest_day(place.desk, at)]
    days += [date.fromisoformat(r.day) for r in store.editions(place.desk.name) if "--" not in r.day]
    if had := store.first_had():
        days.append(day_of(place.desk, had))
    return min(days)


def is_settled(place: Place, store: Store) -> bool:
    """Whether no visit can bring the desk an earlier first day: something was had, and every folder was visited. Of a folder visited
    before, and of the web, what is new is had now.
    """
    folders = [f"folder:{s.name}" for s in place.desk.sources if s.folder]
    return store.first_had() is not None and set(folders) <= set(store.visits(folders))


def must_be_able_to_begin(place: Place, day: date, at: datetime) -> None:
    """Refuse a day before the desk's first at once, where no visit to its sources could bring any of it. Raises UsageError."""
    with place.store() as store:
        settled = is_settled(place, store)
    if settled:
        must_have_begun(place, day, at)


def must_have_begun(place: Place, day: date, at: datetime) -> date:
    """The desk's first day. Raises UsageError where `day` lies before it."""
    with place.store() as store:
        restore(place, store)
        first = first_day(place, store, at)
    if day < first:
        raise UsageError(
            f"nothing was had by {day}: the desk's first day is {first}. Texts of that time can be brought in with: diurna ingest PATH"
        )
    return first

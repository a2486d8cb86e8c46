"""What a reader must know first of an edition: days that went unmade, and sources that could not be read.

Refuses to let a network that was away pass for a calm day: where half of the sources failed, the edition says so above all else.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from diurna.desk import Desk
from diurna.edition import Window
from diurna.model import UNDATED, Article, Failure
from diurna.window import cutoff_of, day_before

if TYPE_CHECKING:
    from flows.making import Wanted

# So many names fit in a line; Coverage has the others.
_MOST_NAMED = 5


def notices(desk: Desk, wanted: "Wanted", window: Window, previous: str, shares: Sequence[str] = ()) -> tuple[str, ...]:
    """What stands under the masthead of the edition `wanted`, the gravest first. `previous` names the edition before it, if any; `shares`
    are the days of those made before it, of later days, that hold a part of its window.
    """
    return tuple(n for n in (shortfall(desk, wanted.unread), _shared(shares), _span(desk, wanted, window, previous)) if n)


def _shared(shares: Sequence[str]) -> str:
    days = [f"{day.day} {day:%B %Y}" for day in map(date.fromisoformat, shares)]
    if not days:
        return ""
    which, there = (f"edition of {days[0]} was", "it") if len(days) == 1 else (f"editions of {' and '.join(days)} were", "them")
    return f"The {which} made before this one, when this day had none: articles of this one may stand in {there} too."


def shortfall(desk: Desk, unread: Sequence[str]) -> str:
    """What to say where nothing could be read of so many of the desk's sources; empty where it is fewer than half of them."""
    total, failed = len(desk.sources), len(unread)
    if not failed or 2 * failed < total:
        return ""
    if failed >= total:
        which = "No source could be read" if total > 1 else f"{unread[0]} could not be read"
        return f"{which} when this day's edition was made: it rests on what was had before, and what it lacks may well have happened."
    names = [*unread[:_MOST_NAMED], *([f"{failed - _MOST_NAMED} more"] if failed > _MOST_NAMED else [])]
    named = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    return f"{failed} of {total} sources could not be read when this day's edition was made: {named}. What they carry is missing here."


def failed_throughout(desk: Desk, articles: Sequence[Article], failures: Sequence[Failure]) -> Iterator[str]:
    """The sources whose own address failed since the edition before, and of which the window has nothing."""
    had = {a.source for a in articles}
    failed = {(f.source, f.where) for f in failures if f.reason != UNDATED}
    for source in desk.sources:
        addresses = source.pages or ((source.feed,) if source.feed else ())
        if addresses and source.name not in had and all((source.name, address) in failed for address in addresses):
            yield source.name


def _span(desk: Desk, wanted: "Wanted", window: Window, previous: str) -> str:
    if wanted.since:
        days = (wanted.day - wanted.since).days + 1
        first = f"{wanted.since.day} {wanted.since:%B %Y}"
        return f"One edition over {days} days{': it says what changed since the edition before' if previous else ', from'} {first}."
    if window.start >= cutoff_of(desk, day_before(desk, wanted.day)):
        return ""
    last = window.start.astimezone(ZoneInfo(window.zone))
    return f"No edition was made between {last:%d %B %Y} and this one: its window runs from the last cutoff made."

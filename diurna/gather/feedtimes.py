"""Times as feeds and exports print them, RFC 822 and RFC 3339 and their many dialects; `dates` reads them, this mends what it passes over.

Refuses a year or a month alone, seconds since 1970, and 1 January 1970, which software prints when it has no date.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from dateutil import parser

from diurna.gather.dates import Stamp, instant, is_plausible
from diurna.gather.zones import resolve

_CLOCK = re.compile(r"\d:\d{2}|\dT\d{2}")
_MIDNIGHT = re.compile(r"(?:T|\s+)00:00(?::00(?:\.0+)?)?(?!\d)")
_LEAP = re.compile(r"(:\d{2}):60(?!\d)")
_EMPTY = datetime(1, 1, 1)  # noqa: DTZ001  # only fills what the stamp leaves out: year 1 shows that none was printed


def read_time(raw: str, zone: str) -> Stamp | None:
    """The instant that `raw` prints; without a zone, or with letters that several countries use, in `zone` (IANA). None if unreadable."""
    text = _LEAP.sub(r"\1:59", raw.strip())
    found = instant(text, (zone,))
    if found and not (found.date_only and _CLOCK.search(text)):
        return found
    return _dialect(text, zone) if _CLOCK.search(text) else None


def is_midnight(raw: str) -> bool:
    """Whether `raw` prints a time, and the time is 00:00."""
    return bool(_MIDNIGHT.search(raw))


def day_of(raw: str) -> str:
    """The date part of a stamp whose time is 00:00."""
    return _MIDNIGHT.split(raw)[0]


def _dialect(text: str, zone: str) -> Stamp | None:
    """What dateutil makes of it: two-digit years, C's `asctime`, times before dates."""
    try:
        local = parser.parse(text, default=_EMPTY, ignoretz=True)

        def meant(name: str | None, offset: int | None) -> tzinfo | None:
            if offset is not None:
                return timezone(timedelta(seconds=offset))
            return resolve(name, local, (zone,)) if name else None

        dated = parser.parse(text, default=_EMPTY, tzinfos=meant)
        at = (dated if dated.tzinfo else dated.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return Stamp(at=at, date_only=False, label="", start=0, end=len(text)) if is_plausible(at.year) else None

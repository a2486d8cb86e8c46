"""The calendar of a desk's editions: a recurrence rule of days (RFC 5545), such as `FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR`; empty for each day.

Refuses rules of hours, as the cutoff gives the time; rules that end, after which nothing would be due; and such as leave more than a
year between two editions. What a rule leaves open (which second week?) is counted from Monday, 1 January 1968; before it
each day has its edition.
"""

import re
from bisect import bisect_left
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise

from dateutil.rrule import rrulestr

_START = datetime(1968, 1, 1)  # noqa: DTZ001 - days have no zone
_DAY = timedelta(days=1)
#: Years that are listed at a time: a rule is walked from its start once for them, not once for each day asked for.
_SPAN = 4
_LONGEST = timedelta(days=366)
_TIMED = re.compile(r"\bBY(?:HOUR|MINUTE|SECOND)=|\bFREQ=(?:HOURLY|MINUTELY|SECONDLY)", re.IGNORECASE)
_ENDING = re.compile(r"\b(?:COUNT|UNTIL)=", re.IGNORECASE)


def on_or_after(rule: str, day: date) -> date:
    """The first day with an edition that isn't before `day`."""
    if not rule:
        return day
    days = _days(rule, day.year // _SPAN)
    found = bisect_left(days, day)
    return days[found] if found < len(days) else _days(rule, day.year // _SPAN + 1)[0]


def before(rule: str, day: date) -> date:
    """The last day with an edition before `day`."""
    if not rule:
        return day - _DAY
    found = bisect_left(_days(rule, day.year // _SPAN), day)
    return _days(rule, day.year // _SPAN)[found - 1] if found else _days(rule, day.year // _SPAN - 1)[-1]


def fault_of(rule: str) -> str:
    """What is wrong with a calendar, in words; empty where nothing is."""
    if not rule:
        return ""
    if _TIMED.search(rule):
        return f"{rule!r} gives hours; the time of day is `cutoff`"
    if _ENDING.search(rule):
        return f"{rule!r} would end, and nothing be due after it; leave out COUNT and UNTIL"
    try:
        days = _days(rule, 2020 // _SPAN)
    except Exception:  # noqa: BLE001 - the parser raises whatever it stumbles over
        return f"{rule!r} is no recurrence rule such as FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    if len(days) < _SPAN or max(b - a for a, b in pairwise(days)) > _LONGEST:
        return f"{rule!r} leaves more than a year between two editions"
    return ""


@cache
def _days(rule: str, span: int) -> tuple[date, ...]:
    """The days with an edition in four years, in order. Raises ValueError, or what else the parser stumbles over."""
    if span * _SPAN < _START.year:
        first = date(span * _SPAN, 1, 1)
        return tuple(first + n * _DAY for n in range((date(first.year + _SPAN, 1, 1) - first).days))
    opens, closes = _START.replace(year=span * _SPAN), _START.replace(year=span * _SPAN + _SPAN - 1, month=12, day=31)
    return tuple(dict.fromkeys(found.date() for found in rrulestr(rule, dtstart=_START).between(opens, closes, inc=True)))

"""Whether a figure counts one incident or runs over a time, since when, and as of when.

It refuses to call a figure cumulative because it is large: only words of the sentence say so.
"""

import calendar
import re
from typing import Literal

from diurna.interpret.claims.mentions import Mention

Scope = Literal["incident", "cumulative"]

_SINCE = re.compile(
    r"\bsince\s+((?:(?!\s(?:according|said|says|and|but|have|has|had|were|was|when|at least|more than|about|when|as)\b)[^,.;()\"“”]|"
    r",(?=\s\d{4}\b)|\.(?=\d))+)",
    re.IGNORECASE,
)
# `the deadliest attack since May` compares; it counts one attack.
_FIRST_SINCE = re.compile(r"\b(?:first|deadliest|worst|largest|biggest|highest|bloodiest|scale)\b[^.]{0,80}\bsince\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?:in|over|during|within|for)\s+(the (?:past|last|previous|preceding) (?:\w+[\s-]){0,2}?(?:hours?|days?|weeks?|months?|"
    r"years?))\b|\b(24 hours)\b",
    re.IGNORECASE,
)
_LONG = re.compile(r"week|month|year", re.IGNORECASE)
_RUNNING = re.compile(
    r"\bso far\b|\bto date\b|\bin total\b|\boverall\b|\bcumulative|\b(?:brings?|bringing|brought|taking|raising|"
    r"pushing) the (?:\w+ ){0,3}?(?:toll|total|number|count|tally)|"
    r"\btotal (?:number|of .{0,40}(?:killed|dead|deaths|fatalities|wounded|injured))|\b(?:death|fatality|casualty|overall|"
    r"total) tolls?\b|\bdead toll\b|"
    r"\bsince (?:the )?(?:\w+ )?(?:start|beginning|outbreak|onset|launch|eruption)|\bthis year\b|\bover the course of\b|"
    r"\bthroughout the (?:war|conflict)|"
    r"\bduring the (?:war|conflict|uprising|civil war)|\bin the (?:\w+ )?(?:war|conflict|uprising|civil war)\b|\b(?:first|"
    r"in) \w+ (?:days|weeks|months|years) of\b|"
    r"\b(?:war|conflict|uprising|offensive|campaign|crackdown|unrest|fighting) (?:that )?(?:has|have|had) (?:already )?(?:killed|"
    r"left|claimed|cost|wounded|injured|displaced)|"
    r"\bhas (?:now )?risen\b|\bdaily average\b|\bon the \d+\w* day of\b",
    re.IGNORECASE,
)
_ONE_EVENT = re.compile(
    r"\btolls?\s+(?:from|in|of|following|after)\s+(?:an?|the|\w+day's|\w+day’s|\w+)\s+(?:[\w'’-]+\s){0,4}?"
    r"(?:attacks?|blasts?|bombings?|explosions?|strikes?|shootings?|crash|raid|collapse|massacre|assault|ambush|fire|stampede)\b",
    re.IGNORECASE,
)
_AS_OF = re.compile(
    r"\bas of\s+((?:(?!\s(?:according|said|and|but|at least|more than|were|was|had|have)\b)[^,;()\"“”]|"
    r",(?=\s\d{4}))+?)(?=[,;()]|\.(?:\s|$)|\s(?:according|said|and|but|at least|were|was|had|have)\b|$)",
    re.IGNORECASE,
)


def scope_of(clause: str, mention: Mention) -> Scope:
    """`cumulative` where `clause` says a running toll, a total, or a span longer than a day or two; else `incident`."""
    if _ONE_EVENT.search(clause) and not _SINCE.search(clause):
        return "incident"
    if _FIRST_SINCE.search(clause) and not mention.toll:
        return "incident"
    if mention.toll or _RUNNING.search(clause) or _SINCE.search(clause):
        return "cumulative"
    if _AS_OF.search(clause) and re.search(r"\b(?:have|has|had) been\b|\bhave died\b", clause):
        return "cumulative"
    if _span(clause):
        return "cumulative"
    period = _PERIOD.search(clause)
    return "cumulative" if period and _LONG.search(period.group()) else "incident"


_MONTHS = tuple(calendar.month_name)[1:]
_MONTH = "|".join(_MONTHS)
_BETWEEN = re.compile(
    rf"\b(?:[Bb]etween|[Ff]rom)\s+(?:the \w+ of )?((?:\d{{1,2}} (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}})(?:,? \d{{4}})?"
    r")\b[^;.]{0,20}?\s(?:and|to|until|through)\s+"
    rf"(?:the \w+ of |\d{{1,2}}:\d{{2}} on )?(\d{{1,2}} (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}})\b"
)
#: A day or two is one reporting period, not a running total.
_DAYS = 3


def _span(clause: str) -> str | None:
    """The first of two dates more than a few days apart that a figure runs between, as printed."""
    found = _BETWEEN.search(clause)
    if not found:
        return None
    first, last = (_day_of_year(found.group(i)) for i in (1, 2))
    return found.group(1) if (last - first) % 365 > _DAYS else None


def _day_of_year(date: str) -> int:
    """Days from 1 January, months of 30 days: close enough to tell a day from a month."""
    month = next(i for i, name in enumerate(_MONTHS) if name in date)
    day = re.search(r"\b\d{1,2}\b", date)
    return month * 30 + (int(day.group()) if day else 1)


def since(clause: str) -> str | None:
    """The start of the span a figure runs over, as printed: `the beginning of the strikes`, `7 October`, `the past 24 hours`."""
    found = None if _FIRST_SINCE.search(clause) else _SINCE.search(clause)
    if found:
        return " ".join(found.group(1).split()).strip(" -–—'’") or None
    if _span(clause):
        return _span(clause)
    period = _PERIOD.search(clause)
    return (period.group(1) or period.group(2)) if period else None


def as_of(clause: str) -> str | None:
    """The moment a figure was counted, as printed."""
    found = _AS_OF.search(clause)
    return " ".join(found.group(1).split()) if found else None

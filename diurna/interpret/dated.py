"""The days that a sentence speaks of: weekdays given their dates, and what is told of a day long past."""

import re
from datetime import date, datetime, timedelta

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAY = re.compile(
    r"(?<![\w-])(?:(on|On|late|late on|early|early on|since|until)\s+)?(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"(?!,? (?:\d|[A-Z][a-z]+ \d|prayers?|School)|\s?\(|’s|'s)"
)
_AHEAD = re.compile(r"\b(?:will|due|next|scheduled|set to|expected|planned|plans to|to be held|upcoming)\b", re.IGNORECASE)
_NAMES = (
    r"jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|"
    r"nov(?:ember|\.)?|dec(?:ember|\.)?"
)
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{_NAMES})|(?P<m2>{_NAMES})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"(?:,?\s+(?P<y>\d{4}))?\b",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b")
_PAST = re.compile(
    r"\b(?:last (?:week|month|year|summer|autumn|winter|spring|june|july)|(?:weeks?|months?|years?|decades?) ago|"
    r"earlier this (?:week|month|year)|in (?:19|20)\d\d|since (?:19|20)\d\d|in the (?:19|20)\d0s)\b",
    re.IGNORECASE,
)


def date_weekdays(text: str, published: datetime) -> str:
    """`on Monday` becomes `on Monday (2 March)`, by the day of publication: the last one, or the next where the clause looks ahead."""

    def dated(match: re.Match[str]) -> str:
        day = _weekday(text, match, published.date())
        return f"{match.group()} ({day.day} {day:%B})"

    return _WEEKDAY.sub(dated, text, count=2)


def _weekday(text: str, match: re.Match[str], today: date) -> date:
    ahead = bool(_AHEAD.search(text[max(0, match.start() - 60) : match.start()]))
    wanted = _WEEKDAYS.index(match.group(2) + "day")
    return today + timedelta(days=(wanted - today.weekday()) % 7 if ahead else -((today.weekday() - wanted) % 7))


def newest_day(text: str, published: datetime) -> date | None:
    """The latest day that `text` names, read from the day of publication; a month long past stands for its first day. None if none."""
    days = [_weekday(text, m, published.date()) for m in _WEEKDAY.finditer(text)]
    days += [d for m in _DATE.finditer(text) if (d := _date(m, published.date()))]
    if _PAST.search(text):
        days.append(published.date() - timedelta(days=30))
    return max(days, default=None)


def undated(text: str) -> str:
    """`text` without its dates, weekdays and times of day."""
    return _CLOCK.sub(" ", _DATE.sub(" ", _NAMED_DAY.sub(" ", text)))


def _date(match: re.Match[str], today: date) -> date | None:
    month = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith((match["m1"] or match["m2"]).lower()[:3]))
    year = int(match["y"]) if match["y"] else today.year
    try:
        found = date(year, month, int(match["d1"] or match["d2"]))
    except ValueError:
        return None
    # Without a year, a date half a year ahead is last year's.
    return found if match["y"] or (found - today).days < 183 else found.replace(year=year - 1)

"""How the page says days, instants, languages and kinds. English, and the same on every machine: no locale is asked."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from diurna.edition import LedgerRow, Mark
from diurna.text import MONTHS, WEEKDAYS, befallen

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_EDITION = re.compile(r"(?:.*?[-/ ])?(\d{4}-\d{2}-\d{2}(?:--\d{4}-\d{2}-\d{2})?)(?:[. -]?r(\d+))?")

AFFILIATIONS = {
    "": "affiliation not stated",
    "wire": "news agency",
    "independent": "independent",
    "state": "state outlet",
    "party": "party outlet",
    "ngo": "non-governmental organisation",
    "analysis": "analysis",
}
CAUSES = {
    "event": "the event itself",
    "claimant": "the claimant",
    "late report": "reported late",
    # Whose error it was, the entry itself says: an outlet’s as often as ours.
    "our correction": "a correction, not the event",
    "method change": "a change of method",
    "our coverage": "our coverage, not the event",
}
_LANGUAGES = {
    "ar": "Arabic", "az": "Azerbaijani", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian",
    "ko": "Korean", "ku": "Kurdish", "lt": "Lithuanian", "lv": "Latvian", "mr": "Marathi", "ms": "Malay", "nb": "Norwegian",
    "ne": "Nepali", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "ta": "Tamil", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def language_name(code: str) -> str:
    """The English name of a language code; the code itself where we have none."""
    return _LANGUAGES.get(code.partition("-")[0].lower(), code or "language unknown")


def day_words(day: str, *, weekday: bool = False) -> str:
    """`2026-03-02` → `2 March 2026`; a span `A--B` → `A to B`; anything else as it is."""
    parts = day.split("--")
    if not all(_DATE.fullmatch(p) for p in parts):
        return day
    return " to ".join(_long(date.fromisoformat(p), weekday=weekday) for p in parts)


def month_words(month: str) -> str:
    """`2026-03` → `March 2026`; anything else as it is."""
    return _long(date.fromisoformat(f"{month}-01")).partition(" ")[2] if _DATE.fullmatch(f"{month}-01") else month


def stamp(instant: datetime) -> str:
    """An instant as RFC 3339 in UTC, to the second."""
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def short_day(day: str) -> str:
    """`2026-03-02` → `2 Mar`; anything else as it is."""
    if not _DATE.fullmatch(day):
        return day
    when = date.fromisoformat(day)
    return f"{when.day} {MONTHS[when.month - 1][:3]}"


def _long(when: date, *, weekday: bool = False) -> str:
    name = f"{WEEKDAYS[when.weekday()]} " if weekday else ""
    return f"{name}{when.day} {MONTHS[when.month - 1]} {when.year}"


def moment(value: str | datetime, zone: str, *, year: int | None = None) -> str:
    """An instant in `zone` as `2 March 2026, 07:30`; a bare date as a day; words as they are, but days before months. `year` goes
    without saying.
    """
    at = _instant(value) if isinstance(value, str) else value
    if at is None:
        return _DAY_LAST.sub(_day_first, day_words(str(value))).removesuffix(f" {year}")
    local = at.astimezone(ZoneInfo(zone)) if at.tzinfo else at
    return f"{_long(local.date()).removesuffix(f' {year}')}, {local:%H:%M}"


_DAY_LAST = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})\b(?:,? (\d{{4}})\b)?")


def _day_first(found: re.Match[str]) -> str:
    """`February 16, 2026` as `16 February 2026`: one style of dates in a table, whatever the articles'."""
    return " ".join(part for part in (found[2], found[1], found[3]) if part)


def _instant(value: str) -> datetime | None:
    if _DATE.fullmatch(value):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def time_if_same_day(later: str, earlier: str) -> str:
    """The time of `later` alone where both, as `moment` words them, are on one day: `first had 05:40`."""
    day, _, time = later.rpartition(", ")
    return time if day and day == earlier.rpartition(", ")[0] else later


def zone_words(zone: str, at: datetime) -> str:
    """`Asia/Tehran (UTC+03:30)`; plain `UTC` where that is the zone."""
    offset = at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta(0)
    if zone in {"UTC", "Etc/UTC"}:
        return "UTC"
    minutes = round(offset.total_seconds() / 60)
    sign = "−" if minutes < 0 else "+"
    return f"{zone} (UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02})"


def span_words(start: datetime, end: datetime) -> str:
    """The length of a window: `24 hours`, `2 days`, `23 hours 30 minutes`. Elapsed time, so a day of a clock change has 23 or 25 hours."""
    minutes = round((end - start).total_seconds() / 60)
    days, rest = divmod(minutes, 1440)
    if days > 1 and not rest:
        return f"{days} days"
    hours, rest = divmod(minutes, 60)
    return " ".join(count(n, word) for n, word in ((hours, "hour"), (rest, "minute")) if n) or "no time"


def edition_words(name: str) -> str:
    """`iran-2026-03-01.r1` → `1 March 2026, revision 1`; anything else as it is."""
    found = _EDITION.fullmatch(name)
    if not found:
        return name
    revision = f", revision {found[2]}" if found[2] else ""
    return day_words(found[1]) + revision


def edition_path(name: str) -> str:
    """Where an edition lies, seen from any other's folder in the archive: `../../../2026/03/01/iran-2026-03-01.r1`."""
    found = _EDITION.fullmatch(name)
    return f"../../../{found[1][-10:].replace('-', '/')}/{name}" if found else name


def count(number: int, word: str, plural: str = "") -> str:
    """`1 hour`, `2 hours`, `1,900 hours`."""
    return f"{number:,} {word if number == 1 else plural or word + 's'}"


def effect_words(row: LedgerRow) -> str:
    """What befell those whom a row counts: `killed`, `seriously injured`."""
    return befallen(row.effect, row.severity)


def version_words(version: str) -> str:
    """A version's id as the page prints it: whole where it is short; of a hash the first twelve signs, of a name the last, which differ."""
    if len(version) <= _LONG_ID:
        return version
    return version[:12] if _HASH.fullmatch(version) else f"…{version[-12:]}"


_LONG_ID, _HASH = 24, re.compile(r"[0-9a-f]+")


def mark_words(mark: Mark) -> str:
    """The badge's text: its kind, with an arrow that says which way a figure went."""
    arrow = {"up": " ↑", "down": " ↓"}.get(mark.direction, "")
    return mark.kind + arrow


def mark_title(mark: Mark) -> str:
    """What the badge means, in words: for a screen reader and for the pointer."""
    way = f" {mark.direction}" if mark.direction else ""
    note = f", {mark.note}" if mark.note else ""
    cause = f"; cause: {CAUSES[mark.cause]}" if mark.cause else ""
    return f"{mark.kind.capitalize()}{way}{note}{cause}"

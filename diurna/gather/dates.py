"""Dates and times as pages print them: `Mar 02 2026 | 11:56 AM IST`, `2nd March 2026 at 14:05 GMT`, `2026-03-02T11:56:00+05:30`.

Refuses a date without a year and a time without a date: both would have to be guessed. What says neither its zone nor its outlet is read
at the home given.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from diurna.gather.zones import Clock, known_abbreviation, resolve

Label = Literal["first", "published", "", "updated"]

_MONTHS = {
    1: "january jan janvier janv januar enero ene gennaio janeiro ocak января январь يناير",
    2: "february feb février fevrier févr februar febrero febbraio fevereiro şubat февраля فبراير",
    3: "march mar mars märz marzo março mart марта مارس",
    4: "april apr avril avr abril aprile abr nisan апреля أبريل ابريل",
    5: "may mai mayo maggio maio mayıs мая مايو",
    6: "june jun juin juni junio giugno junho haziran июня يونيو",
    7: "july jul juillet juil juli julio luglio julho temmuz июля يوليو",
    8: "august aug août aout agosto ağustos августа أغسطس",
    9: "september sept sep septembre septiembre settembre setembro eylül сентября سبتمبر",
    10: "october oct octobre oktober octubre ottobre outubro ekim октября أكتوبر",
    11: "november nov novembre noviembre novembro kasım ноября نوفمبر",
    12: "december dec décembre dezember dez diciembre dic dicembre dezembro aralık декабря ديسمبر",
}
_MONTH = {name: number for number, names in _MONTHS.items() for name in names.split()}
_NAMES = "|".join(sorted(map(re.escape, _MONTH), key=lambda name: (-len(name), name)))
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s*(?:the\s+)?"
    r"|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag),?\s+)?"
)
_DAY = r"(?<!\d)(?:\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
_DATE = rf"""{_WEEKDAY}(?:
    (?<!\d)(?P<y1>\d{{4}})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})(?!\d)
  | (?<!\w)(?P<n2>{_NAMES})[.,]?[\s\-]*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?[\s\-]+(?P<y2>\d{{4}})(?!\d)
  | (?P<d3>{_DAY})[\s\-/]+(?:of\s+|de\s+)?(?P<n3>{_NAMES})\.?,?[\s\-/]+(?:of\s+|de\s+)?(?P<y3>\d{{4}})(?!\d)
  | (?<![\d./-])(?P<a4>\d{{1,2}})(?P<s4>[/.-])(?P<b4>\d{{1,2}})(?P=s4)(?P<y4>\d{{4}})(?!\d)
  | (?P<y5>\d{{4}})年\s*(?P<m5>\d{{1,2}})月\s*(?P<d5>\d{{1,2}})日
)"""
_ZONE = (
    r"\(?(?P<{0}>[+\-−]\d{{2}}:?\d{{2}}|(?:GMT|UTC)\s*[+\-−]\s*\d{{1,2}}(?::?\d{{2}})?"
    r"|[A-Z]{{2,5}}(?![A-Za-z])|Z(?![A-Za-z])|[A-Z][a-z]+(?=\s+time\b))"
)
_TIME = (
    r"(?:(?P<h{0}>\d{{1,2}})(?:(?:[:.h]|\s:\s)(?P<min{0}>\d{{2}})(?:[:.](?P<sec{0}>\d{{2}}))?(?:\.\d+)?(?!\d)(?:\s*(?P<ap{0}>[ap]\.?m\b\.?))?"
    r"|\s*(?P<hap{0}>[ap]\.?m\b\.?))|(?P<mil{0}>[0-2]\d[0-5]\d)(?=\s*(?:GMT|UTC|hrs)\b))"
)
_ZONE_TAIL = r"(?:\s*" + _ZONE + r"\)?(?:\s+time)?)?"
_PATTERN = re.compile(
    rf"(?:(?<![\d:.]){_TIME.format('x')}(?i:\s*(?:hrs|uhr)\b)?(?-i:{_ZONE_TAIL.format('zx')})[\s,|·•–—\-]*(?:on\s+)?)?"
    + _DATE
    + rf"(?:(?:[\s,|;·•–—\-/]|\bat\b|\bum\b|\bà\b|\ba\s+las\b|(?<=\d)T|\()*{_TIME.format('y')}"
    + rf"(?i:\s*(?:hrs|uhr)\b)?(?-i:{_ZONE_TAIL.format('zy')}))?",
    re.VERBOSE | re.IGNORECASE,
)
_LABELS: tuple[tuple[Label, str], ...] = (
    ("first", r"(?:first|originally)\s+(?:published|posted)|publi[ée]\s+initialement"),
    (
        "updated",
        r"(?:last\s+|page\s+)?(?:updated|modified|revised|edited)|last\s+update|update(?=\s*:)|mis\s+à\s+jour|aktualisiert|actualizado|aggiornato|atualizado",
    ),
    (
        "published",
        r"(?:date\s+)?(?:published|publish|publication|posted|issued|released|created)|publi[ée]|ver[öo]ffentlicht|publicado|pubblicato|uploaded",
    ),
)
_LABEL = re.compile(
    "|".join(rf"(?P<{label or 'bare'}>\b(?:{words})\b)" for label, words in _LABELS).join(
        ["(?:", r")(?:\s+(?:date|time|online|le|am|el|em|il))?(?:\s+(?:on|at))?\s*[:\-–|]?\s*"]
    ),
    re.IGNORECASE,
)
_EASTERN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९", "0123456789" * 3)
_MONTH_FIRST = frozenset({"America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"})


class Stamp(Struct, frozen=True, kw_only=True):
    """One printed date: the instant in UTC, what the page calls it, and its span in the line, label included.

    `date_only`: no time was printed, so `at` is midnight in the outlet's zone.
    """

    at: datetime
    date_only: bool
    label: Label
    start: int
    end: int


def stamps(line: str, clock: Clock, *, label: Label = "") -> tuple[Stamp, ...]:
    """Every date in `line` in reading order. `clock` is the outlet's; `label` is what a line before said (`Published:`)."""
    plain = line.translate(_EASTERN_DIGITS)
    found: list[Stamp] = []
    last = 0
    for match in _PATTERN.finditer(plain):
        read = _read(match.groupdict(), clock)
        if read is None:
            continue
        name, start = _label_before(plain, last, match.start(), label)
        found.append(Stamp(at=read[0], date_only=read[1], label=name, start=start, end=_end(match)))
        last, label = match.end(), ""
    return tuple(found)


def agreed(lines: Iterable[str], clock: Clock) -> Clock:
    """`clock` with the month before the day in 02/03/2026, or behind it, as makes two of the days that `lines` print the same."""
    other = replace(clock, month_first=not _is_month_first(clock))
    days = [[stamp.at.date() for line in lines for stamp in stamps(line, each)] for each in (clock, other)]
    same = [len(each) - len(set(each)) for each in days]
    return other if same[1] > same[0] else clock


def _is_month_first(clock: Clock) -> bool:
    """Americans put the month first, everybody else the day."""
    return clock.home in _MONTH_FIRST if clock.month_first is None else clock.month_first


def instant(text: str, zones: Sequence[str]) -> Stamp | None:
    """The one date that `text` is (an attribute, a meta element, a feed's field); None where it can't be read.

    `zones`: IANA zones, best first; the first is home to what prints none.
    """
    clock = Clock(home=zones[0] if zones else "UTC", zones=tuple(zones))
    text = text.strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return next(iter(stamps(text, clock)), None)
    date_only = len(text) <= 10
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(clock.home))
    if not is_plausible(moment.year):
        return None
    return Stamp(at=moment.astimezone(UTC), date_only=date_only, label="", start=0, end=len(text))


def without_stamps(line: str, found: Sequence[Stamp]) -> str:
    """`line` with the spans of `found` (and the labels before them) cut out, and left-over labels and separators trimmed."""
    if not found:
        return line
    rest, last = [], 0
    for stamp in found:
        rest.append(line[last : stamp.start])
        last = stamp.end
    text = " ".join([*rest, line[last:]])
    return re.sub(r"\s{2,}", " ", text).strip(" |·•,;–—-:()")


def lone_label(line: str) -> Label | None:
    """What a line that is nothing but `Published on:` calls the date of the next line; None for any other line."""
    match = _LABEL.fullmatch(line.strip() + " ")
    return _name(match) if match else None


def _name(match: re.Match[str]) -> Label:
    return next(label for label, _ in _LABELS if match[label])


def _label_before(line: str, last: int, start: int, given: Label) -> tuple[Label, int]:
    """The label between the stamp before (`last`) and this one, and where it begins: it must stand right before, or words of a label do."""
    labels = [m for m in _LABEL.finditer(line, last, start) if not line[m.end() : start].strip(" :|-–")]
    if labels:
        return _name(labels[-1]), labels[-1].start()
    word = re.search(r"(?:\bdate\b|\bon\b)\s*[:=\-]?\s*$", line[last:start], re.IGNORECASE)
    return given, last + word.start() if word else start


def _end(match: re.Match[str]) -> int:
    """Where the stamp ends: a word in capitals that names no clock (`2026 IRAN`) isn't part of it."""
    zone = match["zy"]
    if zone and not (zone[0] in "+-−" or zone[-1].isdigit() or known_abbreviation(zone) or zone[1:].islower()):
        return match.start("zy")
    return match.end()


def _read(parts: dict[str, str | None], clock: Clock) -> tuple[datetime, bool] | None:
    year, month, day = _ymd(parts, clock)
    side = next((s for s in "yx" if parts[f"h{s}"] or parts[f"mil{s}"]), "")
    hour = _time(parts, side) if side else None
    try:
        local = datetime.combine(datetime(year, month, day), hour or time())  # noqa: DTZ001 - a wall clock; its zone comes next
    except ValueError:
        return None
    if not is_plausible(year):
        return None
    printed = parts[f"z{side}"] if hour else None
    zone: tzinfo | None = resolve(printed, local, clock.zones) if printed else None
    return local.replace(tzinfo=zone or ZoneInfo(clock.home)).astimezone(UTC), hour is None


def _ymd(parts: dict[str, str | None], clock: Clock) -> tuple[int, int, int]:
    for n in "15":
        if parts[f"y{n}"]:
            return int(parts[f"y{n}"] or 0), int(parts[f"m{n}"] or 0), int(parts[f"d{n}"] or 0)
    for n in "23":
        if parts[f"y{n}"]:
            digits = re.sub(r"\D", "", parts[f"d{n}"] or "")
            return int(parts[f"y{n}"] or 0), _MONTH[(parts[f"n{n}"] or "").lower()], int(digits)
    first, second, year = int(parts["a4"] or 0), int(parts["b4"] or 0), int(parts["y4"] or 0)
    # What is over 12 is a day anyway.
    if second > 12 or (parts["s4"] == "/" and _is_month_first(clock) and first <= 12):
        return year, first, second
    return year, second, first


def _time(parts: dict[str, str | None], side: str) -> time | None:
    if military := parts[f"mil{side}"]:
        hour, minute, half = int(military[:2]), int(military[2:]), ""
    else:
        hour, minute = int(parts[f"h{side}"] or 0), int(parts[f"min{side}"] or 0)
        half = (parts[f"ap{side}"] or parts[f"hap{side}"] or "").lower()[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute, int(parts[f"sec{side}"] or 0))
    except ValueError:
        return None


def is_plausible(year: int) -> bool:
    """Whether an article may be of this year; what is dated far from ours is no date."""
    return 1990 <= year <= 2100

"""Which zone a printed clock is in. `IST` is India, Israel or Ireland: whose outlet it is decides, not the letters.

Refuses to choose by letters alone while anything known of the outlet can choose; a place named in a story's own text is no hint, since a
paper in one country writes about another.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

from diurna.desk import Desk, Source

# Abbreviation → zones it may mean, the most used in print first, and the offset in minutes where none of them is the outlet's own.
_ABBREVIATIONS: dict[str, tuple[int, str]] = {
    "UTC": (0, "UTC"),
    "GMT": (0, "Europe/London Africa/Accra Africa/Abidjan Europe/Dublin"),
    "Z": (0, "UTC"),
    "WAT": (60, "Africa/Lagos"),
    "CAT": (120, "Africa/Harare Africa/Khartoum"),
    "EAT": (180, "Africa/Nairobi Africa/Addis_Ababa Africa/Mogadishu"),
    "SAST": (120, "Africa/Johannesburg"),
    "WET": (0, "Europe/Lisbon"),
    "WEST": (60, "Europe/Lisbon"),
    "BST": (60, "Europe/London Asia/Dhaka"),
    "CET": (60, "Europe/Paris Europe/Berlin Europe/Madrid Europe/Rome Europe/Brussels Europe/Vienna Europe/Warsaw Africa/Tunis"),
    "CEST": (120, "Europe/Paris Europe/Berlin Europe/Madrid Europe/Rome Europe/Brussels Europe/Vienna Europe/Warsaw"),
    "EET": (120, "Europe/Kyiv Europe/Athens Africa/Cairo Asia/Beirut Africa/Tripoli"),
    "EEST": (180, "Europe/Kyiv Europe/Athens Africa/Cairo Asia/Beirut"),
    "MSK": (180, "Europe/Moscow"),
    "TRT": (180, "Europe/Istanbul"),
    "IST": (330, "Asia/Kolkata Asia/Jerusalem Europe/Dublin"),
    "IDT": (180, "Asia/Jerusalem"),
    "IRST": (210, "Asia/Tehran"),
    "IRDT": (270, "Asia/Tehran"),
    "AST": (180, "Asia/Riyadh Asia/Baghdad Asia/Kuwait Asia/Qatar America/Halifax America/Puerto_Rico"),
    "GST": (240, "Asia/Dubai Asia/Muscat"),
    "AFT": (270, "Asia/Kabul"),
    "PKT": (300, "Asia/Karachi"),
    "NPT": (345, "Asia/Kathmandu"),
    "ICT": (420, "Asia/Bangkok Asia/Ho_Chi_Minh"),
    "WIB": (420, "Asia/Jakarta"),
    "HKT": (480, "Asia/Hong_Kong"),
    "SGT": (480, "Asia/Singapore"),
    "MYT": (480, "Asia/Kuala_Lumpur"),
    "PHT": (480, "Asia/Manila"),
    "KST": (540, "Asia/Seoul"),
    "JST": (540, "Asia/Tokyo"),
    "AEST": (600, "Australia/Sydney"),
    "AEDT": (660, "Australia/Sydney"),
    "NZST": (720, "Pacific/Auckland"),
    "NZDT": (780, "Pacific/Auckland"),
    "EST": (-300, "America/New_York America/Toronto Australia/Sydney"),
    "EDT": (-240, "America/New_York America/Toronto"),
    "CST": (-360, "America/Chicago Asia/Shanghai Asia/Taipei"),
    "CDT": (-300, "America/Chicago"),
    "MST": (-420, "America/Denver"),
    "MDT": (-360, "America/Denver"),
    "PST": (-480, "America/Los_Angeles Asia/Karachi Asia/Manila"),
    "PDT": (-420, "America/Los_Angeles"),
    "BRT": (-180, "America/Sao_Paulo"),
    "ART": (-180, "America/Argentina/Buenos_Aires"),
}
# These name a clock, not an offset: summer time is theirs to know.
_CLOCKS = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
    "MEZ": "Europe/Berlin",
    "MESZ": "Europe/Berlin",
    "HRS": "",
}
# Countries, capitals and great news cities as outlets and bylines name them. Countries of many zones stand only by their cities.
_PLACES = {
    "Asia/Kolkata": "India|Indian|Bharat|Hindustan|New Delhi|Delhi|Mumbai|Kolkata|Chennai|Bengaluru|Bangalore|Lucknow|Ahmedabad|Srinagar"
    "|Chandigarh|Thiruvananthapuram|Guwahati|Jaipur|Deccan",
    "Asia/Jerusalem": "Israel|Israeli|Jerusalem|Tel Aviv|Haifa",
    "Asia/Gaza": "Gaza|Gaza City",
    "Asia/Hebron": "Palestine|Palestinian|Ramallah",
    "Europe/Dublin": "Ireland|Irish|Dublin|Cork",
    "Europe/London": "London|Britain|British|England|Scotland|Edinburgh|Belfast",
    "Asia/Tehran": "Iran|Iranian|Tehran|Teheran|Persian",
    "Asia/Baghdad": "Iraq|Iraqi|Baghdad|Erbil|Kurdistan",
    "Asia/Beirut": "Lebanon|Lebanese|Beirut",
    "Asia/Damascus": "Syria|Syrian|Damascus|Aleppo",
    "Asia/Amman": "Jordan|Amman",
    "Asia/Riyadh": "Saudi|Saudi Arabia|Riyadh|Jeddah",
    "Asia/Dubai": "Gulf|Emirates|UAE|Dubai|Abu Dhabi|Sharjah|Khaleej",
    "Asia/Qatar": "Qatar|Doha",
    "Asia/Kuwait": "Kuwait",
    "Asia/Bahrain": "Bahrain|Manama",
    "Asia/Muscat": "Oman|Muscat",
    "Asia/Aden": "Yemen|Sanaa|Sana'a|Aden",
    "Africa/Cairo": "Egypt|Egyptian|Cairo|Ahram",
    "Africa/Tripoli": "Libya|Libyan|Tripoli|Benghazi",
    "Africa/Tunis": "Tunisia|Tunis",
    "Africa/Algiers": "Algeria|Algiers",
    "Africa/Khartoum": "Sudan|Khartoum",
    "Africa/Addis_Ababa": "Ethiopia|Addis Ababa",
    "Africa/Nairobi": "Kenya|Nairobi",
    "Africa/Lagos": "Nigeria|Nigerian|Lagos|Abuja",
    "Africa/Johannesburg": "South Africa|Johannesburg|Cape Town",
    "Europe/Istanbul": "Turkey|Turkish|Türkiye|Ankara|Istanbul|Anadolu|Hurriyet|Hürriyet",
    "Europe/Moscow": "Moscow",
    "Europe/Kyiv": "Ukraine|Ukrainian|Ukrainska|Kyiv|Kiev|Kharkiv|Odesa",
    "Europe/Paris": "France|French|Paris",
    "Europe/Berlin": "Germany|German|Deutsche|Berlin|Frankfurt",
    "Europe/Vienna": "Austria|Vienna",
    "Europe/Zurich": "Switzerland|Swiss|Geneva|Zurich|Bern",
    "Europe/Brussels": "Belgium|Brussels",
    "Europe/Rome": "Italy|Rome|Milan",
    "Europe/Madrid": "Spain|Madrid",
    "Europe/Warsaw": "Poland|Warsaw",
    "Europe/Athens": "Greece|Athens|Kathimerini",
    "Asia/Nicosia": "Cyprus|Nicosia",
    "Asia/Baku": "Azerbaijan|Baku",
    "Asia/Yerevan": "Armenia|Yerevan",
    "Asia/Tbilisi": "Georgia Today|Tbilisi",
    "Asia/Kabul": "Afghanistan|Afghan|Kabul|Khaama",
    "Asia/Karachi": "Pakistan|Karachi|Islamabad|Lahore|Peshawar|Quetta",
    "Asia/Dhaka": "Bangladesh|Dhaka",
    "Asia/Kathmandu": "Nepal|Kathmandu",
    "Asia/Colombo": "Sri Lanka|Colombo",
    "Asia/Shanghai": "China|Beijing|Shanghai|Xinhua",
    "Asia/Hong_Kong": "Hong Kong",
    "Asia/Taipei": "Taiwan|Taipei",
    "Asia/Tokyo": "Japan|Tokyo",
    "Asia/Seoul": "Korea|Seoul",
    "Asia/Singapore": "Singapore|Straits Times",
    "America/New_York": "New York|Washington|Boston|Atlanta|Miami|Philadelphia",
    "America/Chicago": "Chicago|Houston|Dallas",
    "America/Los_Angeles": "Los Angeles|San Francisco|Seattle",
    "Australia/Sydney": "Sydney|Melbourne|Canberra",
}
_SCRIPTS = (
    (re.compile(r"[\u0900-\u097F\u0A00-\u0A7F\u0A80-\u0AFF\u0B80-\u0D7F]"), "Asia/Kolkata"),
    (re.compile(r"[\u0590-\u05FF]"), "Asia/Jerusalem"),
    # Words beside a time that are printed in one zone only. French, Spanish and English are printed in many.
    (re.compile(r"\d{2} Uhr\b|\bVeröffentlicht\b"), "Europe/Berlin"),
    (re.compile(r"\b(?:Pubblicato|Aggiornato) (?:il|alle)\b"), "Europe/Rome"),
    (re.compile(r"\b(?:Giriş|Güncelleme|Güncellenme)(?: Tarihi)?\s?:"), "Europe/Istanbul"),
)
_OFFSET = re.compile(r"(?:GMT|UTC)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?")


class Clock(Struct, frozen=True, kw_only=True):
    """How an outlet's printed times are read: `home` where no zone is printed, `zones` to tell what an abbreviation means, best first;
    `month_first`: whether 02/03/2026 is the third of February, None where `home` decides.
    """

    home: str = "UTC"
    zones: tuple[str, ...] = ()
    month_first: bool | None = None


def clock_of(source: Source, desk: Desk, *, outlet: str = "", furniture: str = "", byline: str = "") -> Clock:
    """The clock of `outlet` (or of `source`): what the desk says of it, else what its name, its page's script, its byline's city give away.

    A byline's city only explains an abbreviation: a correspondent's place is not the outlet's.
    """
    name = outlet or source.name
    stated = [s.zone for s in desk.sources if s.name == name] + [o.zone for o in desk.outlets if o.name == name] + [source.zone]
    homes = [*stated, zone_of_place(name), zone_of_script(furniture)]
    homes = [zone for zone in homes if zone and _exists(zone)]
    wider = [*homes, zone_of_place(byline), desk.zone]
    return Clock(home=(homes or [desk.zone])[0], zones=tuple(dict.fromkeys(zone for zone in wider if zone and _exists(zone))))


@cache
def _exists(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


@cache
def _gazetteer() -> tuple[dict[str, str], re.Pattern[str]]:
    zones = {place.casefold(): zone for zone, places in _PLACES.items() for place in places.split("|")}
    longest_first = sorted(zones, key=lambda place: (-len(place), place))
    return zones, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def zone_of_place(name: str) -> str:
    """The zone of the first place that `name` (of an outlet, or a byline's city) holds, such as `Asia/Kolkata`; empty where none."""
    zones, pattern = _gazetteer()
    found = pattern.search(name)
    return zones[found.group().casefold()] if found else ""


def place_at_end(line: str) -> str:
    """The place name with which `line` ends (`New Delhi` of `A Writer New Delhi`), as printed; empty where it ends with none."""
    _, pattern = _gazetteer()
    for found in pattern.finditer(line):
        if found.end() == len(line.rstrip(" .")):
            return found.group()
    return ""


def zone_of_script(text: str) -> str:
    """The zone that the script of a page's furniture gives away (`हिंदी में पढें` is printed in India); empty where none does."""
    return next((zone for pattern, zone in _SCRIPTS if pattern.search(text)), "")


def known_abbreviation(letters: str) -> bool:
    """Whether `letters` name a clock here."""
    return letters in _ABBREVIATIONS or letters in _CLOCKS


def resolve(printed: str, local: datetime, zones: Sequence[str]) -> tzinfo | None:
    """The zone meant by `printed` (`IST`, `+05:30`, `GMT+3`, `Tehran`) beside the wall clock `local` (naive), None where it means nothing.

    `zones` are the outlet's likely IANA zones, best first: the first that calls itself so on that date, or is known by these letters
    (outlets print EST in July too), is it; otherwise the most usual meaning.
    """
    if offset := _OFFSET.fullmatch(printed):
        sign = -1 if offset[1] in "-−" else 1
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return timezone(sign * timedelta(minutes=minutes)) if minutes <= 14 * 60 else None
    letters = printed.upper()
    if letters in _CLOCKS:
        return ZoneInfo(_CLOCKS[letters]) if _CLOCKS[letters] else None
    offset_minutes, meant = _ABBREVIATIONS.get(letters, (None, ""))
    for zone in zones:
        if letters not in {"GMT", "UTC", "Z"} and (zone in meant.split() or ZoneInfo(zone).tzname(local) == letters):
            return ZoneInfo(zone)
    if offset_minutes is not None:
        return timezone(timedelta(minutes=offset_minutes), letters)
    place = zone_of_place(printed)
    return ZoneInfo(place) if place else None

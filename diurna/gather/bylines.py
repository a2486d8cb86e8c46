"""Who wrote it: a byline, a name, a role, as pages print them above or below an article."""

import re

from diurna.gather.furniture import AGENCY, ends_sentence, tidy, weight
from diurna.gather.zones import place_at_end

_BYLINE = re.compile(
    r"(?:(?:story|written|reported|words|text|analysis|report)\s+)?(?:by\s*:?\s+|author\s*:\s*|authors\s*:\s*|reporter\s*:\s*|(?:edited|curated)\s+by\s*:\s*|par\s+(?=[A-Z])|von\s+(?=[A-Z])|por\s+(?=[A-Z]))(?P<who>\S.{1,120})",
    re.IGNORECASE,
)
_OUTLET = r"(?:[A-Z]\w+\s)*(?:Channel|TV|News|Press|Radio|Post|Times)"
# `A Writer Associated Press`, `A Writer, Smalltown`: behind a whole name, a wire, or one word after a comma, is no part of it.
_AFTER_NAME = re.compile(
    rf"(?<=\w\w)(?:,|(?<!\band)(?<!\bNews)(?<!,))\s+{AGENCY}$|(?<=\w\w),\s+(?:[A-Z][a-z]\w+|[A-Z]{{2,5}}|{_OUTLET}(?:\s\w+)?)$"
)
#: In a list of names a place, an agency or an outlet stands behind the name of who is there, or writes for it.
_BESIDE_NAME = re.compile(rf"[A-Z]\w+|[Aa]gencies|{AGENCY}|{_OUTLET}")
_ROLE_LINE = re.compile(
    r"(?:[A-Z][\w’'-]*\s|[a-z]+\s|&\s){0,5}(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter|[Aa]nalyst|[Cc]olumnist|[Bb]ureau\s[Cc]hief)s?"
    r"(?:,?\s(?:in\s)?[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3})?"
)
_GLUED = re.compile(r"(?<=[A-Za-z]{2})(?=(?:Associated\sPress|Agence\sFrance-Presse|Reuters)$)")
_BETWEEN_NAMES = re.compile(r",?\s+(?:and|&|et|und|y)\s+|,\s*")
_AT_PLACE = re.compile(r"(?<=\w\w)\s(?:in|from|at)\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?(?=\s(?:and|&)\s|,|$)")
# A button, and what it says of itself.
_FOLLOW = re.compile(r"\s+(?:Follow|Today)\b.*$")
_HANDLE = re.compile(r"\s\(?@\w+\)?$")
# An agency goes by its letters.
_LETTERS = re.compile(r"[A-Z]{3,5}")
_HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}", re.IGNORECASE)
_STAFF = re.compile(
    rf"(?:{AGENCY}|(?:[\w&.]+\s){{0,3}}(?:staff|web\s?desk|news\s?desk|desk|bureau|newsroom|correspondents?|reporters?|editorial\steam|team"
    r"|(?:staff|our)\s(?:reporters?|writers?|correspondents?)))",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:,\s++|(?<!\s)\s++)(?:(?:chief|senior|staff|special|foreign|diplomatic|defen[cs]e|political|middle east|world|security|associate"
    r"|deputy)\s+)*"
    r"(?:correspondent|reporter|editor|writer|analyst|columnist|bureau chief)s?\b(?:(?-i:(?=\s(?:and|&)\s[A-Z]\w+\s[A-Z]))|.*$)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:[A-Z][a-z]?\.\s?)*(?:(?:al|el|bin|ibn|de|del|della|da|van|von|der|den|le|la|ben|abu|d[’']|O[’'])[\s-])?[^\W\d_a-z][\w’'.\-]*"
)


def is_name(text: str) -> bool:
    """Whether `text` could be a person's name: two to five capitalised words, no figures."""
    parts = re.findall(r"\S+", text)
    small = {"al", "bin", "ibn", "de", "del", "da", "van", "von", "der", "le", "la", "and", "ben", "abu"}
    return 2 <= len(parts) <= 5 and all(_NAME.fullmatch(p) or p in small for p in parts) and not text.isupper()


def is_role(line: str) -> bool:
    """Whether `line` says nothing but what somebody is: `Middle East correspondent, Amman`."""
    return weight(line) <= 8 and not ends_sentence(line) and bool(_ROLE_LINE.fullmatch(_HANDLE.sub("", line)))


def is_staff(text: str) -> bool:
    """Whether `text` is an agency, or a desk or a team of an outlet's, and no person."""
    return bool(_STAFF.fullmatch(text))


def are_names(text: str) -> bool:
    """Whether `text` is one person's name or a list of whole names, each with a place or without (`A Writer in Smalltown and B Writer`)."""
    return bool(text) and all(is_name(part) for part in each_name(text))


def each_name(text: str) -> tuple[str, ...]:
    """The names in a list of them; places, outlets and agencies behind them gone."""
    first, *more = [part for part in _BETWEEN_NAMES.split(without_places(text)) if part] or [""]
    return (first, *(part for part in more if not (is_name(first) and _BESIDE_NAME.fullmatch(part))))


def listed(text: str) -> str:
    """A name or a list of names as printed, places apart; where outlets or agencies stand in the list, too, its names alone."""
    alone = without_places(text)
    *names, last = each_name(text)
    return alone if len(names) + 1 == len(_BETWEEN_NAMES.split(alone)) else " and ".join([*([", ".join(names)] if names else []), last])


def without_places(text: str) -> str:
    """A list of two names or more without the places where they were; one name without the place behind a comma."""
    name, _, place = text.partition(", ")
    if is_name(name) and place.istitle() and place.isalpha():
        return name
    rest = _AT_PLACE.sub("", text)
    return rest if len(_BETWEEN_NAMES.split(rest)) > 1 else text


def byline(line: str) -> str | None:
    """The author that `line` (`By A Writer | Wire`, `A Writer New Delhi`, `A Wire`) names; None where it is no byline."""
    if (alone := _HANDLE.sub("", line)) != line and are_names(alone):
        return alone
    match = _BYLINE.fullmatch(_FOLLOW.sub("", line))
    if match:
        who = _author(_spelled(match["who"]))
        return who if _are_names(who) or _STAFF.fullmatch(who) or _LETTERS.fullmatch(who) else None
    if _STAFF.fullmatch(line):
        return line
    if alone := _beside_wire(line):
        return alone
    place = place_at_end(line)
    rest = line[: len(line.rstrip(" .")) - len(place)].rstrip(" ,|/") if place else ""
    return rest if rest and weight(rest) <= 4 and is_name(rest) else None


def _beside_wire(line: str) -> str:
    """The name or desk in `A Writer | Wire`, `Web Desk / SITE.COM`; empty where the line is no such pair."""
    who, *rest = [part for part in re.split(r"\s*[|/]\s*|\swith\s(?=[A-Z])", line) if part] or [""]
    if not rest:
        return ""
    carried = rest[0] if len(rest) == 1 else ""
    if all(_STAFF.fullmatch(wire) for wire in _BETWEEN_NAMES.split(carried)) and is_name(who):
        return who
    if _STAFF.fullmatch(who):
        return who if _HOST.fullmatch(carried) else ""
    return who if is_name(who) and _HOST.fullmatch(carried) else ""


def _spelled(who: str) -> str:
    """A name that is printed in capitals, in part or whole, as names are written."""
    who = _GLUED.sub(" ", who)
    shouted = [part.isupper() and len(part) > 2 and part.strip(",").isalpha() for part in who.split()]
    return " ".join(part.title() if loud and sum(shouted) > 1 else part for part, loud in zip(who.split(), shouted, strict=True))


def _are_names(who: str) -> bool:
    """Whether `who` is one name or a list of them; a first name alone will do within a list."""
    parts = [part for part in _BETWEEN_NAMES.split(who) if part]
    return bool(parts) and all(
        is_name(part) or (len(parts) > 1 and part.istitle()) or (_STAFF.fullmatch(part) is not None) for part in parts
    )


def _author(who: str) -> str:
    if _STAFF.fullmatch(tidy(who)):
        return tidy(who)
    who = re.split(r"\s*[|•·]\s*|\s+[–—-]\s+|\s*/\s*|,?\s+(?:in|for|with|avec|mit|con|com)\s+(?=[A-Z])|\s*<|\s+on\s+(?=[A-Z])", tidy(who))[
        0
    ]
    who = _ROLE.sub("", who).strip(" ,:;")
    place = place_at_end(who)
    rest = who[: len(who) - len(place)].rstrip(" ,") if place else who
    alone = _AFTER_NAME.sub("", rest)
    return next((name for name in (alone, rest) if _are_names(name)), who)

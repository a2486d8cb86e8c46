"""Where a clause says its figure belongs.

It refuses to take a place from another sentence, and to put a belligerent's claim about its enemy into the belligerent's own country.
"""

import re

from diurna.interpret import places
from diurna.interpret.claims.wordlists import words

_NAME = r"(?:al|el|ad|as|ash|an|ar|at|az)-[A-Z][\w'’-]*|[A-Z][\w'’-]*(?:\.[A-Z]\.?)*"
_KIND = (
    r"(?:the|a|an|its|southern|northern|eastern|western|central|south|north|east|west|southeastern|southwestern|northeastern|"
    r"northwestern|city|town|village|province|"
    r"district|region|state|area|suburb|suburbs|outskirts|neighbou?rhood|capital|port|coastal|border|rebel-held|government-held|"
    r"occupied|nearby|refugee|camp|"
    r"of|country|republic|coast|near|in|mainly|densely|populated|historic|island|countryside|municipality|downtown|parts|both|"
    r"mostly|besieged|"
    r"county|governorate|enclave|territory|hospital|school|airport|base|market|mosque|church|crossing|checkpoint|prison|university|"
    r"street|square)"
)
_PLACE = re.compile(
    rf"\b(in|near|at|around|outside|across|inside|throughout|from|on|off|"
    rf"of)\s+((?:{_KIND},?\s+)*)((?:{_NAME})(?:(?:\s+|-|\s+of\s+|\s+and\s+)(?:{_NAME}))*)"
)
_OWN = re.compile(
    r"\b(?:in|on|within|inside|across) (?:its|their|the country's|our|the) (?:own )?(?:territory|soil|country|land|"
    r"borders|lands|state|kingdom|emirate|nation)\b",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"\b(?:shelling|bombing|bombardment|siege|battle|massacre|storming|capture)\s$", re.IGNORECASE)
_NEVER = words("place.never")
_ORGANISATION = re.compile(
    r"\b(?:Ministry|Army|Forces?|Guards?|Corps|Council|Agency|Party|Times|Observatory|Committee|Association|"
    r"Organi[sz]ation|Nations|Union|Command|Department|Police|Office|Council|MoH|Crescent|Cross)\b"
)


def place_of(clause: str, at: int, end: int, state: str | None) -> str | None:
    """The place of a figure at code points `at`..`end` of `clause`; `state` is the country a state speaks for of its own dead, or None."""
    if state and _OWN.search(clause):
        return state
    until = clause.find(" since ", end)
    after = _first(clause, end, until if until >= 0 else len(clause))
    if after:
        return after
    inside = _first(clause, at, end)
    return inside or _last(clause, 0, at) or state


def _first(clause: str, start: int, end: int) -> str | None:
    return next((name for found in _PLACE.finditer(clause, start, end) if (name := _name(clause, found))), None)


def _last(clause: str, start: int, end: int) -> str | None:
    named = [name for found in _PLACE.finditer(clause, start, end) if (name := _name(clause, found))]
    return named[-1] if named else None


def _name(clause: str, found: re.Match[str]) -> str | None:
    """The printed name, unless it is a day, a body of people, a person or an adjective before a noun."""
    name = re.sub(r"['’]s?$|-(?:majority|held|controlled|led|backed|based)$", "", found.group(3))
    words_ = re.split(r"[\s-]", name)
    if (
        words_[0] in _NEVER
        or _ORGANISATION.search(name)
        or all(places.kind_of(word) == "demonym" for word in [name, *words_][len(words_) > 1 :])
    ):
        return None
    return None if _no_place(clause, found, name) or _modifies(clause, found, words_) else name


def _no_place(clause: str, found: re.Match[str], name: str) -> bool:
    """Whether the preposition leads to somebody or something else: `on X`, `of X` need a country, a kind of place or a deed."""
    preposition, kind = found.group(1), found.group(2)
    if preposition in {"on", "from", "off"}:
        aimed = preposition == "on" and _AIMED.search(clause, 0, found.start())
        return places.country_of(name) is None and not _SETTLED.search(kind) and not aimed
    return preposition == "of" and not kind.strip() and not _STRUCK.search(clause, 0, found.start())


def _modifies(clause: str, found: re.Match[str], parts: list[str]) -> bool:
    """Whether the name only describes the noun after it: `in Tovland's army`, `in US-Tovish strikes`."""
    tail = clause[found.end(3) :]
    if found.group(3).endswith(("'s", "’s")) and _DEED.match(tail):
        return True
    return any(places.kind_of(part) == "demonym" for part in parts) and len(parts) <= 3 and bool(re.match(r"\s+[a-z]", tail))


_AIMED = re.compile(r"\b(?:strikes?|airstrikes?|attacks?|raids?|assaults?|bombings?|shelling)\s$", re.IGNORECASE)
_SETTLED = re.compile(r"city|town|village|province|district|region|outskirts")
_DEED = re.compile(r"\s(?:\w+\s)?(?:army|government|president|strike|attack|war|forces|bombing|minist|raid)")


def state_of(claimant: str | None) -> str | None:
    """The country for which `claimant` speaks as a state: `Kuwait`, `Iranian authorities`, `Israel's health ministry`; None for others."""
    if not claimant:
        return None
    if places.kind_of(claimant) == "name":
        return places.country_of(claimant)
    named = list(places.pattern().findall(claimant))
    if len({places.country_of(w) for w in named}) == 1 and _OFFICIAL.search(claimant):
        return places.country_of(named[0])
    return None


_OFFICIAL = re.compile(
    r"\b(?:authorit(?:y|ies)|officials?|government|health|ministry|minister|police|state (?:media|television|TV|news agency)|"
    r"red crescent|civil defen[cs]e|emergency|"
    r"ambulance|medics?|hospitals?|rescue|interior)\b",
    re.IGNORECASE,
)

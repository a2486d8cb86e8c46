"""The seat of who speaks: the town that an authority, a hospital or a mayor tells of by name or address.

Refuses a country for anybody but a ministry, and a hospital's name where the article puts nothing in it but the hospital.
"""

import re

from diurna.interpret import places
from diurna.interpret.claims.place import HOSPITAL, is_name, is_told_of

#: `the authorities in Selm` tell of what befell Selm, and so do `doctors at a hospital in Garden Square in Selm`.
_LOCAL = re.compile(
    rf"\b(?:(?i:authorities|officials?|police|residents?|medics|doctors|governor|mayor|neighbou?rs|villagers|locals|staff|"
    rf"witnesses|activists)|{HOSPITAL})(?:\s(?:in|at|on)(?:\s[A-Z][\w’'-]+)+)?\sin\s(?:the\s\w+\sof\s)?((?:(?:[a-z]{{2}}-)?[A-Z][\w’'-]+\s?)+)$"
)


#: A ministry sits in a capital and counts a country: of `the ministry in Oman` both are one.
_MINISTRY = re.compile(
    r"\b(?:[Mm]inistry(?: of [A-Z]\w+)?|Mo[A-Z]|[Mm]edia [Oo]ffice|Media Office)\sin\s([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)$"
)


#: `Selm's mayor` counts Selm's dead, and so does `a doctor at Selm's Garden Hospital`.
_OWN_OFFICE = re.compile(
    r"(?:^|\b(?:at|in|from|of) )([A-Z][\w-]*(?: [A-Z][\w-]*)?)['’]s "
    rf"(?:mayor|governor|prefect|police chief|fire chief|(?:(?:[A-Z][\w-]*|main|only|largest|central) ){{0,3}}{HOSPITAL})\b"
)


#: So does `the mayor of Selm`.
_OFFICE_OF = re.compile(r"\b(?:[Mm]ayor|[Gg]overnor|[Pp]refect|[Pp]olice chief) of ((?:[A-Z][\w-]*)(?: [A-Z][\w-]*)?)(?= [A-Z]|$)")


def seat_of(claimant: str | None) -> str | None:
    """The place of an authority that names it: `authorities in Selm` → `Selm`; None for anybody else."""
    found = _LOCAL.search(claimant or "")
    if found:
        return found.group(1) if is_name(found.group(1)) else None
    if (held := _OFFICE_OF.search(claimant or "")) and is_name(held[1]) and places.country_of(held[1]) is None:
        return held[1]
    if owner := _OWN_OFFICE.search(claimant or ""):
        return owner.group(1) if is_name(owner.group(1)) and places.country_of(owner.group(1)) is None else None
    country = _MINISTRY.search(claimant or "")
    return country.group(1) if country and places.kind_of(country.group(1)) == "name" else None


#: `doctors at Selm hospital`, `Central Selm Hospital`: a town's, or a name of its own.
_TOWNS_HOSPITAL = re.compile(rf"(?:Central |General )?\b((?:[A-Z][\w’-]*\s){{1,2}})(?:(?:main|[Cc]entral|[Gg]eneral) )?{HOSPITAL}\b")


def town_of_hospital(claimant: str | None, text: str) -> str | None:
    """The town whose name a speaker's hospital has, where the `text` of the article puts something in it: then it is one."""
    found = _TOWNS_HOSPITAL.search(claimant or "")
    return found[1].strip() if found and is_told_of(found[1].strip(), text) else None

"""Whether two names of claimants are one voice, where they give one figure for one event.

It refuses two people, two offices of different owners, and two states; and it says nothing of names that give different figures.
"""

import re
from functools import lru_cache

from diurna.interpret.claims import speech
from diurna.interpret.places import country_of
from diurna.text import fold

#: `the Defence Ministry in Ostrel`: the seat of a body is no part of its name.
_SEAT = re.compile(r"\s+in\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?$")
#: `the region's governor`, `the regional governor`, `local police`: whose they are is not said.
_ANYWHERE = re.compile(
    r"^(?:the\s+)?(?:(?:region|province|city|town|state|country|district|area|government|local|regional|provincial|municipal)"
    r"(?:['’]s|al)?\s+)+",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:[A-Z][\w’'-]+|[A-Z]\.)\s(?:al-|[A-Z])[\w’'-]+$")


def one_voice(one: str | None, other: str | None) -> bool:
    """Whether `one` and `other` can be the same claimant: a person, an office with or without its holder, a state and its organ."""
    if not one or not other:
        return False
    a, b = _SEAT.sub("", one), _SEAT.sub("", other)
    return fold(a) == fold(b) or _person(a, b) or any(alike(x, y) for alike in (_within, _authority, _forces) for x, y in ((a, b), (b, a)))


_FORCES = re.compile(r"\s(?:military|army|armed forces|forces)(?: (?:officials?|officers?|command(?:ers?)?|spokes\w+))?$")
#: `Ostrish CENTCOM`, `Ostrish Central Command`: a body of armed forces, by what its name says.
_ARMED_BODY = re.compile(
    r"\b(?:[A-Z]+COM|[Cc]ommand|[Aa]rmy|[Nn]avy|[Aa]ir [Ff]orce|[Mm]arines|[Ff]leet|[Gg]eneral [Ss]taff|[Mm]ilitary|[Aa]rmed [Ff]orces)\b"
)


def _forces(general: str, body: str) -> bool:
    """Whether `general` are a state's forces, of which `body` is one: `the Ostrish military`, `Ostrish CENTCOM`."""
    state = country_of(_FORCES.sub("", general)) if _FORCES.search(general) else None
    return state is not None and {country_of(word) for word in body.split()} - {None} == {state} and bool(_ARMED_BODY.search(body))


_AUTHORITIES = re.compile(r"\s(?:authorities|government|officials)$")


def _authority(general: str, body: str) -> bool:
    """Whether `general` are a state's authorities, of which `body` is one: `Kuwaiti authorities`, `Kuwaiti health ministry`."""
    state = country_of(_AUTHORITIES.sub("", general)) if _AUTHORITIES.search(general) else None
    owners = {country_of(word) for word in body.split()} - {None}
    return state is not None and owners == {state} and bool(speech.SPEAKERS.search(body))


def fuller(one: str, other: str) -> str:
    """The name that says more: without a seat where there is one to choose, then the longer, then by the alphabet."""
    return max(
        (one, other), key=lambda name: (not _SEAT.search(name), not is_name_of_state(name), len(name.split()), _capitals(name), name)
    )


def organ_of(state: str, body: str) -> bool:
    """Whether `body` is an office that a headline may call by the name of its `state`, of no other state."""
    owners = {country_of(word) for word in body.split()} - {None}
    return is_name_of_state(state) and bool(speech.SPEAKERS.search(body)) and owners <= {country_of(state)}


def _capitals(name: str) -> int:
    return sum(letter.isupper() for letter in name)


def is_name_of_state(name: str) -> bool:
    """Whether `name` is a bare name of one or two words, as headlines have for a state or a body: `Oman`, not `Oman's army`."""
    words = name.split()
    return 0 < len(words) <= 2 and all(w[0].isupper() for w in words) and (name.isupper() or not speech.SPEAKERS.search(name))


def _person(one: str, other: str) -> bool:
    """Whether both end in one full name."""
    a, b = _PERSON.search(one), _PERSON.search(other)
    return bool(a and b) and fold(a.group()) == fold(b.group()) and not speech.SPEAKERS.search(a.group())  # type: ignore[union-attr]


def _within(short: str, full: str) -> bool:
    """Whether `short` is an office that `full` names with its holder or owner, or a state whose organ `full` is."""
    office = _ANYWHERE.sub("", short)
    if office == office.lower() and re.search(rf"\b{re.escape(office)}\b", full, re.IGNORECASE):
        return True
    if not is_name_of_state(short):
        return len(office.split()) > 1 and fold(full).endswith(f" {fold(office)}")
    state = country_of(short)
    owners = {country_of(word) for word in full.split()}
    return (state in owners) if state else fold(full).startswith((fold(f"{short} "), fold(f"{short}'s "), fold(f"{short}’s ")))


#: People who are told by what they are: who they were the day before nobody knows.
_PEOPLE = re.compile(
    r"\b(?:(?:eye)?witness(?:es)?|residents?|doctors?|medics?|sources?|officials?|activists?|survivors?|villagers?|relatives|reports?|estimates?|diplomats?|"
    r"(?:rights|human rights) groups|unconfirmed)\b(?! (?:at|of|in|from|with|for) )",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_anybody(name: str) -> bool:
    """Whether `name` is of nobody, or of people without a name or a body of theirs: `medical sources`, `Witnesses`, `one doctor`."""
    found = _PEOPLE.search(name)
    return not name or (found is not None and (name if found.start() else name[1:]).islower())


def ruled(name: str) -> str | None:
    """The state that speaks under its own name, its capital's or as those who rule it."""
    return country_of(_RULERS.sub("", name))


_RULERS = re.compile(r"(?:['’]s)? (?:authorities|government)$")

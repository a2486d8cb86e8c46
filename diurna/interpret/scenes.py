"""Scenes: where an opening sets a deed of force and how many it says died, as evidence that two openings tell one event, or two.

Refuses to take a country for a scene (a war has one or two and they tell nothing), and to see two scenes where either opening names the
other's place at all: one text says the province, the other the town.
"""

import re
from collections.abc import Collection

from msgspec import Struct

from diurna.interpret.places import country_of, kind_of
from diurna.interpret.stories.background import background

_NAME = r"[A-Z][\w’'-]+(?:\s(?:[A-Z][\w’'-]+|al|el|az))*"
_SITE = (
    r"(?:market|bazaar|school|hospital|clinic|ward|mosque|church|monastery|bridge|port|station|depot|camp|airport|airfield|hotel|factory|"
    r"bakery|prison|university|refinery|base|crossing|checkpoint|dam|strait|road|pass|province|village|district|suburb)s?"
)
#: `in the southern town of Selm`, `strike on Selm`; `Selm market`, `Selm's covered market`.
_SPOT = re.compile(
    rf"\b(?:in|at|near|on|over|off|outside|around|across|hits?|struck|strikes|shells?|bombs?|bombed)\s+(?:[a-z][\w-]*\s+){{0,4}}?(?P<a>{_NAME})"
    rf"|(?P<b>{_NAME})\s(?:[a-z-]+\s){{0,2}}?{_SITE}\b"
)
_DEEDS = re.compile(
    r"\b(?:(?P<force>(?:air)?str(?:ikes?|uck|iking)|raids?|raided|shell(?:s|ed|ing)?|bomb(?:s|ed|ings?)?|attack(?:s|ed)?|blasts?|explosions?|"
    r"explod\w+|rockets?|missiles?|drones?|hits?|kill(?:s|ed|ing)?|dead|deaths?|died|dies|tolls?|massacre\w*|martyr\w*|wound\w*|injur\w*|"
    r"bodies|burn\w*|destroy\w*|shot|torpedo\w*|gunmen|clash\w*|funerals?|buried|survivors?|rubble|under fire)"
    r"|(?P<arrest>charged|arrest\w*|detain\w*|jail\w*|trial|sentenced)|(?P<seizure>seiz(?:es?|ed|ures?)|confiscat\w+|dismantl(?:es|ed))"
    r"|(?P<protest>protest\w*|rall(?:y|ies|ied)|march(?:ed|es)?|demonstrat\w+)"
    r"|(?P<talks>talks?|negotiat\w+|summit))\b",
    re.IGNORECASE,
)
#: What stands behind one of these is told to explain something else: doctors run short of blood after a strike.
_BEHIND = re.compile(r"\b(?:after|since|following|amid)\b[^.\n]*")
_DIED = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|toll|massacre\w*|martyr\w*)\D{0,60}?(?P<a>\d[\d,]*)|(?P<b>\d[\d,]*)\s(?:\w+\s){0,4}?(?:killed|dead|die[ds]?|martyr\w*)",
    re.IGNORECASE,
)


class Scene(Struct, frozen=True):
    """`deeds`: kinds of what is told that happens at one place; `places`: the names it may be, as traits without their kind;
    `died`: the highest count of dead, 0 where none.
    """

    deeds: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    died: int = 0


def scene(opening: str) -> Scene:
    """The scene that an opening (headline and lead) sets."""
    deeds = frozenset(m.lastgroup for m in _DEEDS.finditer(_BEHIND.sub("", opening)) if m.lastgroup)
    if not deeds:
        return Scene()
    places = frozenset(word for m in _SPOT.finditer(opening) for word in _words(m["a"] or m["b"]))
    counts = (int((m["a"] or m["b"]).replace(",", "")[:9]) for m in _DIED.finditer(opening))
    return Scene(deeds, places, max(counts, default=0))


def _words(name: str) -> list[str]:
    """The names in a place, without those that name a country or its people; a capital is a place."""
    keys = (background().key(word) for word in name.split() if not country_of(word) or kind_of(word) == "capital")
    return [key[2:] for key in keys if key[:1] == "n"] if kind_of(name) in {None, "capital"} else []


def is_elsewhere(one: Scene, other: Scene, words: Collection[str], other_words: Collection[str]) -> bool:
    """Whether two scenes of one kind are two places: neither's place is among all the words of the other's opening, without their kind.

    Talks move from town to town.
    """
    named = (one.deeds & other.deeds) - {"talks"} and one.places and other.places
    return bool(named) and one.places.isdisjoint(other_words) and other.places.isdisjoint(words)


def goes_on(one: Scene, before: Scene) -> bool:
    """Whether a scene at the place of an earlier one says that it is the same: its toll has not fallen, or talks are held there.

    Else one place is hit again and again.
    """
    return "talks" in one.deeds & before.deeds or one.died >= before.died > 0

"""Bearing: how much of what two openings of different days have in common tells of one event, beyond what a conflict's news always shares.

Refuses to count the parties and other countries, the ways and means of attack, the verbs of those who speak, and the place of a deed of
force by itself: a war has these in common every day, and a place is hit again. Refuses to count the words of one name more than once.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from diurna.interpret.openings import Opening, Rarity, one_truce
from diurna.interpret.places import gazetteer, towns
from diurna.interpret.scenes import goes_on
from diurna.interpret.stories.background import background

#: So much must bear on an event, as rarities add up, in units of what a thing weighs that nobody else tells of; where its toll or its talks
#: go on, so much. Set on days of one war and the sample days, by reading: what went on had 1.7 and more, what only shared its actors less.
_ENOUGH, _ENOUGH_ON = 1.6, 0.9
#: Talks are known by their two parties, as a truce is.
_ENOUGH_TALKS, _PARTIES = 0.4, 2
#: What tells of no deed of force must share so much more with one: it may only be what somebody does in the same field.
_ANSWER = 1.4
#: What all places of a deed of force are taken for together.
_SPOT = "place"
#: What the same guards do week after week in the same words: only a name or a count tells that it is the same.
_ROUTINE = frozenset({"arrest", "seizure"})


def borne(now: Opening, earlier: Sequence[Opening], rarity: Rarity) -> int | None:
    """The first of the `earlier` openings, the latest first, whose event `now` tells more of, by position; None where it does of none."""
    enough = (one_truce(now, was) or bearing(now, was, rarity) >= _enough(now, was) * rarity.most for was in earlier)
    return next((n for n, is_borne in enumerate(enough) if is_borne), None)


def _enough(now: Opening, was: Opening) -> float:
    if goes_on(now.scene, was.scene):
        return _ENOUGH_TALKS if "talks" in now.scene.deeds & was.scene.deeds and len(_lands(now) & _lands(was)) >= _PARTIES else _ENOUGH_ON
    return _ENOUGH * (_ANSWER if "force" in was.scene.deeds - now.scene.deeds else 1.0)


def bearing(now: Opening, was: Opening, rarity: Rarity) -> float:
    """The rarities of the things that both openings name, added up; of a deed of force's places one, and only beside something else."""
    both, always = sorted(now.whole.keys() & was.whole.keys()), _always()
    name_of = _one_name(k[2:].partition(" ") for k in both if k[0] == "m")
    hit = "force" in now.scene.deeds and not goes_on(now.scene, was.scene)
    spots = (_places(), now.scene.places & was.scene.places) if hit else ()
    things: dict[str, float] = {}
    for key in both:
        if key[0] != "m" and key[2:] not in always:
            thing = _SPOT if key[0] == "n" and any(key[2:] in named for named in spots) else name_of.get(key[2:], key)
            things[thing] = max(things.get(thing, 0.0), rarity.weight(key))
    if now.scene.deeds & was.scene.deeds & _ROUTINE and all(thing[:1] not in "n#" for thing in things):
        return 0.0
    return sum(things.values()) if things.keys() - {_SPOT} else 0.0


def _one_name(pairs: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """The first of the words that stand in one name, by each of them."""
    thing: dict[str, str] = {}
    for first, _, second in sorted(pairs):
        old, new = thing.setdefault(second, second), thing.setdefault(first, first)
        thing = {word: new if of == old else of for word, of in thing.items()}
    return thing


@cache
def _always() -> frozenset[str]:
    """What any two texts of one conflict may share, as traits without their kind."""
    named = [w for name, (_, kind) in gazetteer().items() if kind != "capital" for w in name.replace("-", " ").split()]
    return _keys((*common_words(), *named))


@cache
def common_words() -> frozenset[str]:
    """Words that the news of any conflict shares from day to day, countries apart."""
    lines = files("diurna.interpret").joinpath("data/common.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(w for line in lines if not line.startswith("#") for w in line.split())


def _lands(told: Opening) -> frozenset[str]:
    """The countries that an opening names in any way, but not by their capitals: talks are held there."""
    lands = _countries()
    return frozenset(lands[word] for word in told.words if word in lands)


@cache
def _countries() -> dict[str, str]:
    return {background().key(name)[2:]: land for name, (land, kind) in sorted(gazetteer().items()) if kind != "capital" and " " not in name}


@cache
def _places() -> frozenset[str]:
    return _keys((*towns(), *(name for name, (_, kind) in gazetteer().items() if kind == "capital")))


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(background().key(w)[2:] for w in words)

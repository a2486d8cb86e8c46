"""Openings: how alike two texts begin, by the weight of the names and words that both headlines and leads have.

Refuses to read on: what stands below the lead is background of other events. What many of the day's texts and of the known stories
have, such as the conflict's parties, weighs next to nothing; so no list of such names is needed. An operation's name is none of an event.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import inf, log, sqrt

from msgspec import Struct

from diurna.interpret.dated import undated
from diurna.interpret.scenes import Scene, goes_on, is_elsewhere, scene
from diurna.interpret.stories.background import background
from diurna.interpret.stories.traits import Traits, named, outlet_words
from diurna.interpret.truces import Truce, is_one_truce, truce

#: Characters of a text that count as its lead, and what a word there weighs beside one of the headline.
_LEAD, _BELOW = 260, 0.6
#: What two headlines have in common says a little less than what two openings have.
_HEADLINE = 0.85
#: How common a key is at large counts as much as this many texts of the desk's own.
_PRIOR = 30.0
#: Nats that a key must tell to weigh anything, and those that weigh 1 more; a name of two words is counted by its words already.
_TELLING, _SCALE, _PAIR = 1.0, 7.0, 0.5
#: A key that neither the background nor the desk knows is held by this many of the background's texts.
_UNKNOWN = 0.3
#: Both name something of this weight and share no name of a third of it: another place, another person.
_NAMED, _OTHER_NAME = 0.24, 0.4

#: By how much one scene raises how alike two openings are, where its place weighs this; and what is left of it where they set two.
_SAME_SCENE, _RARE, _ELSEWHERE = 0.5, 0.25, 0.4
#: A place that is struck on another day is named again for that.
_HIT_AGAIN = 0.9
#: Two openings on one truce are so alike at least, whatever each tells of its days.
_ONE_TRUCE = 0.36
#: Less than this shared is little to go by, however short the texts.
_EVIDENCE = 0.6

#: `Operation Grey Dawn`, `the 12th wave of Op. Grey Dawn 4`: a campaign has one name for all that is done in it.
_OPERATION = re.compile(
    r"\b(?:(?:the |an? )?(?:\w+ )?(?i:waves?|phases?|stages?) of )?(?:the )?(?:[Oo]peration|Ops?\.|Op)\s+[“”‘’'\"]?"
    r"(?!(?:In|On|At|To|And|Of|Against|For|With|Near|Over|By|After|Room|Command)\b)[A-Z][\w-]+"
    r"(?: (?!(?:In|On|At|To|And|Of|Against|For|With|Near|Over|By|After|As)\b)[A-Z][\w-]+){0,2}(?:[ -](?:\d+|[IVX]+)\b)?"
)


class Opening(Struct, frozen=True):
    """The names, words and numbers of a headline (or of a line that stands alone), and of it with the lead; each with its strength."""

    head: Traits
    whole: Traits
    scene: Scene = Scene()
    #: What `whole` holds, without kinds.
    words: frozenset[str] = frozenset()
    #: The truce that is its event, where one is.
    truce: Truce | None = None


class Weighed(Struct, frozen=True):
    """Traits under the present rates: each one's strength times its weight, the sum of weight times strength squared, and what the
    foremost name weighs.
    """

    traits: Traits
    weights: Traits
    values: Traits
    mass: float
    name: float


class Rarity:
    """What each key weighs, 0 up to about 1.4, under the background's rates and those of the desk's own texts."""

    def __init__(self, groups: Iterable[Sequence[Iterable[str]]]) -> None:
        """`groups`: the openings of each story. A story counts by half as one, by half by its openings: much coverage is no background."""
        self._held: Counter[str] = Counter()
        self._texts = 0.0
        self._weights: dict[str, float] = {}
        self._weighed: dict[int, Weighed] = {}
        for group in groups:
            self._texts += 0.5 + 0.5 * len(group)
            for held in (frozenset().union(*group), *group):
                self._held.update(held)

    def weight(self, key: str) -> float:
        """How much a key tells of which event it is."""
        known = self._weights.get(key)
        if known is None:
            known = self._weights[key] = self._measure(key)
        return known

    @property
    def most(self) -> float:
        """What a key weighs that two texts of the desk have and no others anywhere: the more texts, the more it tells."""
        return max(0.0, log(self._texts + _PRIOR) - _TELLING) / _SCALE

    def weighed(self, held: Traits) -> Weighed:
        """Traits as weighed once; they must not change afterwards."""
        known = self._weighed.get(id(held))
        if known is None:
            weights = {k: self.weight(k) for k in held}
            values = {k: weights[k] * s for k, s in held.items()}
            # It holds the traits, so that no others can come by their id.
            known = Weighed(held, weights, values, sum(values[k] * s for k, s in held.items()), _foremost_name(weights))
            self._weighed[id(held)] = known
        return known

    def _measure(self, key: str) -> float:
        at_large = background().rate.get(key, _UNKNOWN / background().texts)
        here = (max(0.0, self._held[key] / 2 - 1) + _PRIOR * at_large) / (self._texts + _PRIOR)
        nats = -log(min(1.0, max(at_large, here)))
        return max(0.0, nats - _TELLING) / _SCALE * (_PAIR if key[0] == "m" else 1.0)


@lru_cache(maxsize=8192)
def opening(title: str, text: str = "", outlet: str = "") -> Opening:
    """The opening of an article, a passage (no `title`) or a printed line (no `text`), without dates; shared, so not to be changed."""
    own = outlet_words(outlet, background())
    told = _event_told(title), _event_told(text[:_LEAD])
    lead = named(told[1], background(), own)
    head = dict.fromkeys(named(told[0], background(), own), 1.0)
    whole = {**dict.fromkeys(lead, _BELOW if title else 1.0), **head}
    return Opening(head, whole, scene("\n".join(told)), frozenset(k[2:] for k in whole if k[0] != "m"), truce(*told))


def _event_told(text: str) -> str:
    """`text` without dates and without the names of operations: neither says which event it tells."""
    return _OPERATION.sub(" ", undated(text))


def blended(openings: Sequence[Opening]) -> Traits:
    """The mean of whole openings: what most of them have stands out, what one has fades."""
    held: dict[str, float] = {}
    for opening_ in openings:
        for key, value in opening_.whole.items():
            held[key] = held.get(key, 0.0) + value
    return {k: held[k] / len(openings) for k in sorted(held)}


def likeness(one: Opening, other: Opening, rarity: Rarity, *, beside: float = inf, before: bool = False) -> float:
    """How alike two openings are, 0..1: as a whole, or their headlines alone, whichever is more. `beside` as for `alike`.

    `before`: the other is of an earlier day; then one scene says something only where it goes on: a place is hit again.
    """
    if not (whole := alike(one.whole, other.whole, rarity, beside=beside)):
        return 0.0
    score = max(whole, _HEADLINE * alike(one.head, other.head, rarity, beside=beside))
    if one_truce(one, other):
        return max(score, _ONE_TRUCE)
    if elsewhere(one, other):
        return score * _ELSEWHERE
    if before and not goes_on(one.scene, other.scene):
        return score * (_HIT_AGAIN if one.scene.places & other.scene.places and "force" in one.scene.deeds & other.scene.deeds else 1.0)
    return score * (1 + _SAME_SCENE * one_scene(one, other, rarity))


def one_truce(one: Opening, other: Opening) -> bool:
    """Whether both openings tell of one truce."""
    return one.truce is not None and other.truce is not None and is_one_truce(one.truce, other.truce, one.words, other.words)


def elsewhere(one: Opening, other: Opening) -> bool:
    """Whether two openings set their deeds at two places."""
    return is_elsewhere(one.scene, other.scene, one.words, other.words)


def one_scene(one: Opening, other: Opening, rarity: Rarity) -> float:
    """How much it tells that two openings set a deed of one kind at one place, 0..1: all where the place is rare here."""
    if not one.scene.deeds & other.scene.deeds:
        return 0.0
    shared = (rarity.weight(f"n:{word}") for word in one.scene.places & other.scene.places)
    return min(1.0, max(shared, default=0.0) / _RARE)


def alike(one: Traits, other: Traits, rarity: Rarity, *, beside: float = inf) -> float:
    """How alike two sets of traits are, 0..1: the weighed share of what both have.

    One shared name is one act of one person or place among many: all that is shared counts no more than `beside` times what stands
    beside the foremost name or word.
    """
    if len(both_have := one.keys() & other.keys()) < (1 if beside == inf else 2):
        return 0.0
    first, second = rarity.weighed(one), rarity.weighed(other)
    shared = {k: first.values[k] * other[k] for k in sorted(both_have)}
    every = sum(shared.values())
    both = every if beside == inf else min(every, beside * (every - _foremost_thing(shared)))
    if both <= 0:
        return 0.0
    both *= min(1.0, every / _EVIDENCE)
    apart = min(first.name, second.name) >= _NAMED > 3 * _foremost_name({k: first.weights[k] for k in shared})
    return both / sqrt(first.mass * second.mass) * (_OTHER_NAME if apart else 1.0)


def _foremost_thing(shared: dict[str, float]) -> float:
    """The most that one thing adds: a word, or a name with all its words (`Envoy Hanne Brusk`)."""
    thing = {k[2:]: k[2:] for k in shared if k[0] != "m"}
    if len(thing) == len(shared):
        return max(shared.values(), default=0.0)
    for first, _, second in (k[2:].partition(" ") for k in shared if k[0] == "m"):
        if first in thing and second in thing:
            old, new = thing[second], thing[first]
            thing = {word: new if of == old else of for word, of in thing.items()}
    adds: Counter[str] = Counter()
    for key, value in shared.items():
        adds[thing.get(key[2:].partition(" ")[0], key)] += value  # type: ignore[assignment]
    return max(adds.values(), default=0.0)


def _foremost_name(weights: Traits) -> float:
    """What the foremost name weighs, of keys with their weights."""
    return max((w for k, w in weights.items() if k[0] == "n"), default=0.0)

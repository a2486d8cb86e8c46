"""What an attack is, whose it is and what it is aimed at: shared by the readers of its verbs, its nouns and its effects.

It refuses an owner across a verb, and an aim that is only a time.
"""

from msgspec import Struct

from diurna.interpret.claims import phrases
from diurna.interpret.claims.actors import Clause, Party, lexicon, listed
from diurna.model import Status

#: After these words an infinitive is still ahead; after others (`used jets to bomb`, `continued to shell`) it happened.
_MEANT = listed("strike meant")
#: What makes an attack only possible, only allowed, or none, before its word.
ABLE, MAY, NOT = listed("strike able"), listed("strike may"), listed("strike not")
#: Acts that a weapon makes more special.
GENERIC = frozenset({"attack", "air/drone strike"})


class Attack(Struct, frozen=True, kw_only=True, gc=False):
    """One attack as read: words it spans (half-open), and what is said of it. `status` None: what the reporting frame says."""

    first: int
    last: int
    #: The word of the verb or noun.
    head: int
    act: str
    actors: tuple[Party, ...] = ()
    target: str | None = None
    weapon: str | None = None
    status: Status | None = None


#: After `on`: where or when an attack was made, not what it was aimed at.
_LIES_ON = frozenset({"road", "highway", "outskirts", "eve", "night", "morning", "way", "border", "ground", "day", "scale", "occasion"})


def is_thing(clause: Clause, i: int) -> bool:
    """Whether the word `i` is an attack or a weapon that can be launched."""
    known = lexicon()
    low = clause.words[i].low
    return low in known.nouns or (low in known.weapons and low not in {"plane", "planes", "jet", "jets", "naval"})


def chained(clause: Clause, thing: int) -> int:
    """The last noun of `a wave of drone and missile attacks`, from the first."""
    i, last = thing + 1, thing
    while i < len(clause.tags) and i < thing + 8:
        low = clause.words[i].low
        if low in {"targeting", "hitting"} or not (clause.tags[i] in "xwsMA#&," or low == "of"):
            break
        if clause.tags[i] in "sw" and is_thing(clause, i):
            last = i
        i += 1
    return last


def aimed(clause: Clause, thing: int) -> tuple[str | None, int]:
    """What an attack is aimed at: after `on`, `against`, `at`, `targeting`, or `of` (the bombing of); and the word where it ends."""
    for i in range(thing + 1, phrases.reach(clause, thing + 1, 9)):
        low = clause.words[i].low
        if low == "at" and clause.words[i + 1 : i + 2] and clause.words[i + 1].low == "least":
            continue
        if (
            low in phrases.AT
            or low == "hitting"
            or (
                low == "of"
                and i == thing + 1
                and clause.words[thing].low in {"bombing", "shelling", "bombardment", "assassination", "ambush"}
            )
        ):
            last = phrases.object_end(clause, i + 1)
            text = phrases.phrase(clause, i + 1, last)
            aim = low == "at" and clause.tags[i + 1] == "x" and clause.words[i + 1].low.endswith("ing")  # `aimed at hastening B's end`
            if text and not aim and clause.words[i + 1].low not in phrases.TIMES and text.split()[0].lower() not in _LIES_ON:
                return text, last
        if clause.tags[i] in "vQH&" or low == "to" or (clause.tags[i] == "s" and low != "targeting"):
            break
    return None, thing + 1


def owner(clause: Clause, at: int) -> tuple[Party, ...]:
    """Whose weapon or attack: the party straight before it, past other weapons and plain adjectives; or after `by`."""
    i, ends = at, {party.last: party for party in clause.parties}
    while i > 0 and at - i < 5:
        if i in ends and (clause.words[i - 1].owns or clause.tags[i - 1] in "AGN" or "A" in clause.tags[ends[i].first : ends[i].last]):
            party = ends[i]
            if (
                clause.tags[party.first - 1 : party.first] == "T"
                and clause.words[party.first - 1].low in {"in", "on", "at"}
                and not clause.words[i - 1].owns
            ):
                return () if clause.tags[i - 1] == "N" else (party,)
            return (*_beside(clause, party), party)
        if i in ends and at - i < 2 and clause.tags[ends[i].first : i] == "R" and not clause.words[i - 1].low.endswith("s"):
            return (ends[i],)  # `coalition attacks`
        if clause.tags[i - 1] not in "xwsM#&R":
            break
        i -= 1
    return ()


def _beside(clause: Clause, party: Party) -> tuple[Party, ...]:
    """The nation joined to an adjective: `US and Israeli strikes`; after a preposition (`in Iran and Israeli strikes`) it is none."""
    other = next((p for p in clause.parties if p.last == party.first - 1 and clause.tags[p.last] in {"&", "-", ","}), None)
    plain = other is not None and party.nation and set(clause.tags[other.first : other.last]) <= {"A", "N"}
    away = {"on", "at", "near", "against"}
    if other and (clause.tags[other.last] == "," or clause.tags[party.last : party.last + 1] not in {"s", "w"}):
        away |= {"in", "from", "to"}
    return (other,) if other and plain and not (other.first and clause.words[other.first - 1].low in away) else ()


def owner_of(clause: Clause, party: Party) -> Party | None:
    """`Quell's Iran attacks`: the one before, where it owns a bare nation."""
    if clause.tags[party.first : party.last] != "N" or clause.words[party.last - 1].owns:
        return None
    return next((other for other in clause.parties if other.last == party.first and clause.words[other.last - 1].owns), None)


def helpers_of(clause: Clause, at: int) -> set[str]:
    """Helping words straight before a verb, with the `to` of an infinitive."""
    found, i = set(), at - 1
    while i >= 0 and (clause.tags[i] == "H" or clause.words[i].low in {"to", "no"}):
        if clause.words[i].low == "to" and clause.words[i - 1].low not in _MEANT and clause.tags[i - 1 : i] != "H":
            break
        found.add(clause.words[i].low)
        i -= 1
    return found

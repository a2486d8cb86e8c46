"""Attacks told by what they did, without a verb of striking: fire that was opened, a bomb that went off, people whom somebody killed.

It refuses a death without a doer or a weapon (a casualty, not an act), an explosion without a charge (a blast may be gas), and what a verb
or noun of attack beside it already tells.
"""

from collections.abc import Sequence

from diurna.interpret.claims import aims, phrases, relations
from diurna.interpret.claims.actors import Clause, Party, lexicon, listed
from diurna.interpret.claims.aims import MAY, NOT, Attack

_SLAIN = listed("strike slain")
_BURSTS = listed("strike bursts")
_CHARGES = listed("strike charges")
_IED = "remote explosive/landmine/ied"
_FIRE = frozenset({"fire", "gunfire", "shots"})
_SHELLS = listed("strike shells")
_REMAINS = frozenset({"debris", "fragments", "shrapnel", "parts", "remains", "wreckage"})
_GROUND = frozenset({"field", "fields", "sea", "desert", "water", "waters", "area", "areas", "ground", "land"})
_NEAR = frozenset({"at", "outside", "near", "in", "inside", "by", "under", "next", "beside", "on"})


def blows_in(clause: Clause, attacks: Sequence[Attack]) -> list[Attack]:
    """Attacks of `clause` that only their effect tells, in reading order; none where one of `attacks` spans the same words."""
    taken = {at for attack in attacks for at in range(attack.first, attack.last)}
    found = []
    for at, word in enumerate(clause.words):
        if at in taken:
            continue
        read = _READERS.get(word.low)
        if read and (blow := read(clause, at)) and not taken & set(range(at, blow.last)):
            found.append(blow)
            taken.update(range(blow.first, blow.last))
    return found


def _opened(clause: Clause, at: int) -> Attack | None:
    """`A opened fire on B`; `A and B exchanged fire` is a clash."""
    if at + 1 >= len(clause.words) or clause.words[at + 1].low not in _FIRE:
        return None
    doers = relations.subject(clause, at)
    if clause.words[at].low.startswith(("exchang", "trad")):
        return _clashed(clause, at, doers)
    target, last = phrases.object_of(clause, at + 1)
    if not doers and not target:
        return None
    return Attack(first=doers[0].first if doers else at, last=max(last, at + 2), head=at, act="attack", actors=doers, target=target)


def _clashed(clause: Clause, at: int, doers: tuple[Party, ...]) -> Attack | None:
    others = relations.complement(clause, at + 2, before=("with",), reach=5)
    if not others and len(doers) > 1:
        doers, others = doers[:1], doers[1:]
    if not doers:
        return None
    last = others[-1].last if others and others[-1].first > at else at + 2
    return Attack(first=doers[0].first, last=max(last, at + 2), head=at, act="armed clash", actors=doers, target=relations.named(others))


def _burst(clause: Clause, at: int) -> Attack | None:
    """`A car bomb exploded outside B`, `A detonated a device near B`, `a suicide bomber blew himself up at B`."""
    before = clause.words[max(0, at - 6) : at]
    after = clause.words[at + 1 : at + 8]
    charge = next((w for w in (*reversed(before), *after) if w.low in _CHARGES), None)
    suicide = any(w.low in {"suicide", "himself", "herself", "themselves"} for w in (*before, *after))
    if not charge and not suicide:
        return None
    doers = relations.subject(clause, at)
    site = next((i for i in range(at + 1, phrases.reach(clause, at + 1, 12)) if clause.words[i].low in _NEAR), None)
    last = phrases.object_end(clause, site + 1) if site is not None else at + 1
    target = phrases.phrase(clause, site + 1, last) if site is not None else None
    act = "suicide bomb" if suicide else "grenade" if charge and charge.low.startswith("grenade") else _IED
    first = phrases.clause_start(clause, at)
    weapon = charge.text if charge else None
    return Attack(first=first, last=max(last, at + 1), head=at, act=act, actors=doers, target=target, weapon=weapon)


def _slew(clause: Clause, at: int) -> Attack | None:
    """`A killed B`, `A's drones killed B`: with a party or its weapon right before the verb, and somebody killed after it."""
    helpers, i = set[str](), at - 1
    while i >= 0 and clause.tags[i] == "H":
        helpers.add(clause.words[i].low)
        i -= 1
    if i < 0 or helpers & (NOT | MAY):
        return None
    if helpers & {"was", "were", "been", "is", "are"}:
        return _slain(clause, at) if "by" in {word.low for word in clause.words[at + 1 : at + 3]} else None
    charge = i - 1 if i and clause.words[i].low in {"blast", "explosion"} else i
    if clause.words[charge].low in _CHARGES and clause.tags[charge] in "sw":
        return _charged(clause, at, charge)
    begin = phrases.first_weapon(clause, i + 1)
    doers = tuple(party for party in clause.parties if party.last == begin)
    if doers and clause.tags[doers[0].first - 1 : doers[0].first] == "T" and begin == i + 1:
        # `gunmen of A killed B`
        doers = relations.subject(clause, at)
    target, last = phrases.object_of(clause, at, after=frozenset())
    armed = begin <= i and clause.words[i].low in _SHELLS
    if not target or not (doers or armed) or (begin == i + 1 and not _can_kill(clause, doers[0])):
        return None
    weapon, kind = phrases.weapon(clause, begin, i + 1, i) if begin <= i else (None, None)
    first, doers = (doers[0].first, _both(clause, doers[-1])) if doers else (begin, ())
    return Attack(first=first, last=last, head=at, act=kind or "attack", actors=doers, target=target, weapon=weapon)


def _charged(clause: Clause, at: int, i: int) -> Attack | None:
    """`A car bomb killed B`: a charge that nobody is named for."""
    target, last = phrases.object_of(clause, at, after=frozenset())
    act = "grenade" if clause.words[i].low.startswith("grenade") else _IED
    first = phrases.clause_start(clause, at)
    return Attack(first=first, last=last, head=at, act=act, target=target, weapon=clause.words[i].text) if target else None


def _slain(clause: Clause, at: int) -> Attack | None:
    """`B were killed by A`, where A is armed people or a state."""
    doers = relations.complement(clause, at + 1, before=("by",), reach=4)
    target = relations.named(relations.subject(clause, at)) or phrases.phrase_before(clause, at)
    if not doers or not target or not _can_kill(clause, doers[0]) or clause.tags[doers[-1].last : doers[-1].last + 1] in {"s", "w"}:
        return None
    return Attack(first=phrases.clause_start(clause, at), last=doers[-1].last, head=at, act="attack", actors=doers, target=target)


def _killing(clause: Clause, at: int) -> Attack | None:
    """`the killing of B by A`, `A's killing of B`: the noun, and only where somebody did it."""
    if clause.tags[at - 1 : at] not in {"D", "x", "M"} and not (at and clause.words[at - 1].owns):
        return None
    of = next((i for i in range(at + 1, min(len(clause.words), at + 4)) if clause.words[i].low == "of"), None)
    if of is None or set(clause.tags[at + 1 : of]) - {"x"}:
        return None
    last = phrases.object_end(clause, of + 1)
    target = phrases.phrase(clause, of + 1, last)
    begin = at - 1 if clause.tags[at - 1] in "xM" else at
    by = next((i for i in range(at + 1, min(len(clause.words), at + 18)) if clause.words[i].low == "by"), None)
    agent = relations.complement(clause, by, before=("by",), reach=4) if by and "v" not in clause.tags[at:by] else ()
    doers = agent or aims.owner(clause, begin)
    if not doers or not target:
        return None
    first = min(at, doers[0].first)
    return Attack(first=first, last=max(last, doers[-1].last), head=at, act="attack", actors=doers, target=target)


def _both(clause: Clause, party: Party) -> tuple[Party, ...]:
    """A party with the nation joined to it: `US and Tovish armies`."""
    other = next((p for p in clause.parties if p.last == party.first - 1 and clause.tags[p.last] == "&"), None)
    return (other, party) if other and clause.tags[other.first : other.last] in {"N", "A"} else (party,)


def _landed(clause: Clause, at: int) -> Attack | None:
    """`A missile landed in B`; debris of one that was stopped is no attack, and aircraft land of themselves."""
    known = lexicon().weapons
    thing = next((i for i in range(at - 1, max(-1, at - 5), -1) if clause.words[i].low in _SHELLS or clause.tags[i] in "B;:."), None)
    site = at + 1 if clause.words[at + 1 : at + 2] and clause.words[at + 1].low in _NEAR | {"into"} else None
    if thing is None or clause.words[thing].low not in _SHELLS or site is None or _REMAINS & {w.low for w in clause.words[:thing]}:
        return None
    last = phrases.object_end(clause, site + 1)
    target = phrases.phrase(clause, site + 1, last)
    bare = target is None or target.split()[-1].lower() in _GROUND
    begin = phrases.first_weapon(clause, thing)
    return Attack(
        first=begin,
        last=max(last, at + 1),
        head=at,
        act=known[clause.words[thing].low],
        actors=aims.owner(clause, begin),
        target=None if bare else target,
        weapon=phrases.weapon(clause, begin, thing + 1, thing)[0],
    )


def _overhead(clause: Clause, at: int) -> Attack | None:
    """`A's missiles over C`: whose, where somebody owns them."""
    over = next((i for i in (at + 1, at + 2) if i + 1 < len(clause.words) and clause.words[i].low == "over"), None)
    begin = phrases.first_weapon(clause, at)
    doers = aims.owner(clause, begin)
    if over is None or not doers or clause.tags[over + 1] not in "CN":
        return None
    act, weapon = lexicon().weapons[clause.words[at].low], phrases.weapon(clause, begin, at + 1, at)[0]
    return Attack(first=doers[0].first, last=over + 2, head=at, act=act, actors=doers, weapon=weapon)


def _can_kill(clause: Clause, party: Party) -> bool:
    """Whether a party is armed people or a state, not a lone name (`Ana killed time`) nor a mere adjective."""
    run = clause.tags[party.first : party.last]
    return bool(set(run) & set("GRN")) and "A" not in run[-1:]


_OPENED = ("opened", "opens", "opening", "exchanged", "exchange", "exchanging", "traded")
_READERS = {
    **dict.fromkeys(sorted(_SHELLS), _overhead),
    **dict.fromkeys(_OPENED, _opened),
    **dict.fromkeys(sorted(_BURSTS), _burst),
    **dict.fromkeys(sorted(_SLAIN), _slew),
    **dict.fromkeys(("killing", "killings"), _killing),
    **dict.fromkeys(("landed", "fell", "slammed"), _landed),
}


def may_blow(found: frozenset[str]) -> bool:
    """Whether the words `found` of a sentence can tell of a blow: the cheap question before it is read."""
    if found & {"landed", "fell", "slammed", "over"} and found & _SHELLS:
        return True
    return bool(found & (_SLAIN | {"killing", "killings"} | frozenset(_OPENED))) or (
        bool(found & _BURSTS) and bool(found & (_CHARGES | {"suicide", "himself"}))
    )

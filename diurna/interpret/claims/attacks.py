"""Attacks in one clause: verbs of striking and launching, what was stopped, and nouns of attack.

It refuses to read an attack into a weapon that is only owned, tested or feared, into "has not attacked", and into a noun that has neither a
doer nor a thing struck beside it. An unspecified "strike" counts as one from the air; so do ACLED's coders.
"""

import re

from msgspec import Struct

from diurna.interpret.claims import actors, phrases, relations
from diurna.interpret.claims.actors import Clause, Party, Word, listed
from diurna.model import Status

#: Nouns that are attacks only with a weapon, a verb of launching, or a thing struck beside them.
_WEAK = listed("strike weak")
_BE = listed("strike be")
_MAY = listed("strike may")
_NOT = listed("strike not")
_FEARED = listed("strike feared")
_PARTICIPLE = re.compile(r"(?:ed|struck|hit|sunk)$")
_HURLING = frozenset({"fired", "launched", "fires", "launches", "fire", "firing", "launching"})
_WITH = frozenset({"with"})
_BASE = frozenset({"attack", "strike", "raid", "target", "bomb", "shell", "clash", "assault", "ambush"})
_GERUND = frozenset({"bombing", "shelling", "pounding"})
_PLURAL_OR_BASE = listed("strike plural_or_base")
_GENERIC = frozenset({"attack", "air/drone strike"})


class Attack(Struct, frozen=True, kw_only=True, gc=False):
    """One attack as read: words it spans (half-open), and what is said of it. `status` None: what the reporting frame says."""

    first: int
    last: int
    act: str
    actors: tuple[Party, ...] = ()
    target: str | None = None
    weapon: str | None = None
    status: Status | None = None


def attacks_in(clause: Clause) -> list[Attack]:
    """Attacks of `clause` in reading order."""
    used: set[int] = set()
    nouns = actors.lexicon().nouns
    spots = [at for at, tag in enumerate(clause.tags) if tag == "s"]
    # Verbs first: what they do takes the nouns beside them along.
    events = [event for at in spots if at not in used and (event := _done(clause, at, used))]
    spots = [at for at in spots if not _is_means(clause, at, events)]
    events += [event for at in spots if at not in used and clause.words[at].low in nouns and (event := _told_of(clause, at, used))]
    return sorted(events, key=lambda event: (event.first, event.last, event.act))


def _is_means(clause: Clause, at: int, events: list[Attack]) -> bool:
    """Whether a noun only says how an act already read was done: `A hit B in a wave of strikes`."""
    earlier = [event for event in events if event.last <= at and not set(clause.tags[event.last : at]) & set("B;:.")]
    return bool(earlier) and not _owner(clause, phrases.first_weapon(clause, at)) and clause.words[earlier[-1].last : at] != ()


def _done(clause: Clause, at: int, used: set[int]) -> Attack | None:
    known, low = actors.lexicon(), clause.words[at].low
    if clause.words[at + 1 : at + 2] and clause.words[at + 1].low == "out" and low.startswith("hit"):
        return None
    if low in known.stops:
        return _stopped(clause, at, used)
    if low in known.verbs and _is_verb(clause, at):
        return _struck(clause, at, used)
    if low in known.launches and clause.tags[at - 1 : at] not in {"w", "D"}:
        return _launched(clause, at, used)
    return None


def _is_verb(clause: Clause, at: int) -> bool:
    """Whether a word that may be noun or verb is a verb: by its neighbours, since nothing else tells."""
    word, before, after = clause.words[at], clause.tags[at - 1 : at], clause.tags[at + 1 : at + 2]
    previous = clause.words[at - 1] if at else None
    if previous is None or before in {"D", "A", "#", "."} or previous.owns:
        return False
    if before == "H" or previous.low == "to":
        return True
    if word.low in _GERUND:
        return bool(after) and clause.words[at + 1].low not in {"of", "in", "on"}
    if word.low in _BASE and before in {"N", "G", "C"} and not previous.low.endswith("s") and not _is_several(clause, at):
        # `Iran attack`: one who acts would take an s.
        return False
    return word.low not in _PLURAL_OR_BASE or word.low == "hit" or _is_finite(word.low, before, after, owner=previous.low)


def _is_several(clause: Clause, at: int) -> bool:
    party = next((party for party in clause.parties if party.last == at), None)
    return party is not None and clause.tags[party.first - 1 : party.first] in {"&", ","}


def _is_finite(low: str, before: str, after: str, *, owner: str) -> bool:
    """Whether `strikes`, `attack`, `targets` … stand where a finite verb stands: after one who can act, before one who can suffer."""
    if low in {"target", "targets"}:
        return before in {"N", "G", "C", "R", "s", "P"} and after not in {"T", ".", "", ","}
    if before in {"x", "M", "&", "T", "s", "v", "Q", ",", ":", "-"}:
        return before in {"s", "&", ","} and after in {"N", "D", "G"}
    if before == "w":
        return owner.endswith("s") and after in {"N", "D", "G", "A", "C"}
    return after not in {"T", ".", "", ",", "B", "&", "H", ":", "-", "w", "s"}


# --- verbs ---------------------------------------------------------------------------------------------------------------


def _struck(clause: Clause, at: int, used: set[int]) -> Attack | None:
    """`A bombed B`, `B was hit by A`, `B attacked`."""
    word, helpers = clause.words[at], _helpers(clause, at)
    if _NOT & helpers:
        used.add(at)
        return None
    verbs = actors.lexicon().verbs
    passive, doers = _is_passive(clause, at, helpers), relations.subject(clause, at)
    if passive:
        target = relations.named(doers) if doers and not _qualifies(clause, doers[-1]) else phrases.phrase_before(clause, at)
        doers, last = _by(clause, at)
        last = _tail(clause, last)
    else:
        target, last = phrases.object_of(clause, at, after=_WITH if verbs.get(word.low) == "armed clash" else phrases.AT)
    if _is_empty(clause, at, doers, target):
        return None
    first = doers[0].first if doers and not passive else phrases.clause_start(clause, at)
    used.update(range(first, last))
    weapon, kind = _means(clause, first, at, last)
    nouns = clause.words[last - 2 : last] if passive else clause.words[first:at]
    act = _kind(verbs.get(word.low, "attack"), kind, nouns)
    status: Status | None = "planned" if helpers & _MAY else None
    return Attack(first=first, last=max(last, at + 1), act=act, actors=doers, target=target, weapon=weapon, status=status)


def _qualifies(clause: Clause, party: Party) -> bool:
    """Whether a party is only the adjective of what follows: `Israeli targets struck`."""
    return clause.tags[party.last - 1] == "A" and clause.tags[party.last : party.last + 1] == "x"


def _is_empty(clause: Clause, at: int, doers: tuple[Party, ...], target: str | None) -> bool:
    """Whether a verb tells nothing by itself: neither doer nor target, or the next verb (`targeted and destroyed B`) has the object."""
    if target:
        return False
    trailing = clause.tags[at - 1 : at] == "," and clause.words[at].low.endswith("ing") and "T" not in clause.tags[at + 1 : at + 3]
    return not doers or trailing or clause.tags[at + 1 : at + 3] == "&s"


def _kind(act: str, kind: str | None, nouns: tuple[Word, ...]) -> str:
    """The act of a general verb is that of its weapon, else of the attack noun beside it (`air strikes hit`)."""
    if act not in _GENERIC:
        return act
    known = actors.lexicon().nouns
    return kind or next((known[word.low] for word in nouns if word.tag == "s" and word.low in known), act)


def _helpers(clause: Clause, at: int) -> set[str]:
    """Helping words straight before a verb, with the `to` of an infinitive."""
    found, i = set(), at - 1
    while i >= 0 and (clause.tags[i] == "H" or clause.words[i].low in {"to", "no"}):
        if clause.words[i].low == "to" and clause.words[i - 1].low.startswith(("contin", "began", "begin", "manag")):
            break
        found.add(clause.words[i].low)
        i -= 1
    return found


def _is_passive(clause: Clause, at: int, helpers: set[str]) -> bool:
    word = clause.words[at]
    if not _PARTICIPLE.search(word.low):
        return False
    after = clause.words[at + 1] if at + 1 < len(clause.words) else None
    if _BE & helpers or (after is not None and after.low == "by"):
        return True
    return word.low not in {"hit", "clashed", "retaliated"} and (after is None or after.tag in ".:;")


def _means(clause: Clause, first: int, at: int, last: int) -> tuple[str | None, str | None]:
    """The weapon of a verb: before it, or after its object with `with`, `using`, `by`; never one that the object itself is or has."""
    weapon = phrases.weapon(clause, first, at, at)
    if weapon[1]:
        return weapon
    for i in range(at + 1, phrases.reach(clause, last, 4) + 1 if last < len(clause.words) else last):
        if i >= len(clause.words):
            break
        if clause.words[i].low in {"with", "using", "by", "from"}:
            return phrases.weapon(clause, i, phrases.reach(clause, i, 8), i)
    return weapon


def _tail(clause: Clause, last: int) -> int:
    """Past the attack nouns that end a `by` phrase."""
    while last < len(clause.tags) and clause.tags[last] in "sw":
        last += 1
    return last


def _by(clause: Clause, at: int) -> tuple[tuple[Party, ...], int]:
    after = phrases.after_weapons(clause, at + 2)
    if after > at + 2 and clause.words[at + 1].low == "by" and clause.words[after].low == "of":
        # `hit by mortars of B`
        doers = relations.complement(clause, after, before=("of",), reach=4)
        return doers, doers[-1].last if doers else after
    doers = relations.complement(clause, at + 1, before=("by",), reach=6) or relations.complement(clause, at + 1, before=("from",), reach=8)
    return doers, doers[-1].last if doers else phrases.clause_end(clause, at + 1)


# --- launching, stopping, and nouns --------------------------------------------------------------------------------------


def _launched(clause: Clause, at: int, used: set[int]) -> Attack | None:
    """`A fired missiles at B`, `A launched a wave of strikes on B`, `rockets were fired at B`: the verb alone is no attack."""
    helpers, hurls = _helpers(clause, at), clause.words[at].low in _HURLING
    doers, thing = relations.subject(clause, at), _launched_thing(clause, at)
    if (
        thing is None
        and clause.words[at].low in {"fires", "fired"}
        and clause.words[at + 1 : at + 2]
        and clause.words[at + 1].low in {"at", "on"}
    ):
        return _struck(clause, at, used)
    if thing is None and hurls and set("sw") & set(clause.tags[max(0, at - 3) : at]):
        return _hurled(clause, at, used)
    if (
        thing is None
        or _NOT & helpers
        or (clause.tags[thing] == "w" and not hurls and clause.tags[thing + 1 : thing + 2] not in {"s", "w"})
    ):
        return None
    target, last = _aimed(clause, thing)
    doers = doers or _owner(clause, thing)
    first = doers[0].first if doers else at
    used.update(range(at, last))
    weapon, kind = phrases.weapon(clause, at, thing + 1, at)
    act = kind or actors.lexicon().nouns.get(clause.words[thing].low, "attack")
    status: Status | None = "planned" if helpers & (_MAY - {"can"}) else None
    return Attack(first=min(first, at), last=max(last, thing + 1), act=act, actors=doers, target=target, weapon=weapon, status=status)


def _launched_thing(clause: Clause, at: int) -> int | None:
    """The word of the attack or weapon that a verb of launching has as its object."""
    found = (i for i in range(at + 1, phrases.reach(clause, at + 1, 9)) if clause.tags[i] in "sw" and _is_thing(clause, i))
    thing = next(found, None)
    return thing if thing is None else _chained(clause, thing)


def _hurled(clause: Clause, at: int, used: set[int]) -> Attack | None:
    """`Rockets were fired at B from C`, `attacks launched by A`: what is launched stands before the verb."""
    begin = next(i for i in range(max(0, at - 3), at) if clause.tags[i] in "sw")
    target, last = _aimed(clause, at)
    doers = relations.complement(clause, at + 1, before=("from", "by"), reach=8) or _owner(clause, begin)
    if not target and not doers:
        return None
    last = max(last, doers[-1].last if doers else 0, at + 1)
    used.update(range(begin, last))
    weapon, kind = phrases.weapon(clause, begin, at, begin)
    noun = next((word.low for word in clause.words[begin:at] if word.low in actors.lexicon().nouns), "attack")
    return Attack(
        first=begin, last=last, act=kind or actors.lexicon().nouns.get(noun, "attack"), actors=doers, target=target, weapon=weapon
    )


def _chained(clause: Clause, thing: int) -> int:
    """The last noun of `a wave of drone and missile attacks`, from the first."""
    i, last = thing + 1, thing
    while i < len(clause.tags) and i < thing + 8:
        low = clause.words[i].low
        if low in {"targeting", "hitting"} or not (clause.tags[i] in "xwsMA#&," or low == "of"):
            break
        if clause.tags[i] in "sw" and _is_thing(clause, i):
            last = i
        i += 1
    return last


def _is_thing(clause: Clause, i: int) -> bool:
    known = actors.lexicon()
    low = clause.words[i].low
    return low in known.nouns or (low in known.weapons and low not in {"plane", "planes", "jet", "jets", "naval"})


def _aimed(clause: Clause, thing: int) -> tuple[str | None, int]:
    """What an attack is aimed at: after `on`, `against`, `at`, `targeting`, or `of` (the bombing of); and the word where it ends."""
    for i in range(thing + 1, phrases.reach(clause, thing + 1, 9)):
        low = clause.words[i].low
        if (
            low in phrases.AT
            or low == "hitting"
            or (low == "of" and i == thing + 1 and clause.words[thing].low in {"bombing", "shelling", "bombardment"})
        ):
            last = phrases.object_end(clause, i + 1)
            text = phrases.phrase(clause, i + 1, last)
            if text and clause.words[i + 1].low not in phrases.TIMES:
                return text, last
        if clause.tags[i] in "vQH&" or low == "to" or (clause.tags[i] == "s" and low != "targeting"):
            break
    return None, thing + 1


def _owner(clause: Clause, at: int) -> tuple[Party, ...]:
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
            return (party,)
        if clause.tags[i - 1] not in "xwsM#&R":
            break
        i -= 1
    return ()


def _owner_of(clause: Clause, party: Party) -> Party | None:
    """`Quell's Iran attacks`: the one before, where it owns a bare nation."""
    if clause.tags[party.first : party.last] != "N" or clause.words[party.last - 1].owns:
        return None
    return next((other for other in clause.parties if other.last == party.first and clause.words[other.last - 1].owns), None)


def _stopped(clause: Clause, at: int, used: set[int]) -> Attack | None:
    """`A intercepts B's missiles`, `missiles intercepted over C`."""
    reach = phrases.reach(clause, at + 1, 9)
    ahead = next((i for i in range(at + 1, reach) if clause.tags[i] == "w"), None)
    behind = next((i for i in range(at - 1, max(-1, at - 9), -1) if clause.tags[i] == "w"), None)
    passive = clause.words[at].low in {"intercepted", "downed", "shot", "foiled", "repelled", "interceptions"} and (
        behind is not None and (ahead is None or "H" in clause.tags[behind:at] or clause.tags[behind + 1 : at + 1] == "s")
    )
    thing = behind if passive else ahead
    if thing is None:
        return None
    while clause.tags[thing + 1 : thing + 2] == "w":
        thing += 1
    defenders = () if passive else relations.subject(clause, at)
    last = phrases.clause_end(clause, max(thing, at) + 1)
    sender = tuple(
        party for party in _owner(clause, phrases.first_weapon(clause, thing)) if passive or party.first > at
    ) or relations.complement(clause, max(thing, at) + 1, before=("from",), reach=6)
    aimed = relations.complement(clause, max(thing, at) + 1, before=("at", "towards", "toward", "targeting", "against", "to"), reach=8)
    target = relations.named(aimed) or relations.named(defenders)
    first = defenders[0].first if defenders else min(phrases.clause_start(clause, at), thing)
    used.update(range(first, last))
    weapon, kind = phrases.weapon(clause, thing, thing + 1, thing)
    return Attack(first=first, last=last, act=kind or "attack", actors=sender, target=target, weapon=weapon, status="intercepted")


def _told_of(clause: Clause, at: int, used: set[int]) -> Attack | None:
    """A noun: `Israeli strikes on B`, `drone attack in C`."""
    known = actors.lexicon()
    word = clause.words[at]
    begin = phrases.first_weapon(clause, at)
    doers = _owner(clause, begin) or relations.complement(clause, at + 1, before=("by",), reach=4)
    target, last = _aimed(clause, at)
    if doers and not target and (owner := _owner_of(clause, doers[0])):
        doers, target = (owner,), doers[0].name
    weapon, kind = phrases.weapon(clause, begin, at, at)
    sited = clause.words[at + 1].low in {"in", "near", "outside", "across"} if at + 1 < len(clause.words) else False
    sited = sited and clause.tags[at - 1 : at] in {"", "T", "#", "D", "w", "A", "M", ",", ":"}
    if (not doers and not target and not weapon and not sited) or (word.low in _WEAK and not weapon and not target):
        return None
    target = target or _killed(clause, begin)
    if not doers and "responsibility" in {w.low for w in clause.words[max(0, at - 6) : at]}:
        claimed = next(i for i in range(at - 1, -1, -1) if clause.words[i].low == "responsibility")
        doers = relations.subject(clause, max(claimed - 1, 0))
    act = known.nouns[word.low]
    act = kind if kind and act in _GENERIC else act
    first = min(doers[0].first, begin) if doers else begin
    feared = {w.low for w in clause.words[max(0, first - 2) : at]} & _FEARED
    used.update(range(first, last))
    return Attack(
        first=first, last=max(last, at + 1), act=act, actors=doers, target=target, weapon=weapon, status="planned" if feared else None
    )


def _killed(clause: Clause, at: int) -> str | None:
    """Who was killed in an attack: `X was killed in a strike`, `X dies in raid`."""
    for i in range(at - 1, max(-1, at - 8), -1):
        if clause.words[i].low in {"killed", "killing", "dies", "died", "dead"} and set(clause.tags[i + 1 : at]) <= set("TDMAxNGRH#"):
            return relations.named(relations.subject(clause, i))
        if clause.tags[i] in ".;:B":
            break
    return None

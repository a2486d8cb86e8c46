"""Attacks in one clause: verbs of striking and launching.

It refuses to read an attack into a weapon that is only owned, tested or feared, and into "has not attacked".
An unspecified "strike" counts as one from the air; so do ACLED's coders.
"""

import re

from diurna.interpret.claims import actors, moods, phrases, relations
from diurna.interpret.claims.actors import Clause, Party, Word, listed
from diurna.interpret.claims.aims import ABLE, GENERIC, MAY, NOT, Attack, helpers_of, owner
from diurna.interpret.claims.attacknouns import stopped, told_of
from diurna.interpret.claims.launches import GERUND, launched, shooting
from diurna.model import Status

_PLOTS = frozenset(
    {"plot", "plots", "plan", "plans", "bid", "attempt", "operation", "conspiracy", "mission", "campaign", "order", "orders"}
)
_BE = listed("strike be")
#: What is hit in a figure of speech.
_ABSTRACT = listed("strike abstract")
_PARTICIPLE = re.compile(r"(?:ed|struck|hit|sunk)$")
#: After `targeting`: what serves to aim.
_AIMING = frozenset({"information", "data", "system", "systems", "intelligence", "list", "lists", "pod", "pods", "radar"})
#: `a tornado strikes`, `hunger strike`, `heart attack`.
_NATURAL = listed("strike natural")
#: With these before it an infinitive tells what was done.
_DONE_BY = listed("strike done")
_WITH = frozenset({"with", "against"})
_DEGREES = frozenset({"most", "more", "very", "a", "the"})
_BASE = frozenset({"attack", "strike", "raid", "target", "bomb", "shell", "clash", "assault", "ambush"})
_LEFT_UNDONE = frozenset({"refused", "refuses", "refusing", "refuse", "declined", "failed", "fails"})
#: After a participle: where or when, not what was hit.
_WHERE = frozenset({"in", "near", "outside", "during", "over", "off"})
_PLURAL_OR_BASE = listed("strike plural_or_base")


def attacks_in(clause: Clause) -> list[Attack]:
    """Attacks of `clause` in reading order."""
    used: set[int] = set()
    nouns = actors.lexicon().nouns
    spots = [
        at
        for at, tag in enumerate(clause.tags)
        if tag == "s"
        and not (at and clause.words[at - 1].low in _NATURAL)
        and not _is_kind(clause, at)
        and not moods.is_imagined(clause, at)
    ]
    # Verbs first: what they do takes the nouns beside them along.
    events = [event for at in spots if at not in used and (event := _done(clause, at, used))]
    spots = [at for at in spots if not _is_means(clause, at, events)]
    events += [event for at in spots if at not in used and clause.words[at].low in nouns and (event := told_of(clause, at, used))]
    return sorted(events, key=lambda event: (event.first, event.last, event.act))


def _is_kind(clause: Clause, at: int) -> bool:
    """`attack helicopters`, `a strike group`: of what kind a thing is, no deed."""
    after = clause.words[at + 1].low if at + 1 < len(clause.words) else ""
    made = after in actors.lexicon().weapons or after in {"group", "groups", "rifle", "rifles", "ship", "ships"}
    return made and clause.words[at].low in {"strike", "attack", "assault"} and not _is_verb(clause, at)


def _is_means(clause: Clause, at: int, events: list[Attack]) -> bool:
    """Whether a noun only says how an act already read was done: `A hit B in a wave of strikes`."""
    earlier = [event for event in events if event.last <= at and not set(clause.tags[event.last : at]) & set("B;:.")]
    return bool(earlier) and not owner(clause, phrases.first_weapon(clause, at)) and clause.words[earlier[-1].last : at] != ()


def _done(clause: Clause, at: int, used: set[int]) -> Attack | None:
    known, low = actors.lexicon(), clause.words[at].low
    if _is_turn(clause, at) or (low in {"targeting", "hitting"} and at and clause.words[at - 1].low in known.nouns):
        return None  # the noun has it as its aim
    if low in known.stops:
        return stopped(clause, at, used)
    if low in known.verbs and _is_verb(clause, at):
        return _struck(clause, at, used)
    if low in known.launches and (clause.tags[at - 1 : at] not in {"w", "D"} or low == "dropped"):
        shot = shooting(clause, at)
        return launched(clause, at, used) if shot is None else _struck(clause, shot, used)
    return None


def _is_turn(clause: Clause, at: int) -> bool:
    """Whether a verb of striking is a turn of speech here: `hit out at`, `hit hard`, `targeting data`."""
    low, after = clause.words[at].low, [word.low for word in clause.words[at + 1 : at + 4]]
    if (low == "down" and clause.tags[at - 1 : at] not in {"N", "G", "R", "C", "P", "&", "H"}) or (
        low in {"fought", "battled"} and after[:1] == ["for"]
    ):
        return True
    if low.startswith("hit") and after[:1] and (after[0] in {"$", "record", "snag", "lows", "highs"}):
        return True
    return (low.startswith("hit") and bool({"out", "hard", "hardest"} & {*after} or {"man", "men", "list"} & {*after[:1]})) or (
        low in {"targeting", "striking"} and (bool({*after[:1]} & _AIMING) or (at > 0 and clause.words[at - 1].low in _DEGREES))
    )


def _is_verb(clause: Clause, at: int) -> bool:
    """Whether a word that may be noun or verb is a verb: by its neighbours, since nothing else tells."""
    word, before, after = clause.words[at], clause.tags[at - 1 : at], clause.tags[at + 1 : at + 2]
    previous = clause.words[at - 1] if at else None
    if previous is None and clause.words[at + 1 : at + 2] and clause.words[at + 1].low == "by":
        return True
    owned = before == "N" and at > 1 and clause.words[at - 2].owns  # `Quell's Tovland strikes`
    aimless = owned or (before == "T" and word.low.endswith("ing") and after in {"", ".", ","})
    if previous is None or before in {"D", "A", "#", "."} or previous.owns or aimless:
        return False
    if before == "H" or previous.low == "to" or _is_asked(clause, at):
        return True
    if word.low in GERUND:
        return bool(after) and after not in ",.;:)&BQ" and clause.words[at + 1].low not in {"of", "in", "on"}
    if word.low in _BASE and before in {"N", "G", "C"} and not previous.low.endswith("s") and not _is_several(clause, at):
        # `Iran attack`: one who acts would take an s.
        return False
    return word.low not in _PLURAL_OR_BASE or word.low == "hit" or _is_finite(word.low, before, after, owner=previous.low)


def _is_asked(clause: Clause, at: int) -> bool:
    """`Why did A attack B`: the helping word stands before the subject."""
    party = next((p for p in clause.parties if p.last == at), None)
    if party is None:
        return False
    first = party.first - (clause.tags[party.first - 1 : party.first] == "D")
    return first > 0 and clause.words[first - 1].low == "did"


def _is_several(clause: Clause, at: int) -> bool:
    party = next((party for party in clause.parties if party.last == at), None)
    return party is not None and clause.tags[party.first - 1 : party.first] in {"&", ","}


def _is_finite(low: str, before: str, after: str, *, owner: str) -> bool:
    """Whether `strikes`, `attack`, `targets` … stand where a finite verb stands: after one who can act, before one who can suffer."""
    if low in {"target", "targets"}:
        return (before in {"N", "G", "C", "R", "s", "P"} or (before == "w" and owner.endswith("s"))) and after not in {"T", ".", "", ","}
    if before in {"x", "M", "&", "T", "s", "v", "Q", ",", ":", "-"}:
        return before in {"s", "&", ","} and after in {"N", "D", "G"}
    if before == "w":
        agrees = owner.endswith("s") != low.endswith("s")
        plain = low in {"hit", "hits"} or not low.endswith("s")
        return agrees and (after in {"N", "D", "G", "A", "C"} or (plain and after in {"x", "#", "M", "R"}))
    return after not in {"T", ".", "", ",", "B", "&", "H", ":", "-", "w", "s"}


# --- verbs ---------------------------------------------------------------------------------------------------------------


def _struck(clause: Clause, at: int, used: set[int]) -> Attack | None:
    """`A bombed B`, `B was hit by A`, `B attacked`."""
    word, helpers = clause.words[at], helpers_of(clause, at)
    if word.low.endswith("ing") and clause.words[at - 1].low.startswith(("beg", "start", "resum", "continu", "stop", "halt")):
        helpers |= helpers_of(clause, at - 1)
    if NOT & helpers:
        used.add(at)
        return None
    if {w.low for w in clause.words[max(0, at - 3) : at]} & ABLE or moods.could_serve(clause, at) or _is_attribute(clause, at):
        return None
    passive, doers = _is_passive(clause, at, helpers), _doers(clause, at)
    if passive:
        target = _sufferer(clause, at, doers)
        doers, last = _by(clause, at)
        last = _tail(clause, last)
        doers = doers or _dealer(clause, at)
    else:
        target, last = _object(clause, at)
    verb = actors.lexicon().verbs.get(word.low, "attack")
    purpose = _is_for(clause, at) and not (doers and ("to" in helpers or clause.words[at - 2].low in _PLOTS))
    if _is_empty(clause, at, doers, target) or purpose or (not doers and is_supposed(clause, at)) or _is_unwanted(clause, at):
        return None
    first = doers[0].first if doers and not passive and not _sent_by(clause, at) else phrases.clause_start(clause, at)
    used.update(range(first, last))
    weapon, kind = _means(clause, at if passive else first, at, last)
    nouns = () if passive else clause.words[min(first, max(0, at - 2)) : at]
    act = _kind(verb, kind, (*nouns, *_way(clause, at)))
    status: Status | None = "planned" if helpers & MAY and "have" not in helpers else None
    if clause.words[at - 1].low == "from" and word.low.endswith("ing"):
        status = "planned"  # `keep A from attacking B`
    if status and not target:
        return None
    head = first if passive else at
    return Attack(first=first, last=max(last, at + 1), head=head, act=act, actors=doers, target=target, weapon=weapon, status=status)


def _sufferer(clause: Clause, at: int, subject: tuple[Party, ...]) -> str | None:
    """Whom a passive verb befalls: its subject; in `Hit by A, B struck back` who stands after the comma."""
    target = relations.named(subject) if subject and not _qualifies(clause, subject[-1]) else phrases.phrase_before(clause, at)
    comma = clause.tags.find(",", at)
    if target is None and not clause.tags[:at].strip("H") and comma > 0:
        return relations.named(tuple(p for p in clause.parties if p.first in {comma + 1, comma + 2}))
    return target


def _object(clause: Clause, at: int) -> tuple[str | None, int]:
    """What an active verb strikes, and the word where it ends; who fights alone or fights a battle, fights nobody."""
    clash = actors.lexicon().verbs.get(clause.words[at].low) == "armed clash"
    target, last = phrases.object_of(clause, at, after=_WITH if clash else phrases.AT)
    fought = not clash or any(at < party.first < last for party in clause.parties)
    return target if fought else None, last


def _is_attribute(clause: Clause, at: int) -> bool:
    """`the coffin of assassinated B`, `people impacted`: a participle that tells of nobody's deed."""
    if clause.words[at].low == "impacted":
        return "w" not in clause.tags[max(0, at - 5) : at]
    return clause.tags[at - 1 : at] == "T" and clause.words[at].low.endswith("ed")


def is_supposed(clause: Clause, at: int) -> bool:
    """Whether a verb stands in a condition: `if A attacks B`; a noun there (`if the attacks on B go on`) is of what happened."""
    return moods.is_conditional(clause, at) and clause.words[at].low in actors.lexicon().verbs and _is_verb(clause, at)


def _is_for(clause: Clause, at: int) -> bool:
    """Whether a verb only says what something is for: `an operation to destroy B`; `used jets to bomb B` tells of a deed."""
    return at > 0 and clause.words[at - 1].low == "to" and not {word.low for word in clause.words[max(0, at - 7) : at - 1]} & _DONE_BY


def _is_unwanted(clause: Clause, at: int) -> bool:
    """`A does not want to attack B`; `was intercepted and destroyed`."""
    if clause.tags[at - 1 : at] == "&" and at > 1 and clause.words[at - 2].low in actors.lexicon().stops:
        return True
    return clause.words[at - 1].low == "to" and bool({word.low for word in clause.words[max(0, at - 5) : at - 1]} & (NOT | _LEFT_UNDONE))


def _doers(clause: Clause, at: int) -> tuple[Party, ...]:
    """The subject of a verb; in `A's plot to kill B`, whose plot."""
    if at > 1 and clause.words[at - 1].low == "to" and clause.words[at - 2].low in _PLOTS:
        return owner(clause, at - 2)
    if (
        at > 2
        and clause.words[at - 1].low in {"that", "which"}
        and clause.tags[at - 2] in "sw"
        and clause.words[at - 2].low in actors.lexicon().nouns
    ):
        return owner(clause, phrases.first_weapon(clause, at - 2))  # `A's strikes that hit B`
    return relations.subject(clause, at) or _sent_by(clause, at)


def _sent_by(clause: Clause, at: int) -> tuple[Party, ...]:
    """`Shells fired by A hit B`, `drones launched from A hit B`: who sent what does it."""
    doer = next((p for p in clause.parties if p.last == at), None)
    i = doer.first - 1 if doer else 0
    while i > 0 and clause.tags[i] == "D":
        i -= 1
    sent = i > 0 and clause.words[i].low in {"by", "from"} and clause.words[i - 1].low in {"fired", "launched", "dropped", "sent"}
    return (doer,) if doer and sent else ()


def _qualifies(clause: Clause, party: Party) -> bool:
    """Whether a party is only the adjective of what follows: `Israeli targets struck`, `military bases were hit`."""
    after = clause.words[party.last].low if clause.tags[party.last : party.last + 1] == "x" else ""
    return bool(after) and (clause.tags[party.last - 1] == "A" or (after.endswith("s") and after not in phrases.TIMES))


def _is_empty(clause: Clause, at: int, doers: tuple[Party, ...], target: str | None) -> bool:
    """Whether a verb tells nothing by itself: neither doer nor target, or the next verb (`targeted and destroyed B`) has the object."""
    adverb = at > 1 and clause.words[at - 1].low.endswith("ly")
    trailing = clause.tags[at - 1 - adverb : at - adverb] == "," and clause.words[at].low.endswith("ing")
    if target and target.split(" of ")[0].split()[-1].lower() in _ABSTRACT:
        return True
    if target:
        # `A launched strikes on B, hitting targets across the country` is one act.
        return trailing and target in {"targets", "dozens of targets", "hundreds of targets"}
    trailing = trailing and "T" not in clause.tags[at + 1 : at + 3]
    return not doers or trailing or clause.tags[at + 1 : at + 3] == "&s"


def _kind(act: str, kind: str | None, nouns: tuple[Word, ...]) -> str:
    """The act of a general verb is that of its weapon, else of the attack noun beside it (`air strikes hit`)."""
    if act not in GENERIC:
        return act
    known = actors.lexicon().nouns
    return kind or next((known[word.low] for word in nouns if word.tag == "s" and word.low in known), act)


def _dealer(clause: Clause, at: int) -> tuple[Party, ...]:
    """`B was hit in A's strikes`: whose strikes they were."""
    way = _way(clause, at)
    noun = clause.words.index(way[0]) if way else 0
    return owner(clause, phrases.first_weapon(clause, noun)) if noun else ()


def _way(clause: Clause, at: int) -> tuple[Word, ...]:
    """The attack noun that tells how a verb's deed was done: `targeted A in an air strike`, `was hit by strikes`."""
    end = min(len(clause.words), at + 15)
    for i in range(at + 1, end):
        if clause.tags[i] in ".;:(Q" or (clause.tags[i] == "B" and clause.words[i].low != "during"):
            break
        if clause.words[i].low in {"in", "by", "through", "during", "with"}:
            noun = i + 1
            while noun < end and clause.tags[noun] in "DxwMAGN#&R":
                noun += 1
            if noun < end and clause.tags[noun] == "s":
                return (clause.words[noun],)
    return ()


def _is_passive(clause: Clause, at: int, helpers: set[str]) -> bool:
    word = clause.words[at]
    if not _PARTICIPLE.search(word.low):
        return False
    after = clause.words[at + 1] if at + 1 < len(clause.words) else None
    if _BE & helpers or (after is not None and after.low == "by"):
        return True
    if word.low in {"clashed", "retaliated"}:
        return False
    return (word.low != "hit" and (after is None or after.tag in ".:;")) or _is_thing_struck(clause, at, after)


def _is_thing_struck(clause: Clause, at: int, after: Word | None) -> bool:
    """`Embassy in C attacked as …`: a thing stands before the participle, and nothing behind it that could be hit."""
    ends = after is None or after.tag in ".:;B," or (after.tag == "T" and after.low in _WHERE)
    first = phrases.clause_start(clause, at)
    noun = next((i for i in range(first, at) if clause.tags[i] == "T"), at) - 1
    if not ends or noun < first or helpers_of(clause, at):
        return False
    low = clause.words[noun].low
    return low in phrases.SEATS or (clause.tags[noun] == "x" and not low.endswith(("ly", "ing", "ed")))


def _means(clause: Clause, first: int, at: int, last: int) -> tuple[str | None, str | None]:
    """The weapon of a verb: before it, or after its object with `with`, `using`, `by`; never one that the object itself is or has."""
    weapon = phrases.weapon(clause, first, at, at)
    if weapon[1]:
        return weapon
    for i in range(at + 1, phrases.reach(clause, last, 4) + 1 if last < len(clause.words) else last):
        if i >= len(clause.words):
            break
        if clause.words[i].low in {"with", "using", "by", "from", "through"}:
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
    if doers and clause.tags[doers[0].first : doers[-1].last + 1] == "Cw":
        doers = ()  # `from a Selm helicopter`: a make
    return doers, doers[-1].last if doers else phrases.clause_end(clause, at + 1)

"""Attacks by what is launched: `A fired missiles at B`, `A launched strikes on B`, `rockets were fired at B from C`.

It refuses a verb of launching without something to launch, shots in the air, and what is only said to be coming in.
"""

import re

from diurna.interpret.claims import phrases, relations
from diurna.interpret.claims.actors import Clause, lexicon
from diurna.interpret.claims.aims import ABLE, MAY, NOT, Attack, aimed, chained, helpers_of, is_thing, owner
from diurna.model import Status

GERUND = frozenset({"bombing", "shelling", "pounding"})
_CARRIED = frozenset({"carried", "conducted", "staged", "mounted"})
_HURLING = frozenset({"fired", "launched", "fires", "launches", "fire", "firing", "launching"})
#: Fired, and aimed at nobody: warning shots, into the air.
_SIGNAL = re.compile(r"(?:fir|launch)(?:e[sd]?|ing) (?:[\w-]+ ){0,3}?(?:warning shots|in(?:to)? (?:the )?(?:air|sky)\b)")


def shooting(clause: Clause, at: int) -> int | None:
    """The word that strikes by itself where a verb of launching stands, if any: `fired at B`, `began bombing B`."""
    thing = _launched_thing(clause, at)
    if thing == at + 1 and clause.words[thing].low in GERUND and phrases.object_of(clause, thing, after=frozenset())[0]:
        return thing
    if at and clause.words[at - 1].low in {"on", "under", "caught"}:
        return None
    after = at + 2 if clause.words[at + 1 : at + 2] and clause.words[at + 1].low.endswith("ly") else at + 1
    at_once = clause.words[after : after + 1] != () and clause.words[after].low in {"at", "on", "into", "upon"}
    fired = clause.words[at].low in {"fires", "fired", "firing", "fire"}
    return at if thing is None and fired and at_once and not _is_signal(clause, at) else None


def _is_signal(clause: Clause, at: int) -> bool:
    return clause.words[at].low in _HURLING and bool(_SIGNAL.match(clause.text, clause.words[at].start))


def launched(clause: Clause, at: int, used: set[int]) -> Attack | None:
    """`A fired missiles at B`, `A launched a wave of strikes on B`, `rockets were fired at B`: the verb alone is no attack."""
    if {word.low for word in clause.words[max(0, at - 3) : at]} & ABLE:
        return None
    helpers, hurls = helpers_of(clause, at), clause.words[at].low in _HURLING
    if "incoming" in {word.low for word in clause.words[at : at + 4]} or _is_signal(clause, at):
        return None
    doers, thing = relations.subject(clause, at), _launched_thing(clause, at)
    if thing is None and (hurls or clause.words[at].low in _CARRIED) and set("sw") & set(clause.tags[max(0, at - 3) : at]):
        return _hurled(clause, at, used)
    if thing is None or NOT & helpers or (clause.tags[thing] == "w" and not hurls and clause.tags[thing + 1 : thing + 2] not in {"s", "w"}):
        return None
    target, last = aimed(clause, thing)
    doers = doers or owner(clause, thing)
    first = doers[0].first if doers else at
    used.update(range(at, last))
    weapon, kind = phrases.weapon(clause, at, thing + 1, at)
    act = "air/drone strike" if clause.words[at].low.startswith("drop") else kind or lexicon().nouns.get(clause.words[thing].low, "attack")
    if not target and (not doers or (not kind and clause.words[thing].low in {"operation", "operations", "campaign"})):
        return None
    status: Status | None = "planned" if helpers & (MAY - {"can"}) and "have" not in helpers else None
    return Attack(
        first=min(first, at), last=max(last, thing + 1), head=at, act=act, actors=doers, target=target, weapon=weapon, status=status
    )


def _launched_thing(clause: Clause, at: int) -> int | None:
    """The word of the attack or weapon that a verb of launching has as its object."""
    if clause.words[at + 1 : at + 2] and clause.words[at + 1].low == "to":
        return None  # `continue to attack`
    drops = clause.words[at].low.startswith("drop")
    end = phrases.reach(clause, at + 1, 9)
    verb = next((i for i in range(at + 1, end) if clause.tags[i] in "vH"), end)
    found = (
        i for i in range(at + 1, verb) if clause.tags[i] in "sw" and (is_thing(clause, i) or (drops and clause.words[i].low == "bombs"))
    )
    thing = next(found, None)
    return thing if thing is None else chained(clause, thing)


def _hurled(clause: Clause, at: int, used: set[int]) -> Attack | None:
    """`Rockets were fired at B from C`, `attacks launched by A`: what is launched stands before the verb."""
    begin = next(i for i in range(max(0, at - 3), at) if clause.tags[i] in "sw")
    target, last = aimed(clause, at)
    doers = relations.complement(clause, at + 1, before=("from", "by"), reach=8) or owner(clause, begin)
    if not target and not doers:
        return None
    last = max(last, doers[-1].last if doers else 0, at + 1)
    used.update(range(begin, last))
    weapon, kind = phrases.weapon(clause, begin, at, begin)
    noun = next((word.low for word in clause.words[begin:at] if word.low in lexicon().nouns), "attack")
    return Attack(
        first=begin, last=last, head=at, act=kind or lexicon().nouns.get(noun, "attack"), actors=doers, target=target, weapon=weapon
    )

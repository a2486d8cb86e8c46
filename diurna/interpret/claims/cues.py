"""The cheap question before a clause is read: can this sentence tell of an attack, of an act of diplomacy, at all?

It refuses to judge: whatever its words leave open goes to the readers, so a sentence turned down here is one they would find nothing in.
"""

import re
from functools import cache, lru_cache

from msgspec import Struct

from diurna.interpret.claims import actors, speech
from diurna.interpret.claims.actors import listed
from diurna.interpret.claims.attribution import Attribution, attributions, choose
from diurna.interpret.claims.blows import may_blow
from diurna.interpret.claims.deeds import deeds

#: All cues are plain letters, so whatever is none parts words: several times faster than a pattern.
_LETTERS = bytes(code if chr(code).isalpha() and code < 128 else 32 for code in range(256))
#: `told` is an act where two confer: the reader asks for these beside it.
_CONFERRING = re.compile(r"counterpart|\b(?:call|phone|telephone|meeting|talks|visit|conversation)\b|\bt(?:old|ells) .{2,60}? to \w")
#: `should` is a request where somebody is said to say so.
_SAID = re.compile(rf"\b(?:{speech.VERBS}|[Aa]ccording to|[Pp]er|[Cc]iting|quoted|cited|[Rr]eported by)\b|[:–—|]|\s-\s")
#: Halves of `won't`, `can't` and their like, as `_words` cuts them.
_REFUSING = frozenset({"not", "never", "no", "won", "wouldn", "cannot", "can", "couldn", "shan"})


class _Cues(Struct, frozen=True):
    """Words that stand for an act by themselves, and first words of phrases with every second word that makes one."""

    alone: frozenset[str]
    firsts: frozenset[str]
    paired: dict[str, frozenset[str]]


@lru_cache(maxsize=512)
def _words(sentence: str) -> frozenset[str]:
    return frozenset(sentence.lower().encode("ascii", "replace").translate(_LETTERS).decode("ascii").split())


def _holds(found: frozenset[str], cues: _Cues) -> bool:
    if not found.isdisjoint(cues.alone):
        return True
    firsts = found & cues.firsts
    return bool(firsts) and any(not found.isdisjoint(cues.paired[word]) for word in firsts)


def may_attack(sentence: str) -> bool:
    """Whether a verb or noun of attack stands in `sentence`, or a verb of launching or stopping with something to launch."""
    found = _words(sentence)
    return _holds(found, _attack_cues()) or may_blow(found)


@cache
def _attack_cues() -> _Cues:
    known = actors.lexicon()
    things = frozenset({*known.nouns, *known.weapons})
    # `fired at B` needs no weapon.
    shots = frozenset({"fire", "fires", "fired", "firing"})
    alone = frozenset({*known.verbs, *known.nouns, *shots})
    firsts = frozenset({*known.stops, *known.launches}) - alone
    return _Cues(alone, firsts, dict.fromkeys(sorted(firsts), things))


def may_act(sentence: str) -> bool:
    """Whether a word or phrase of diplomacy stands in `sentence`."""
    found = _words(sentence)
    if _holds(found, _act_cues()):
        return True
    if ("should" in found or "must" in found) and _SAID.search(sentence):
        return True
    return ("told" in found or "tells" in found) and bool(_CONFERRING.search(sentence.lower()))


@cache
def _act_cues() -> _Cues:
    acts = [act.words for known in actors.lexicon().acts.values() for act in known]
    # By themselves these words say too many things to be an act.
    alone = (frozenset(words[0] for words in acts if len(words) == 1) | frozenset(deeds())) - listed("word doubtful")
    firsts = sorted({words[0] for words in acts if len(words) > 1} - alone)
    paired = {first: frozenset(words[1] for words in acts if words[0] == first and len(words) > 1) for first in firsts}
    paired |= {word: _REFUSING | paired.get(word, frozenset()) for word in sorted(listed("word yield") - alone)}
    return _Cues(alone, frozenset(paired), paired)


@lru_cache(maxsize=512)
def _frames(sentence: str) -> tuple[Attribution, ...]:
    return attributions(sentence)


def frame_at(sentence: str, position: int) -> Attribution:
    """The innermost reporting frame that covers `position` of `sentence`, read once for all its acts."""
    return choose(_frames(sentence), position, len(sentence))

"""The theme of one line: what its main clause tells, by the words' model and by the claims read in it.

Refuses to call a line an attack that tells none: what comes after one, or speaks of it only as a reason, is something else. An attack
told with its dead is an attack first; a toll that names the attack it came from is a toll.
"""

import re
from collections.abc import Sequence
from functools import cache

from diurna.interpret.candidates import Candidate
from diurna.interpret.terms import news_part
from diurna.interpret.themes import attack_words
from diurna.model import Casualty, Diplomacy, Strike, ThemeScore
from diurna.text import words

_OF_VIOLENCE = frozenset({"strikes", "casualties", "diplomacy", "other"})
_VICTIMS = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|dead|deaths?|die[sd]?|toll|casualt(?:y|ies)|injur(?:es?|ed|ing)|wound(?:s|ed|ing)|martyr(?:s|ed)?|bodies|lives|hurt)\b",
    re.IGNORECASE,
)
#: Dealings in words; deploying, arresting and rallying are not.
_IN_WORDS = frozenset(
    {"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"}
)
#: Who acts in the street or before a court deals with no state.
_NO_PARTY = re.compile(r"\b(?:police|protesters?|demonstrators?|residents?|students?|court|crowds?|villagers|mourners)\b", re.IGNORECASE)
# A party's own dealing opens its line; further in, it is told of somebody.
_OPENS = 14
#: An attack told further in than this is what something else came of, but where the words are plainly of war.
_AHEAD, _SURE, _PLAIN = 70, 0.9, 0.5


def line_theme(candidate: Candidate, scored: Sequence[ThemeScore]) -> str:
    """One theme for `candidate`; `scored` are its themes by the model, best first (`themes.score`)."""
    best = scored[0].theme if scored else "other"
    main = news_part(candidate.text)
    if best not in _OF_VIOLENCE:
        # A theme of the desk's own takes what came of an attack, not the attack itself.
        war = [s for s in scored if s.theme in {"strikes", "casualties"} and s.score >= _PLAIN]
        return "strikes" if war and _attacks(candidate, main, war) and not _told_first(candidate.text) else best
    if _deals(candidate, main):
        return "diplomacy"
    if best == "casualties" and _told_first(candidate.text):
        return best
    return _victims(candidate, main) or ("strikes" if _attacks(candidate, main, scored) else _less(candidate, main, scored))


def _less(candidate: Candidate, main: str, scored: Sequence[ThemeScore]) -> str:
    """The theme of a line in which no claim tells an attack or a toll: the model's, where the line has a word for it."""
    best = scored[0].theme if scored else "other"
    said = {"casualties": bool(_VICTIMS.search(candidate.text)), "strikes": _names_attack(main)}
    return best if said.get(best, True) else _else(scored)


def _else(scored: Sequence[ThemeScore]) -> str:
    """What is left where a line is no attack."""
    return "diplomacy" if any(s.theme == "diplomacy" and s.score >= 0.2 for s in scored) else "other"


def _deals(candidate: Candidate, main: str) -> bool:
    """Whether the line opens with one party's dealing with another, and no attack or toll comes before it."""
    acts = [c for c in candidate.claims if isinstance(c, Diplomacy) and c.act in _IN_WORDS and _opens(c, candidate)]
    told = [c for c in acts if c.actor and not _NO_PARTY.search(f"{c.actor} {c.counterpart or ''}")]
    if not any(c.counterpart or c.act in {"AGREE", "REJECT", "RETREAT"} for c in told):
        return False
    attacked = any(isinstance(c, Strike) and c.status != "planned" and _opens(c, candidate) for c in candidate.claims)
    return not attacked and not _counted(candidate, main)


def _opens(claim: Strike | Diplomacy, candidate: Candidate) -> bool:
    """Whether the line opens with the act, or with the one who does it."""
    return claim.start - candidate.start <= _OPENS or bool(claim.actor and claim.actor in candidate.text[: len(claim.actor) + _OPENS])


def _counted(candidate: Candidate, main: str) -> bool:
    """Whether the main clause counts killed or injured people."""
    some = any(isinstance(c, Casualty) and c.low > 0 and c.effect in {"killed", "injured"} for c in candidate.claims)
    return some and bool(_VICTIMS.search(main))


def _victims(candidate: Candidate, main: str) -> str:
    """For a line that counts killed or injured people: `strikes` where the attack is told before them, else `casualties`."""
    if not any(isinstance(c, Casualty) and c.low > 0 and c.effect in {"killed", "injured"} for c in candidate.claims):
        return ""
    attack = any(isinstance(c, Strike) and c.start - candidate.start < len(main) for c in candidate.claims)
    return "strikes" if attack and not _told_first(candidate.text) else "casualties"


def _told_first(text: str) -> bool:
    """Whether victims are named before any attack is."""
    found = _VICTIMS.search(text)
    return bool(found) and not _names_attack(text[: found.start()] if found else text)


def _attacks(candidate: Candidate, main: str, scored: Sequence[ThemeScore]) -> bool:
    """Whether the main clause tells an attack that was carried out: by its claims, the more so where the model sees something else."""
    told = [c for c in candidate.claims if isinstance(c, Strike) and c.status != "planned" and c.start - candidate.start < len(main)]
    if scored and scored[0].theme in {"strikes", "casualties"}:
        return any(c.start - candidate.start <= _AHEAD or scored[0].score >= _SURE for c in told)
    return any(c.actor and _opens(c, candidate) for c in told)


def _names_attack(text: str) -> bool:
    return not _attack_words().isdisjoint(words(text))


#: Who fights, and what flies, makes no attack; what attacks do to things does.
_NO_ATTACK = frozenset("troops soldiers rebels insurgents militants militia gunmen gunman airspace jet jets suicide".split())  # noqa: SIM905
_DOES = frozenset("hit hits struck fired destroyed bombarded launched downed targeted sank sinks".split())  # noqa: SIM905


@cache
def _attack_words() -> frozenset[str]:
    return (attack_words() - _NO_ATTACK) | _DOES

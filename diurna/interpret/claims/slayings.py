"""Casualty words that tell how somebody was attacked, and only with others that they died of it: `shot dead`, `beat a man to death`.

Refuses what is only a hit, and a shot that is none: `a warning shot`, `shot down`.
"""

from collections.abc import Sequence

from diurna.interpret.claims import grammar, lexicon
from diurna.interpret.claims.harms import Form, Harm, Trigger
from diurna.interpret.claims.tokens import Token, low_at
from diurna.interpret.wordlists import words

TO_DEATH = words("triggers.to_death")
BEAT = frozenset({"beat", "beats", "hacks", "stabs", "clubs"})


def to_death(found: Sequence[Token], i: int) -> Trigger | None:
    """`stabbed to death`, `burned alive`, `beat a man to death`."""
    if low_at(found, i + 1) == "to" and low_at(found, i + 2) in {"death", "deaths"}:
        active = found[i].low in BEAT
        form: Form = "right" if active else "left" if found[i].low in {"bled", "choked"} else "part"
        return Trigger(start=i, end=i + 3, effect="killed", form=form, word="to death")
    if low_at(found, i + 1) == "alive" and found[i].low in {"burned", "burnt"}:
        return Trigger(start=i, end=i + 2, effect="killed", form="part", word="burned alive")
    return Trigger(start=i, end=i + 1, effect="killed", form="right", word="to death") if _parted(found, i) else None


_BETWEEN = 12  # how far from the verb `to death` may stand, with those it befell between


def _parted(found: Sequence[Token], i: int) -> bool:
    """`beat a suspected thief to death`: those it befell stand within."""
    if i and found[i - 1].low in grammar.AUXILIARIES:
        return False
    for j in range(i + 2, min(i + _BETWEEN, len(found) - 1)):
        if found[j].low == "to" and found[j + 1].low == "death":
            return True
        if found[j].text in ".;:" or found[j].low in TO_DEATH or found[j].low in grammar.AUXILIARIES or found[j].low in grammar.BOUNDARIES:
            return False
    return False


_NO_SHOT_BEFORE = frozenset({"a", "the", "warning", "single", "gun", "mug", "head", "each", "every", "long", "big", "no"})
_NO_SHOT_AFTER = frozenset({"down", "up", "off", "into", "from", "fired"})


def shot(found: Sequence[Token], i: int) -> Trigger | None:
    """Shot dead, shot to death, shot and killed, fatally shot, shot and wounded; shot alone is only a hit; `a shot` is none."""
    before, after = low_at(found, i - 1), [low_at(found, j) for j in range(i + 1, i + 5)]
    if after[0] == "down" and before in {"was", "were"} and (lexicon.is_one(low_at(found, i - 2)) or lexicon.is_many(low_at(found, i - 2))):
        return Trigger(start=i, end=i + 2, effect="killed", form="part", word="shot dead")
    if before in _NO_SHOT_BEFORE or after[0] in _NO_SHOT_AFTER or (after[0] == "at" and not _shot_there(found, i)):
        return None
    if after[0] == "dead" or after[:2] == ["to", "death"]:
        return Trigger(start=i, end=i + (2 if after[0] == "dead" else 3), effect="killed", form="part", word="shot dead")
    joined = _shot_and(after)
    if joined:
        return Trigger(start=i, end=i + joined[1], effect=joined[0], form="part", word="shot")
    fatal = "fatally" in {before, low_at(found, i - 2)}
    return Trigger(start=i, end=i + 1, effect="killed" if fatal else "hit", form="part", word="shot")


def _shot_there(found: Sequence[Token], i: int) -> bool:
    """`five people (were) shot at a fair` says where; `shot at police`, `was shot at by` says whom they missed."""
    before = found[i - 1].low if i else ""
    return low_at(found, i + 2) in {"a", "an", "the"} and (before in {"was", "were", "been", "being"} or lexicon.is_many(before))


def _shot_and(after: Sequence[str]) -> tuple[Harm, int] | None:
    """What `shot and …` adds, and how many tokens it takes."""
    for j, word in enumerate(after[1:], start=1):
        if after[0] in {"and", "or"} and word in {"killed", "wounded", "injured", "dead"} and set(after[1:j]) <= _HOW:
            return ("killed" if word in {"killed", "dead"} else "injured"), j + 2
    return None


_HOW = frozenset({"fatally", "critically", "seriously", "then", "reportedly"})


def throat(found: Sequence[Token], i: int) -> Trigger | None:
    """`slit the throat of a man`."""
    slit = {"slit", "slitting", "cut", "slits"} & {t.low for t in found[max(i - 3, 0) : i]}
    return Trigger(start=i, end=i + 2, effect="killed", form="right", word="throat") if slit and low_at(found, i + 1) == "of" else None


def stabbed(found: Sequence[Token], i: int) -> Trigger | None:
    """Stabbed to death, fatally stabbed; stabbed alone is only a hit."""
    dead = to_death(found, i)
    if dead:
        return dead
    fatal = "fatally" in {low_at(found, i - 1), low_at(found, i - 2)}
    return Trigger(start=i, end=i + 1, effect="killed" if fatal else "hit", form="part", word="stabbed")

"""Who tells of casualties and is none of them: `killed seven people, Governor Ana Roe said`.

Refuses whoever has a casualty word of their own (`a man reported dead`), and the last dead before another's verb of saying
(`killed Governor Ana Roe, said police`).
"""

from collections.abc import Sequence

from diurna.interpret.claims import grammar
from diurna.interpret.claims.groups import Group
from diurna.interpret.claims.tokens import Token
from diurna.interpret.wordlists import words
from diurna.text import WEEKDAYS

_SAYING = words("tellers.saying")
#: Participles too: `a man reported missing`, `a guard confirmed dead`.
_PARTICIPLE = words("tellers.participle")
_PASSIVE = ({"was", "quoted"}, {"is", "quoted"}, {"was", "cited"}, {"is", "cited"})
_PARTICLES = frozenset({".", "al", "bin", "ibn", "el", "von", "van", "de", "der", "la", "abu", "al-"})
_OF = frozenset({"of", "for", "from", "in", "at"})
_TIME = frozenset({"on", "late", "early", "later", "also", "then", "earlier", "today", "yesterday", "has", "had", "have", "since", "again"})
_DAYS = frozenset(day.lower() for day in WEEKDAYS)
_AFTER_SAID = _DAYS | frozenset(
    {"on", "in", "at", "late", "early", "later", "today", "yesterday", "that", "to", "by", "and", "as", "after"}
)
_LONGEST = 14


def tells(found: Sequence[Token], group: Group, triggers: frozenset[int]) -> bool:
    """Whether `group`, one person, is the subject of a verb of saying: after the name, an office, an apposition, a day."""
    if group.kind != "one":
        return False
    i = _past_name(found, group.end, triggers)
    if i < len(found) and found[i].low in _OF and not _says(found, _past_time(found, i), triggers):
        i = _past_phrase(found, i, triggers)
    if i < len(found) and found[i].text == ",":
        beside = group.start > 1 and found[group.start - 1].text == "," and found[group.start - 2].capital  # `Ana Roe, the governor, said`
        close = i if beside and _says(found, _past_time(found, i + 1), triggers) else _closing(found, i, triggers)
        return close is not None and _says(found, _past_time(found, close + 1), triggers) and _says_all(found, close + 1)
    return _says(found, _past_time(found, i), triggers)


def _past_name(found: Sequence[Token], i: int, triggers: frozenset[int]) -> int:
    while i < len(found) and i not in triggers and (found[i].low in _PARTICLES or (found[i].kind == "word" and found[i].capital)):
        if found[i].low in _DAYS:
            break
        i += 1
    return i


def _past_time(found: Sequence[Token], i: int) -> int:
    while i < len(found) and (found[i].low in _TIME or found[i].low in _DAYS):
        i += 1
    return i


def _past_phrase(found: Sequence[Token], i: int, triggers: frozenset[int]) -> int:
    """The end of `of the northern district`: at a mark, a verb, a casualty word."""
    ended = grammar.AUXILIARIES | grammar.BE | grammar.RELATIVES | grammar.CONJUNCTIONS | _SAYING
    for j in range(i + 1, min(i + _LONGEST, len(found))):
        if found[j].kind == "mark" or j in triggers or found[j].low in ended:
            return j
    return i


def _closing(found: Sequence[Token], i: int, triggers: frozenset[int]) -> int | None:
    """The comma that closes an apposition opened at the comma `i`."""
    for j in range(i + 1, min(i + _LONGEST, len(found))):
        if j in triggers or found[j].low in _SAYING or found[j].text in ".;:—–(" or found[j].low == "and":
            return None
        if found[j].text == ",":
            return j
    return None


def _says(found: Sequence[Token], i: int, triggers: frozenset[int]) -> bool:
    if i >= len(found) or i in triggers:
        return False
    if {t.low for t in found[i : i + 2]} in _PASSIVE:
        return True
    own = found[i].low in _PARTICIPLE and (i + 1 in triggers or (i + 1 < len(found) and found[i + 1].low in {"as", "by", "to"}))
    return found[i].low in _SAYING and not own


def _says_all(found: Sequence[Token], i: int) -> bool:
    """Whether no other speaker follows the verb: `…, said police` is theirs."""
    at = _past_time(found, i)
    after = found[at + 1] if at + 1 < len(found) else None
    return found[at].low in {"told", "tells"} or after is None or after.kind == "mark" or after.low in _AFTER_SAID

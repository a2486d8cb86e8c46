"""Words of diplomacy that have several senses: which of them a sentence means.

It refuses what an act's word is besides: a noun, work for the press, business, mere help or permission of things; and a warning that only
foretells.
"""

import re

from diurna.interpret.claims import relations, speech
from diurna.interpret.claims.actors import Act, Clause, Party, listed
from diurna.interpret.claims.meetings import TALKS

#: Words that are also nouns: after a determiner, an adjective or an owner they are, and do nothing.
_NOUNS = listed("word nouns")
_DOUBTFUL = listed("word doubtful")
_WRATH = listed("word wrath")
_CAPTIVES = listed("word captives")
#: What is released and sets nobody free.
_PUBLISHED = listed("word published")
_PRESS = frozenset({"corps", "conference", "freedom", "release", "secretary", "briefing", "club", "office", "agency", "statement"})
SWAPS = ("exchang", "swap")
#: What a party is ready or willing to do that is an offer.
_OFFERED = listed("word yield") | listed("word offered")
_BURDENS = frozenset({"sanctions", "restrictions", "blockade", "embargo", "curbs", "siege", "ban", "bans", "curfew", "curfews", "tariffs"})
#: What is seized in a war, and is taken from nobody in particular.
_GROUND = listed("word ground")
_NEEDS = frozenset(
    {"demand", "demands", "need", "needs", "requirements", "target", "targets", "conditions", "deadline", "goals", "resistance"}
)
_ENVOYS = frozenset(
    {"ambassador", "ambassadors", "envoy", "envoys", "diplomat", "diplomats", "consul", "charge", "chargé", "attache", "attaché"}
)
_UNTOLD = listed("word untold")
_WATCHERS = frozenset(
    {"experts", "activists", "campaigners", "watchdog", "inspectors", "residents", "analysts", "civilians", "citizens", "locals"}
)


def fits(clause: Clause, at: int, act: Act) -> bool:
    """Whether a word of several senses is the act here: vows and promises by what is vowed, warnings and calls by their construction."""
    low, rest = clause.words[at].low, {word.low for word in clause.words[at + 1 : at + 7]}
    if low.startswith(("vow", "promis", "pledg")):
        return bool(rest & _WRATH) == (act.code == "THREATEN")
    if _is_bare(clause, at, act) or _is_thing(clause, at, act, rest) or _is_work(clause, at, act, rest):
        return False
    if low.startswith("warn"):
        return _is_threat(clause, at, rest)
    return not low.startswith(SWAPS) or len(act.words) > 1 or bool(rest & _CAPTIVES)


def _is_bare(clause: Clause, at: int, act: Act) -> bool:
    """Whether a word lacks what makes it the act: `offers help` but `offers to help`, `blasts B`, `leaves for C`, `condemns.`."""
    low, tag = clause.words[at].low, clause.tags[at + 1 : at + 2]
    after = clause.words[at + 1].low if tag else ""
    if low.startswith("blast"):
        return not relations.complement(clause, at + 1, before=("-",), reach=4)
    return (
        (len(act.words) == 1 and (low in _DOUBTFUL or (low.startswith("offer") and after != "to")))
        or (low == "leaves" and "for" not in {word.low for word in clause.words[at + 1 : at + 3]})
        or (low == "back" and (clause.tags[at - 1 : at] not in {"N", "G", "R", "C", "H"} or tag == ","))
        or (act.code in {"ACCUSE", "SUPPORT", "AID", "COERCE"} and tag in {"", "."})
    )


def _is_thing(clause: Clause, at: int, act: Act, rest: set[str]) -> bool:
    """Whether a word is about things here: `blamed on bad roads`, `released its report`, `hosts a plant`, `press corps`."""
    low, tag = clause.words[at].low, clause.tags[at + 1 : at + 2]
    after = clause.words[at + 1].low if tag else ""
    if low.startswith("host") and after != "by" and not rest & TALKS:
        return not relations.complement(clause, at + 1, before=act.before, reach=5)
    return (
        (low.startswith(("blame", "accused")) and tag == "T")
        or (low.startswith("demonstrat") and tag == "D")
        or (low.endswith(("ed", "ing")) and at > 0 and (clause.words[at - 1].tag == "D" or clause.words[at - 1].owns))
        or (low.startswith("releas") and bool(rest & _PUBLISHED))
        or (low == "press" and after in _PRESS)
        or (low.startswith("back") and after in {"down", "off", "away", "out"})
        or (low.startswith(("eas", "lift")) and not rest & _BURDENS)
        or (low.startswith("summon") and not rest & _ENVOYS)
        or (low.startswith("seiz") and bool({word.low for word in clause.words[at + 1 : at + 5]} & _GROUND))
        or (low in {"meet", "meets", "met", "meeting"} and bool({word.low for word in clause.words[at + 1 : at + 4]} & _NEEDS))
        or (low == "meet" and clause.words[at - 1].low == "ends")
        or (low.startswith("ask") and after == "not")
        or (low.startswith("slam") and after in {"into", "through", "against"})
        or (low == "positioned" and clause.words[at - 1].low in {"well", "better", "best"})
        or (low == "provided" and clause.tags[at - 1 : at] == ",")
        or (low == "arrest" and after.startswith("warrant"))
    )


def _is_work(clause: Clause, at: int, act: Act, rest: set[str]) -> bool:
    """Whether a word is what anybody does: seeks work, is ready to leave, declines to comment, presses on."""
    low, second = clause.words[at].low, act.words[-1]
    if act.code == "AGREE" and low in {"open", "ready", "willing"}:
        return not rest & _OFFERED and not (second == "for" and "war" not in rest)
    if low == "marched":
        return not rest & {"against", "demanding", "protest", "over", "calling"}
    if low == "agrees":
        return clause.words[at + 1 : at + 2] != () and clause.words[at + 1].low == "that"
    if act.code == "REJECT" and low.startswith(("declin", "refus")):
        return clause.words[at + 1 : at + 2] != () and clause.words[at + 1].low == "to" and bool(rest & _UNTOLD)
    if act.code == "REQUEST" and low.startswith("press"):
        return not relations.complement(clause, at + 1, before=("-",), reach=4) or bool(rest & _PRESS)
    return low.startswith("sign") and not low.endswith(("ed", "ing")) and clause.tags[at + 1 : at + 2] == "T"


def _is_threat(clause: Clause, at: int, rest: set[str]) -> bool:
    """Whether a warning goes to somebody or tells what its speaker will do; who only foresees harm threatens nobody."""
    told = relations.complement(clause, at + 1, before=("-", "against"), reach=5)
    teller = relations.subject(clause, at)
    if teller and clause.words[teller[-1].last - 1].low in _WATCHERS:
        return False
    ahead = clause.words[at + 1 : at + 12]
    plain = clause.tags[at + 1 : at + 2]
    if clause.words[at].low == "warning" and plain == "x":
        return False
    acting = bool(teller) and bool(set(clause.tags[teller[0].first : teller[0].last]) & set("NGA"))
    own = {word.low for word in ahead} & ({"will", "not"} if acting else {"not"} | _WRATH)
    return bool(told) or "against" in rest or bool(own) or any(w.tag == "s" for w in ahead)


def is_interview(clause: Clause, doers: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    """Whether one of two who speak is of the press: no meeting of parties."""
    return any(
        _PRESSMEN.search(clause.text, max(0, clause.words[party.first].start - 14), clause.words[party.last - 1].end + 4)
        or clause.words[party.last - 1].low in {"reporters", "journalists", "reporter", "correspondent"}
        for party in (*doers, *others)
    )


#: A plural by its ending; `gas`, `crisis`, `bus` are none.
_PLURAL = re.compile(r"[^aius]s$")
_PRESSMEN = re.compile(rf"{speech.OUTLETS.pattern}|\b(?i:france 24)\b")


def is_noun(clause: Clause, at: int) -> bool:
    """Whether the word `at` is the noun that its verb looks like: `the demand`, `A's support`."""
    word, before = clause.words[at], clause.tags[at - 1 : at]
    if word.low not in _NOUNS:
        return False
    crowd = word.low in {"protests", "rallies"} and at and (clause.tags[at - 2 : at] in {"TN", "BN"} or clause.tags[at - 1] in "MC")
    if at == 0 or crowd:
        return True
    previous = clause.words[at - 1]
    several = any(p.last == at and clause.tags[p.first - 1 : p.first] in {"&", ","} for p in clause.parties)
    hung = word.low.endswith("s") and any(p.last == at and clause.tags[p.first - 1 : p.first] == "T" for p in clause.parties)
    single = not word.low.endswith(("s", "ed", "ing")) and not _PLURAL.search(previous.low) and not several
    if hung or (single and before in {"N", "G", "C", "R"}):
        return True  # `answered to B requests`; `A support for B`: one who acts would take an s
    if before == "H" and previous.low not in {"is", "are", "was", "were", "no"}:
        return False
    return previous.owns or before in {"D", "A", "x", "#", "M", "s", "v", "&", ",", ":"} or (before == "T" and previous.low != "to")

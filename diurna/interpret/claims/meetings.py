"""Meetings: talks of two, journeys to talks, calls; and what an act of diplomacy is.

It refuses talks of one side with nobody, unless somebody holds them, and `at talks` for more than a venue.
"""

import re
from itertools import pairwise

from msgspec import Struct

from diurna.interpret.claims import relations, speech
from diurna.interpret.claims.actors import Clause, Party, listed
from diurna.interpret.places import country_of, is_place, kind_of
from diurna.model import Status

TALKS = listed("word talks")
MAY = listed("word may")
_HOLD = frozenset({"hold", "holds", "held", "host", "hosts", "convene", "convenes", "convened", "resume", "resumed", "begin", "began"})
_DUE = frozenset({"due", "set", "will", "expected", "scheduled", "planned"})
_ENTERED = frozenset({"in", "be", "holding", "attend", "join", "enter", "resume", "any"})
#: Who meets and travels, and speaks for no side.
_CIVIL = listed("word civil")
_AHEAD = frozenset({"ahead", "expected", "planned", "next", "upcoming", "scheduled", "new", "fresh"})


class Event(Struct, frozen=True, kw_only=True, gc=False):
    """One act as read: words it spans (half-open), PLOVER code, who does it, to whom. `status` None: as the reporting frame says."""

    first: int
    last: int
    code: str
    #: The word of the act.
    head: int = 0
    actors: tuple[Party, ...] = ()
    others: tuple[Party, ...] = ()
    status: Status | None = None
    place: str | None = None


def talks(clause: Clause, at: int) -> Event | None:
    """`A and B hold talks`, `A-B talks`, `talks between A and B`, `A in talks with B`; `no talks` is a refusal."""
    doers, others = _both(clause, at)
    return _held(clause, at, doers, others) if doers or others else _convened(clause, at)


def _both(clause: Clause, at: int) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """One side of talks and the other, as far as they are named."""
    others = relations.complement(clause, at + 1, before=("with",), reach=9)
    pair = relations.complement(clause, at + 1, before=("between",), reach=4)
    if len(pair) == 1 and clause.tags[pair[0].last : pair[0].last + 1] == "&":
        # `talks between A and B are due`: the verb after B is that of the talks.
        pair += tuple(party for party in clause.parties if party.first - pair[0].last in {1, 2})
    beside = _beside(clause, at)
    doers = relations.subject(clause, at)
    if pair and len(pair) > 1:
        doers, others = pair[:1], pair[1:]
    elif beside and not others:
        parts = sides((beside,))
        if parts[1]:
            doers, others = parts
        elif doers == (beside,):
            doers = ()
    elif not others:
        doers, others = sides(doers)
    return doers, others


def _held(clause: Clause, at: int, doers: tuple[Party, ...], others: tuple[Party, ...]) -> Event | None:
    """Talks of named sides, held, ahead or refused."""
    hung = at - 2 if at > 1 and clause.tags[at - 1] == "D" else at - 1
    if at and clause.words[hung].low in {"at", "during"} and not _has_sides(clause, at):
        return None
    near = {word.low for word in clause.words[max(0, at - 5) : at]}
    if not doers and "between" not in near and clause.words[at].low == "meeting" and "P" in clause.tags[:at]:
        return Event(first=at, last=others[-1].last, code="CONSULT", others=others)
    unheld = any(a.low == "not" and b.low in _HOLD | _ENTERED for a, b in pairwise(clause.words[max(0, at - 5) : at]))
    none = next((i for i in range(at - 1, max(-1, at - 6), -1) if clause.words[i].low in {"no", "never"}), None)
    code = "REJECT" if unheld or (none is not None and not set(clause.tags[none:at]) & set("Te,")) else "CONSULT"
    held = near & _HOLD
    if not doers or (code == "CONSULT" and not others and not held):
        return None
    ahead = near & (_AHEAD | {"will"}) or any(a.low == "to" and b.low in _HOLD for a, b in pairwise(clause.words[max(0, at - 5) : at]))
    ends = max(at + 1, others[-1].last if others else 0)
    ahead = ahead or {word.low for word in clause.words[ends : ends + 3]} & _DUE
    status: Status | None = "planned" if ahead and code == "CONSULT" else None
    first = min(at, doers[0].first)
    return Event(
        first=first,
        last=max(at + 1, others[-1].last if others else 0, *(p.last for p in doers)),
        code=code,
        actors=doers,
        others=others,
        status=status,
    )


def _convened(clause: Clause, at: int) -> Event | None:
    """`Talks open in C`, `C talks`: where talks are whose sides the sentence leaves out."""
    where = _VENUE.match(clause.text, clause.words[at].end)
    town = where[1] if where else clause.words[at - 1].text if at else ""
    if clause.words[at].low not in {"talks", "negotiations"} or not is_place(town) or (kind_of(town) == "name" and not where):
        return None
    status: Status | None = "planned" if {w.low for w in clause.words[max(0, at - 4) : at + 4]} & (_AHEAD | _DUE) else None
    return Event(first=at, last=at + 1, code="CONSULT", status=status, place=town)


_VENUE = re.compile(r"(?: (?:on|about) [\w ]{3,30}?)?(?: [a-z]+){0,5}? in ([A-Z][\w-]+(?: [A-Z][\w-]+)?)")


def _has_sides(clause: Clause, at: int) -> bool:
    """Whether talks are with or between somebody: else `at talks` is only where something else was done."""
    return at + 1 < len(clause.words) and clause.words[at + 1].low in {"with", "between"}


def _beside(clause: Clause, at: int) -> Party | None:
    """The party straight before `talks`, past adjectives: `US-Iran nuclear talks`."""
    i = at
    while i > 0 and clause.tags[i - 1] in "xM#" and clause.words[i - 1].low not in _HOLD:
        i -= 1
    return next((party for party in clause.parties if party.last in {i, at} and party.first < at), None)


def journey(clause: Clause, at: int, after: int) -> Event | None:
    """`A arrives in C for talks with B`: who travels, where to, whom to meet."""
    doers = relations.subject(clause, at)
    goal = relations.complement(clause, after, before=("in", "for", "to", "-"), reach=5)
    if not doers or not goal or clause.words[doers[-1].last - 1].low in _CIVIL:
        return None
    if not others_named(clause, after) and not set(clause.tags[doers[0].first : doers[0].last]) & set("NGR"):
        return None  # a ship that arrives
    visited = clause.words[at].low.startswith("visit") and set(clause.tags[goal[0].first : goal[0].last]) & set("NGR")
    talks = next((i for i in range(after, min(len(clause.words), after + 12)) if clause.words[i].low in TALKS), None)
    others = relations.complement(clause, after, before=("with",), reach=14)
    if talks is not None and not others and (beside := _beside(clause, talks)) and beside not in goal:
        others = (beside,)
    meet = next((i for i in range(after, min(len(clause.words), after + 12)) if clause.words[i].low == "meet"), None)
    if meet is not None and not others:
        others = relations.complement(clause, meet + 1, before=("-",), reach=5)
    if not others and visited:
        others = goal[:1]
    planned = bool(helping(clause, at) & MAY)
    last = max(others[-1].last if others else 0, goal[-1].last)
    return Event(
        first=doers[0].first,
        last=last,
        code="CONSULT",
        actors=doers,
        others=others,
        status="planned" if planned else None,
        place=_goal(goal[0].name),
    )


def others_named(clause: Clause, after: int) -> bool:
    """Whether talks or somebody to meet are told within reach."""
    return bool({word.low for word in clause.words[after : after + 14]} & (TALKS | {"meet", "meeting", "with"}))


def _goal(name: str) -> str | None:
    """A journey's end by its name; of `the Tovish capital` the country."""
    return country_of(name) if kind_of(name) == "demonym" else name if name[0].isupper() or is_place(name) else None


def told(clause: Clause, at: int) -> Event | None:
    """`A told his counterpart B in a phone call`: a meeting of two, whatever was said; `A told B to wait`: a request."""
    if clause.words[at].low not in {"told", "tells"}:
        return None
    doers, others = relations.subject(clause, at), relations.complement(clause, at + 1, before=("-",), reach=6)
    if not doers or not others:
        return None
    if speech.OUTLETS.search(others[0].name) or others[0].name.lower().startswith(("reporter", "journalist", "media", "a news")):
        return None
    after = " ".join(word.low for word in clause.words[others[-1].last : others[-1].last + 7])
    if after.startswith("to ") and clause.tags[others[-1].last + 1] in "xsve":
        return Event(first=doers[0].first, last=others[-1].last, code="REQUEST", actors=doers, others=others)
    if "counterpart" not in others[0].name and not re.search(r"\b(?:call|phone|telephone|meeting|talks|visit|conversation)\b", after):
        return None
    return Event(first=doers[0].first, last=others[-1].last, code="CONSULT", actors=doers, others=others)


def sides(doers: tuple[Party, ...]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Those who act together as one side and the other: `A and B`, `A-B`."""
    if len(doers) == 1 and re.fullmatch(r"[A-Z][\w.]*[-–‑][A-Z][\w.]*", doers[0].name):
        one, other = re.split(r"[-–‑]", doers[0].name)
        return (Party(one, doers[0].first, doers[0].last),), (Party(other, doers[0].first, doers[0].last),)
    return doers[:1], doers[1:]


def helping(clause: Clause, at: int) -> set[str]:
    """Helping words before a verb of diplomacy, with the `to`, `set`, `due` of what is ahead."""
    found, i = set(), at - 1
    while i >= 0 and (clause.tags[i] == "H" or clause.words[i].low in {"to", "no", "set", "due"}):
        if clause.words[i].low == "to" and clause.words[i - 1].low in {"voted", "votes", "continued", "continues", "began", "begins"}:
            break
        found.add(clause.words[i].low)
        i -= 1
    return found

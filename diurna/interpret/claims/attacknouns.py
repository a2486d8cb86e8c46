"""Nouns of attack: `Israeli strikes on B`, `B under attack from A`, `clashes between A and B`; and attacks that were stopped.

It refuses a noun that has neither a doer nor a thing struck beside it, and an attack that somebody is only able to make.
"""

from diurna.interpret.claims import actors, moods, phrases, relations, speech
from diurna.interpret.claims.actors import Clause, Party, listed
from diurna.interpret.claims.aims import ABLE, GENERIC, Attack, aimed, helpers_of, owner, owner_of
from diurna.interpret.claims.meetings import sides
from diurna.model import Status

#: Nouns that are attacks only with a weapon, a verb of launching, or a thing struck beside them.
_WEAK = listed("strike weak")
_CLAIMED = frozenset({"responsibility", "involvement", "role", "claimed", "claims"})
_EFFECTS = listed("strike effects")
#: What may stand between a noun of fighting and its place.
_GOES_ON = listed("strike goes")
#: After `fire`: flames, not shots.
_FLAMES = frozenset(
    {"broke", "breaks", "erupted", "started", "spread", "engulfed", "burned", "burnt", "swept", "department", "brigade", "crews"}
)
_FALLEN = frozenset({"killed", "killing", "dies", "died", "dead", "martyred", "assassinated", "slain"})
#: Weak nouns that tell of an attack where somebody owns them.
_WARLIKE = frozenset({"aggression", "offensive", "assassination"})
_DEFENDERS = listed("strike defenders")
_FEARED = listed("strike feared")
_FACING = listed("strike facing")
#: Nouns whose owner suffers them.
_MURDERS = listed("strike murder")


def told_of(clause: Clause, at: int, used: set[int]) -> Attack | None:
    """A noun: `Israeli strikes on B`, `drone attack in C`, `B under attack from A`, `clashes between A and B`."""
    word, begin = clause.words[at], phrases.first_weapon(clause, at)
    if word.low == "fire" and (
        _next(clause, at) & _FLAMES or (at and clause.words[at - 1].low.startswith(("open", "trad", "exchang", "to", "on", "caught")))
    ):
        return None
    doers, target, last = _parties(clause, at, begin)
    weapon, kind = phrases.weapon(clause, begin, at, at)
    if not kind and doers and doers[-1].first > at and clause.tags[doers[-1].last : doers[-1].last + 1] == "w":
        weapon, kind = phrases.weapon(clause, doers[-1].last, doers[-1].last + 1, at)  # `raids by A's jets`
    doers = doers or _killers(clause, at, begin)
    killed = None if target else _killed(clause, begin)
    weak = word.low in _WEAK and word.low != "fighting" and not (doers and word.low in _WARLIKE)
    if not (doers or target or weapon or killed or _is_sited(clause, at)) or (weak and not (weapon or target)):
        return None
    claimed = next((i for i in range(at - 1, max(-1, at - 7), -1) if clause.words[i].low in _CLAIMED), None)
    plays = claimed is not None and clause.words[claimed].low == "role" and not _denies(clause, claimed)
    if not doers and claimed is not None and not plays:
        doers = relations.subject(clause, claimed)
    act = actors.lexicon().nouns[word.low]
    first = min(doers[0].first, begin) if doers else begin
    if {w.low for w in clause.words[max(0, first - 4) : at]} & ABLE:
        return None
    used.update(range(first, last))
    return Attack(
        first=first,
        last=max(last, at + 1),
        head=at,
        act=kind if kind and act in GENERIC else act,
        actors=doers,
        target=target or killed,
        weapon=weapon,
        status=_status(clause, first, at, claimed if doers else None),
    )


def _parties(clause: Clause, at: int, begin: int) -> tuple[tuple[Party, ...], str | None, int]:
    """Who does what the noun says, to whom, and the word where it ends."""
    low = clause.words[at].low
    under = next((i for i in (at - 1, at - 2) if i > 0 and clause.words[i].low == "under"), None)
    if low in {"attack", "fire", "bombardment"} and under is not None and set(clause.tags[under + 1 : at]) <= {"x", "w"}:
        doers = relations.complement(clause, at + 1, before=("by", "from"), reach=5)
        armed = not doers or doers[0].nation or speech.BELLIGERENT.search(doers[0].name) or low != "fire"
        return (doers, _beset(clause, under), at + 1) if armed else ((), None, at + 1)
    by = relations.complement(clause, at + 1, before=("by",), reach=3) if "by" in _next(clause, at) else ()
    doers = by or owner(clause, begin) or relations.its(clause, begin) or relations.complement(clause, at + 1, before=("by",), reach=8)
    if actors.lexicon().nouns[low] == "armed clash" and (sides_of := _fought(clause, at, doers)):
        return sides_of
    target, last = aimed(clause, at)
    target = target or _facing(clause, begin)
    if doers and not target and (holder := owner_of(clause, doers[0])):
        return (holder,), doers[0].name, last
    if doers and not target and not by and (_is_struck(clause, doers[0]) or (low in _MURDERS and doers[0].first < at)):
        return (), doers[0].name, last
    told = doers or clause.tags[begin:at].count("w") or _wrecking(clause, at)
    effect = _effect(clause, at) if told and not target else None
    return (doers, *effect) if effect else (doers, target, last)


def _facing(clause: Clause, begin: int) -> str | None:
    """`B faces attacks by A`: who faces them."""
    face = next((i for i in range(begin - 1, max(0, begin - 6), -1) if clause.words[i].low in _FACING), None)
    if face is None or set(clause.tags[face + 1 : begin]) & set("T,;:.B&") or clause.tags[face - 1] == "&":
        return None
    return relations.named(relations.subject(clause, face))


def _killers(clause: Clause, at: int, begin: int) -> tuple[Party, ...]:
    """`A kills four in strikes on B`: who kills by them."""
    spots = [i for i in range(max(1, at - 8), begin) if clause.words[i].low in {"kills", "killed", "kill", "wounds", "injures", "destroys"}]
    opened = begin - 2 if clause.tags[begin - 1] == "D" else begin - 1
    if not spots or clause.words[opened].low not in {"in", "with", "by", "during"}:
        return ()
    before = clause.words[spots[-1] - 1]
    if before.tag == "H" and before.low not in {"had", "has", "have"}:
        return ()
    found = relations.subject(clause, spots[-1])
    return found if found and (found[-1].nation or speech.BELLIGERENT.search(found[-1].name)) else ()


def _is_sited(clause: Clause, at: int) -> bool:
    """Whether a noun without parties stands at a place and begins its phrase: `air strikes near B`."""
    after = at + 1
    while after < len(clause.words) and after < at + 5 and clause.words[after].low in _GOES_ON:
        after += 1
    sited = bool(_next(clause, after - 1) & {"in", "near", "outside", "across", "at", "around", "along"})
    clash = actors.lexicon().nouns[clause.words[at].low] == "armed clash"
    if after > at + 1 and clash and (relations.opening_place(clause) or clause.words[at - 1].low == "where"):
        return True
    if not clash and clause.words[at].low not in _WEAK and _is_told(clause, at) and relations.opening_place(clause):
        return True
    return sited and clause.tags[at - 1 : at] in {"", "T", "#", "D", "w", "A", "M", "x", ",", ":", "Q", "B"}


def _is_struck(clause: Clause, party: Party) -> bool:
    """`the Tovland strikes`, `a vote on Tovland strikes`: a state by its name is struck, for who strikes stands as an adjective."""
    first, last = party.first, party.last
    plain = clause.tags[first:last] == "N" and not clause.words[last - 1].owns and not party.name.isupper() and "." not in party.name
    return plain and first > 0 and clause.words[first - 1].low in {"the", "for", "on", "over"}


def _is_told(clause: Clause, at: int) -> bool:
    """`In C, residents reported another air raid`: what somebody reports, heard or saw, past its adjectives."""
    i = at
    while i and clause.tags[i - 1] in "xwD#M":
        i -= 1
    return i > 0 and clause.words[i - 1].low in {"reported", "report", "reports", "heard", "saw", "witnessed", "described"}


def _status(clause: Clause, first: int, at: int, claimed: int | None) -> Status | None:
    if _is_told(clause, at):
        return None
    if _is_warned_of(clause, first, at) or (clause.words[at - 1].low == "under" and moods.is_conditional(clause, at)):
        return "planned"
    begin = first
    while begin and (clause.tags[begin - 1] in "xM#s" or clause.words[begin - 1].low in {"of", "a", "any"}) and first - begin < 6:
        begin -= 1
    if {w.low for w in clause.words[min(begin, max(0, first - 2)) : at]} & _FEARED:
        return "planned"
    return "claimed" if claimed is not None and _claims(clause, claimed) else None


def _denies(clause: Clause, at: int) -> bool:
    return any(word.low.startswith(("den", "admit", "claim")) for word in clause.words[max(0, at - 4) : at])


def _is_warned_of(clause: Clause, first: int, at: int) -> bool:
    """`warns of heavy attacks`, `in the event of an attack`: what may come."""
    of = "of" in {word.low for word in clause.words[max(0, first - 3) : at]}
    before = {word.low for word in clause.words[max(0, first - 7) : first]}
    return of and (any(low.startswith("warn") for low in before) or {"event", "of"} <= before)


def _next(clause: Clause, at: int) -> set[str]:
    return {word.low for word in clause.words[at + 1 : at + 2]}


def _claims(clause: Clause, at: int) -> bool:
    return bool({word.low for word in clause.words[max(0, at - 2) : at + 1]} & {"claimed", "claims", "claiming"})


def _beset(clause: Clause, at: int) -> str | None:
    """Who is under attack: the party before, or the subject of a verb of being."""
    doers = tuple(p for p in clause.parties if p.last == at) or relations.subject(clause, at)
    return relations.named(doers) or phrases.phrase_before(clause, at)


def _fought(clause: Clause, at: int, doers: tuple[Party, ...]) -> tuple[tuple[Party, ...], str | None, int] | None:
    """Both sides of a clash where the words beside it tell them; `A-B fighting` has both before it."""
    if not doers or "between" in _next(clause, at):
        return _clashing(clause, at)
    if "with" in _next(clause, at):
        return doers, *_clashing(clause, at)[1:]
    one, other = sides(doers) if len(doers) == 1 else (doers, ())
    return (one, relations.named(other), at + 1) if other else None


def _clashing(clause: Clause, at: int) -> tuple[tuple[Party, ...], str | None, int]:
    """`clashes between A and B`, `clashes with B`: one side, the other, and the word where they end."""
    pair = relations.complement(clause, at + 1, before=("between",), reach=5)
    others = pair[1:] or relations.complement(clause, at + 1, before=("with",), reach=5)
    last = others[-1].last if others else at + 1
    return (pair[:1] if len(pair) > 1 else ()), relations.named(others), last


def _effect(clause: Clause, at: int) -> tuple[str, int] | None:
    """What an attack did harm to: `strikes that killed B`, `drone strikes damaged C`; people only counted (`killed 40`) are none."""
    i = at + 1
    while i < len(clause.words) and i < at + 4 and (clause.tags[i] == "H" or clause.words[i].low in {"that", "which"}):
        i += 1
    if i >= len(clause.words) or clause.words[i].low not in _EFFECTS:
        return None
    text, last = phrases.object_of(clause, i, after=frozenset())
    return (text, last) if text else None


def _wrecking(clause: Clause, at: int) -> bool:
    """`the strikes damaged B`: what is done to things tells of an attack, by whomever; what is done to people is a casualty."""
    return bool(_next(clause, at) & {"damaged", "destroyed", "levelled", "leveled"}) and clause.words[at].low != "fire"


def _killed(clause: Clause, at: int) -> str | None:
    """Who was killed in an attack: `X was killed in a strike`, `X dies in raid`."""
    for i in range(at - 1, max(-1, at - 8), -1):
        if clause.words[i].low in _FALLEN and set(clause.tags[i + 1 : at]) <= set("TDMAxNGRH#&"):
            if clause.words[i].low == "killed" and clause.tags[i - 1] != "H":
                # `mourned soldiers killed in a strike`: those right before it.
                return relations.named(tuple(party for party in clause.parties if party.last == i))
            being = clause.tags[i - 1] == "H" and clause.words[i - 1].low not in {"had", "has", "have"}
            if clause.words[i].low == "killed" and not being:
                return phrases.object_of(clause, i, after=frozenset())[0]  # `had killed A in a strike`
            counted = "#" in clause.tags[phrases.clause_start(clause, i) : i]
            plain = being and not counted
            return relations.named(relations.subject(clause, i)) or (phrases.phrase_before(clause, i) if plain else None)
        if clause.tags[i] in ".;:B":
            break
    return None


def stopped(clause: Clause, at: int, used: set[int]) -> Attack | None:
    """`A intercepts B's missiles`, `missiles intercepted over C`."""
    reach, low = phrases.reach(clause, at + 1, 9), clause.words[at].low
    ahead = next((i for i in range(at + 1, reach) if clause.tags[i] == "w"), None)
    behind = next((i for i in range(at - 1, max(-1, at - 9), -1) if clause.tags[i] == "w"), None)
    passive = low in {"intercepted", "downed", "shot", "foiled", "repelled", "interceptions"} and (
        behind is not None and (ahead is None or "H" in clause.tags[behind:at] or clause.tags[behind + 1 : at + 1] == "s")
    )
    thing = behind if passive else ahead
    if thing is None and low not in {"shot", "shoots", "downed", "downs"}:
        thing = next((i for i in range(at + 1, reach) if clause.words[i].low in actors.lexicon().nouns), None)
    if thing is None or "to" in helpers_of(clause, at):
        return None
    while clause.tags[thing + 1 : thing + 2] == "w" or clause.tags[thing + 1 : thing + 3] == "&w":
        thing += 1
    defenders = () if passive else relations.whose(clause, relations.subject(clause, at))
    last = phrases.clause_end(clause, max(thing, at) + 1)
    sender = tuple(
        party for party in owner(clause, phrases.first_weapon(clause, thing)) if passive or party.first > at
    ) or relations.complement(clause, max(thing, at) + 1, before=("from",), reach=6)
    towards = relations.complement(clause, max(thing, at) + 1, before=("at", "towards", "toward", "targeting", "against", "on"), reach=8)
    guarded = defenders and clause.words[defenders[-1].last - 1].low not in _DEFENDERS
    target = relations.named(towards) or (aimed(clause, thing)[0] if thing else None) or (relations.named(defenders) if guarded else None)
    first = defenders[0].first if defenders else min(phrases.clause_start(clause, at), thing)
    used.update(range(first, last))
    weapon, kind = phrases.weapon(clause, thing, thing + 1, thing)
    return Attack(first=first, last=last, head=at, act=kind or "attack", actors=sender, target=target, weapon=weapon, status="intercepted")

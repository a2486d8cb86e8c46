"""Attacks: who struck whom, with what, where, and who says so.

It refuses to read an attack into a weapon that is only owned, tested or feared, into a denial of any attack ("has not attacked"), and into a
noun that has neither a doer nor a thing struck beside it. An unspecified "strike" counts as one from the air; so do ACLED's coders.

Act: ACLED's sub-event types in lower case (ACLED Codebook, 2024): air/drone strike, shelling/artillery/missile attack, armed clash, attack,
remote explosive/landmine/ied, suicide bomb, grenade, abduction/forced disappearance. What was stopped keeps its kind, status intercepted.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from diurna.interpret.claims import actors, speech
from diurna.interpret.claims.actors import Clause, Party
from diurna.interpret.claims.attribution import Attribution, attribute_at
from diurna.interpret.claims.place import place_of
from diurna.interpret.claims.sentences import Sentence
from diurna.interpret.places import country_of, kind_of
from diurna.model import Article, Status, Strike

_CUE = re.compile(
    r"strik|struck|attack|bomb|\bhits?\b|hitting|shell|missile|rocket|drone|raid|assault|ambush|clash|barrage|launch|\bfire[ds]?\b|pound|pummel|torpedo"
    r"|\bs[aiu]nks?\b|intercept|abduct|kidnap|retaliat|assassinat|target|destroy|offensive|storm",
    re.IGNORECASE,
)
#: Nouns that are attacks only with a weapon, a verb of launching, or a thing struck beside them.
_WEAK = frozenset("wave waves operation operations campaign launches fire aggression retaliation offensive fighting assassination".split())
_BE = frozenset("is are was were be been being".split())
_MAY = frozenset("will would could may might shall can should must to won't wouldn't".split())
_NOT = frozenset("not never won't wouldn't cannot can't doesn't didn't no".split())
_AT = frozenset("on at against into towards toward targeting onto".split())
_FEARED = frozenset(
    "any possible potential threatened future imminent planned avert avoid avoiding prevent further fresh likely another threat threats risk fear fears".split()
)
_PARTICIPLE = re.compile(r"(?:ed|struck|hit|sunk)$")
_PLURAL_OR_BASE = frozenset(
    "strike strikes attack attacks raid raids bomb bombs hit hits target targets clash clashes assault ambush hammer shell shells".split()
)
_FALSE = re.compile(r"\b(?:is|are|was|were) (?:false|untrue|fabricated)\b|\bfalse (?:reports?|claims?)\b", re.IGNORECASE)
_GENERIC = frozenset({"attack", "air/drone strike"})


class _Event(Struct, frozen=True, kw_only=True):
    """One attack as read: words it spans (half-open), and what is said of it. `status` None: what the reporting frame says."""

    first: int
    last: int
    act: str
    actors: tuple[Party, ...] = ()
    target: str | None = None
    weapon: str | None = None
    status: Status | None = None


def read_strikes(article: Article, sentences: Sequence[Sentence]) -> tuple[Strike, ...]:
    """Attacks that the sentences tell of, in reading order, each with the exact span in its field."""
    found: list[Strike] = []
    for sentence in sentences:
        if _CUE.search(sentence.text):
            clause = actors.read_clause(sentence.text)
            seen: set[tuple[str, str | None, str | None]] = set()
            for event in _events(clause):
                strike = _claim(article, sentence, clause, event)
                key = (strike.act, strike.actor, strike.target)
                if key not in seen:
                    seen.add(key)
                    found.append(strike)
    return tuple(found)


def _claim(article: Article, sentence: Sentence, clause: Clause, event: _Event) -> Strike:
    start, end = clause.words[event.first].start, clause.words[event.last - 1].end
    frame = attribute_at(sentence.text, clause.words[event.last - 1].start)
    actor = actors.named(event.actors)
    place = _place(clause, event)
    return Strike(
        article=article.id,
        field=sentence.field,
        start=sentence.start + start,
        end=sentence.start + end,
        quote=sentence.text[start:end],
        claimant=frame.claimant,
        via=frame.via,
        place=place,
        status=event.status or _status(clause, event, frame),
        act=event.act,
        actor=actor,
        target=event.target,
        weapon=event.weapon,
    )


def _place(clause: Clause, event: _Event) -> str | None:
    """The place named in the clause of the event; a nation before a noun (`on US bases`) is none."""
    first, last = event.first, event.last
    while first > 0 and clause.tags[first - 1] not in "B;:.":
        first -= 1
    while last < len(clause.tags) and clause.tags[last] not in "B;:.":
        last += 1
    base = clause.words[first].start
    text = clause.text[base : clause.words[last - 1].end]
    place = place_of(text, clause.words[event.first].start - base, clause.words[event.last - 1].end - base, None)
    if place and event.target and event.target != place and event.target.startswith(place + " ") and " and " not in event.target:
        place = None
    return place or _where(event.target)


def _where(target: str | None) -> str | None:
    """A target that is itself a place: a country or its capital."""
    first = (target or "").split(" and ")[0].split(", ")[0]
    return first if first and kind_of(first) in {"name", "capital"} else None


def _status(clause: Clause, event: _Event, frame: Attribution) -> Status:
    before = [word.low for word in clause.words[: event.last]]
    if {"denies", "denied", "deny", "denying"} & set(before) or frame.status == "denied" or _FALSE.search(clause.text):
        return "denied"
    if "responsibility" in before and {"claimed", "claims", "claiming", "claim"} & set(before):
        return "claimed"
    if frame.claimant and event.actors and _own(frame.claimant, event.actors):
        return "claimed"
    return frame.status if frame.status == "confirmed" else "reported"


def _own(claimant: str, doers: tuple[Party, ...]) -> bool:
    """Whether a claimant speaks of its own side's act."""
    nations = {country_of(word) for word in re.findall(r"[A-Z][\w.]*", claimant)} - {None}
    for party in doers:
        if (party.nation and party.nation in nations) or party.name in claimant or claimant in party.name:
            return True
    return bool(doers and not nations and speech.BELLIGERENT.search(claimant) and speech.BELLIGERENT.search(doers[0].name))


def _events(clause: Clause) -> list[_Event]:
    used: set[int] = set()
    nouns = actors.lexicon().nouns
    spots = [at for at, tag in enumerate(clause.tags) if tag == "s"]
    # Verbs first: what they do takes the nouns beside them along.
    events = [event for at in spots if at not in used and (event := _done(clause, at, used))]
    events += [event for at in spots if at not in used and clause.words[at].low in nouns and (event := _told_of(clause, at, used))]
    return sorted(events, key=lambda event: (event.first, event.last, event.act))


def _done(clause: Clause, at: int, used: set[int]) -> _Event | None:
    known, low = actors.lexicon(), clause.words[at].low
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
    if word.low in {"bombing", "shelling", "pounding"}:
        return clause.words[at + 1].low not in {"of", "in", "on"} if after else False
    if word.low not in _PLURAL_OR_BASE:
        return True
    if word.low == "hit":
        return True
    if word.low in {"target", "targets"}:
        return before in {"N", "G", "C", "R", "s", "P"} and after not in {"T", ".", "", ","}
    if before in {"x", "M", "&", "T", "s", "v", "Q", ",", ":", "-"}:
        return before in {"s", "&", ","} and after in {"N", "D", "G"}
    if before == "w":
        return previous.low.endswith("s") and after in {"N", "D", "G", "A", "C"}
    return after not in {"T", ".", "", ",", "B", "&", "H", ":", "-", "w", "s"} or (after == "w" and word.low in {"target", "targets"})


# --- verbs ---------------------------------------------------------------------------------------------------------------


def _struck(clause: Clause, at: int, used: set[int]) -> _Event | None:
    """`A bombed B`, `B was hit by A`, `B attacked`."""
    word, helpers = clause.words[at], _helpers(clause, at)
    if _NOT & helpers:
        used.add(at)
        return None
    passive = _is_passive(clause, at, helpers)
    doers = actors.subject(clause, at)
    if passive:
        target = actors.named(doers) if doers else _phrase_before(clause, at)
        doers, last = _by(clause, at)
    else:
        target, last = _object(clause, at)
    if not passive and word.low in {"clash", "clashes", "clashed", "fought", "battled"} and not target:
        target, last = _object(clause, at, after=frozenset({"with"}))
    if not target and clause.tags[at + 1 : at + 3] == "&s":
        # `targeted and destroyed B`: the second verb has the object.
        return None
    if not doers and not target:
        return None
    first = doers[0].first if doers and not passive else _start(clause, at)
    last = _tail(clause, last) if passive else last
    used.update(range(first, last))
    weapon, kind = _means(clause, first, at, last)
    act = actors.lexicon().verbs[word.low]
    beside = [
        actors.lexicon().nouns.get(w.low) for w in clause.words[last - 2 if passive else first : last if passive else at] if w.tag == "s"
    ]
    kind = kind or next((noun for noun in beside if noun), None)
    if kind and act in _GENERIC:
        act = kind
    status: Status | None = "planned" if helpers & _MAY else None
    return _Event(first=first, last=max(last, at + 1), act=act, actors=doers, target=target, weapon=weapon, status=status)


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
    weapon = _weapon(clause, first, at, at)
    if weapon[1]:
        return weapon
    for i in range(at + 1, min(len(clause.words), last + 1)):
        if clause.words[i].low in {"with", "using", "by", "from"}:
            return _weapon(clause, i, _reach(clause, i, 8), i)
    return weapon


def _tail(clause: Clause, last: int) -> int:
    """Past the attack nouns that end a `by` phrase."""
    while last < len(clause.tags) and clause.tags[last] in "sw":
        last += 1
    return last


def _by(clause: Clause, at: int) -> tuple[tuple[Party, ...], int]:
    doers = actors.complement(clause, at + 1, before=("by",), reach=6)
    return doers, doers[-1].last if doers else _edge(clause, at + 1)


def _edge(clause: Clause, at: int) -> int:
    while at < len(clause.tags) and clause.tags[at] not in ".,;:B(&":
        at += 1
    return at


def _start(clause: Clause, at: int) -> int:
    i = at
    while i > 0 and clause.tags[i - 1] not in ".;:B(Q,":
        i -= 1
    return min(i, at)


def _phrase_before(clause: Clause, at: int) -> str | None:
    """The noun phrase before a passive verb, without its helping words and without what a preposition hangs on it."""
    end = at
    while end > 0 and clause.tags[end - 1] in "H":
        end -= 1
    first = _start(clause, end)
    while first + 1 < end and (clause.tags[first] == "T" or clause.words[first].low in _TIMES):
        first += 1
    for i in range(first, end):
        if clause.tags[i] == "T" and clause.words[i].low != "of":
            end = i
            break
    return _text(clause, first, end)


def _object(clause: Clause, at: int, *, after: frozenset[str] = _AT) -> tuple[str | None, int]:
    """What follows a verb: its object as printed, or what stands after one of the prepositions; and the word where it ends."""
    i = at + 1
    while i < len(clause.tags) and clause.words[i].low in {"back", "down", "out", "again", "more", "up", "dead"}:
        i += 1
    first, last = i, _object_end(clause, i)
    text = _text(clause, first, last)
    if text is None and i < len(clause.tags) and clause.words[i].low in after:
        first, last = i + 1, _object_end(clause, i + 1)
        text = _text(clause, first, last)
    return text, max(last, at + 1)


def _object_end(clause: Clause, first: int) -> int:
    i = first
    while i < len(clause.tags) and i < first + 10:
        tag, word = clause.tags[i], clause.words[i]
        if tag == "T" and word.low != "of":
            break
        if tag in ".;:B(QHP,-vse" or word.low in {"using", "back", "twice"}:
            break
        if tag == "&" and (clause.tags[i + 1 : i + 2] in {"s", "v", "H", "P", "Q", ""}):
            break
        if tag == "x" and word.low in _TIMES:
            break
        i += 1
    return i


_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday overnight today yesterday early late again january february march april may june july august september october november december killing wounding injuring leaving".split()
)


def _text(clause: Clause, first: int, last: int) -> str | None:
    while first < last and clause.tags[first] in "D&,TH":
        first += 1
    while last > first and clause.tags[last - 1] in "&,DTH":
        last -= 1
    if first >= last or all(clause.tags[i] in "#,wH" for i in range(first, last)):
        return None
    end = clause.words[last - 1]
    return clause.text[clause.words[first].start : end.start + len(end.text)]


# --- launching, stopping, and nouns --------------------------------------------------------------------------------------


def _launched(clause: Clause, at: int, used: set[int]) -> _Event | None:
    """`A fired missiles at B`, `A launched a wave of strikes on B`: the verb alone is no attack."""
    known = actors.lexicon()
    helpers = _helpers(clause, at)
    thing = next((i for i in range(at + 1, _reach(clause, at + 1, 9)) if clause.tags[i] in "sw" and _is_thing(clause, i)), None)
    thing = thing if thing is None else _chained(clause, thing)
    doers = actors.subject(clause, at)
    weapons = clause.words[at].low in {"fired", "launched", "fires", "launches", "fire", "firing", "launching"}
    if thing is None and weapons and "w" in clause.tags[max(0, at - 3) : at]:
        # `Missiles were fired at B`: the weapon stands before, and nobody is named who fired.
        thing, doers = at, ()
    if thing is None or _NOT & helpers or (clause.tags[thing] == "w" and not weapons and not _noun_after(clause, thing)):
        return None
    target, last = _aimed(clause, thing)
    first = doers[0].first if doers else at
    used.update(range(at, last))
    weapon, kind = _weapon(clause, at if thing != at else max(0, at - 3), max(thing + 1, at), at)
    act = kind or known.nouns.get(clause.words[thing].low, "attack")
    doers = doers or _owner(clause, thing) or (actors.complement(clause, at + 1, before=("from", "by"), reach=8) if thing == at else ())
    status: Status | None = "planned" if helpers & (_MAY - {"can"}) else None
    return _Event(first=first, last=max(last, thing + 1), act=act, actors=doers, target=target, weapon=weapon, status=status)


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


def _noun_after(clause: Clause, at: int) -> bool:
    return clause.tags[at + 1 : at + 2] in {"s", "w"}


def _reach(clause: Clause, first: int, size: int) -> int:
    i = first
    while i < len(clause.tags) and i < first + size and clause.tags[i] not in ".;:BQ(":
        i += 1
    return i


def _aimed(clause: Clause, thing: int) -> tuple[str | None, int]:
    """What an attack is aimed at: after `on`, `against`, `at`, `targeting`, or `of` (the bombing of); and the word where it ends."""
    for i in range(thing + 1, _reach(clause, thing + 1, 9)):
        low = clause.words[i].low
        if (
            low in _AT
            or low == "hitting"
            or (low == "of" and i == thing + 1 and clause.words[thing].low in {"bombing", "shelling", "bombardment"})
        ):
            last = _object_end(clause, i + 1)
            text = _text(clause, i + 1, last)
            if text and clause.words[i + 1].low not in _TIMES:
                return text, last
        if clause.tags[i] in "vQH&" or (clause.tags[i] == "s" and low != "targeting"):
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


def _stopped(clause: Clause, at: int, used: set[int]) -> _Event | None:
    """`A intercepts B's missiles`, `missiles intercepted over C`."""
    reach = _reach(clause, at + 1, 9)
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
    defenders = () if passive else actors.subject(clause, at)
    last = _edge(clause, max(thing, at) + 1)
    sender = _owner(clause, _first_weapon(clause, thing)) or actors.complement(clause, max(thing, at) + 1, before=("from",), reach=6)
    aimed = actors.complement(clause, max(thing, at) + 1, before=("at", "towards", "toward", "targeting", "against", "to"), reach=8)
    target = actors.named(aimed) or actors.named(defenders)
    first = defenders[0].first if defenders else min(_start(clause, at), thing)
    used.update(range(first, last))
    weapon, kind = _weapon(clause, thing, thing + 1, thing)
    return _Event(first=first, last=last, act=kind or "attack", actors=sender, target=target, weapon=weapon, status="intercepted")


def _first_weapon(clause: Clause, at: int) -> int:
    while at > 0 and clause.tags[at - 1] == "w":
        at -= 1
    return at


def _told_of(clause: Clause, at: int, used: set[int]) -> _Event | None:
    """A noun: `Israeli strikes on B`, `drone attack in C`."""
    known = actors.lexicon()
    word = clause.words[at]
    begin = _first_weapon(clause, at)
    doers = _owner(clause, begin) or actors.complement(clause, at + 1, before=("by",), reach=4)
    target, last = _aimed(clause, at)
    weapon, kind = _weapon(clause, begin, at, at)
    sited = clause.words[at + 1].low in {"in", "near", "outside", "across"} if at + 1 < len(clause.words) else False
    if (not doers and not target and not weapon and not sited) or (word.low in _WEAK and not weapon and not target):
        return None
    target = target or _killed(clause, begin)
    if not doers and "responsibility" in {w.low for w in clause.words[max(0, at - 6) : at]}:
        claimed = next(i for i in range(at - 1, -1, -1) if clause.words[i].low == "responsibility")
        doers = actors.subject(clause, max(claimed - 1, 0))
    act = known.nouns[word.low]
    act = kind if kind and act in _GENERIC else act
    first = min(doers[0].first, begin) if doers else begin
    feared = {w.low for w in clause.words[max(0, first - 2) : at]} & _FEARED
    used.update(range(first, last))
    return _Event(
        first=first, last=max(last, at + 1), act=act, actors=doers, target=target, weapon=weapon, status="planned" if feared else None
    )


def _killed(clause: Clause, at: int) -> str | None:
    """Who was killed in an attack: `X was killed in a strike`, `X dies in raid`."""
    for i in range(at - 1, max(-1, at - 8), -1):
        if clause.words[i].low in {"killed", "killing", "dies", "died", "dead"} and set(clause.tags[i + 1 : at]) <= set("TDMAxNGRH#"):
            return actors.named(actors.subject(clause, i))
        if clause.tags[i] in ".;:B":
            break
    return None


def _weapon(clause: Clause, first: int, last: int, near: int) -> tuple[str | None, str | None]:
    """The weapon named within the words `first`..`last`, nearest to `near`, as printed, and its kind of act."""
    known = actors.lexicon()
    spots = [i for i in range(first, min(last, len(clause.tags))) if clause.tags[i] == "w"]
    if not spots:
        return None, None
    at = min(spots, key=lambda i: (abs(i - near), i))
    begin, end = _first_weapon(clause, at), at + 1
    while clause.tags[end : end + 1] == "w":
        end += 1
    kinds = [known.weapons[clause.words[i].low] for i in range(begin, end)]
    text = clause.text[clause.words[begin].start : clause.words[end - 1].end]
    return (None if text.lower() in {"air", "aerial", "naval"} or text.lower() in known.nouns else text), kinds[-1]

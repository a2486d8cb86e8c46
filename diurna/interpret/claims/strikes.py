"""Claims of attacks: who struck whom, with what, where, and who says so.

It refuses to take a place from another clause, and to call a claim confirmed because many repeat it: only words of the sentence say so.

Act: ACLED's sub-event types in lower case (ACLED Codebook, 2024): air/drone strike, shelling/artillery/missile attack, armed clash, attack,
remote explosive/landmine/ied, suicide bomb, grenade, abduction/forced disappearance. What was stopped keeps its kind, status intercepted.
"""

import re
from collections.abc import Sequence
from functools import partial

from msgspec import structs

from diurna.interpret.claims import actors, attacks, relations, speech
from diurna.interpret.claims.actors import Clause, Party
from diurna.interpret.claims.aims import Attack
from diurna.interpret.claims.attribution import Attribution
from diurna.interpret.claims.blows import blows_in
from diurna.interpret.claims.cues import frame_at, may_attack
from diurna.interpret.claims.phrases import placed
from diurna.interpret.claims.place import locative, place_of
from diurna.interpret.claims.seats import seat_of
from diurna.interpret.claims.sentences import Sentence
from diurna.interpret.places import country_of, is_place, kind_of
from diurna.model import Article, Status, Strike

#: What is struck in an exercise is struck in nobody.
_FEIGNED = frozenset({"exercise", "exercises", "drill", "drills", "wargame", "wargames", "simulated", "simulation"})
_DENIES = frozenset({"denies", "denied", "deny", "denying"})
#: All of what was launched: some of it would leave the attack what it is.
_INTERCEPTED = re.compile(
    r",? (?:which|but (?:it|they|all|both)|all of (?:which|them)|both of which)\b[^.;]{0,60}?\b"
    r"(?:was|were|been) (?:intercepted|shot down|downed)\b"
)


def read_strikes(article: Article, sentences: Sequence[Sentence]) -> tuple[Strike, ...]:
    """Attacks that the sentences tell of, in reading order, each with the exact span in its field."""
    found: list[Strike] = []
    for sentence in sentences:
        if may_attack(sentence.text):
            clause = actors.read_clause(sentence.text)
            if _FEIGNED & {word.low for word in clause.words}:
                continue
            seen: set[tuple[str, str | None, str | None]] = set()
            struck = attacks.attacks_in(clause)
            for event in map(partial(_answered_for, clause), sorted((*struck, *blows_in(clause, struck)), key=lambda event: event.first)):
                strike = _claim(article, sentence, clause, event)
                key = (strike.act, strike.actor, strike.target)
                if key not in seen:
                    seen.add(key)
                    found.append(strike)
    return tuple(found)


def _answered_for(clause: Clause, event: Attack) -> Attack:
    """An attack with `its forces` as the speaker's; one without a doer, where somebody claims responsibility in the same sentence."""
    event = structs.replace(event, actors=relations.whose(clause, event.actors))
    at = next((i for i, word in enumerate(clause.words) if word.low == "responsibility"), 0)
    if event.actors or not at or clause.words[at - 1].low not in {"claimed", "claims", "claiming"}:
        return event
    return structs.replace(event, actors=relations.subject(clause, at - 1), status="claimed")


def _claim(article: Article, sentence: Sentence, clause: Clause, event: Attack) -> Strike:
    start, end = clause.words[event.first].start, clause.words[event.last - 1].end
    frame = frame_at(sentence.text, clause.words[event.last - 1].start)
    actor = relations.named(event.actors)
    place = _place(clause, event) or (seat_of(frame.claimant) if event.status is None else None)
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


def _place(clause: Clause, event: Attack) -> str | None:
    """The place named in the clause of the event; a nation before a noun (`on US bases`) is none."""
    base, stop = relations.bounds(clause, event.first, event.last)
    stop = min(stop, relations.further(clause, event.last))
    head = clause.words[max(event.first, event.head)].start - base
    place = placed(clause.text[base:stop], head, clause.words[event.last - 1].end - base)
    if place and event.target and event.target != place and event.target.startswith(place + " ") and " and " not in event.target:
        # `on Selm hotel in Marrow`
        end = clause.words[event.last - 1].end - base
        place = placed(clause.text[base:stop], end, end)
        place = None if place and event.target.startswith(place) else place
    if place and place == event.target and place.split()[0].isupper() and country_of(place) is None:
        place = None  # a ship or a body by its letters
    struck = _where(event.target)
    if event.status == "intercepted" and struck in {place, event.target} and country_of(struck or "") and kind_of(struck or "") == "name":
        # What was stopped on its way to a country did not get there.
        return None
    if (
        struck
        and place
        and event.target
        and event.target.endswith(struck)
        and not country_of(struck)
        and clause.text.find(place, clause.text.find(struck)) > 0
    ):
        # `the town of Selm in Marrow`: the town.
        return struck
    told = event.target or event.status == "planned" or "s" in clause.tags[: event.first]
    scene = None if told else _scene(clause.text[:base])
    return place or struck or _antecedent(clause.text[:base]) or relations.opening_place(clause) or scene


def _scene(before: str) -> str | None:
    """Where what goes along with an attack on nothing named was seen: `explosions in Selm as A's attacks go on`."""
    told = _ALONG.search(before)
    return locative(before, 0, told.start()) if told else None


_ALONG = re.compile(r"\b(?:as|amid|after|following)\s*(?:the |a |an )?$")


def _antecedent(before: str) -> str | None:
    """The place that a clause with `where` belongs to: `in Selm, where jets hit a depot`."""
    if named := _WHERE_NAMED.search(before):
        return named[1]
    told = re.sub(r",?\s+where\s*$", "", before)
    return place_of(told, len(told), len(told), None) if told != before else None


#: `shelled Selm, where …`
_WHERE_NAMED = re.compile(r"(?<=[a-z] )([A-Z][\w’-]+(?: [A-Z][\w’-]+)?),? where\s*$")
#: Last words of who is struck, not where: `Selm forces`.
_KINDS = re.compile(r"^(?:the )?(?:[\w-]+ ){0,3}?(?:city|town|village|port|province|island|district|people|cities|towns|coast|skies) of ")
_PART = re.compile(r"^(?:(?:north|south|east|west|central)[a-z]*|occupied|besieged|nearby|rebel-held|government-held) (?=[A-Z])")
_LAND = re.compile(r" (?:territory|soil|airspace|waters)$")


def _where(target: str | None) -> str | None:
    """A target that is itself a place: a country, its capital, a town; or the town before what it owns (`Selm's airport`)."""
    printed = _LAND.sub("", (target or "").split(" and ")[0].split(", ")[0])
    plain = _PART.sub("", printed)
    if is_place(plain):
        return plain if printed.startswith(("occupied", "besieged", "nearby")) else printed
    first = _KINDS.sub("", printed)
    if not first or is_place(first):
        return first or None
    town = re.match(r"([A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:['’]s)? [a-z]", first)
    if town and kind_of(town[1]) in {None, "capital"} and is_place(town[1]):
        return town[1]
    return first if first != printed and first[0].isupper() else None


def _status(clause: Clause, event: Attack, frame: Attribution) -> Status:
    before = [word.low for word in clause.words[: event.last]]
    if _is_denied(clause, event, frame):
        return "denied"
    if "responsibility" in before and {"claimed", "claims", "claiming", "claim"} & set(before):
        return "claimed"
    if attacks.is_supposed(clause, event.head):
        return "planned"
    if event.weapon and _INTERCEPTED.search(clause.text, clause.words[event.last - 1].end):
        return "intercepted"
    if frame.claimant and event.actors and _own(frame.claimant, event.actors):
        return "claimed"
    return frame.status if frame.status == "confirmed" else "reported"


def _is_denied(clause: Clause, event: Attack, frame: Attribution) -> bool:
    """Whether the denial reaches the act: `denied that … and said that …` denies only what stands before `said`."""
    denials = [at for at in range(event.last) if clause.words[at].low in _DENIES]
    if not denials:
        return frame.status == "denied" and frame.verb.startswith("den")
    spoken = range(denials[-1] + 2, event.first)
    return not any(clause.words[at].low in {"who", "which"} for at in range(denials[-1], event.head)) and not any(
        clause.tags[at] == "Q" and clause.tags[at - 1] in "&," for at in spoken
    )


def _own(claimant: str, doers: tuple[Party, ...]) -> bool:
    """Whether a claimant speaks of its own side's act."""
    nations = {country_of(word) for word in re.findall(r"[A-Z][\w.]*", claimant)} - {None}
    for party in doers:
        if (party.nation and party.nation in nations) or party.name in claimant or claimant in party.name:
            return True
    return bool(doers and not nations and speech.BELLIGERENT.search(claimant) and speech.BELLIGERENT.search(doers[0].name))

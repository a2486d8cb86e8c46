"""Claims of attacks: who struck whom, with what, where, and who says so.

It refuses to take a place from another clause, and to call a claim confirmed because many repeat it: only words of the sentence say so.

Act: ACLED's sub-event types in lower case (ACLED Codebook, 2024): air/drone strike, shelling/artillery/missile attack, armed clash, attack,
remote explosive/landmine/ied, suicide bomb, grenade, abduction/forced disappearance. What was stopped keeps its kind, status intercepted.
"""

import re
from collections.abc import Sequence

from diurna.interpret.claims import actors, relations, speech
from diurna.interpret.claims.actors import Clause, Party
from diurna.interpret.claims.attacks import Attack, attacks_in
from diurna.interpret.claims.attribution import Attribution
from diurna.interpret.claims.cues import frame_at, may_attack
from diurna.interpret.claims.phrases import placed
from diurna.interpret.claims.sentences import Sentence
from diurna.interpret.places import country_of, kind_of
from diurna.model import Article, Status, Strike

_DENIES = frozenset({"denies", "denied", "deny", "denying"})
_FALSE = re.compile(r"\b(?:is|are|was|were) (?:false|untrue|fabricated)\b|\bfalse (?:reports?|claims?)\b", re.IGNORECASE)


def read_strikes(article: Article, sentences: Sequence[Sentence]) -> tuple[Strike, ...]:
    """Attacks that the sentences tell of, in reading order, each with the exact span in its field."""
    found: list[Strike] = []
    for sentence in sentences:
        if may_attack(sentence.text):
            clause = actors.read_clause(sentence.text)
            seen: set[tuple[str, str | None, str | None]] = set()
            for event in attacks_in(clause):
                strike = _claim(article, sentence, clause, event)
                key = (strike.act, strike.actor, strike.target)
                if key not in seen:
                    seen.add(key)
                    found.append(strike)
    return tuple(found)


def _claim(article: Article, sentence: Sentence, clause: Clause, event: Attack) -> Strike:
    start, end = clause.words[event.first].start, clause.words[event.last - 1].end
    frame = frame_at(sentence.text, clause.words[event.last - 1].start)
    actor = relations.named(event.actors)
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


def _place(clause: Clause, event: Attack) -> str | None:
    """The place named in the clause of the event; a nation before a noun (`on US bases`) is none."""
    first, last = event.first, event.last
    while first > 0 and clause.tags[first - 1] not in "B;:.":
        first -= 1
    while last < len(clause.tags) and clause.tags[last] not in "B;:.":
        last += 1
    base = clause.words[first].start
    text = clause.text[base : clause.words[last - 1].end]
    place = placed(text, clause.words[event.first].start - base, clause.words[event.last - 1].end - base)
    if place and event.target and event.target != place and event.target.startswith(place + " ") and " and " not in event.target:
        place = None
    return place or _where(event.target)


def _where(target: str | None) -> str | None:
    """A target that is itself a place: a country or its capital."""
    first = (target or "").split(" and ")[0].split(", ")[0]
    return first if first and kind_of(first) in {"name", "capital"} else None


def _status(clause: Clause, event: Attack, frame: Attribution) -> Status:
    before = [word.low for word in clause.words[: event.last]]
    if _FALSE.search(clause.text) or _is_denied(clause, event, frame):
        return "denied"
    if "responsibility" in before and {"claimed", "claims", "claiming", "claim"} & set(before):
        return "claimed"
    if frame.claimant and event.actors and _own(frame.claimant, event.actors):
        return "claimed"
    return frame.status if frame.status == "confirmed" else "reported"


def _is_denied(clause: Clause, event: Attack, frame: Attribution) -> bool:
    """Whether the denial reaches the act: `denied that … and said that …` denies only what stands before `said`."""
    denials = [at for at in range(event.last) if clause.words[at].low in _DENIES]
    if not denials:
        return frame.status == "denied" and frame.verb.startswith("den")
    spoken = range(denials[-1] + 2, event.first)
    return not any(clause.tags[at] == "Q" and clause.tags[at - 1] in "&," for at in spoken)


def _own(claimant: str, doers: tuple[Party, ...]) -> bool:
    """Whether a claimant speaks of its own side's act."""
    nations = {country_of(word) for word in re.findall(r"[A-Z][\w.]*", claimant)} - {None}
    for party in doers:
        if (party.nation and party.nation in nations) or party.name in claimant or claimant in party.name:
            return True
    return bool(doers and not nations and speech.BELLIGERENT.search(claimant) and speech.BELLIGERENT.search(doers[0].name))

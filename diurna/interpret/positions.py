"""Whether parties say that they will talk, and who has turned round: `ready to talk` → `will not negotiate`.

Refuses to see a turn where another party speaks, where one of the two statements isn't about talking, or in one day's contradiction:
a position is reversed against what an earlier edition held.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from diurna.edition import HistoryRecord, Mark, Position
from diurna.interpret.candidates import Candidate
from diurna.interpret.changes import Difference
from diurna.interpret.claimants import compatible, is_bare
from diurna.interpret.lines import Storyline, spoken, voice
from diurna.interpret.sift import Sifted
from diurna.model import Diplomacy

_TALK = re.compile(r"\b(?:talks?|negotiat\w+|dialogue|meet(?:s|ing)?|deal|diplomacy|ceasefire|truce|envoys?)\b", re.IGNORECASE)
_STANCE = {"AGREE": "open", "CONCEDE": "open", "REJECT": "closed"}
_BACK = 14


class Held(Struct, frozen=True, kw_only=True):
    """A position with the line it stands in and its story."""

    position: Position
    candidate: Candidate
    story: Storyline


def held(stories: Sequence[Storyline]) -> tuple[Held, ...]:
    """The positions on talking that the day's lines state, each holder's strongest once, in order of the stories."""
    found: dict[tuple[str, str], Held] = {}
    for story in stories:
        for candidate in story.candidates:
            for claim in candidate.claims:
                if (
                    isinstance(claim, Diplomacy)
                    and claim.act in _STANCE
                    and claim.actor
                    and claim.status != "denied"
                    and _TALK.search(claim.quote)
                ):
                    position = _position(claim, candidate, story.id)
                    found.setdefault((position.holder, position.stance), Held(position=position, candidate=candidate, story=story))
    return tuple(found.values())


def _position(claim: Diplomacy, candidate: Candidate, story: str) -> Position:
    actor = claim.actor or ""
    return Position(
        # `His movement` is its leader's, who says so.
        holder=claim.claimant if is_bare(actor) and claim.claimant else actor,
        stance="open" if _STANCE[claim.act] == "open" else "closed",
        counterpart=claim.counterpart or "",
        quote=" ".join(claim.quote.split()),
        outlet=candidate.article.source,
        story=story,
    )


def reversals(today: Sequence[Held], history: Sequence[HistoryRecord], sifted: Sifted) -> tuple[Difference, ...]:
    """REVERSED entries: a holder whose last position, in the last two weeks of editions, was the other one. Both quotes are shown."""
    turned = ((h, b) for h in today if (b := _before(h.position, history)))
    return tuple(_difference(h, *b, sifted) for h, b in turned)


def _before(position: Position, history: Sequence[HistoryRecord]) -> tuple[str, Position] | None:
    for record in reversed(history[-_BACK:]):
        same = [p for p in record.positions if _one_party(p, position) and compatible(p.counterpart, position.counterpart)]
        if same:
            return (record.day, same[0]) if all(p.stance != position.stance for p in same) else None
    return None


def _one_party(one: Position, other: Position) -> bool:
    """Whether two holders are one. `The movement` is one only within its story."""
    if is_bare(one.holder) or is_bare(other.holder):
        return one.story == other.story and compatible(one.holder, other.holder)
    return bool(one.holder and other.holder) and compatible(one.holder, other.holder)


def _difference(now: Held, day: str, before: Position, sifted: Sifted) -> Difference:
    outlet, when = now.candidate.article.source, date.fromisoformat(day)
    lead = voice(outlet, sifted.affiliation.get(outlet, "independent"))
    return Difference(
        mark=Mark(kind="REVERSED", cause="claimant", note=f"since {when.day} {when:%B}"),
        text=spoken(now.candidate, lead),
        theme="diplomacy",
        story=now.story.id,
        spans=(now.candidate,),
        before=f"“{before.quote}” ({before.outlet}, {when.day} {when:%B})",
        after=f"“{now.position.quote}”",
    )


def recorded(today: Iterable[Held]) -> tuple[Position, ...]:
    """The positions for history, in order of holder and stance."""
    return tuple(sorted((h.position for h in today), key=lambda p: (p.holder, p.stance, p.quote)))

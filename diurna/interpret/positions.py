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
from diurna.interpret.parties import Parties
from diurna.interpret.places import country_of
from diurna.interpret.sift import Sifted
from diurna.model import Diplomacy

_TALK = re.compile(r"\b(?:talks?|negotiat(?!or)\w+|dialogue|meet(?:s|ing)?|diplomacy|ceasefire|truce|envoys?)\b", re.IGNORECASE)
_STANCE = {"AGREE": "open", "CONCEDE": "open", "REJECT": "closed"}
#: Words that make a quote a stance on talking; an arms deal signed, or a meeting missed, is none.
CLOSED = re.compile(
    r"\b(?:will not|won['’]t|would not|never|cannot|refus\w+|reject\w*|rul\w+ out|dismiss\w*|declin\w+|"
    r"no (?:talks|negotiations?|reason|point|dialogue|deal|truce|ceasefire|meeting)|says? no|said no)\b",
    re.IGNORECASE,
)
_SAYS = {
    "open": re.compile(
        r"\b(?:open(?:ness)? (?:to|for)|ready (?:to|for)|willing(?:ness)? to|prepared (?:to|for)|wants? to|offer(?:s|ed)? (?:to|talks)|"
        r"agree[sd]? to|accept(?:s|ed)?|call(?:s|ed)? for)\b",
        re.IGNORECASE,
    ),
    "closed": CLOSED,
}
# `had said three days earlier that it would not talk`: what was held before.
_EARLIER = re.compile(r"\bhad (?:earlier |previously )?(?:said|told|declared|vowed|insisted|ruled|refused|rejected)\b", re.IGNORECASE)
_BACK = 14
_NOBODY = Parties({})


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
                if _EARLIER.search(candidate.text):
                    continue
                if (
                    isinstance(claim, Diplomacy)
                    and claim.act in _STANCE
                    and claim.actor
                    and claim.status != "denied"
                    and _TALK.search(claim.quote)
                    and _SAYS[_STANCE[claim.act]].search(claim.quote)
                    # `will not talk, two days after he offered to`: no offer now.
                    and not (_STANCE[claim.act] == "open" and CLOSED.search(claim.quote))
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
    turned = ((h, b) for h in today if (b := _before(h.position, history)) and not _wavers(h.position, today))
    return tuple(_difference(h, *b, sifted) for h, b in turned)


def _wavers(position: Position, today: Sequence[Held]) -> bool:
    """Whether the same day holds the other stance of the same party too: then nobody can say which is the later."""
    return any(h.position.stance != position.stance and _one_party(h.position, position) for h in today)


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
    nation = _NOBODY.key(one.holder)
    if nation and country_of(nation) and nation == _NOBODY.key(other.holder):
        # Who negotiates for a state, and the state.
        return True
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

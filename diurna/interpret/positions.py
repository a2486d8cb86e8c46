"""Where parties stand on a few questions, and who has turned round: `ready to talk` → `will not negotiate`.

Refuses to see a turn where another person speaks, where one of the two lines isn't about the question, or in one day's contradiction:
a position is reversed against what an earlier edition held. A state and who speaks for it are one only in talks and truces.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from diurna.edition import HistoryRecord, Mark, Position
from diurna.interpret.candidates import Candidate
from diurna.interpret.changes import Difference
from diurna.interpret.claimants import compatible, is_bare
from diurna.interpret.claims.actors import lexicon
from diurna.interpret.lines import Storyline, spoken, voice
from diurna.interpret.sift import Sifted
from diurna.interpret.stances import nation_of, own_name, stances
from diurna.text import day_in_words, fold

_BACK = 14
_TWO = 2
_STATES_SPEAK = frozenset({"talks", "a truce"})


class Held(Struct, frozen=True, kw_only=True):
    """A position with the line it stands in and its story."""

    position: Position
    candidate: Candidate
    story: Storyline


def held(stories: Sequence[Storyline]) -> tuple[Held, ...]:
    """The positions that the day's lines state, each holder's on each question once, in order of the stories."""
    found: dict[tuple[str, str, str], Held] = {}
    for story in stories:
        for candidate in story.candidates:
            for stance in stances(candidate.text):
                position = Position(
                    holder=stance.holder,
                    subject=stance.subject,
                    stance=stance.side,
                    counterpart=stance.counterpart,
                    quote=stance.quote,
                    outlet=candidate.article.source,
                    story=story.id,
                )
                found.setdefault((stance.holder, stance.subject, stance.side), Held(position=position, candidate=candidate, story=story))
    return tuple(found.values())


def reversals(
    today: Sequence[Held], history: Sequence[HistoryRecord], sifted: Sifted, *, past: Sequence[Held] = ()
) -> tuple[Difference, ...]:
    """REVERSED entries: a holder whose last position, in the last two weeks of editions, was the other one, or
    that was `past` within a window of several days. Both quotes are shown.

    One turn is told once, however many wordings of its holder the day's lines have.
    """
    told: list[Held] = []
    out = []
    for h in today:
        # Where one day holds both, nobody can say which is the later.
        before = None if _against(h, today) else _last(_against(h, past)) or _before(h.position, history)
        if before and not any(_nearness(h.position, t.position) for t in told):
            told.append(h)
            # One line has one mark across the page: whatever else says it today bears that of the turn.
            alike = (t.candidate for t in today if t.position.stance == h.position.stance and _nearness(t.position, h.position))
            out.append(replace(_difference(h, *before, sifted), alike=tuple(alike)))
    return tuple(out)


def overtaken(today: Sequence[Held]) -> tuple[Held, ...]:
    """The positions that their holder reversed on a later day of the window."""
    return tuple(h for h in today if any(_day(h) < _day(t) for t in _against(h, today)))


def _against(held_: Held, today: Sequence[Held]) -> list[Held]:
    mine = held_.position
    return [t for t in today if t.position.stance != mine.stance and _nearness(mine, t.position)]


def _day(one: Held) -> str:
    at = one.candidate.article.published_at or one.candidate.article.fetched_at
    return at.date().isoformat() if at else ""


def _last(earlier: Sequence[Held]) -> tuple[str, Position] | None:
    last = max(earlier, key=lambda h: (_day(h), h.candidate.article.id, h.candidate.start), default=None)
    return (_day(last), last.position) if last else None


def _before(position: Position, history: Sequence[HistoryRecord]) -> tuple[str, Position] | None:
    for record in reversed(history[-_BACK:]):
        near = {p: _nearness(p, position) for p in record.positions if compatible(p.counterpart, position.counterpart)}
        same = [p for p in record.positions if near.get(p) and near[p] == max(near.values())]
        if same:
            return (record.day, same[0]) if all(p.stance != position.stance for p in same) else None
    return None


def _nearness(one: Position, other: Position) -> int:
    """How surely two positions are of one holder on one question: 2 by name, 1 as a state and who speaks for it, 0 not at all.

    `The movement` is one only within its story.
    """
    if one.subject != other.subject:
        return 0
    if is_bare(one.holder) or is_bare(other.holder):
        return 2 * (one.story == other.story and compatible(one.holder, other.holder))
    if one.story == other.story and _is_holder_of_office(one.holder, other.holder):
        return 2
    mine, others = own_name(one.holder), own_name(other.holder)
    if mine and others:
        return 2 * (mine[-1] == others[-1] or compatible(" ".join(mine), " ".join(others)))
    nation = nation_of(one.holder)
    if not nation or nation != nation_of(other.holder):
        return 0
    return 2 if mine == others else int(one.subject in _STATES_SPEAK)


def _is_holder_of_office(one: str, other: str) -> bool:
    """Whether one is named only by an office (`Norway's president`) and the other bears it by name, or the same office of no other land."""
    titles = [[fold(w) for w in name.split() if lexicon().tags.get(w.lower()) == "R"] for name in (one, other)]
    lands = {nation for name in (one, other) if (nation := nation_of(name))}
    bare = [fold(name.split()[-1]) in held for name, held in zip((one, other), titles, strict=True)]
    return bare[0] != bare[1] and len(lands) < _TWO and bool(set(titles[0]) & set(titles[1]))


def _difference(now: Held, day: str, before: Position, sifted: Sifted) -> Difference:
    outlet, when = now.candidate.article.source, date.fromisoformat(day)
    lead = voice(outlet, sifted.affiliation.get(outlet, ""))
    return Difference(
        mark=Mark(kind="REVERSED", cause="claimant", note=f"on {now.position.subject}, since {day_in_words(when)}"),
        text=spoken(now.candidate, lead),
        theme="strikes" if now.position.subject == "ground troops" else "diplomacy",
        story=now.story.id,
        spans=(now.candidate,),
        before=f"“{before.quote}” ({before.outlet}, {day_in_words(when)})",
        after=f"“{now.position.quote}”",
    )


def recorded(today: Iterable[Held]) -> tuple[Position, ...]:
    """The positions for history, in order of holder, question and stance."""
    return tuple(sorted((h.position for h in today), key=lambda p: (p.holder, p.subject, p.stance, p.quote)))

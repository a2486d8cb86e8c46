"""Threads: what becomes of talks between two parties, and of a claimed strike, from day to day.

Refuses to guess a state that no claim of the day's lines states: talks nobody reports keep theirs. Refuses to move talks back (an old plan
told again after they were held), to hold them before the day they are due, to make a thread of one party, of one nation's own bodies, or of
a strike without both target and place.

Talks: proposed → scheduled → held → agreed | rejected | cancelled | collapsed; an ended thread starts again only with a step forward.
Strikes: claimed → confirmed | denied | intercepted.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from diurna.edition import HistoryRecord, Mark, MarkKind, Position, Thread
from diurna.interpret.accusations import names_in
from diurna.interpret.candidates import Candidate
from diurna.interpret.changes import Difference, span_of
from diurna.interpret.lines import Storyline, spoken, voice
from diurna.interpret.parties import Parties
from diurna.interpret.places import country_of
from diurna.interpret.retold import was_printed
from diurna.interpret.stances import nation_of
from diurna.interpret.talks import due_of, state_of
from diurna.model import Diplomacy, Strike
from diurna.text import content_id, day_in_words, fold

_BACK = 30
_MOST_MOVED = 6
_TELLING = 4
#: Strikes a day remembers: those on something that has a name of its own.
_MOST_STRIKES = 24
_RANK = {"proposed": 0, "scheduled": 1, "held": 2, "agreed": 3}
_ENDS = frozenset({"rejected", "cancelled", "collapsed"})
_MARKS: dict[str, MarkKind] = {"confirmed": "CONFIRMED", "denied": "DISPUTED"}


class Told(Struct, frozen=True, kw_only=True):
    """A thread as the day left it, with the line that says so, and its state before (empty where it is new)."""

    thread: Thread
    candidate: Candidate
    before: Thread | None = None


def threads(stories: Sequence[Storyline], history: Sequence[HistoryRecord], day: str, known_names: Sequence[str] = ()) -> tuple[Told, ...]:
    """The threads that the day's lines speak of, in order of the stories; each once, in the furthest state that they state."""
    parties = Parties.of((c for s in stories for cand in s.candidates for c in cand.claims), known_names)
    known = _latest(history, parties)
    found: dict[str, Told] = {}
    for story in stories:
        printed = {span_of(c) for line in story.lines for c in (line.candidate, *line.support)}
        for candidate in story.candidates:
            for thread in _stated(candidate, parties, (story.id, day)):
                before = known.get(thread.id)
                today = found.get(thread.id)
                standing = today.thread if today else before
                if standing is None or (_moves(standing, thread) and not (today and standing.state in _ENDS)):
                    found[thread.id] = Told(thread=thread, candidate=candidate, before=before)
                elif standing.state in _ENDS and thread.state == standing.state and not today:
                    # Said again, an end stands for this day, too, whatever older plans its texts recall.
                    found[thread.id] = Told(thread=standing, candidate=candidate, before=before)
                elif _is_latest(thread, standing, candidate.text) and not today and span_of(candidate) in printed:
                    found[thread.id] = Told(thread=replace(thread, due=thread.due or standing.due), candidate=candidate, before=before)
                elif thread.due and standing.state == "scheduled" and thread.due != standing.due and not today:
                    found[thread.id] = Told(thread=replace(standing, due=thread.due), candidate=candidate, before=before)
    strikes = [t for t in found.values() if t.thread.kind == "strike" and (t.before or t.thread.parties[0][:1].isupper())]
    return (*(t for t in found.values() if t.thread.kind == "talks"), *strikes[:_MOST_STRIKES])


def _latest(history: Sequence[HistoryRecord], parties: Parties) -> dict[str, Thread]:
    """Each thread as the editions left it; talks that a party said since that it will not have, by what was printed of that."""
    latest: dict[str, Thread] = {}
    for record in history[-_BACK:]:
        latest |= {thread.id: thread for thread in record.threads}
        refused = [p for p in record.positions if (p.subject, p.stance) == ("talks", "closed") and was_printed(p.quote, record)]
        for position in refused:
            latest |= {t.id: _rejected(t, position, record.day) for t in latest.values() if _is_of(position, t, parties)}
    return latest


def _is_of(position: Position, thread: Thread, parties: Parties) -> bool:
    holder, other = nation_of(position.holder) or parties.key(position.holder), parties.key(position.counterpart)
    return thread.kind == "talks" and thread.state not in _ENDS and holder in thread.parties and (not other or other in thread.parties)


def _rejected(thread: Thread, position: Position, day: str) -> Thread:
    return replace(thread, state="rejected", day=day, quote=position.quote, outlet=position.outlet, due="")


def _moves(before: Thread, now: Thread) -> bool:
    """Whether `now` is a step from `before`: forward, to an end, or again from one that did not end in agreement."""
    standing, state = before.state, now.state
    if standing == "scheduled" and state == "held" and now.day < before.due:
        return False
    if state in {standing, "claimed"}:
        return False
    if standing in _RANK and state in _RANK:
        return _RANK[state] > _RANK[standing]
    # A refusal after an offer ends it; what was agreed can only be rejected or collapse.
    return state in _RANK or state not in _ENDS or standing not in _ENDS


def _is_latest(thread: Thread, standing: Thread, told: str) -> bool:
    """Whether talks are told again as they stood, scheduled ones by a day, place or name of theirs: the next step is told against it."""
    named = names_in(told) & names_in(standing.quote) - {fold(p) for p in thread.parties}
    known = thread.due or named or thread.place == standing.place != "" or thread.state != "scheduled"
    return thread.kind == "talks" and thread.state == standing.state and bool(known)


def _stated(candidate: Candidate, parties: Parties, at: tuple[str, str]) -> list[Thread]:
    found = []
    for claim in candidate.claims:
        thread = None
        if isinstance(claim, Diplomacy):
            thread = _talks(claim, candidate, parties, at)
        elif isinstance(claim, Strike):
            thread = _strike(claim, candidate, at)
        if thread:
            found.append(thread)
    return found


def _talks(claim: Diplomacy, candidate: Candidate, parties: Parties, at: tuple[str, str]) -> Thread | None:
    one, other = parties.key(claim.actor), parties.key(claim.counterpart)
    state = state_of(claim, candidate)
    lands = [country_of(key) is not None for key in (one, other)]
    if not one or not other or one == other or state is None or (any(lands) and not all(lands) and {one, other} & parties.known):
        # A land and a name that only the desk knows may be a land and its own leader.
        return None
    pair = tuple(sorted((one, other)))
    return Thread(
        id=content_id("talks", *pair),
        kind="talks",
        parties=pair,
        place=claim.place or "",
        state=state,
        day=at[1],
        quote=_words(claim, candidate),
        outlet=candidate.article.source,
        story=at[0],
        due=due_of(state, candidate),
    )


def _strike(claim: Strike, candidate: Candidate, at: tuple[str, str]) -> Thread | None:
    if not claim.target or not claim.place or claim.status == "planned" or fold(claim.target) == fold(claim.place):
        return None
    what = fold(claim.target)
    return Thread(
        id=content_id("strike", what, fold(claim.place)),
        kind="strike",
        parties=(claim.target,),
        place=claim.place,
        state="claimed" if claim.status == "reported" else claim.status,
        day=at[1],
        quote=_words(claim, candidate),
        outlet=candidate.article.source,
        story=at[0],
    )


def _words(claim: Diplomacy | Strike, candidate: Candidate) -> str:
    """What the line says of it: the claim's words, or all of the line where these are too few to say anything (`Norway-Peru talks`)."""
    quote = " ".join(claim.quote.split())
    return quote if len(quote.split()) >= _TELLING else candidate.text


def moved(told: Sequence[Told], affiliation: Mapping[str, str]) -> tuple[Difference, ...]:
    """Changes for the page: threads whose state moved since an earlier edition, at most six, both quotes shown."""
    return tuple(_difference(t, t.before, affiliation) for t in told if t.before and t.before.state != t.thread.state)[:_MOST_MOVED]


def _difference(told: Told, before: Thread, affiliation: Mapping[str, str]) -> Difference:
    thread, when = told.thread, date.fromisoformat(before.day)
    outlet = told.candidate.article.source
    subject = " and ".join(thread.parties) if thread.kind == "talks" else f"{thread.parties[0]}, {thread.place}"
    return Difference(
        mark=Mark(
            kind=_MARKS.get(thread.state, "UPDATED"),
            cause="event" if thread.kind == "talks" else "claimant",
            note=f"{thread.kind}, {subject}: {before.state} ({day_in_words(when)}) → {thread.state}",
        ),
        text=spoken(told.candidate, voice(outlet, affiliation.get(outlet, ""))),
        theme="diplomacy" if thread.kind == "talks" else "strikes",
        story=thread.story,
        spans=(told.candidate,),
        before=f"“{before.quote}” ({before.outlet}, {day_in_words(when)})",
        after=f"“{thread.quote}”",
    )


def recorded(told: Sequence[Told]) -> tuple[Thread, ...]:
    """The threads for history, in order of kind, parties, place; those that did not move are there from an earlier day."""
    return tuple(sorted((t.thread for t in told), key=lambda t: (t.kind, t.parties, t.place, t.id)))

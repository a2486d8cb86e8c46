"""Threads of talks and strikes over days: what moves them, what leaves them where they are."""

import pytest
from msgspec.structs import replace

from diurna.edition import Cited, Position, Quote, Thread
from diurna.interpret.candidates import Candidate
from diurna.interpret.claims import read_claims
from diurna.interpret.threads import moved, recorded, threads
from tests.interpret.invented import candidate, history, storyline

STATES = {
    "an offer": ("Norway offered to hold talks with Peru.", "proposed"),
    "what is ahead": ("Norway's foreign minister will meet Peru's envoys in Lima on Friday.", "scheduled"),
    "a meeting": ("Norwegian envoys met Peruvian officials in Lima on Monday.", "held"),
    "talks with their verb": ("Norway and Peru held a third round of trade talks in Lima.", "held"),
    "talks and how they end": ("Norway-Peru talks in Lima ended on Monday.", "held"),
    "a journey to talks": ("Norway's foreign minister arrived in Lima for talks with Peru.", "scheduled"),
    "talks that go on": ("Norway and Peru are holding a third round of trade talks in Lima Monday.", "scheduled"),
    "a meeting of the day": ("Norwegian envoys meet Peruvian officials in Lima on Monday.", "scheduled"),
    "a meeting in a headline's present": ("Norway's envoy meets Peru's president.", "held"),
    "talks that went on": ("Norway and Peru were holding trade talks in Lima when the news came.", "held"),
    "a deal": ("Norway signed a ceasefire deal with Peru in Lima.", "agreed"),
    "what somebody only tries for": ("Norway will attempt to hold talks with Peru in Lima.", "proposed"),
    "a refusal": ("Norway will not negotiate with Peru.", "rejected"),
    "called off": ("Talks between Norway and Peru in Lima were called off on Monday.", "cancelled"),
    "what may end": ("Norway and Peru held talks in Lima that could collapse within days.", "held"),
    "what only threatens": ("Norway and Peru held talks in Lima that threatened to collapse within days.", "held"),
    "broken off": ("Talks between Norway and Peru collapsed on Monday.", "collapsed"),
}
NONE = {
    "a meeting with nobody": "Norway said that its president met nobody and that talks could collapse.",
    "one side": "Norwegian officials met Norwegian envoys in Lima.",
    "talks named as background": "Norway's envoy, beside its foreign minister, had a central role in the recent Norway-Peru talks.",
    "talks named in passing": "Norwegian officials met reporters about the Norway-Peru talks.",
    "talks of a year long past": "Norway held talks with Peru in Lima in October 2024.",
    "no talks at all": "Norway accused Peru of theft.",
}
STEPS = {
    "forward": ("scheduled", "Norwegian envoys met Peruvian officials in Lima on Monday.", "scheduled (1 March) → held"),
    "to an end": ("held", "Norway will not negotiate with Peru.", "held (1 March) → rejected"),
    "again after an end": ("cancelled", "Norwegian envoys met Peruvian officials in Lima on Monday.", "cancelled (1 March) → held"),
    "an old plan told again": ("held", "Norway's foreign minister will meet Peru's envoys in Lima on Friday.", None),
    "the same again": ("held", "Norwegian envoys met Peruvian officials in Lima on Monday.", None),
}


def _told(text: str) -> Candidate:
    bare = candidate(text)
    return replace(bare, claims=read_claims(bare.article))


def _day(*texts: str, before: tuple[Thread, ...] = ()) -> tuple[Thread, ...]:
    return recorded(threads([storyline("s", *map(_told, texts))], [history(threads=before)], "2026-03-03"))


@pytest.mark.parametrize("case", STATES)
def test_the_state_of_talks(case: str) -> None:
    text, state = STATES[case]
    assert [(t.parties, t.state) for t in _day(text)] == [(("Norway", "Peru"), state)]


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_makes_no_thread(text: str) -> None:
    assert _day(text) == ()


@pytest.mark.parametrize("case", STEPS)
def test_a_step_is_a_change(case: str) -> None:
    state, text, note = STEPS[case]
    (thread,) = _day(STATES["a meeting"][0])
    past = [history(threads=(replace(thread, state=state, day="2026-03-01", quote="as it was"),))]
    told = threads([storyline("s", _told(text))], past, "2026-03-03")
    changes = moved(told, {})
    assert [c.mark.note for c in changes] == ([f"talks, Norway and Peru: {note}"] if note else [])
    assert all(c.before == "“as it was” (Gulfline, 1 March)" for c in changes)


LATEST = {
    "with their day": ("Norway's foreign minister will meet Peru's envoys in Lima on Friday.", True),
    "at their place": ("Norway's foreign minister will meet Peru's envoys in Lima.", True),
    "with one who takes part": ("Norway's foreign minister Hanne Brusk will meet Peru's envoys.", True),
    "with neither": ("Norway's foreign minister will meet Peru's envoys.", False),
}


@pytest.mark.parametrize("case", LATEST)
def test_a_step_is_told_against_the_latest_line_printed_of_the_state_before(case: str) -> None:
    text, latest = LATEST[case]
    (thread,) = _day(LATEST["with their day"][0])
    past = [history(threads=(replace(thread, day="2026-03-01", quote="as Brusk put it in Lima"),))]
    again = recorded(threads([storyline("s", _told(text))], past, "2026-03-03"))
    assert [(t.quote != "as Brusk put it in Lima", t.due) for t in again] == ([(True, "2026-03-06")] if latest else [])
    assert recorded(threads([storyline("s", _told(text), lines=())], past, "2026-03-03")) == ()


@pytest.mark.parametrize(("day", "states"), [("2026-03-03", []), ("2026-03-06", ["held"])])
def test_talks_are_not_held_before_they_are_due(day: str, states: list[str]) -> None:
    (due,) = _day("Norway's foreign minister will meet Peru's envoys in Lima on 6 March.")
    assert due.due == "2026-03-06"
    past = [history(threads=(replace(due, day="2026-03-01"),))]
    told = threads([storyline("s", _told("Norwegian envoys met Peruvian officials in Lima."))], past, day)
    assert [t.thread.state for t in told] == states


def test_an_end_stands_for_the_day_whatever_the_order() -> None:
    refused, met = STATES["a refusal"][0], STATES["a meeting"][0]
    assert [t.state for t in _day(refused, met)] == [t.state for t in _day(met, refused)] == ["rejected"]


def test_a_claimed_strike_denied_the_next_day() -> None:
    (claimed,) = _day("Norwegian jets bombed Lazur Dam near Lima on Monday.")
    assert (claimed.kind, claimed.state, claimed.place) == ("strike", "claimed", "Lima")
    assert _day("Norwegian jets bombed Lazur Dam near Lima on Monday.", before=(claimed,)) == ()
    past = [history(threads=(replace(claimed, day="2026-03-02"),))]
    told = threads([storyline("s", _told("Norway denied that its jets bombed Lazur Dam near Lima."))], past, "2026-03-03")
    assert [(c.mark.kind, c.theme) for c in moved(told, {})] == [("DISPUTED", "strikes")]


def test_talks_refused_in_print_stand_refused() -> None:
    said = "Norway says no talks with Peru"
    (met,) = _day(STATES["a meeting"][0])
    refusal = Position(holder="Norway", subject="talks", stance="closed", counterpart="Peru", quote=said, outlet="Gulfline", story="s")
    cited = Cited(number=1, version="v", outlet="Gulfline", address="", title="", url="", quotes=(Quote(form="headline", text=said),))
    past = [
        history(day="2026-03-01", threads=(replace(met, day="2026-03-01"),)),
        history(day="2026-03-02", positions=(refusal,), cited=(cited,)),
    ]
    refused, offered = _told(STATES["a refusal"][0]), _told(STATES["an offer"][0])
    assert moved(threads([storyline("s", refused, offered)], past, "2026-03-03"), {}) == ()
    (change,) = moved(threads([storyline("s", offered)], past, "2026-03-03"), {})
    assert change.mark.note == "talks, Norway and Peru: rejected (2 March) → proposed"


def test_a_weekday_ahead_is_the_day_that_talks_are_due() -> None:
    (due,) = _day("Norway's foreign minister will meet Peru's envoys in Lima on Friday.")
    assert due.due == "2026-03-06"

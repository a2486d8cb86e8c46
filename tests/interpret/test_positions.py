"""Positions over days: who has turned round, and who only seems to."""

import pytest
from msgspec.structs import replace

from diurna.interpret.changes import Difference
from diurna.interpret.positions import held, overtaken, recorded, reversals
from diurna.interpret.sift import sift
from tests.interpret.invented import DESK, article, at, candidate, history, storyline

OPEN = "Norway's foreign minister Ada Quell is ready to hold talks with Peru."
TURNS = {
    "the same person": (OPEN, "Quell says 'no reason why we should negotiate'", True),
    "an office and its holder": (
        "Norway is ready to hold talks with Peru.",
        "Norway's foreign minister Ada Quell refused to negotiate with Peru.",
        True,
    ),
    "an office, and its holder by name": (
        "Norway's president says he is ready to talk to Peru",
        "There was no point in meeting Peru, President Bo Lind said.",
        True,
    ),
    "the same office of another state": (
        "Chile's president says he is ready to talk to Peru",
        "There was no point in meeting Peru, Norway's President Bo Lind said.",
        False,
    ),
    "would not until, and then ready": (
        "Norway's President Ada Quell said she would not talk to Peru until the raids stopped.",
        "Ada Quell said on Friday that she was ready to talk with Peru, a day after she ruled out talks.",
        True,
    ),
    "another question": (OPEN, "Ada Quell rejected a ceasefire.", False),
    "another person of the same state": (OPEN, "Norway's defence minister Bo Lind will not negotiate with Peru.", False),
    "another state": (OPEN, "Chile will not negotiate with Peru.", False),
    "the same stand": (OPEN, "Ada Quell offered to hold talks with Peru.", False),
    "towards another": (OPEN, "Ada Quell will not negotiate with Chile.", False),
    "troops": ("Ada Quell will not send ground troops to Peru.", "Quell says she is ready to send ground troops to Peru", True),
    "what was only not ruled out": (
        "Ada Quell refused to rule out ground troops in Peru.",
        "Quell says sending ground troops would be a waste of time",
        False,
    ),
    "troops, by a state and its leader": (
        "Norway rejected ground troops.",
        "Norway's president Ada Quell has not ruled out ground troops.",
        False,
    ),
}


def _turned(before: tuple[str, ...], today: tuple[str, ...]) -> tuple[Difference, ...]:
    past = [history(positions=recorded(held([storyline("s", *map(candidate, before))])))]
    return reversals(held([storyline("s", *map(candidate, today))]), past, sift((), DESK))


@pytest.mark.parametrize("case", TURNS)
def test_a_turn(case: str) -> None:
    before, today, turned = TURNS[case]
    assert len(_turned((before,), (today,))) == turned


def test_both_quotes_are_shown() -> None:
    (turn,) = _turned((OPEN,), ("Quell says 'no reason why we should negotiate'",))
    assert (turn.mark.kind, turn.mark.note) == ("REVERSED", "on talks, since 2 March")
    assert turn.before == f"“{OPEN}” (Gulfline, 2 March)"
    assert turn.after == "“Quell says 'no reason why we should negotiate'”"


def test_both_on_one_day_is_no_turn() -> None:
    both = (OPEN, "Ada Quell will not negotiate with Peru.")
    assert _turned((OPEN,), both) == _turned(both, (both[1],)) == ()


def test_one_turn_is_told_once() -> None:
    assert len(_turned((OPEN,), ("Quell says 'no reason why we should negotiate'", "Ada Quell will not negotiate with Peru."))) == 1


def test_every_line_of_the_day_that_says_it_bears_the_turn() -> None:
    (turn,) = _turned((OPEN,), ("Quell says 'no reason why we should negotiate'", "Ada Quell will not negotiate with Peru."))
    assert len(turn.alike) == 2


def test_a_turn_within_several_days_shows_what_was_held_on_the_first() -> None:
    early, late = (
        storyline("s", replace(candidate(text), article=article(text, text=text, published_at=at(9, day=day))))
        for text, day in ((OPEN, 1), ("Ada Quell will not negotiate with Peru.", 3))
    )
    past = overtaken(held([early, late]))
    assert [h.candidate.text for h in past] == [OPEN]
    (turn,) = reversals(held([late]), [], sift((), DESK), past=past)
    assert turn.before == f"“{OPEN}” (Gulfline, 1 March)"

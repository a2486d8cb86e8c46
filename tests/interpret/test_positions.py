"""Positions over days: who has turned round, and who only seems to."""

import pytest

from diurna.interpret.changes import Difference
from diurna.interpret.positions import held, recorded, reversals
from diurna.interpret.sift import sift
from tests.interpret.invented import DESK, candidate, history, storyline

OPEN = "Norway's foreign minister Ada Quell is ready to hold talks with Peru."
TURNS = {
    "the same person": (OPEN, "Quell says 'no reason why we should negotiate'", True),
    "an office and its holder": (
        "Norway is ready to hold talks with Peru.",
        "Norway's foreign minister Ada Quell refused to negotiate with Peru.",
        True,
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

"""Truces: which openings tell of one, and which two tell of the same."""

import pytest

from diurna.interpret.openings import one_truce, opening
from diurna.interpret.truces import truce

TOLD = {
    "in force": "A truce of ten days between Norland and the Hill Front came into force at noon",
    "its first day": "On the first day of the ceasefire, shops open in Dorn",
    "holding": "Ceasefire in the Marenne valley holds for a second night",
    "proposed": "Envoy Brusk proposes ten-day truce",
    "said of one side": "Army keeps truce, ministry says",
    "broken": "Front accuses army of having violated the cease-fire",
    "put before the rest": "Truce first, then Quend, says chairman",
}
NOT_TOLD = {
    "called for": "Bishops call for a ceasefire in the Marenne valley",
    "talked about": "Ceasefire talks begin in Quend",
    "still to come": "Shells hit barracks on the last night before the truce",
    "behind another event": "Mortars kill two in Dorn despite ceasefire",
    "of a thing that only has its name": "A truce of ten days is ten days, said a carpenter",
    "none": "Norland and the Hill Front exchange prisoners",
}


@pytest.mark.parametrize("case", TOLD)
def test_what_tells_of_a_truce(case: str) -> None:
    assert truce(TOLD[case], "") is not None


@pytest.mark.parametrize("case", NOT_TOLD)
def test_what_only_mentions_one(case: str) -> None:
    assert truce(NOT_TOLD[case], "") is None


ONE = {
    "by its parties and by its land": (
        "A truce between Norland and the Hill Front came into force over the Marenne valley",
        "The truce in the Marenne valley holds on its first day",
    ),
    "by its parties under fuller names": (
        "Norland’s army and the Hill Front agree ten-day truce",
        "Truce between Norland and the Hill People’s Front begins",
    ),
    "by one side, the other text naming both": (
        "Mediator announces truce with the Hill Front",
        "The truce between Norland and the Hill Front has begun",
    ),
    "by its parties, one of which the other text names": (
        "Truce between Norland and the Hill Front begins",
        "Truce is broken for the first time, says chairman of the Hill Front",
    ),
}
TWO = {
    "only one of them names its parties": ("Truce between Norland and the Hill Front begins", "The ceasefire holds"),
    "one side has another truce": ("Norland-Eastmark ceasefire holds", "A ceasefire between Norland and the Hill Front began at dawn"),
    "two lands": ("Ceasefire in Marenne holds", "Ceasefire in Quend takes effect"),
    "nothing named": ("The ceasefire holds", "On the first day of the truce, shops open"),
    "one of them is only called for": ("Ceasefire in Marenne holds", "Bishops call for a ceasefire in Marenne"),
}


@pytest.mark.parametrize("case", ONE)
def test_one_truce(case: str) -> None:
    one, other = (opening(text) for text in ONE[case])
    assert one_truce(one, other)
    assert one_truce(other, one)


@pytest.mark.parametrize("case", TWO)
def test_two_truces_or_none_to_tell(case: str) -> None:
    one, other = (opening(text) for text in TWO[case])
    assert not one_truce(one, other)
    assert not one_truce(other, one)

"""Twice: two headlines of one day that tell one development, and two that only look like it."""

import pytest

from diurna.interpret.twice import is_one_turn, told_twice

ONCE = {
    "one in fewer words": (
        "Iran targets Iraqi bases along the marshes with retaliatory strikes",
        "Iran launches retaliatory strikes as crowds call for peace",
    ),
    "explosions and whose they are": (
        "Massive explosions, fires from Iraqi strikes on Tehran",
        "Iraq opens broader attacks on Tehran in the second week of war",
    ),
    "what is warded off": (
        "Iranian rockets intercepted over southern Iraq",
        "Iraq announced incoming attacks early on Thursday and said it was intercepting missiles.",
    ),
    "one thing hit in one town, as half of a headline": (
        "Iraq bombs Tehran grain silos and fuel depots; Iran hits ferry pier",
        "An Iraqi strike hit a fuel depot in Tehran, the first of its kind.",
    ),
    "a part of a live page's headline": (
        "Gulf live news: Iraqi embassy in Riyadh hit; ferries stop",
        "An Iranian drone hit the Iraqi embassy in Saudi Arabia’s capital and set a shed on fire, the Interior Ministry said.",
    ),
    "one vote": (
        "Upper House members block grain tariff resolution on Norland",
        "Norland House fails to advance grain tariff measure to rein in Rusk’s plan",
    ),
    "one answer": ("Iran launches retaliatory strikes as Rusk calls for calm", "Iran retaliates after being targeted by Iraqi strikes"),
}
EACH = {
    "a strike and the answer to it": ("Iran launches missiles at Iraq", "Iraq launches missiles at Iran"),
    "two towns": ("Norland army takes Dorn", "Norland army takes Quend"),
    "two capitals": ("Iran strikes Baghdad", "Iran strikes Riyadh"),
    "what is hit by name": ("Massive explosions in Tehran", "Strikes on Mehr bakery in Tehran"),
    "blows in a town, and at a house of it": ("Explosions heard at a hotel in Baghdad", "Iran launches strikes in Baghdad"),
    "blows in a town, and at a convoy of it": ("Explosions heard at a convoy in Baghdad", "Iran launches strikes in Baghdad"),
    "blows in a town, and who strikes it by name": ("Explosions heard in Baghdad", "The Olo Front fires rockets at Baghdad"),
    "two houses": ("House rejects grain tariff resolution", "Senate blocks grain tariff resolution, Rusk says"),
    "an answer at a place by name": ("Iran hits back", "Iran retaliates with strikes on the Mehr refinery"),
    "two who speak": ("Norland will not talk, Anton Rusk says", "Norland will not talk, Hanne Brusk says"),
    "a parted live page": ("Gulf live: Ferries stop; Riyadh opens market", "Norland and the Front exchange prisoners"),
}


@pytest.mark.parametrize("case", ONCE)
def test_what_is_told_twice(case: str) -> None:
    one, other = ONCE[case]
    assert told_twice(one, other)
    assert told_twice(other, one)


@pytest.mark.parametrize("case", EACH)
def test_what_is_two_developments(case: str) -> None:
    one, other = EACH[case]
    assert not told_twice(one, other)
    assert not told_twice(other, one)


TURNS = {
    "one death": ("President Petar Lunek died in a raid, state media confirmed.", "Petar Lunek killed, says Kardavia", True),
    "two deaths": ("President Petar Lunek died in a raid.", "General Adil Maren died in a raid.", False),
    "a war that began": ("Iraq began a full-scale campaign in Iran on Monday.", "Iraq launched a large military campaign in Iran.", True),
    "a war of others": ("Iraq began a full-scale campaign in Iran on Monday.", "Peru launched a large military campaign in Chile.", False),
}


@pytest.mark.parametrize("case", TURNS)
def test_one_death_or_one_war(case: str) -> None:
    one, other, same = TURNS[case]
    assert is_one_turn(one, other) is is_one_turn(other, one) is same

"""Scenes: what an opening says of where a deed was done, and of how many died."""

import pytest

from diurna.interpret.openings import Rarity, likeness, opening
from diurna.interpret.scenes import goes_on, scene

SCENES = {
    "a town behind a preposition": ("Shells hit a bakery in the old port of Kessin", {"force"}, {"kessin"}, 0),
    "a town before a site": ("Death toll from Halvet market strike rises to 19", {"force"}, {"halvet"}, 19),
    "a toll before its word": ("At least 1,200 people were killed near Adrel", {"force"}, {"adrel"}, 1200),
    "talks": ("Envoys open talks in Quend", {"talks"}, {"quend"}, 0),
    "no deed, no scene": ("Minister opens a flour mill in Adrel", set(), set(), 0),
    "what a deed explains is no deed": ("Doctors in Halvet run short of blood after market strike", set(), set(), 0),
    "a country is no place, its capital is": ("Protesters march in Iran and in Tehran", {"protest"}, {"tehran"}, 0),
}


@pytest.mark.parametrize("case", SCENES)
def test_scene(case: str) -> None:
    text, deeds, places, died = SCENES[case]
    found = scene(text)
    assert (found.deeds, found.places, found.died) == (deeds, places, died)


GOING_ON = {
    "a toll that rose": ("Strike on Pelin kills 31", "Toll of Pelin strike rises to 38", True),
    "the same toll": ("Strike on Pelin kills 31", "Pelin strike killed 31, ministry says", True),
    "a lower toll is another strike": ("Strike on Pelin kills 31", "Strike on Pelin kills 4", False),
    "no toll": ("Drones hit Pelin", "Drones hit Pelin again", False),
    "talks": ("Talks open in Quend", "Talks in Quend end", True),
}


@pytest.mark.parametrize("case", GOING_ON)
def test_what_goes_on_at_one_place(case: str) -> None:
    before, now, expected = GOING_ON[case]
    assert goes_on(scene(now), scene(before)) is expected


def test_two_places_part_what_the_same_words_join_and_a_place_within_the_other_does_not() -> None:
    told = (
        "Roadside bomb kills four soldiers in Harn",
        "Roadside bomb kills four soldiers in Meck",
        "Roadside bomb near Dulm in Harn kills four soldiers",
    )
    harn, meck, dulm = (opening(t) for t in told)
    rarity = Rarity([[o.whole] for o in (harn, meck, dulm)])
    assert likeness(harn, meck, rarity) < 0.5 * likeness(harn, dulm, rarity)

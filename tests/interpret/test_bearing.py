"""What bears on an event of an earlier day: what is its own, and not what every day of a conflict has."""

import pytest

from diurna.interpret.bearing import borne
from diurna.interpret.openings import Rarity, opening

#: What else the desk's days tell: the parties are in all of it.
ELSE = (
    "Kardavia shells Zarim positions near Adrel",
    "Kardavia's army says Zarim lost ground",
    "Zarim gunmen attack a Kardavia patrol",
    "Grain prices rise in Kardavia as Zarim fighting goes on",
)
BEARS = {
    "a toll at one place that has risen": ("Toll of Halvet market strike rises to 19", "Air strike on Halvet market kills 14"),
    "a repair of what was hit": ("Lazur bridge span to be repaired in weeks", "Shelling destroys span of Lazur bridge"),
    "the same talks, held": ("Envoys hold truce talks in Linport", "Envoys to meet for truce talks in Linport on Thursday"),
    "an answer to an act": (
        "Ruritania threatens Norvia's wheat trade over refusal of airfields",
        "Norvia refuses Kardavia the use of its airfields",
    ),
    "talks of the same two, elsewhere": ("Iran and Iraq end talks in Adrel", "Iran-Iraq talks to open in Selm"),
    "what a vote was followed by": ("Lower chamber votes down the war budget bill", "Senate votes down the war budget bill"),
}
OTHER = {
    "two who condemn": ("Norvia condemns the Kardavian attack on Zarim", "Ruritania strongly condemns Kardavian strikes on Zarim"),
    "one place hit again": ("Missiles intercepted over Rabat and Tunis", "Rockets launched at Tunis, explosions in Rabat"),
    "one kind of attack, everywhere": (
        "Kardavia continues drone and missile attacks on targets across the region",
        "Kardavia launches drone and missile attacks in the south of the country",
    ),
    "one act of a foremost man, and another": (
        "President Dorvek Salin sends greetings to the harvest fair",
        "President Dorvek Salin signs the pension law",
    ),
    "two offices, and one kind of gun": (
        "Army keeps truce while Front moves mortars near Adrel, ministry says",
        "Defence ministry denies fire on convoy near Halvet, blames mortars of the Front",
    ),
    "a strike on those who choose the next leader, and his death": (
        "Strikes hit hall of council that elects next supreme leader of Zarim",
        "Supreme leader Dorvek Salin of Zarim killed in strikes",
    ),
    "what somebody offers in the field that was hit": (
        "Norvia to insure ships in the Strait of Adrel amid attacks",
        "Missiles hit three ships near the Strait of Adrel",
    ),
    "what guards do every week": ("Border guards seize weapons cache in the hills", "Border guards seize cache of weapons by the river"),
    "how each day is told": (
        "Zarim missiles dominate skies over the occupied territory",
        "Zarim missiles light up skies over the occupied lowlands",
    ),
    "two chiefs who warn": ("Kardavian army chief warns of war", "Former inspectors’ chief warns of war"),
}


def said(now: str, was: str) -> bool:
    openings = [opening(text) for text in (now, was, *ELSE)]
    return borne(openings[0], [openings[1]], Rarity([[o.whole] for o in openings])) is not None


@pytest.mark.parametrize("case", BEARS)
def test_what_goes_on(case: str) -> None:
    assert said(*BEARS[case])


@pytest.mark.parametrize("case", OTHER)
def test_what_only_shares_its_actors_its_place_or_its_means(case: str) -> None:
    assert not said(*OTHER[case])


def test_any_line_of_the_story_may_be_the_one() -> None:
    lines = [opening("Grain prices rise"), opening("Shelling destroys span of Lazur bridge")]
    now = opening("Lazur bridge span to be repaired in weeks")
    rarity = Rarity([[o.whole] for o in (now, *lines)])
    assert (borne(now, lines, rarity), borne(now, lines[:1], rarity), borne(now, (), rarity)) == (1, None, None)


def test_of_several_lines_the_latest_is_the_one() -> None:
    lines = [opening("Lazur bridge span cordoned off"), opening("Shelling destroys span of Lazur bridge, engineers say")]
    now = opening("Lazur bridge span to be repaired in weeks, engineers say")
    assert borne(now, lines, Rarity([[o.whole] for o in (now, *lines)])) == 0

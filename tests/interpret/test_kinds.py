import pytest

from diurna.interpret.kinds import accident, apart, kind

KINDS = {
    "a derby": ("Gorin derby: champions strike late to sink rivals", "sport"),
    "a draw": ("Cup draw: Bellavar to face holders in opening clash", "sport"),
    "a score": ("Kasra United hammer rivals 4-1 to go top", "sport"),
    "votes": ("Council backs truce by 9-4 with two abstentions", ""),
    "a list": ("Top 10 street foods of Kasra", "leisure"),
    "an overloaded ferry": ("Ferry sinks in creek, 22 feared drowned", "accident"),
    "a ferry that was sunk": ("Ferry sinks after attack in creek, 22 drowned", ""),
    "rain": ("Heavy rain to lash Kasra this weekend, says met office", "weather"),
    "a medal": ("Orania wins gold in relay", "sport"),
    "a review": ("Film review: ‘Guns of Tamsin’ misfires", "culture"),
    "a pile-up": ("Motorist dies in highway pile-up", "accident"),
    "a captain's knee": ("Captain ruled out of qualifier against Norway", "sport"),
    "a shell on a stadium": ("Shell hits stadium during cup final, five dead", ""),
    "a boycott": ("Norway to boycott football tournament over war", ""),
    "a film of a siege": ("‘The Siege’ shoots to top of box office", "culture"),
    "actors of a region": ("Regional actors urge Norway to stop its attacks", ""),
    "a bus": ("Bus plunges into ravine, killing eleven", "accident"),
    "a lorry on a mine": ("Lorry hits a mine and overturns, killing four", ""),
    "a president's plane": ("President feared dead as plane crashes in mountains", ""),
    "a boat in a storm": ("Fishing boat capsizes in heavy seas, four drown", "accident"),
    "an election": ("Ruling party wins by a landslide victory", ""),
    "snow": ("Snow forecast to hit the mountains this week", "weather"),
    "a currency": ("Crown falls to record low against dollar", "market"),
    "relations": ("Relations between the two states hit a record low", ""),
    "bakers": ("Bakers end strike as union wins pay deal", "pay"),
    "an air strike": ("Air strike on Halvet kills nine", ""),
    "delegates": ("Delegates stage walkout at summit in Linport", ""),
}


@pytest.mark.parametrize("case", KINDS)
def test_the_kind_of_a_line(case: str) -> None:
    text, expected = KINDS[case]
    assert kind(text) == expected


def test_a_match_that_war_breaks_into_is_not_set_apart() -> None:
    assert apart("Halvet derby ends in draw", "Both sides missed chances.")
    assert not apart("Halvet derby called off", "Missiles fell on the town an hour before the match.")


def test_an_outlet_files_its_sport_apart() -> None:
    assert apart("Old rivals meet again in Halvet", "", "https://courier.example/sport/halvet")
    assert not apart("Shells fall on Halvet", "", "https://courier.example/sport/halvet")
    assert not apart("Old rivals meet again in Halvet", "", "https://courier.example/world/halvet")


def test_an_accident_is_one_by_its_headline() -> None:
    assert accident("Bus crash kills nine near Halvet", "The driver was among the dead, police said.")
    assert not accident("Bus crash kills nine near Halvet", "The bus was hit by shellfire, the governor said.")

from collections.abc import Iterator
from importlib.resources import files

import pytest

from diurna.interpret.kinds import accident, apart, kind, without_remembrance

KINDS = {
    "a coach's words": ("Gorin coach: we were killed on the counter-attack in cup final", "sport"),
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
    "a score at home": ("Gorin 2-1 defeat ends run", "sport"),
    "a late goal": ("Late winner seals it for Kasra", "sport"),
    "champions out": ("Gorin knock out champions", "sport"),
    "rivals": ("Kasra thrash rivals", "sport"),
    "an offer": ("Win two seats at the Kasra opera", "leisure"),
    "a landslide": ("Landslide buries road near Kasra", "accident"),
    "a quake that strikes": ("Earthquake strikes Kasra, forty dead", "accident"),
    "a wreck before its vehicle": ("Nine hurt in crash of a night bus", "accident"),
    "a ship on the rocks": ("Tanker runs aground off Kasra", "accident"),
    "a lorry struck by a train": ("Lorry struck by train overturns", "accident"),
    "a van of fans that was struck": ("Van overturns, struck by Norway’s forces", ""),
    "degrees": ("Temperatures to reach forty degrees in Kasra", "weather"),
    "a raid in the cold": ("Raid kills nine in Kasra in cold snap", ""),
    "prices": ("Grain prices rise in Kasra", "market"),
    "traders on their market": ("Flour is short in Kasra, traders say", "market"),
    "traders on a raid": ("Raid on Kasra bazaar kills nine, traders say", ""),
    "a player killed": ("Halvet football star killed in strike", ""),
    "a player killed, as quoted": ("Halvet football star ‘killed in strike on home’", ""),
    "a hall attacked": ("Attack on concert hall in Kasra kills twenty", ""),
    "an executed wrestler": ("Norway executes champion wrestler", ""),
    "a singer in prison": ("Singer returns to prison in Kasra", ""),
    "a gym in a raid": ("A strike on a gym in Kasra hits three athletes", ""),
    "a striking cup": ("Kasra strikes gold at world cup", "sport"),
    "a bus that was struck": ("Norway strikes a bus with football fans", ""),
    "hopes that are killed off": ("Kasra Rovers kill off Gorin’s title hopes with 2-0 win", "sport"),
    "a side shot down": ("Kasra shoot down Gorin City 4-1 in opener", "sport"),
    "an attack on a goal": ("Gorin midfielders fail in late attack on goal", "sport"),
    "a shot past a post": ("Kasra out of semi-final as Brel shot goes wide", "sport"),
    "a fight for a title": ("Gorin and Kasra fight for the league title", "sport"),
    "a jet shot down": ("Jet shot down over Kasra during league cup", ""),
    "a guard killed off duty": ("Guard killed off Kasra football ground", ""),
    "an attack on a ground": ("Attack on Gorin football ground", ""),
    "delegates": ("Delegates stage walkout at summit in Linport", ""),
}


@pytest.mark.parametrize("case", KINDS)
def test_the_kind_of_a_line(case: str) -> None:
    text, expected = KINDS[case]
    assert kind(text) == expected


def wordings() -> Iterator[tuple[str, str]]:
    """Each kind with each of its wordings, in the singular and, where it has one, in the plural."""
    section = ""
    for line in (files("diurna.interpret") / "data" / "kinds.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            yield from ((section, form) for form in sorted({line.replace("(s)", ""), line.replace("(s)", "s")}))


@pytest.mark.parametrize(("section", "wording"), wordings())
def test_each_wording_alone_and_beside_a_killing(section: str, wording: str) -> None:
    assert kind(f"Halvet: {wording}") == section
    assert kind(f"Raid on Halvet kills nine: {wording}") == ""
    assert not apart(f"Halvet: {wording}", "Nine people were killed in a raid on the town.")


def test_a_match_that_war_breaks_into_is_not_set_apart() -> None:
    assert apart("Halvet derby ends in draw", "Both sides missed chances.")
    assert not apart("Halvet derby called off", "Missiles fell on the town an hour before the match.")


MATCHES = {
    "play in the words of war": (
        "Adrel beat Halvet 3-1 with two late strikes to reach the World Cup. “We attacked from the first minute.”",
        True,
    ),
    "a strike on a town": ("Adrel beat Halvet 3-1 to reach the World Cup, an hour after a strike on the stadium's quarter.", False),
    "an attack near a town": ("Adrel reached the World Cup finals on the day of an attack near Halvet.", False),
    "shots at people": ("Adrel won the World Cup tie. Police shot at the crowd outside.", False),
    "a raid": ("Adrel won the World Cup tie hours after air raids.", False),
    "an opening that tells no match": ("Two late strikes shook the town.", False),
}


@pytest.mark.parametrize("case", MATCHES)
def test_a_match_attacks_and_strikes(case: str) -> None:
    opening, expected = MATCHES[case]
    assert apart("Adrel stun Halvet 3-1 to reach World Cup", opening) is expected


SCORES = {
    "a headline without a word of its own": ("Adrel beat Halvet 3-1 on Sunday with a strike that killed the game.", True),
    "an attack on the goal": ("Adrel lost 0-2 in Halvet. Their attack bombarded the home goal for an hour.", True),
    "a raid on the day": ("Adrel beat Halvet 3-1 hours before a raid on the town.", False),
    "a match since the war": ("Adrel beat Halvet 3-1 in the first match since the war began.", False),
    "votes": ("The council beat the motion by 9-4 after soldiers spoke.", False),
    "no score": ("Adrel beat Halvet on Sunday.", False),
}


@pytest.mark.parametrize("case", SCORES)
def test_a_match_is_known_by_its_score(case: str) -> None:
    opening, expected = SCORES[case]
    assert apart("Lunek stuns Halvet as Adrel go top", opening) is expected


def test_who_is_remembered_at_a_match_is_no_news_of_it() -> None:
    told = "Adrel won 3-1."
    assert without_remembrance(f"{told} They wore black armbands for the victims of the raid.").strip() == told
    assert without_remembrance(f"{told} A minute’s silence was held for the dead of Halvet.").strip() == told
    for news in (" They wore black armbands for a keeper killed in a raid.", " A raid on the town followed."):
        assert without_remembrance(f"{told}{news}") == f"{told}{news}"


def test_an_outlet_files_its_sport_apart() -> None:
    assert apart("Old rivals meet again in Halvet", "", "https://courier.example/sport/halvet")
    assert apart("Old rivals meet again in Halvet", "", "https://courier.example/sports/halvet")
    assert not apart("Shells fall on Halvet", "", "https://courier.example/sport/halvet")
    assert not apart("Nine die in Halvet", "", "https://courier.example/sport/halvet")


@pytest.mark.parametrize(
    "path", ["world", "travel", "music", "food", "culture", "food-aid-runs-out", "sport-hall-hit", "arts", "lifestyle"]
)
def test_no_other_address_sets_news_apart(path: str) -> None:
    assert not apart("Norway suspends flights to Halvet", "", f"https://courier.example/{path}/halvet")
    assert not apart("Norway suspends flights to Halvet", "", f"https://courier.example/{path}-halvet")


def test_an_accident_is_one_by_its_headline() -> None:
    assert accident("Bus crash kills nine near Halvet", "The driver was among the dead, police said.")
    assert not accident("Bus crash kills nine near Halvet", "The bus was hit by shellfire, the governor said.")


OPENINGS = {
    "a wave": ("The tanker was hit by a high wave, its owner said.", True),
    "a lorry": ("The tanker was struck by a lorry on the quay.", True),
    "a force": ("A speedboat of the Lazur Guard rammed the tanker at dawn.", False),
    "a force that hit": ("Forces of Norway hit the tanker at dawn.", False),
    "a state": ("Norway hit the tanker at dawn.", False),
    "whoever it was": ("The tanker was hit by an unknown object.", False),
    "an attack": ("The tanker was attacked at dawn.", False),
    "a blow": ("The tanker was struck twice at dawn.", False),
}


@pytest.mark.parametrize("case", OPENINGS)
def test_what_somebody_sank_is_no_accident(case: str) -> None:
    opening, expected = OPENINGS[case]
    assert accident("Tanker sinks off Halvet, five dead", opening) is expected

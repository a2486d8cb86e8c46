import pytest

from diurna.interpret.claims.casualties import read_casualties
from diurna.model import Article

#: text: how badly those of each figure were hurt.
HURT = {
    "Eighteen Tovish sailors have been seriously wounded, the navy said.": ["seriously"],
    "Drones caused minor injuries to four workers, the port said.": ["minor"],
    "Two guards were critically injured.": ["critically"],
    "Thirty people were wounded, two of them seriously.": [None],
    "Nine people were killed.": [None],
}
#: text: the place of each figure.
PLACED = {
    "of those whom the sentence before counts": (
        "The command said that six sailors have been killed. The sailors were killed in an attack on Port Ellor.",
        ["Port Ellor"],
    ),
    "a war's total is of no one port": (
        "The command said that six sailors have been killed in the war thus far. The sailors were killed in an attack on Port Ellor.",
        [None],
    ),
    "in the strikes, by the sentence before": (
        "The army then bombed a camp of the Northern Front in Selm. The Front said two of its members were killed in the strikes.",
        ["Selm"],
    ),
    "in the strikes, of which nothing is said before": (
        "The minister spoke in Selm. The Front said two of its members were killed in the strikes.",
        [None],
    ),
    "they, too": ("Six sailors were killed, the command said. They were killed in Ellor on 1 March.", ["Ellor"]),
    "another paragraph tells of others": ("Six sailors were killed, the command said.\nThey were killed in Ellor on 1 March.", [None]),
    "of other people": ("Six sailors were killed, the command said. The pilots were killed in Ellor on 1 March.", [None]),
    "where the figure has a place of its own": ("Six sailors were killed in Marrow. They were killed in Ellor, others said.", ["Marrow"]),
    "the strike, by the sentence before": (
        "Jets bombed a clinic in Selm on Monday. Officials said that the strike killed dozens of people.",
        ["Selm"],
    ),
    "the strike, by the site beside which it fell": (
        "A video shows a strike on a naval base in Selm. A clinic close to the naval base was also hit. Police say the strike killed 40.",
        ["Selm"],
    ),
    "a strike of which nothing is said before": (
        "The minister spoke in Selm. Officials said that the strike killed dozens of people.",
        [None],
    ),
    "a quarter in its city": ("Two protesters were killed near the Harbour Quarter in the capital Selm.", ["Harbour Quarter, Selm"]),
}


def test_how_badly_people_were_hurt() -> None:
    assert {text: [c.severity for c in read_casualties(Article(id="a", text=text))] for text in HURT} == HURT


def test_a_place_of_the_sentences_around() -> None:
    got = {case: [c.place for c in read_casualties(Article(id="a", text=text))] for case, (text, _) in PLACED.items()}
    assert got == {case: places for case, (_, places) in PLACED.items()}


def test_a_numbered_unit_stands_behind_its_soldiers() -> None:
    (claim,) = read_casualties(Article(id="a", text="The army said that seven 84th Rifle Brigade soldiers were injured in Selm."))
    assert claim.people == "soldiers of the 84th Rifle Brigade"


def test_the_end_of_a_period_is_what_a_total_is_as_of() -> None:
    text = "At least 40 pupils of the order were arrested between January 5 and February 9, the network said."
    (claim,) = read_casualties(Article(id="a", text=text))
    assert (claim.since, claim.as_of) == ("January 5", "February 9")


VESSELS = {
    "the one that was sunk": (
        "A day after a Tovish submarine sank an Omani frigate, leaving 87 sailors dead.",
        "sailors of an Omani frigate",
    ),
    "the one that is named": ("A mine sank the Omani frigate off Selm, leaving 87 sailors dead.", "sailors of the Omani frigate"),
    "one of two": ("A frigate met a destroyer off Selm, and 87 sailors died.", "sailors"),
    "no ship": ("Some 87 sailors died in Selm.", "sailors"),
}


@pytest.mark.parametrize("case", VESSELS)
def test_sailors_with_their_ship(case: str) -> None:
    text, expected = VESSELS[case]
    assert [c.people for c in read_casualties(Article(id="a", text=text))] == [expected]


#: title, text: the place of a running total that its sentence gives none.
TITLED = {
    "what an article is about": (
        "Peru: Mass Arrests After Protests",
        "As of 13 May, the network had named over 280 people arrested.",
        "Peru",
    ),
    "where its title says": ("Hundreds held in Peru", "As of 13 May, the network had named over 280 people arrested.", "Peru"),
    "a page on many events": ("Peru Update, 3 May", "As of 13 May, the network had named over 280 people arrested.", None),
    "two countries": ("Peru: Chile shuts the border", "As of 13 May, the network had named over 280 people arrested.", None),
    "who strikes is not where": ("Peru strikes a port", "As of 13 May, the network had named over 280 people arrested.", None),
    "another nation's people": ("Peru: arrests go on", "As of 13 May, the network had named over 280 Chileans arrested.", None),
}


def test_a_running_total_is_of_the_one_country_that_its_title_names() -> None:
    got = {case: [c.place for c in read_casualties(Article(id="a", title=title, text=text))] for case, (title, text, _) in TITLED.items()}
    assert got == {case: [place] for case, (*_, place) in TITLED.items()}


def test_members_are_those_of_who_speaks_of_them() -> None:
    told = {
        "The Selm Front posted photos of two of its members who were killed in the raid.": ["Selm Front members"],
        "The governor said that two members of the Front were killed.": ["Front"],
        "Police in Selm said that the raid killed two fighters of the Front and its staff fled.": ["fighters"],
    }
    assert {text: [c.people for c in read_casualties(Article(id="a", text=text))] for text in told} == told

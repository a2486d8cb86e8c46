import pytest

from diurna.interpret.asides import again, background, sober, twins
from diurna.interpret.candidates import Candidate
from diurna.interpret.selection import Chosen
from tests.interpret.invented import article, candidate, candidates_of, casualty

BACKGROUND = {
    "what somebody has done for years": ("Petar Lunek, 61, has run the ferries of Selm for 22 years.", True),
    "what lasted for days": ("Kardavia has held the bridge of Olo for two days.", False),
    "what has long been so": ("Kardavia has long wanted a port of its own on the gulf.", True),
    "a record": ("The Front of Zarim has a track record of broken truces.", True),
    "where something is": ("The Selm Works are located in Linport and build gliders for Kardavia.", True),
    "what something is": ("The Lazur Guard is a force that answers to the president.", True),
    "when somebody spoke": ("Hanne Brusk spoke a day after Kardavia sent 12 ships to Zarim.", True),
    "what came when": ("The raid on Halvet came, the mayor said, hours after Kardavia closed the pass.", False),
    "what went before": ("Sovella had been mediating between the two sides since May.", True),
    "what somebody says went before": ("Sovella had offered a truce on Sunday, the ministry said.", False),
    "what somebody had said before": ("Guard chief Hanne Brusk had claimed that Kardavia was hiding the captures.", True),
    "what is so since the war began": ("Kardavia has launched raids on Norvia and Sovella since the war of the spring began.", True),
    "so many since then": ("Kardavia has launched 40 raids on Norvia since the war of the spring began.", False),
    "what only goes on": ("The ports of Norvia face continued raids as the fleet of Kardavia draws near.", True),
    "what was done before": ("Kardavia previously struck the dam of Lazur in the war of the spring.", True),
    "what is done as a rule": ("The Front regularly used rafts against the ports of Kardavia.", True),
    "months ago": ("Six months ago Prime Minister Maren and other ministers feasted in Halvet.", True),
    "months": ("For months, the Front has been closing in on Kelmo.", True),
    "the day's event": ("Shells fell on the market of Halvet before dawn.", False),
}


@pytest.mark.parametrize("case", BACKGROUND)
def test_background(case: str) -> None:
    text, wanted = BACKGROUND[case]
    assert background(candidate(text)) is wanted


def test_a_headline_and_a_toll_are_no_background() -> None:
    assert not background(candidate("Kardavia has long wanted a port", form="headline"))
    assert not background(candidate("Nine people had been killed in Halvet.", claims=(casualty(9),)))


def drafted(*lines: Candidate) -> list[tuple[str, Chosen]]:
    return [(f"story {n}", Chosen(candidate=c, strength=1.0)) for n, c in enumerate(lines)]


NEWS = tuple(candidate(f"Envoys of Sovella reached village {n} of Zarim with flour.") for n in range(15))
COMMENTS = {
    "a scene": "Videos show smoke over the market of Halvet.",
    "a guess": "The raid raises questions about the truce in Zarim.",
    "a verdict": "Sovella navigates between Kardavia and the Front.",
}


@pytest.mark.parametrize("case", COMMENTS)
def test_comment_goes_where_enough_news_is_left(case: str) -> None:
    line = candidate(COMMENTS[case])
    assert line.text not in [c.candidate.text for _, c in sober(drafted(line, *NEWS))]
    assert line.text in [c.candidate.text for _, c in sober(drafted(line, *NEWS[:4]))]


def test_a_thin_day_is_filled_up_with_the_strongest_comment() -> None:
    lines = [candidate(text) for text in COMMENTS.values()]
    told = [c.candidate.text for _, c in sober(drafted(*lines, *NEWS[:4]))]
    assert told == [lines[0].text, *(n.text for n in NEWS[:4])]


def test_a_ministers_word_is_no_comment_wherever_it_stands() -> None:
    line = candidate("Ambassador Roe of Norway said that talks on Zarim were in doubt.", explains=True)
    assert line.text in [c.candidate.text for _, c in sober(drafted(line, *NEWS))]


def test_a_toll_stays_whoever_shows_it() -> None:
    line = candidate("Videos show the bodies of nine people in Halvet.", claims=(casualty(9),))
    assert len(sober(drafted(line, *NEWS))) == len(NEWS) + 1


def test_of_many_voices_to_one_effect_the_first_three_stay() -> None:
    voices = [candidate(f"{who} condemned the raid on Halvet on Monday.") for who in ("Sovella", "Uldania", "Lunek", "Maren", "Roe")]
    mourners = [candidate("Zarim mourned the dead of Halvet on Monday.")]
    told = [c.candidate.text for _, c in sober(drafted(*voices, *mourners))]
    assert told == [v.text for v in (*voices[:3], *mourners)]


KNOWN = frozenset({"zarim", "kardavia", "halvet", "iran", "iraq"})
PAIRS = {
    "one war, whatever a line says of it besides": (
        "Iraq launched a full-scale campaign against Iran, which shut its ports.",
        "Iraq launched a major attack on Iran on Monday, and called on all who have waited since 1979 to rise.",
        True,
    ),
    "the same words": ("Drone kills nine in Halvet market", "A drone killed nine at the market in Halvet.", True),
    "one deed in other words": (
        "President Lunek has warned that raids will continue until all objectives are achieved.",
        "Lunek says raids continue until objectives are met, as shells fall on Kelmo.",
        True,
    ),
    "one death": ("Norway says Lunek was killed in a raid", "Norway’s army: Lunek dead after the bombing of Halvet", True),
    "one death, told by the other side": ("Norway says Lunek was killed in a raid", "Chile confirms that Lunek is dead", False),
    "the parties only": ("Kardavia strikes Halvet", "Envoys of Kardavia leave Halvet for Zarim", False),
    "the other side's deed": (
        "Iran launches raids on bases and depots near Kelmo",
        "Iraq widens raids on bases near Kelmo by night",
        False,
    ),
    "all of the other line, and more": (
        "Envoys of Sovella offer flour, fuel and salt for the bridge at Lazur.",
        "The plan does not meet what Zarim wants, and envoys of Sovella offer flour, fuel and salt for the bridge at Lazur.",
        True,
    ),
    "one blow of one state against another": (
        "Iraq renews attacks on Iran, with further strikes on the capital",
        "Tehran comes under attack from a new round of Iraqi strikes",
        True,
    ),
    "one war begun": (
        "Norway and Sweden launched strikes on Chile on Saturday, hitting targets across the country.",
        "The Norwegian and Swedish forces attacked Chile on Saturday in what President Roe said was a massive operation.",
        True,
    ),
    "an object of its own": ("Norway launches strikes on Chile power grid", "Norway begins summer offensive in Chile", False),
    "two kinds of attack": ("Norway starts naval blockade operation against Chile", "Norway launches cyber attacks on Chile", False),
    "the other side's attack": (
        "Norway and Sweden launched strikes on Chile on Saturday, hitting targets across the country.",
        "Chilean forces began an offensive of their own at dawn against Norway and Sweden.",
        False,
    ),
    "two towns": (
        "Norway launched strikes on Valparaiso in Chile on Saturday, hitting targets in the port.",
        "Norwegian forces began a massive operation against Temuco, Chile, before dawn.",
        False,
    ),
    "one site": (
        "US embassy in Lima hit by drones, Chile claims strike",
        "Chile hit the US embassy in the capital of Peru with a drone strike, causing minor damage.",
        True,
    ),
    "two sites": (
        "US embassy in Lima hit by drones, Chile claims strike",
        "Chile hit the airport of Lima with drones as US planes left Peru.",
        False,
    ),
    "two blows of one state": ("Iraq strikes an embassy of Iran with drones", "Iraqi guns shell villages along the border of Iran", False),
    "a toll, and the act it came from": ("Raids on Halvet bases kill 51 people", "Raids on Halvet bases widen to the coast", False),
}


@pytest.mark.parametrize("case", PAIRS)
def test_twins(case: str) -> None:
    one, other, wanted = PAIRS[case]
    assert twins(one, other, KNOWN) is wanted


def test_a_short_items_deck_tells_its_headline_again() -> None:
    one = article(
        "a",
        "Lunek rejects reports that his general warned of a raid on Halvet",
        "Zarim’s president rejects reports of a general who warned him.",
    )
    headline, deck = candidates_of(one)
    assert again(deck, headline, KNOWN)
    other = article(
        "b",
        "Sovella evacuates crew of a second ship near Kelmo",
        "More than 200 sailors of the Lazur are ashore, a day after their ship sank.",
    )
    headline, deck = candidates_of(other)
    assert not again(deck, headline, KNOWN)


TOLLS = {
    "so many of the same people": ({"people": "Kardavian soldiers"}, {"people": "soldiers"}, True),
    "other people": ({"people": "soldiers"}, {"people": "miners"}, False),
    "one place": ({"place": "Halvet"}, {"place": "Halvet"}, True),
    "two places": ({"people": "soldiers", "place": "Halvet"}, {"people": "soldiers", "place": "Kelmo"}, False),
    "nothing said of either": ({}, {}, False),
}


@pytest.mark.parametrize("case", TOLLS)
def test_one_toll_told_twice(case: str) -> None:
    one, other, wanted = TOLLS[case]
    first = candidate("Six died, the army said.", theme="casualties", claims=(casualty(6, **one),))
    second = candidate("The army counts six dead.", theme="casualties", claims=(casualty(6, **other),))
    assert again(first, second, KNOWN) is wanted

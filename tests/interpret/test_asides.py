import pytest

from diurna.interpret.asides import background, sober, twins
from diurna.interpret.candidates import Candidate
from diurna.interpret.selection import Chosen
from tests.interpret.invented import candidate, casualty

BACKGROUND = {
    "what has long been so": ("Kardavia has long wanted a port of its own on the gulf.", True),
    "a record": ("The Front of Zarim has a track record of broken truces.", True),
    "where something is": ("The Selm Works are located in Linport and build gliders for Kardavia.", True),
    "what something is": ("The Lazur Guard is a force that answers to the president.", True),
    "what went before": ("Sovella had been mediating between the two sides since May.", True),
    "what somebody says went before": ("Sovella had offered a truce on Sunday, the ministry said.", False),
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
    "words of those who weigh": "Sovella navigates between Kardavia and the Front.",
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
    voices = [candidate(f"{who} condemns the raid on Halvet.") for who in ("Sovella", "Uldania", "Lunek", "Maren", "Roe")]
    mourners = [candidate("Zarim mourns the dead of Halvet.")]
    told = [c.candidate.text for _, c in sober(drafted(*voices, *mourners))]
    assert told == [v.text for v in (*voices[:3], *mourners)]


KNOWN = frozenset({"zarim", "kardavia", "halvet", "iran", "iraq"})
PAIRS = {
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
    "a toll, and the act it came from": ("Raids on Halvet bases kill 51 people", "Raids on Halvet bases widen to the coast", False),
}


@pytest.mark.parametrize("case", PAIRS)
def test_twins(case: str) -> None:
    one, other, wanted = PAIRS[case]
    assert twins(one, other, KNOWN) is wanted

import pytest

from diurna.interpret.figures import differs, figure_in_words, people_in_words
from diurna.model import Casualty
from tests.interpret.invented import casualty

WORDS: dict[str, tuple[Casualty, str, str]] = {
    "exact": (casualty(9), "9", "9 people"),
    "one": (casualty(1), "1", "1 person"),
    "at least one": (casualty(1, None, qualifier="at_least"), "at least 1", "at least 1 person"),
    "at least": (casualty(1200, None, qualifier="at_least"), "at least 1,200", "at least 1,200 people"),
    "more than": (casualty(200, None, qualifier="more_than"), "more than 200", "more than 200 people"),
    "about": (casualty(200, 200, qualifier="about"), "about 200", "about 200 people"),
    "up to": (casualty(60, 60, qualifier="up_to"), "up to 60", "up to 60 people"),
    "a range": (casualty(200, 250, qualifier="range"), "200 to 250", "200 to 250 people"),
    "a range of one": (casualty(200, 200, qualifier="range"), "200", "200 people"),
    "dozens": (casualty(24, 99, qualifier="vague", quote="Dozens were hurt"), "dozens", "dozens of people"),
    "the longer vague word": (
        casualty(20000, 99999, qualifier="vague", quote="tens of thousands fled"),
        "tens of thousands",
        "tens of thousands of people",
    ),
    "a dozen": (casualty(12, 12, qualifier="vague", quote="a dozen died"), "a dozen", "a dozen people"),
    "a handful": (casualty(3, 6, qualifier="vague", quote="a handful died"), "a handful", "a handful of people"),
    "several": (casualty(3, 9, qualifier="vague", quote="several died"), "several", "several people"),
    "tens": (casualty(20, 99, qualifier="vague", quote="ten died and tens were hurt"), "tens", "tens of people"),
    "of two vague words the one meant": (
        casualty(200, 999, qualifier="vague", quote="the raid killed dozens and hurt hundreds"),
        "hundreds",
        "hundreds of people",
    ),
    "bounds are never printed": (
        casualty(3, 9, qualifier="vague", quote="losses"),
        "an unstated number",
        "an unstated number of people",
    ),
    "short of it": (casualty(90, qualifier="about", quote="a raid that killed nearly 90"), "nearly 90", "nearly 90 people"),
    "short of it, in words": (casualty(20, qualifier="about", quote="almost twenty died"), "almost 20", "almost 20 people"),
    "another figure falls short": (
        casualty(90, qualifier="about", quote="some 90 died in nearly 900 raids"),
        "about 90",
        "about 90 people",
    ),
    "who they are": (casualty(5, people="aid workers"), "5", "5 aid workers"),
    "one of whom it is said who": (casualty(1, people="70-year-old woman"), "1", "a 70-year-old woman"),
    "one with a vowel": (casualty(1, people="8-year-old boy"), "1", "an 8-year-old boy"),
    "one who is no one": (casualty(1, people="crew"), "1", "1 crew"),
    "a list without its sum": (
        casualty(4, people="nurses and driver", quote="A drone hurt three young nurses and a driver."),
        "three young nurses and a driver",
        "three young nurses and a driver",
    ),
    "a printed sum": (casualty(4, people="nurses and drivers", quote="It hurt 4 nurses and drivers."), "4", "4 nurses and drivers"),
    "dozens of whom": (casualty(24, 99, qualifier="vague", quote="dozens", people="villagers"), "dozens", "dozens of villagers"),
}


@pytest.mark.parametrize("case", WORDS)
def test_figures_in_words(case: str) -> None:
    claim, figure, people = WORDS[case]
    assert (figure_in_words(claim), people_in_words(claim)) == (figure, people)


DIFFER = {
    "equal": ((9, 9), (9, 9), False),
    "apart": ((9, 9), (12, 12), True),
    "a range that holds the other": ((200, 250), (220, 220), False),
    "a range that doesn't": ((200, 250), (260, 260), True),
    "an open end reaches up": ((200, None), (900, 900), False),
    "an open end doesn't reach down": ((200, None), (190, 190), True),
    "two open ends": ((200, None), (900, None), False),
}


@pytest.mark.parametrize("case", DIFFER)
def test_differs(case: str) -> None:
    one, other, apart = DIFFER[case]
    assert differs(one, other) is apart
    assert differs(other, one) is apart

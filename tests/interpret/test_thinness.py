import pytest
from msgspec.structs import replace

from diurna.interpret.claims import read_claims
from diurna.interpret.lines import Line
from diurna.interpret.thinness import is_general, overtaken, thinness
from tests.interpret.invented import article, candidate, candidates_of, storyline

GENERAL = {
    "states, and nothing that was hit": ("Kenya announced incoming attacks early on Thursday and Uganda bombed back.", True),
    "a verb that no list of attacks has": ("Kenya and Rwanda bombard Uganda as fuel gets dear.", True),
    "what goes on, at a named town, too": ("Kenya continued to bomb Halvet.", True),
    "a town": ("Kenya bombed Halvet.", False),
    "a capital": ("Kenya bombed targets in Kampala.", False),
    "a thing that was hit": ("Kenya bombed two bridges.", False),
    "a count": ("Kenya fired 40 missiles at Uganda.", False),
    "no blow": ("Kenya recalled its envoy from Uganda.", False),
}


@pytest.mark.parametrize("case", GENERAL)
def test_blows_in_general(case: str) -> None:
    text, wanted = GENERAL[case]
    assert is_general(text) is wanted


def _line(text: str, before: str = "") -> Line:
    told = candidate(text)
    (line,) = storyline("s", replace(told, claims=read_claims(told.article))).lines
    return replace(line, before=before)


# The first of each pair has more left of its worth.
PAIRS = {
    "a blow at a place before blows in general": ("Kenya bombed the port of Mombo.", "Kenya bombed Uganda."),
    "a war that begins before blows in general": ("Kenya launched a full-scale military campaign in Uganda.", "Kenya bombed Uganda."),
    "a deed before words": ("Kenya recalled its envoy from Uganda.", "Kenya’s president said that Uganda’s war is a crime."),
    "a deed before applause": ("Kenya recalled its envoy from Uganda.", "Rwanda hailed the raids of Kenya on Uganda."),
    "one who decides before one who speaks for him": (
        "Kenya’s president said that Uganda’s war is a crime.",
        "Kenya’s ambassador said that Uganda’s war is a crime.",
    ),
    "said before said again": (
        "Kenya’s adviser says that the strait is shut to Uganda.",
        "Kenya’s adviser reiterates that the strait is shut to Uganda.",
    ),
    "today before last week": (
        "Guards used nets against drones at Olo.",
        "As the raids began last week, guards used nets against drones at Olo.",
    ),
}


@pytest.mark.parametrize(("more", "less"), PAIRS.values(), ids=PAIRS)
def test_thin_beside(more: str, less: str) -> None:
    assert thinness(_line(more)) > thinness(_line(less))


def test_what_was_told_before_is_thin_and_what_came_of_it_is_not() -> None:
    before = "“Sovella’s parliament narrowly rejected a resolution on the war in Zarim.” (The Courier, 2 March)"
    again = "The parliament of Sovella narrowly rejected a resolution against the war in Zarim, an early sign of unease."
    assert thinness(_line(again, before)) < 1
    assert thinness(_line("Sovella sent troops into Zarim.", before)) == 1


def test_a_deed_whose_doer_its_article_does_not_know_is_thin() -> None:
    plane = "A fighter jet was shot down over Halvet on Monday."
    for after, left in (("It was not immediately clear whose jet it was.", 0.45), ("It was not clear who spoke for the port.", 1)):
        one = article("a", "", f"{plane} Smoke rose. {after}")
        (line,) = storyline("s", candidates_of(one)[0]).lines
        assert thinness(line) == left


def test_what_was_announced_and_came_is_not_thin_though_the_words_are_the_same() -> None:
    before = "“A truce of five days between Kardavia and the Front of Zarim is to begin on Monday.” (The Courier, 2 March)"
    assert thinness(_line("The truce of five days between Kardavia and the Front of Zarim came into force on Monday.", before)) == 1
    assert thinness(_line("The truce of five days between Kardavia and the Front of Zarim is to begin at dawn.", before)) < 1


TALKS = ("Kenya and Uganda were holding a round of talks in Linport.", "Kenya-Uganda talks conclude with few details")


def test_talks_that_open_are_overtaken_by_their_end() -> None:
    opens, ends = map(_line, TALKS)
    assert overtaken([opens, ends]) == {id(opens)}
    assert not overtaken([opens])


def test_the_next_round_and_others_talks_are_not() -> None:
    ends = _line(TALKS[1])
    further, others = _line("Kenya and Uganda are to hold talks next week in Olo."), _line("Kenya and Rwanda hold talks in Olo.")
    assert not overtaken([ends, further, others])

import pytest

from diurna.interpret.comment import comments, is_opinion, weighs
from tests.interpret.invented import article

LEAD = "Nine people were killed in Halvet on Monday when a drone hit the market."

OPINIONS = {
    "under the piece": ("The lesson of Halvet", f"{LEAD}\nThe views expressed in this column are those of Ana Roe.", True),
    "above the piece": ("", f"The views expressed are her own.\n{LEAD}", True),
    "by who writes": ("", f"The author is a Gulfline Money columnist.\n{LEAD}", True),
    "in the title": ("Opinion: The Front has lost its way", LEAD, True),
    "behind the title": ("The Front has lost its way | Opinion", LEAD, True),
    "of readers' comments": ("", f"{LEAD}\nViews expressed in readers’ comments are not Gulfline’s.", False),
    "somebody's views": ("", f"{LEAD} The views expressed by Maren in Linport were not new.", False),
    "news": ("Drone hits market", LEAD, False),
}


@pytest.mark.parametrize("case", OPINIONS)
def test_is_opinion(case: str) -> None:
    title, text, wanted = OPINIONS[case]
    assert is_opinion(article("a", title, text)) is wanted


COMMENTS = {
    "a headline that explains": ("Why the market was hit", LEAD, True),
    "a guest": ("Talks in Linport", "We are pleased to welcome Petar Lunek.", True),
    "news": ("Drone hits market", LEAD, False),
    "a caption in place of a title": ("Ana Roe is pictured in Linport March 4, 2011.", LEAD, False),
}


@pytest.mark.parametrize("case", COMMENTS)
def test_comments(case: str) -> None:
    title, text, wanted = COMMENTS[case]
    assert comments(article("a", title, text)) is wanted


WEIGHS = {
    "words of those who weigh": ("Much remains undecided as the Front enters Halvet.", True),
    "an outlet that contracts": ("The valley states didn’t want this war, and they’re the ones to end it.", True),
    "what ought to be": ("The council should act before Zarim is lost.", True),
    "what will come of it": ("Silence will destroy the order of the valley.", True),
    "what somebody says ought to be": ("Sovella said that the council should act.", False),
    "what is quoted": ("Maren, leaving Linport: “We didn’t want this war.”", False),
    "news": ("Shells fell on the market of Halvet before dawn.", False),
}


@pytest.mark.parametrize("case", WEIGHS)
def test_weighs(case: str) -> None:
    text, wanted = WEIGHS[case]
    assert weighs(text) is wanted


def test_a_headline_may_contract() -> None:
    assert not weighs("Front won’t talk under bombs", headline=True)

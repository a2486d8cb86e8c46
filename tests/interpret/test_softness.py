import pytest

from diurna.interpret.consequence import consequence
from diurna.interpret.softness import looks_on, remark, softness

SOFT = {
    "a film": "Videos show heavy bombardment of Halvet.",
    "a scene": "Flares were seen lighting up the sky over Halvet.",
    "onlookers": "Drivers queued for two hours at petrol stations in Ostrel.",
    "a mood": "Residents of Halvet are torn between fear and relief.",
    "a guess": "The pause in attacks suggests that the army lacks shells.",
    "an expert behind his words": "Zarim’s rulers cannot last, says analyst Hanne Brusk.",
    "a person in a scene": "Sitting in a dark cellar of Halvet with his dog, Petar Roe thought of the sea.",
    "an expert": "A war historian at the university says the front is stable.",
    "what only goes on": "The towns of Zarim face continued shelling by Kardavia.",
    "a forgery": "Accounts of the Front circulated fake footage of a raid on Ostrel.",
    "a poll": "One in three in Sovella supports the war, a poll published on Monday showed.",
    "markets on a common day": "Oil prices steadied on Monday.",
}
NEWS = {
    "a word, and a guess that is added": "Kardavia turned down the plan on Monday, saying that it might cost lives.",
    "a government that warns": "Zarim could fall apart unless its ruler goes, Peru said on Tuesday.",
    "an attack": "An air strike hit the covered market in Halvet.",
    "markets on a great day": "Oil prices soar to a record as the strait is closed.",
    "a meeting": "The two ministers met in Linport.",
}


@pytest.mark.parametrize("text", SOFT.values(), ids=SOFT)
def test_what_only_looks_on_is_soft(text: str) -> None:
    assert softness(text) < 1


@pytest.mark.parametrize("text", NEWS.values(), ids=NEWS)
def test_news_is_not(text: str) -> None:
    assert softness(text) == 1


LOOKS_ON = {
    "a scene": ("Witness videos show smoke over the market of Halvet.", True),
    "a guess": ("The Front may be preparing a raid on Halvet.", True),
    "a guess about what somebody has done": ("Uldania has given the Front maps that could help it strike Halvet, officials said.", False),
    "a guess behind the news": ("Uldania has given the Front maps, according to officials – a sign that it may join the war.", False),
}


@pytest.mark.parametrize("case", LOOKS_ON)
def test_looks_on(case: str) -> None:
    text, wanted = LOOKS_ON[case]
    assert looks_on(text) is wanted


def test_what_is_added_counts_where_the_whole_is_weighed() -> None:
    added = "Kardavia turned down the plan on Monday, saying that it might cost lives."
    assert consequence(added, (), whole=True) < consequence(added, ())


VOICES = {
    "praise": ("Sovella’s president praised Kardavia’s raid on Halvet.", "for"),
    "solidarity": ("The Front extends ‘full solidarity’ to Zarim.", "for"),
    "a condemnation": ("Sovella’s president condemned Kardavia’s raid on Halvet.", "against"),
    "mourning": ("Sovella’s president mourned the dead of Halvet.", "grief"),
    "news": ("Kardavia raided Halvet.", ""),
}


@pytest.mark.parametrize("case", VOICES)
def test_what_voice_is_raised(case: str) -> None:
    text, wanted = VOICES[case]
    assert remark(text) == wanted

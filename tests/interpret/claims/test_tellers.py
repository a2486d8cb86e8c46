"""Who says how many died is none of the dead: titles, positions and wordings, and the dead that stay."""

import pytest

from diurna.interpret.claims.casualties import read_casualties
from diurna.interpret.tally import count
from diurna.model import Article

TITLES = ("Governor", "President", "General", "Prime Minister", "Mayor", "Police chief", "Deputy Governor", "Army spokesman", "Lawmaker")
SPOKEN = {
    "after a comma": "A blast at Selm killed 11 people, {} Ana Roe said.",
    "on a day": "A blast at Selm killed 11 people, {} Ana Roe said on Friday.",
    "to reporters": "A blast at Selm killed 11 people, {} Ana Roe told reporters.",
    "turned round": "A blast at Selm killed 11 people, said {} Ana Roe.",
    "according to": "A blast at Selm killed 11 people, according to {} Ana Roe.",
    "after a dash": "A blast at Selm killed 11 people — {} Ana Roe said.",
    "a dash and no verb": "A blast at Selm killed 11 people – {} Ana Roe",
    "a colon behind": "Blast kills 11 people: {} Ana Roe",
    "a colon before": "{} Ana Roe: blast at Selm killed 11 people",
    "first": "{} Ana Roe said a blast at Selm killed 11 people.",
    "first, to reporters": "{} Ana Roe told reporters that a blast at Selm had killed 11 people.",
    "of a district": "A blast at Selm killed 11 people, {} Ana Roe of the northern district said.",
    "with an aside": "A blast at Selm killed 11 people, {} Ana Roe, who visited the site, said.",
    "late": "A blast at Selm killed 11 people, {} Roe confirmed late on Friday.",
    "in the passive": "Eleven people were killed in a blast at Selm, {} Ana Roe said.",
    "quoted": "A blast killed 11 people, {} Ana Roe was quoted as saying.",
    "after and": "A blast killed 11 people and {} Ana Roe said more were missing.",
    "a quotation": "“The blast killed 11 people,” {} Ana Roe said.",
    "initials": "A blast killed 11 people, {} A. B. Roe said.",
    "a particle": "A blast killed 11 people, {} Jan van Roe announced.",
    "of a country": "A blast killed 11 people, Velm's {} Ana Roe said.",
    "later": "A blast killed 11 people, {} Ana Roe later said.",
    "a day before the verb": "A blast killed 11 people, {} Ana Roe on Friday told state television.",
}
APPOSED = {
    "the office behind the name": "A blast at Selm killed 11 people, Ana Roe, the {}, said.",
    "the office of a town": "A blast at Selm killed 11 people, Ana Roe, {} of Selm, said.",
    "the name behind the office": "A blast at Selm killed 11 people, the {}, Ana Roe, said.",
    "a headline's office": "11 people killed in Selm blast, {} says",
    "a headline's name": "Blast kills 11 people, {} Ana Roe says",
}


@pytest.mark.parametrize("shape", [*SPOKEN.values(), *APPOSED.values()], ids=[*SPOKEN, *APPOSED])
def test_who_speaks_is_no_victim(shape: str) -> None:
    for title in TITLES:
        text = shape.format(title.lower() if shape in APPOSED.values() else title)
        article = Article(id="a", text=text)
        assert [(c.effect, c.low) for c in read_casualties(article)] == [("killed", 11)], text
        assert count(article).killed == (11, 11), text


DEAD = {
    "an officer among the dead, another speaks": ("The blast killed four soldiers and Colonel Ana Roe, the army said.", 5),
    "said the army": ("The blast killed four soldiers and a colonel, said the army.", 5),
    "a list, said police": ("Gunmen killed the mayor, Ana Roe, and two guards, said police.", 3),
    "a list with no and before the speaker": ("Gunmen killed a mayor, a priest, and a guard, police said.", 3),
    "a doctor who was killed": ("A blast killed 11 people and a doctor, police said.", 12),
    "a soldier confirmed dead": ("Two guards were killed and a soldier confirmed dead.", 3),
}


@pytest.mark.parametrize(("text", "low"), DEAD.values(), ids=DEAD)
def test_the_dead_stay(text: str, low: int) -> None:
    assert count(Article(id="a", text=text)).killed == (low, low)


DIED = {
    "a participle": ("A worker wounded in Friday's blast at Selm died in hospital.", 1),
    "who was": ("A guard who was wounded on Friday died of his wounds.", 1),
    "has died since": ("A man injured in the blast has died, the hospital said.", 1),
    "several": ("Nine people wounded in the raid died of their injuries.", 9),
}


@pytest.mark.parametrize(("text", "low"), DIED.values(), ids=DIED)
def test_who_died_of_wounds_is_dead_and_not_wounded(text: str, low: int) -> None:
    assert [(c.effect, c.low) for c in read_casualties(Article(id="a", text=text))] == [("killed", low)]


def test_those_wounded_beside_the_dead_stay() -> None:
    told = read_casualties(Article(id="a", text="Ten people were wounded in the raid at Selm, four died."))
    assert [(c.effect, c.low) for c in told] == [("injured", 10), ("killed", 4)]

import pytest

from diurna.interpret.claims.casualties import read_casualties
from diurna.model import Article

#: Nobody says that these came to pass, or that anybody is still held.
IMAGINED = (
    "He told them they would have hundreds of civilians killed if they went on.",
    "An assault on Kelmo could leave 3,000 people dead and 900 injured, the relief group warned.",
    "“You will have ten thousand dead on your hands,” the envoy told the general.",
    "“They'd leave 200 villagers dead,” she said.",
    "The plan would have seen 900 protesters arrested, the document said.",
    "They are going to have hundreds of people killed, the deputy said.",
    "He could well have up to 90 people arrested, the mayor said.",
    "Such a strike might easily lead to 40 deaths, officials said.",
    "The army is preparing for 1,000 dead in the first week, an officer said.",
    "The militia wants 5,000 rebels killed, officials in Marrow said.",
    "The study assumes that 300 people are killed in a first wave.",
    "In the worst case 25,000 people die, the study found.",
    "Forty villagers face being executed, residents said.",
    "Three sailors detained in Selm in May were finally released and flown to Marrow.",
    "Five reporters arrested last week have been freed, the ministry said.",
    "Eleven protesters were detained and later released, police said.",
    "Twelve activists jailed in 2019 walked free in Marrow.",
    "“If they were to shell a school and kill a dozen children, we would act,” another envoy said.",
    "Neighbours would step in if the army kills 40 people in the raid, the report said.",
    "In a most dangerous course of action, the Front fires on Linport and kills 40 people.",
    "Under such a scenario for the coming days, raids on Selm kill 40 people.",
    "Correction: an earlier version of this report said that 40 people were killed in Selm.",
    "(Corrects toll in the second paragraph, which said 40 people were killed.)",
    "The death toll could exceed 2,000, the agency warned.",
    "The death toll may have passed 300, the mayor said.",
    "The death toll is likely to rise above 300, officials said.",
    "Selm's death toll is expected to climb past 2,000.",
    "The official toll is feared to top 90, residents said.",
)


@pytest.mark.parametrize("text", IMAGINED)
def test_what_may_come_to_pass_is_no_figure(text: str) -> None:
    assert read_casualties(Article(id="a", text=text)) == ()


#: Said of something else, or yet to come: what is told of people stands.
DONE = {
    "dead and a warning": ("The mayor said 40 people were killed and warned that hundreds more would die.", "killed", 40),
    "is said to have left": ("The raid is said to have left nine people dead.", "killed", 9),
    "a statement is released": ("Three sailors were arrested, and the army released a statement.", "detained", 3),
    "others are freed": ("Police detained 30 people and freed 12.", "detained", 30),
    "not released yet": ("Three sailors detained in Selm have not been released.", "detained", 3),
    "to be released": ("Three sailors were detained and will be released, the army said.", "detained", 3),
    "what came to pass under a condition": ("If the raid killed 40 people, it is the worst of the war.", "killed", 40),
    "a condition of somebody else's": ("It is not known if the gunmen who kill villagers, 40 so far, are Tovish.", "killed", 40),
    "May is a month": ("The number of people killed in Varn since 3 May was put at 90.", "killed", 90),
    "a toll that goes on rising": ("The death toll continued to rise, to 700.", "killed", 700),
}


@pytest.mark.parametrize("case", DONE)
def test_what_came_to_pass_stands(case: str) -> None:
    text, effect, low = DONE[case]
    assert [(c.effect, c.low) for c in read_casualties(Article(id="a", text=text))][:1] == [(effect, low)]


#: Who says that a figure was made up gives none.
MADE_UP = {
    "an exaggeration": ("Ana Roe said reports of hundreds killed were an exaggeration.", "denied"),
    "overstated": ("The mayor said claims that 40 people were killed were overstated.", "denied"),
    "nobody says so": ("Reports of 40 people killed in Selm were grossly exaggerated.", "denied"),
    "not overstated": ("The mayor said reports that 40 people were killed were not exaggerated.", "reported"),
    "something else is false": ("The mayor said 40 people were killed and that talk of a truce was false.", "reported"),
}


@pytest.mark.parametrize("case", MADE_UP)
def test_a_figure_said_to_be_made_up_is_denied(case: str) -> None:
    text, status = MADE_UP[case]
    assert [c.status for c in read_casualties(Article(id="a", text=text))] == [status]


#: How many a toll is, as its words bound it.
BOUNDS = {
    "The death toll is likely to exceed 1,000, the council said.": ("more_than", 1000, None),
    "“The death toll is unknown, but likely to surpass 700,” the envoy said.": ("more_than", 700, None),
    "The toll is believed to exceed 400, the office said.": ("more_than", 400, None),
    "The number of people killed in Marrow has exceeded 700.": ("more_than", 700, None),
    "The death toll has climbed past 700.": ("more_than", 700, None),
    "The death toll nears 90.": ("about", 90, 90),
    "The death toll rose from 60 to 70.": ("exact", 70, 70),
    "Death toll estimates range from more than 300 to as many as 600.": ("range", 300, 600),
    "No more than 12 people were killed, the council said.": ("up_to", 12, 12),
}


@pytest.mark.parametrize("text", BOUNDS)
def test_the_bounds_of_a_toll(text: str) -> None:
    (claim,) = read_casualties(Article(id="a", text=text))
    assert (claim.qualifier, claim.low, claim.high) == BOUNDS[text]
    assert claim.claimant != "Death toll"

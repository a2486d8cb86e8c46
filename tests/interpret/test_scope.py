import pytest

from diurna.desk import Scope
from diurna.interpret.scope import on_topic, speaks_of
from diurna.model import Article

SCOPE = Scope(about=("Zarim", "US", "Port Arlen"), related=("drone", "Kardavia", "Gulf", "Eastern Gulf"), exclude=("cup",))

ARTICLES = {
    "about, in the title": ("Talks on Zarim", "", True),
    "about, in the lead": ("Talks", "Envoys met in Port Arlen.", True),
    "about, in the possessive": ("Zarim’s bridge falls", "", True),
    "about, far down": ("Talks", "x " * 400 + "Zarim", False),
    "part of a word": ("Zarimova wins", "", False),
    "an acronym is itself in capitals only": ("They told us so", "", False),
    "an acronym": ("Talks with US envoy", "", True),
    "one related word": ("Drone hits bridge", "", False),
    "one related word twice": ("Drone hits bridge", "More drones came. The drone’s wing was found.", False),
    "two related words": ("Drone hits bridge", "It came from Kardavia.", True),
    "a longer related word holds a shorter one": ("Eastern Gulf ports close", "", False),
    "excluded": ("Kardavia wins the cup", "The team from Zarim lost.", False),
    "excluded, yet about": ("Zarim cup called off", "", True),
    "nothing of it": ("Harvest festival opens", "Farmers came.", False),
}


@pytest.mark.parametrize("case", ARTICLES)
def test_on_topic(case: str) -> None:
    title, text, wanted = ARTICLES[case]
    assert on_topic(Article(id="a", title=title, text=text), SCOPE) is wanted


def test_an_empty_scope_takes_everything() -> None:
    assert on_topic(Article(id="a", title="Harvest festival opens"), Scope())


LINES = {
    "one word of about": ("The bridge at Zarim fell.", True),
    "two of related": ("A drone from Kardavia fell.", True),
    "one of related, in two cases": ("Drone after drone fell.", False),
    "none": ("The bridge fell.", False),
}


@pytest.mark.parametrize("case", LINES)
def test_speaks_of(case: str) -> None:
    line, wanted = LINES[case]
    assert speaks_of(line, SCOPE) is wanted

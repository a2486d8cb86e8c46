import pytest

from diurna.desk import Scope
from diurna.interpret.scope import astray, is_bystanding, is_elsewhere, is_others, is_set_apart, on_topic, speaks_of, strange, unmet
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


def test_what_is_set_apart_is_so_only_where_nothing_of_the_desk_is_named() -> None:
    texts = ("The cup began.", "The cup of Zarim began.", "The bridge fell.")
    assert [is_set_apart(text, SCOPE) for text in texts] == [True, False, False]
    assert not is_set_apart("The cup began.", Scope(exclude=("cup",)))


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


PARTIES = Scope(about=("Iran", "Hormuz"), related=("United States", "US", "Washington", "Israel", "sanctions", "missile", "warship"))
BUSINESS = {
    "one party's other business": ("US imposes sanctions on Rwanda", "", False),
    "two names of one party": ("US imposes sanctions on Rwanda", "Washington acted on Monday.", False),
    "no party": ("Missile hits warship off Rwanda", "", False),
    "a command of one party": ("US Coastal Command (Washington) photographs the army of Rwanda", "", False),
    "two parties": ("Israel and US discuss sanctions with Rwanda", "", True),
    "no other country": ("US fires missile from warship", "", True),
    "the topic itself": ("US imposes sanctions on Rwanda over Iran", "", True),
}


@pytest.mark.parametrize("case", BUSINESS)
def test_a_party_with_much_other_business(case: str) -> None:
    title, text, wanted = BUSINESS[case]
    assert on_topic(Article(id="a", title=title, text=text), PARTIES) is wanted


LEAD = "Shells fell on the harbour of Kelmo before dawn, and two ferries burned. " * 5
STRANGE = {
    "a sidebar": ("Two men held over the death of a singer.", LEAD, True),
    "its article's news": ("Two ferries burn after a raid", LEAD, False),
    "the topic": ("A singer of Iran is free", LEAD, False),
    "a party": ("A singer of Israel is free", LEAD, False),
    "little to judge by": ("Two men held over the death of a singer.", LEAD[:90], False),
}


@pytest.mark.parametrize("case", STRANGE)
def test_a_line_of_another_story(case: str) -> None:
    line, beside, wanted = STRANGE[case]
    assert strange(line, beside, PARTIES) is wanted
    assert not strange(line, beside, Scope())


STRAYS = {
    "the topic": ("Iran called off the talks.", "", "", False),
    "another country's business in a digest": (
        "The US imposes sanctions on the army of Rwanda.",
        "African envoys call for talks with Iran",
        "Iran",
        True,
    ),
    "another country that the title names": (
        "The US moves 15 planes from Rwanda.",
        "Rwanda refuses its bases for raids on Iran",
        "Iran",
        False,
    ),
    "nothing of the scope far and wide": ("The full moon will be the largest in years.", "", "It rises at nine.", True),
    "nothing of the scope but around it": ("The bridge was hit twice before dawn.", "", "Iran said so.", False),
}


@pytest.mark.parametrize("case", STRAYS)
def test_astray(case: str) -> None:
    line, title, around, wanted = STRAYS[case]
    assert astray(line, title, around, PARTIES) is wanted
    assert not astray(line, title, around, Scope())


BEFORE = "Petar Lunek, a driver, stood at the bridge with Envoy Hanne Maren."
UNMET = {
    "a last name": ("Lunek said that he had waited for days.", True),
    "with others": ("Lunek and other drivers said that they had waited for days.", True),
    "behind a quotation": ("“Nobody is left in Halvet,” Lunek said.", True),
    "a courtesy title": ("As shells fell on Halvet, Mr. Lunek called for help.", True),
    "a full name": ("Petar Lunek said that he had waited for days.", False),
    "somebody not named before": ("Brusk said that he had waited for days.", False),
    "somebody whom the scope names": ("Maren said that Zarim would never talk under bombs.", False),
}


@pytest.mark.parametrize("case", UNMET)
def test_who_speaks_is_unmet(case: str) -> None:
    line, wanted = UNMET[case]
    assert unmet(line, BEFORE, Scope(about=("Zarim", "Maren"))) is wanted


BYSTANDING = {
    "a party urges two other countries": ("Iran urges Norway, Sweden to hold talks as shells fall on the border", True),
    "it calls for a truce between them": ("Iran calls for restraint as Norway–Sweden fighting goes on", True),
    "it deals with them itself": ("Iran warns Norway and Sweden over their bases", False),
    "two other countries speak of a party": ("Norway and Sweden condemn strikes on Iran", False),
    "it does something to both": ("Iran fires missiles at Norway and Sweden", False),
}


@pytest.mark.parametrize("case", BYSTANDING)
def test_a_party_that_only_speaks_of_others_stands_by(case: str) -> None:
    line, stands_by = BYSTANDING[case]
    assert is_bystanding(line, Scope(about=("Iran",), related=("Israel", "missile"))) is stands_by


OTHERS = {
    "what the desk sets apart": ("Kardavia wins the cup", True),
    "countries that it does not watch": ("Kenya closes its markets", True),
    "what it watches": ("Kenya closes its markets to Zarim", False),
    "a neighbour it knows": ("Kardavia closes its markets", False),
    "no country at all": ("The markets are closed", False),
}


@pytest.mark.parametrize("case", OTHERS)
def test_others_news(case: str) -> None:
    main, wanted = OTHERS[case]
    assert is_others(main, SCOPE) is wanted


def test_nothing_is_others_to_a_desk_without_a_scope() -> None:
    assert not is_others("Kenya closes its markets", Scope())


#: A passage of a roundup: whether all of it is another country's business.
PASSAGES = {
    "Peruvian guards killed two commanders of the Dawn Front near Lima, the Peruvian ministry said.": True,
    "Peruvian guards killed two commanders whom Zarim armed, the Peruvian ministry said.": False,
    "A drone from Kardavia over the Gulf killed two Peruvian guards near Lima.": False,
    "The guards killed two commanders near the river.": False,
}


@pytest.mark.parametrize("text", PASSAGES)
def test_a_passage_of_elsewhere(text: str) -> None:
    assert is_elsewhere(text, SCOPE) is PASSAGES[text]
    assert not is_elsewhere(text, Scope())

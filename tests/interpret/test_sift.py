import pytest
from msgspec import structs

from diurna.desk import Outlet, Scope
from diurna.interpret.sift import sift
from diurna.model import Article
from tests.interpret.invented import DESK, Odd, article, at, candidates_of, storyline

BODY = (
    "Nine people were killed in Halvet on Monday when a drone hit the market, the health office said. Four of the dead "
    "were children. Lunek, who speaks for the army, said that the drone had come from across the river and that the army would answer."
)
ARTICLES = {
    "on topic": (article("a", "Nine killed in Halvet"), None),
    "nothing to read": (article("a", " ", "\n"), "empty"),
    "another language, with a headline": (article("a", "نه کشته در حلوت", language="fa"), "other language"),
    "another language, without one": (article("a", "", "نه کشته در حلوت", language="fa"), "other language"),
    "no language known": (article("a", "Nine killed in Halvet", language=""), None),
    "off-topic": (article("a", "Harvest festival opens"), "off-topic"),
}


@pytest.mark.parametrize("case", ARTICLES)
def test_each_article_lands_in_one_heap(case: str) -> None:
    one, verdict = ARTICLES[case]
    sifted = sift([one], DESK)
    assert sifted.classes.get("a") == verdict
    assert [a.id for a in sifted.kept] == (["a"] if verdict is None else [])
    assert [a.id for a in sifted.other_language] == (["a"] if verdict == "other language" else [])


def test_what_readers_write_below_an_article_gives_no_claim() -> None:
    said = "\nI say 600 died!\nMarch 2, 2026 at 9:29 pm | Reply They killed 900 in Halvet.\nMarch 3, 2026 at 1:02 am | Reply Liar."
    one = article("a", BODY[:40], f"{BODY}{said}")
    sifted = sift([one], DESK)
    (kept,) = sifted.kept
    assert (kept.title, kept.text.strip()) == ("", BODY)
    assert {one.text[c.start : c.end] in BODY for c in sifted.claims["a"]} == {True}


ASIDES = {
    "sport": ("Halvet athletes prepare for the tournament", "The team of Zarim left for Linport.", "off-topic"),
    "sport with a raid far down": (
        "Halvet athletes prepare for the tournament",
        f"The team of Zarim left for Linport. {'The coach spoke of hope and of long hours on the track. ' * 8}{BODY}",
        None,
    ),
    "a match in words of war": (
        "Halvet Rovers gun down Linport City 2-0 as forwards run riot",
        "Halvet killed off Linport’s title hopes with a 2-0 victory.\nThey wore black armbands for the victims of the market attack.",
        "off-topic",
    ),
    "a match with a death": (
        "Halvet Rovers gun down Linport City 2-0 as forwards run riot",
        "Halvet killed off Linport’s title hopes with a 2-0 victory.\nThey wore black armbands for a keeper killed in the market attack.",
        None,
    ),
    "a match with players hurt": (
        "Halvet Rovers crush Linport City 4-1 as striker fires hat-trick",
        "Two Linport defenders were injured. Some 31,000 people watched the match.",
        "off-topic",
    ),
    "a match with people hurt": (
        "Halvet Rovers crush Linport City 4-1 as striker fires hat-trick",
        "Two spectators were injured. Some 31,000 people watched the match.",
        None,
    ),
    "a player killed": ("Halvet football star killed in strike on his home", "", None),
}


@pytest.mark.parametrize("case", ASIDES)
def test_sport_is_set_apart_unless_anybody_is_killed(case: str) -> None:
    title, text, verdict = ASIDES[case]
    assert sift([article("a", title, text)], DESK).classes.get("a") == verdict


def test_a_copy_is_read_at_its_first_and_remembered_with_its_outlet() -> None:
    first = article("b", "Nine killed in Halvet", BODY, fetched_at=at(9))
    copy = article("a", "Nine killed in Halvet", BODY, source="The Courier", fetched_at=at(14))
    sifted = sift([copy, first], DESK)
    assert [a.id for a in sifted.kept] == ["b"]
    assert sifted.classes == {"a": "copy"}
    assert sifted.carried_by == {"b": ("The Courier",)}


def test_of_two_versions_of_one_address_the_later_is_read() -> None:
    early = article("b", "Nine killed in Halvet", BODY, address="x", fetched_at=at(9))
    late = article("a", "Twelve killed in Halvet", BODY.replace("Nine", "Twelve"), address="x", fetched_at=at(14))
    sifted = sift([late, early], DESK)
    assert [a.id for a in sifted.kept] == ["a"]
    assert sifted.classes == {"b": "superseded"}


def test_two_outlets_that_number_their_articles_alike_are_both_read() -> None:
    other = BODY.replace("Halvet", "Kelmo").replace("drone hit the market", "shell struck a school")
    given = [article("a", "Nine killed in Halvet", BODY, address="1"), article("b", "Shell hits school", other, source="Mail", address="1")]
    assert [a.id for a in sift(given, DESK).kept] == ["a", "b"]


def test_an_article_that_trips_the_reading_costs_itself_alone() -> None:
    sifted = sift([article("a", "Nine killed in Halvet", BODY), article("b", Odd("Twelve killed in Halvet"))], DESK)
    assert ([a.id for a in sifted.kept], sifted.classes) == (["a"], {"b": "failed"})
    assert sifted.unread == {"b": "ValueError: odd"}


def test_the_order_is_that_of_first_had() -> None:
    given = [article("c", "Halvet", fetched_at=None), article("b", "Kelmo"), article("a", "Lazur", fetched_at=at(9))]
    assert [a.id for a in sift(given, DESK).kept] == ["a", "b", "c"]


def test_a_date_is_that_of_the_outlets_own_clock() -> None:
    midnight = article("a", "Nine killed in Halvet", source="State News", published_at=at(15, day=1), date_only=True)
    (kept,) = sift([midnight], DESK).kept
    assert kept.published_at is not None
    assert kept.published_at == midnight.published_at
    assert kept.published_at.day == 2


def test_what_was_published_before_the_window_is_belated() -> None:
    given: list[Article] = [article("a", "Halvet", published_at=at(7)), article("b", "Kelmo", published_at=None), article("c", "Lazur")]
    assert sift(given, DESK).belated(at(8)) == {"a"}


def test_a_bare_date_is_that_whole_day_on_the_outlets_clock() -> None:
    """Midnight sharp in UTC is a day without a time: west of Greenwich, too, it is that day, and not late on it."""
    west = structs.replace(DESK, outlets=(Outlet(name="Gulfline", zone="America/New_York"),))
    told = sift([article("a", "Nine killed in Halvet", published_at=at(0))], west)
    published = told.everything[0].published_at
    assert published is not None
    assert (published.day, told.everything[0].date_only) == (2, True)
    assert told.belated(at(7)) == frozenset()


COUNTED_AT = "Rescuers found 40 dead in Lima on Monday.", "Rebels of Norway killed 12 people in Oslo on Monday."


def test_what_a_paragraph_counts_in_a_place_set_apart_is_no_casualty_of_the_desk() -> None:
    desk = structs.replace(DESK, scope=Scope(about=("Norway", "Oslo"), exclude=("Peru",)))
    sifted = sift([article("a", "Norway and the world", "\n".join(COUNTED_AT))], desk)
    told = storyline("s", *candidates_of(sifted.kept[0])[:1])
    assert [c.low for c, _, _ in sifted.casualties([told])] == [12]


ABROAD = {
    "another country under another title": ("Raids in Oslo", "Police in Peru shot 40 miners dead on Monday.", []),
    "another nation's total, nowhere": ("Raids in Oslo", "Around 400 Peruvians have died since the poll.", []),
    "another country as the title has it": ("Norway: miners march", "In Peru, 40 miners were shot dead on Monday.", [40]),
    "another's nationals": ("Raids in Oslo", "A Peruvian driver was shot dead at a camp on Monday.", [1]),
    "what was spoken of before": ("Raids in Oslo", "Norway blamed a plot.\nPolice detained 40 members of a ring with ties to Peru.", [40]),
    "an illness in a report on raids": (
        "Raids in Oslo",
        "At the camp in Norway, 3 workers died of a heart attack, an agency said. Rebels killed 12 people in Oslo.",
        [12],
    ),
    "a wreck by a hand": ("Raids in Oslo", "In Oslo, 3 people died in a bus crash when soldiers opened fire on it.", [3]),
}


@pytest.mark.parametrize("case", ABROAD)
def test_the_victims_of_another_country_or_of_an_accident_are_none_of_the_desks(case: str) -> None:
    title, text, counted = ABROAD[case]
    desk = structs.replace(DESK, scope=Scope(about=("Norway", "Oslo")))
    sifted = sift([article("a", title, text)], desk)
    told = storyline("s", *candidates_of(sifted.kept[0])[-1:])
    assert [c.low for c, _, _ in sifted.casualties([told])] == counted

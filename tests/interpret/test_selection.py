from datetime import date

import pytest
from msgspec.structs import replace

from diurna.desk import Scope
from diurna.interpret.candidates import Candidate
from diurna.interpret.selection import Weighing, choose
from diurna.interpret.terms import concept_weights
from diurna.model import Article
from tests.interpret.invented import article, candidate, candidates_of, casualty

RAID = "Nine people were killed in Halvet when a drone hit the market."
TALKS = "Envoys of Kardavia and the Front met in Linport to discuss a truce."
CONVOY = "An aid convoy with flour for Kelmo turned back at the bridge of Lazur."


def weighing(*told: Candidate, **more: object) -> Weighing:
    weights = concept_weights((c.text,) for c in told)
    return Weighing(weights=weights, affiliation={"State News": "state", "Gulfline": "wire"}, **more)  # type: ignore[arg-type]


def texts(*told: Candidate, most: int = 4, **more: object) -> list[str]:
    return [c.candidate.text for c in choose(told, weighing(*told, **more), most=most)]


def test_what_more_origins_say_stands_first_and_once() -> None:
    told = (candidate(TALKS), candidate(RAID), candidate(RAID.replace("people", "villagers"), source="The Courier"))
    found = choose(told, weighing(*told), most=4)
    assert found[0].candidate.text == RAID
    assert RAID.replace("people", "villagers") not in [c.candidate.text for c in found]
    assert [c.article.source for c in found[0].support] == ["The Courier"]


def test_no_more_than_asked() -> None:
    assert len(texts(candidate(RAID), candidate(TALKS), candidate(CONVOY), most=2)) == 2
    assert texts(most=2) == []


def test_the_order_given_changes_nothing() -> None:
    told = (candidate(RAID, id_="b"), candidate(TALKS, id_="a"), candidate(CONVOY, id_="c"))
    assert texts(*told) == texts(*told[::-1])


def test_other_figures_are_other_statements() -> None:
    told = (candidate(RAID), candidate(RAID.replace("Nine", "Twelve"), source="The Courier"))
    found = choose(told, weighing(*told), most=4)
    assert not found[0].support


@pytest.mark.parametrize(("more", "first"), [(40, "lead"), (0, "detail")])
def test_a_long_articles_lead_stands_for_it(more: int, first: str) -> None:
    lead, detail = (
        "Engineers looked at pipes in Halvet.",
        "The envoys Adil Maren, Hanne Brusk and Petar Lunek met in Linport to talk of flour.",
    )
    one = article("a", "", f"{lead} {detail}{' The rain went on.' * more}")
    told = [replace(c, passage="a") for c in candidates_of(one)[:2]]
    weights = {term: 0.25 for c in told[1:] for term in ("envoy", "lunek", "flour")}
    chosen = choose(told, Weighing(weights=weights, affiliation={}), most=1)
    assert chosen[0].candidate.text == (lead if first == "lead" else detail)


def test_at_most_three_of_one_article() -> None:
    one = article(
        "a",
        "",
        f"{RAID} {TALKS} {CONVOY} Shells hit a school of Dresna and burned its roof down. Networks went dark over all of Upper Teyn.",
    )
    assert len(choose(candidates_of(one), weighing(*candidates_of(one)), most=9)) <= 3


def test_support_is_of_other_outlets_and_two_at_most() -> None:
    echoes = [candidate(RAID, source=s, id_=f"{s}{n}") for n, s in enumerate(("Gulfline", "B", "B", "C", "D"))]
    (found,) = choose(echoes, weighing(*echoes), most=4)
    assert len({found.candidate.article.source, *(c.article.source for c in found.support)}) == 3


SAID = {
    "the same": (RAID, [RAID], True),
    "the same, dated": (RAID.replace("Halvet", "Halvet on Monday (2 March)"), [RAID], True),
    "shorter": ("Nine killed in Halvet market", [RAID], True),
    "another figure": (RAID.replace("Nine", "Twelve"), [RAID], False),
    "denied": (RAID.replace("were killed", "were not killed"), [RAID], False),
    "a short line with one other verb": ("Kardavia condemns Halvet raid", ["Kardavia confirms Halvet raid"], False),
    "something new": (TALKS, [RAID], False),
    "half in one line, half in another": ("Drone hits Halvet market as envoys meet in Linport", [RAID, TALKS], False),
}


@pytest.mark.parametrize("case", SAID)
def test_what_an_earlier_edition_printed_is_left_out(case: str) -> None:
    text, said, out = SAID[case]
    assert (texts(candidate(text), said=tuple(said)) == []) is out


STRONGER: dict[str, tuple[Candidate, Candidate, dict[str, object]]] = {
    "a wire before a state outlet": (candidate(RAID), candidate(CONVOY, source="State News"), {}),
    "the lead before what stands below": (candidate(TALKS), candidate(CONVOY, position=6), {}),
    "news before comment": (candidate(TALKS), candidate(CONVOY, explains=True), {}),
    "a count before none": (candidate(RAID, claims=(casualty(9),)), candidate(CONVOY), {}),
    "today's before an old day's": (
        candidate(TALKS),
        candidate(CONVOY.replace("turned", "on 1 February turned")),
        {"since": date(2026, 3, 1)},
    ),
    "on topic before a stray": (candidate(TALKS), candidate(CONVOY), {"scope": Scope(about=("Linport",))}),
}


@pytest.mark.parametrize("case", STRONGER)
def test_what_weighs_more(case: str) -> None:
    first, second, frame = STRONGER[case]
    found = choose((second, first), weighing(first, second, **frame), most=1)
    assert [c.candidate for c in found] == [first]


def test_an_article_without_dates_can_be_weighed() -> None:
    undated = Article(id="a", text=RAID, source="Gulfline")
    assert len(choose(candidates_of(undated), Weighing(weights={}, affiliation={}, since=date(2026, 3, 1)), most=2)) == 1


def test_each_theme_of_an_article_before_a_second_line_of_one_or_of_none() -> None:
    one = article(
        "a", "", f"{RAID} {TALKS} {CONVOY} Maren will not talk with Kardavia before a truce. Halvet’s networks went dark on Sunday."
    )
    themes = ("strikes", "diplomacy", "other", "diplomacy", "other")
    told = [replace(c, theme=theme) for c, theme in zip(candidates_of(one), themes, strict=True)]
    assert {c.candidate.theme for c in choose(told, weighing(*told), most=2)} == {"strikes", "diplomacy"}

"""Parts beside their wholes, and two counts that may be of one event."""

from typing import Any

from diurna.interpret.claimants import Entry
from diurna.interpret.wholes import dated_by_whole, is_part_of_other, part_flags, whole_of, without_words
from tests.interpret.invented import article, at, casualty, ledger_row

TEXT = (
    "At least 26 people were killed across Oman on 1 March. Fourteen people were killed in Selm. Ten protesters were killed in Marrow. "
    "Two were killed in Tarn on 28 February."
)


def told(quote: str, low: int, text: str = TEXT, **more: Any) -> Entry:
    start = text.index(quote)
    given = {"article": more.pop("from_", "a"), "start": start, "end": start + len(quote), "quote": quote}
    one = article(given["article"], text=text, published_at=at(12), fetched_at=at(13))
    return Entry(claim=casualty(low, **given, **more), article=one, story=more.get("story", "s"))


WHOLE = told("At least 26 people were killed across Oman on 1 March.", 26, place="Oman", qualifier="at_least", high=None)
SELM = told("Fourteen people were killed in Selm.", 14, place="Selm")
MARROW = told("Ten protesters were killed in Marrow.", 10, place="Marrow", people="protesters")
TARN = told("Two were killed in Tarn on 28 February.", 2, place="Tarn")


def test_parts_of_a_countrys_count_are_flagged_and_dated_by_it() -> None:
    entered = (WHOLE, SELM, MARROW)
    assert [whole_of(e, entered) for e in entered] == [None, WHOLE, WHOLE]
    assert list(part_flags(SELM, entered)) == ["among the at least 26 killed in Oman in the same article: the two are not to be added"]
    hurt = told("Ten protesters were killed in Marrow.", 96, place="Marrow", effect="injured")
    assert [e.claim.as_of for e in dated_by_whole((*entered, hurt))] == [None, "2026-03-01", "2026-03-01", "2026-03-01"]


def test_what_is_no_part() -> None:
    more = told("Fourteen people were killed in Selm.", 20, place="Selm")
    elsewhere = told("Fourteen people were killed in Selm.", 14, place="Selm", from_="b")
    cases = {"dated otherwise": (WHOLE, TARN), "more than the whole": (WHOLE, more, MARROW), "of another article": (WHOLE, elsewhere)}
    assert {case: [whole_of(e, entered) for e in entered[1:]] for case, entered in cases.items()} == {
        "dated otherwise": [None],
        "more than the whole": [None, None],
        "of another article": [None],
    }


SCHOOL = "At least 85 pupils were killed when a school in Marrow province was hit, the court said."
BARE = "The president condemned an attack on a school that killed about 90."


def test_a_count_of_no_place_may_be_that_of_a_site_of_its_kind() -> None:
    placed = told(SCHOOL, 85, SCHOOL, place="Marrow", people="pupils", qualifier="at_least", claimant="the court", high=None)
    bare = told(BARE, 90, BARE, qualifier="about", from_="b")
    market = told(BARE.replace("school", "market"), 90, BARE.replace("school", "market"), from_="c")
    assert list(part_flags(bare, (placed, bare))) == ["perhaps the same event as at least 85 killed in Marrow (the court, 2 March)"]
    assert list(part_flags(market, (placed, market))) == []
    untold = told(SCHOOL, 85, SCHOOL, place="Marrow", people="pupils", qualifier="at_least", claimant=None, high=None)
    (flag,) = part_flags(bare, (untold, bare))
    assert flag.endswith("(claimant not stated, via Gulfline, 2 March)")


def test_a_vague_word_goes_where_the_dead_of_the_place_were_counted() -> None:
    placed = told(SCHOOL, 85, SCHOOL, place="Marrow", people="pupils")
    word = told("Dozens were killed.", 24, "Dozens were killed.", place="Selm", qualifier="vague", high=None, from_="b")
    assert without_words([placed, word], frozenset({("selm", "marrow")})) == [placed]
    assert without_words([placed, word], frozenset()) == [placed, word]
    for other in ({"effect": "injured"}, {"place": None}, {"people": "soldiers"}):
        apart = told("Dozens were killed.", 24, "Dozens were killed.", **{"place": "Marrow", "qualifier": "vague", "high": None, **other})
        assert without_words([placed, apart], frozenset()) == [placed, apart]


def test_what_a_total_is_said_to_include_is_among_it() -> None:
    flags = []
    for opening in ("This includes", "The office counted"):
        text = f"In Peru at least 10 people have been killed so far. {opening} nine people killed in Halvet, said the office."
        whole, part = (
            Entry(
                claim=casualty(low, start=text.index(quote), end=text.index(quote) + len(quote), quote=quote, **more),
                article=article("a", text=text),
                story="s",
            )
            for low, quote, more in (
                (10, "at least 10 people have been killed", {"scope": "cumulative", "place": "Peru"}),
                (9, "nine people killed in Halvet", {"place": "Halvet"}),
            )
        )
        flags.append(tuple(part_flags(part, (whole, part))))
    assert flags == [("among the 10 killed in Peru in the same article: the two are not to be added",), ()]


PUPILS = "Around 150 pupils were among 165 people killed in Selm, the office said."


def test_a_part_told_in_its_wholes_sentence_names_it_and_answers_no_total() -> None:
    whole, part = told(PUPILS, 165, PUPILS, place="Selm"), told(PUPILS, 150, PUPILS, place="Selm", people="pupils", among=165)
    assert [list(part_flags(e, (whole, part))) for e in (whole, part)] == [
        [],
        ["among the 165 killed in Selm in the same article: the two are not to be added"],
    ]
    assert list(part_flags(part, (part,))) == ["among the 165 killed in the same article: the two are not to be added"]
    flagged = ledger_row(150, people="pupils", flags=("among the 165 killed in Selm in the same article: the two are not to be added",))
    assert [is_part_of_other(flagged, people) for people in (None, "pupils")] == [True, False]
    assert [is_part_of_other(ledger_row(165), "pupils", among) for among in (165, None)] == [True, False]


def test_a_count_of_a_country_may_be_that_of_a_place_in_it_of_the_same_kind_of_site() -> None:
    school = "On 28 February 165 people were killed when a school in Selm, Oman, was hit."
    title = "170 pupils killed in strikes on Omani schools, minister says"
    placed = told(school, 165, school, place="Selm", from_="b", claimant="office", as_of="2026-02-28")
    land = told(title, 170, title, place="Oman", people="pupils")
    elsewhere = told("170 soldiers were killed in Oman.", 170, "170 soldiers were killed in Oman.", place="Oman")
    few = told(title, 20, title, place="Oman", people="pupils")
    flags = [list(part_flags(e, (placed, e))) for e in (land, elsewhere, few)]
    assert flags == [["perhaps the same event as 165 killed in Selm (office, 28 February)"], [], []]

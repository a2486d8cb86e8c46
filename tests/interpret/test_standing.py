"""What stands in the text beside a figure: reasons, methods, corrections, late reports."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from diurna.edition import Mark
from diurna.interpret.against import Against, last_figure, latest
from diurna.interpret.changes import opens
from diurna.interpret.claimants import Entry
from diurna.interpret.figurewords import method_change, stated_reason
from diurna.interpret.standing import is_below, marks_for
from tests.interpret.invented import article, at, casualty, entry, history, ledger_row

OFFICE = {"claimant": "Health Office", "place": "Halvet"}


def told(text: str, low: int, quote: str, **claim: object) -> Entry:
    """The claim that `quote` makes in an article of this text."""
    start = text.index(quote)
    read = casualty(low, start=start, end=start + len(quote), quote=quote, **{**OFFICE, **claim})
    return Entry(claim=read, article=article("a", text=text), story="s")


REASONS = {
    "saying": ("The office lowered the toll to 21, saying two victims had been registered twice.", "two victims had been registered twice"),
    "because": ("The toll fell to 21 because two lists held the same names.", "two lists held the same names"),
    "bodies found": (
        "The toll rose to 21 after rescuers found five more bodies under the roof.",
        "rescuers found five more bodies under the roof",
    ),
    "when is not why": ("The toll rose to 21 after the strike on the market, the office said.", ""),
    "none": ("The toll rose to 21, the office said.", ""),
}


def test_the_stated_reason_of_a_revision() -> None:
    got = {case: stated_reason(told(text, 21, "21")) for case, (text, _) in REASONS.items()}
    assert got == {case: reason for case, (_, reason) in REASONS.items()}


def test_the_same_reason_is_the_one_given_before() -> None:
    text = "It lowered the toll of the market to 21, saying two had been counted twice. It cut its total to 230 for the same reason."
    assert stated_reason(told(text, 230, "total to 230")) == "two had been counted twice"


METHODS = {
    "The office said 150 people had been killed. It now counts only identified dead.": True,
    "The office, which from now on excludes fighters, put the number of dead at 150. Nothing else was said.": True,
    "The ministry changed its method and gave a toll of 150.": True,
    "The office gave a toll of 150, and spoke of a change in the way it counts.": True,
    "The office no longer includes the missing: 150 dead.": True,
    "The office said 150 people had been killed, counting only civilians.": True,
    "The office said 150 people had been killed. Only three roads are open.": False,
    "The office said 150 people had been killed in the new offensive.": False,
}


def test_a_claimant_that_counts_otherwise() -> None:
    got = {text: bool(method_change(told(text, 150, "150"))) for text in METHODS}
    assert got == METHODS


def test_a_method_change_is_no_revision_however_far_the_figure_falls() -> None:
    before = latest([history(ledger_row(400, figure="400", scope="cumulative", **OFFICE))])
    one = told("The office said 150 had been killed. It now counts only identified dead.", 150, "150 had been killed", scope="cumulative")
    (mark,) = marks_for(one, Against(before=before))
    assert (mark.kind, mark.cause) == ("METHOD", "method change")
    assert "was 400 (2 March)" in mark.note


def test_a_revision_carries_its_reason() -> None:
    before = latest([history(ledger_row(23, figure="23", **OFFICE))])
    (mark,) = marks_for(told(REASONS["because"][0], 21, "fell to 21"), Against(before=before))
    assert (mark.kind, mark.direction, mark.note) == ("REVISED", "down", "from 23 (2 March): “two lists held the same names”")


def test_a_figure_whose_article_was_corrected_is_corrected_and_not_revised() -> None:
    before = latest([history(ledger_row(12, figure="12", effect="injured", **OFFICE))])
    one = told("The fire injured nine workers, the office said.", 9, "injured nine workers", effect="injured")
    against = Against(before=before, wrong={"a": ("The fire injured 12 workers, the office said.",)})
    assert [(m.kind, m.cause, m.note) for m in marks_for(one, against)] == [("CORRECTED", "our correction", "the article said 12")]


def test_a_figure_from_a_late_article_is_late() -> None:
    one = Entry(claim=casualty(12, **OFFICE), article=article("a", published_at=at(12, day=1)), story="s")
    assert [(m.kind, m.note) for m in marks_for(one, Against(opened=datetime(2026, 3, 2, 7, 30, tzinfo=UTC)))] == [
        ("LATE", "published 1 March")
    ]


def test_the_first_dead_of_a_nations_forces() -> None:
    rows = [ledger_row(40, people="people", place="Nairobi"), ledger_row(4, people="Ugandan soldiers", place="Mombo")]
    against = Against(before=latest([history(*rows)]))

    def notes(people: str, when: str, against: Against = against) -> list[str]:
        text = f"The office said that three {people} were killed in Halvet {when}."
        return [m.note for m in marks_for(told(text, 3, f"three {people} were killed", people=people), against)]

    assert {people: notes(people, "on March 1") for people in PEOPLES} == PEOPLES
    assert notes("Kenyan soldiers", "in 1986") == notes("Kenyan soldiers", "once") == []
    assert notes("Kenyan soldiers", "on March 1", Against()) == []
    assert opens(casualty(3), Mark(kind="NEW", note=PEOPLES["Kenyan soldiers"][0]))


PEOPLES = {
    "Kenyan soldiers": ["the first Kenyan soldiers killed in these editions"],
    "Ugandan troops": [],
    "Kenyan children": [],
    "soldiers": [],
}


def test_the_highest_of_the_others_must_be_passed_to_be_news() -> None:
    rows = [ledger_row(9, claimant="Relief Network", place="Halvet"), ledger_row(14, claimant="Ridge Hospital", place="Halvet")]
    before = latest([history(*rows)])
    assert [m.kind for m in marks_for(entry(12, **OFFICE), Against(before=before))] == ["DISPUTED"]
    (mark,) = marks_for(entry(15, **OFFICE), Against(before=before))
    assert (mark.kind, mark.note) == ("UPDATED", "Ridge Hospital gave 14 (2 March)")


def test_a_row_without_a_place_is_of_where_its_story_was_told() -> None:
    hospital = ledger_row(34, effect="injured", claimant="Ridge Hospital")
    here, there = ledger_row(31, effect="injured", place="Halvet"), ledger_row(31, effect="injured", place="Kelmo")
    one = entry(19, effect="injured", **OFFICE)
    assert [m.kind for m in marks_for(one, Against(before=latest([history(hospital, here)])))] != []
    assert marks_for(one, Against(before=latest([history(hospital, there)]))) == ()


def test_who_speaks_today_is_not_held_against_others_with_what_it_said_before() -> None:
    before = latest([history(ledger_row(23, claimant="Ridge Hospital", place="Halvet"))])
    assert [m.kind for m in marks_for(entry(21, **OFFICE), Against(before=before))] == ["DISPUTED"]
    assert marks_for(entry(21, **OFFICE), Against(before=before, speaking=frozenset({"ridge hospital"}))) == ()


TOTAL = {"place": "Zarim", "scope": "cumulative", "since": "the raids began"}
#: A claimant's first total against what another was printed with: its mark and what it says of the other.
FIRST = {
    "below what nobody in particular gave": (
        {"claimant": "", "outlet": "The Courier"},
        1332,
        1200,
        "NEW",
        "; a claimant not stated, via The Courier, gave 1332",
    ),
    "below another claimant": ({"claimant": "Red Crescent"}, 1332, 1200, "DISPUTED", "Red Crescent gave 1332 (2 March)"),
    "above it, and nobody changed a figure": ({"claimant": "Red Crescent"}, 1000, 1200, "UPDATED", "Red Crescent gave 1000 (2 March)"),
    "of other people": ({"claimant": "", "people": "soldiers"}, 1332, 1200, "NEW", ""),
    "of elsewhere": ({"claimant": "", "place": "Oman"}, 1332, 1200, "NEW", ""),
}


def test_a_first_total_stands_beside_what_was_printed() -> None:
    for case, (given, printed, low, kind, note) in FIRST.items():
        before = latest([history(ledger_row(printed, **{**TOTAL, **given}))])
        one = entry(low, claimant="Government", **TOTAL)
        against = Against(before=before, opened=at(7))
        (mark,) = marks_for(one, against)
        assert (mark.kind, note in mark.note, " gave " in mark.note) == (kind, True, bool(note)), case
        assert mark.cause == ("" if kind == "UPDATED" else "claimant"), case
        assert is_below(one, against) is (kind in {"NEW", "DISPUTED"} and bool(note)), case


FIRST_TOTAL = "first total by this claimant"
SAILORS = {"people": "Tovish sailors", "scope": "cumulative", "claimant": "Tovish command"}
#: A first total of sailors, and the count of an incident printed before: whether the total is told as going beyond it.
GROWN = {
    "three at a port, and six in all": ({"people": "sailors", "place": "Port Ellor"}, True),
    "as many as in all": ({"people": "sailors", "low": 6}, False),
    "of other people": ({"people": "villagers"}, False),
    "of their own": ({"people": "Tovish soldiers"}, True),
    "of another side": ({"people": "MDF members"}, False),
    "of whom nothing is said": ({"people": ""}, False),
    "of another severity": ({"people": "sailors", "severity": "seriously"}, False),
}


def test_a_total_that_goes_beyond_one_incident_says_so() -> None:
    got = {}
    for case, (old, _) in GROWN.items():
        row = ledger_row(**{"low": 3, "figure": "3", "claimant": "Tovish officials", **old})
        (mark,) = marks_for(entry(6, **SAILORS), Against(before=latest([history(row)]), opened=at(7)))
        got[case] = (mark.kind, mark.note) == (
            "NEW",
            f"{FIRST_TOTAL}; Tovish officials gave 3 (2 March), for one incident{' in Port Ellor' if old.get('place') else ''}",
        )
    assert got == {case: wanted for case, (_, wanted) in GROWN.items()}


def test_a_total_of_the_same_day_is_no_news_of_anothers() -> None:
    total = {"place": "Zarim", "scope": "cumulative"}
    before = latest([history(ledger_row(10, claimant="Red Crescent", as_of="2026-03-01", figure="10", **total), day="2026-03-02")])
    for day, wanted in ((1, ["NEW"]), (2, ["UPDATED"])):
        one = entry(11, claimant="Northwire News", **total)
        dated = Entry(claim=one.claim, article=article("a", text="x" * 50, published_at=at(12, day=day)), story="s")
        marks = marks_for(dated, Against(before=before))
        assert [m.kind for m in marks] == wanted, day
        assert all("Red Crescent gave 10 (1 March)" in m.note for m in marks), "the day that the figure is of, not that of its edition"


def test_those_hurt_badly_are_another_count_than_all_who_were_hurt() -> None:
    before = latest([history(ledger_row(30, effect="injured", figure="30", **OFFICE))])
    one = {"effect": "injured", **OFFICE}
    assert [m.kind for m in marks_for(entry(18, **one), Against(before=before))] == ["REVISED"]
    assert marks_for(entry(18, severity="seriously", **one), Against(before=before)) == ()


def test_one_crowd_of_one_day_is_one_event_in_two_stories() -> None:
    old = ledger_row(9, claimant="", outlet="Gulfline", people="protesters", place="Halvet", as_of="2026-03-01", story="other")
    for people, as_of, wanted in (
        ("protesters", "2026-03-01", ["UPDATED"]),
        ("protesters", "2026-03-02", []),
        ("people", "2026-03-01", []),
    ):
        one = entry(10, people=people, place="Halvet", as_of=as_of)
        assert [m.kind for m in marks_for(one, Against(before=latest([history(old)])))] == wanted, (people, as_of)


def test_so_many_dead_of_one_town_and_day_are_one_event() -> None:
    for low, wanted in ((165, ["UPDATED"]), (400, []), (40, [])):
        old = ledger_row(100 if low > 40 else 30, claimant="Zarim", place="Halvet", as_of="2026-02-28", story="other")
        one = entry(low, claimant="Ridge Hospital", place="Halvet", as_of="2026-02-28")
        assert [m.kind for m in marks_for(one, Against(before=latest([history(old)])))] == wanted, low


def test_so_high_a_total_is_the_same_whether_its_text_says_who_they_were_or_not() -> None:
    total = {"claimant": "President Roe", "scope": "cumulative"}
    before = latest([history(ledger_row(32000, figure="32,000", **total))])
    for people, low, wanted in (("protesters", 32000, "UPDATED"), ("protesters", 9000, "NEW")):
        one = entry(low, None, people=people, qualifier="at_least", **total)
        assert [m.kind for m in marks_for(one, Against(before=before))] == [wanted]


def test_two_totals_of_one_day_that_differ_are_a_riddle() -> None:
    total = {"scope": "cumulative", "place": "Peru"}
    text = "The ministry has counted 1,200 people killed in Peru since the war began."
    first = told(text, 1200, "1,200 people killed", **{**total, "claimant": "Ministry"})
    notes = []
    for day in ("2026-03-01", "2026-03-02"):
        beside = ledger_row(1332, claimant="", outlet="Gulfline", as_of=day, figure="at least 1,332", **total)
        (mark,) = marks_for(first, Against(before=latest([history(beside)]), opened=at(7)))
        notes.append(mark.note)
    gave = "first figure by this claimant; a claimant not stated, via Gulfline, gave at least 1,332"
    assert notes == [f"{gave} (1 March)", f"{gave} (2 March), and why the two differ isn’t said"]


def test_a_round_figure_is_not_updated_by_less_under_another_name() -> None:
    round_ = ledger_row(
        180_000, effect="displaced", claimant="UN relief agency", qualifier="about", figure="nearly 180,000", place="Halvet"
    )
    against = Against(before=latest([history(round_)]))
    fled = {"effect": "displaced", "place": "Halvet"}
    assert [m.kind for m in marks_for(entry(172_000, claimant="UN relief agency", **fled), against)] == ["UPDATED"]
    assert marks_for(entry(172_000, claimant="UN", **fled), against) == ()


def test_a_count_of_one_town_that_has_grown_by_now_is_its_claimants_last() -> None:
    office = {**OFFICE, "people": "civilians"}
    against = Against(before=latest([history(ledger_row(22, figure="22", as_of="2026-03-01", **office))]))
    told_ = {
        quote: told(quote, 38, quote, people="civilians")
        for quote in ("38 civilians have now died in Halvet", "38 civilians died in Halvet")
    }
    marks = {quote: [m.kind for m in marks_for(replace(e, story="t"), against)] for quote, e in told_.items()}
    assert marks == {"38 civilians have now died in Halvet": ["REVISED"], "38 civilians died in Halvet": []}


def test_a_figure_given_again_is_held_against_the_other_given_since() -> None:
    rows = [(day, ledger_row(n, as_of=day, place="Halvet")) for day, n in (("2026-02-28", 38), ("2026-03-01", 42))]
    found = last_figure(entry(38, claimant="Health Office", place="Halvet"), Against(before={("killed", "incident"): rows}))
    assert found == rows[1]


@pytest.mark.parametrize(("place", "last"), [("Halvet", 38), ("", 22)])
def test_a_figure_stood_by_is_the_one_given_last_though_in_another_story(place: str, last: int) -> None:
    given = {"claimant": "Health Office", "place": "Halvet"}
    rows = [(day, ledger_row(n, as_of=day, story=story, **given)) for day, n, story in (("2026-02-28", 22, "s"), ("2026-03-01", 38, "t"))]
    one = entry(38, **{**given, "place": place or None})
    found = last_figure(one, Against(before={("killed", "incident"): rows}))
    assert found is not None
    assert found[1].low == last

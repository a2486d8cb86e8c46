"""What stands in the text beside a figure: reasons, methods, corrections, late reports."""

from datetime import UTC, datetime

from diurna.interpret.claimants import Entry
from diurna.interpret.standing import Against, is_below, latest, marks_for, method_change, stated_reason
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


def test_the_highest_of_the_others_must_be_passed_to_be_news() -> None:
    rows = [ledger_row(9, claimant="Relief Network", place="Halvet"), ledger_row(14, claimant="Ridge Hospital", place="Halvet")]
    before = latest([history(*rows)])
    assert [m.kind for m in marks_for(entry(12, **OFFICE), Against(before=before))] == ["DISPUTED"]
    (mark,) = marks_for(entry(15, **OFFICE), Against(before=before))
    assert (mark.kind, mark.note) == ("UPDATED", "Ridge Hospital gave 14 (2 March)")


def test_who_speaks_today_is_not_held_against_others_with_what_it_said_before() -> None:
    before = latest([history(ledger_row(23, claimant="Ridge Hospital", place="Halvet"))])
    assert [m.kind for m in marks_for(entry(21, **OFFICE), Against(before=before))] == ["DISPUTED"]
    assert marks_for(entry(21, **OFFICE), Against(before=before, speaking=frozenset({"ridge hospital"}))) == ()


TOTAL = {"place": "Zarim", "scope": "cumulative", "since": "the raids began"}
#: A claimant's first total against what another was printed with: its mark and what it says of the other.
FIRST = {
    "below what nobody in particular gave": ({"claimant": "", "outlet": "The Courier"}, 1332, 1200, "NEW", "; The Courier gave 1332"),
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

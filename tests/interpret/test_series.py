import pytest

from diurna.interpret.series import series
from tests.interpret.invented import history, ledger_row


def test_a_series_runs_over_the_days_and_says_where_it_falls() -> None:
    days = [history(ledger_row(n, scope="cumulative", place="Zarim"), day=f"2026-03-0{d}") for d, n in enumerate((212, 232), 1)]
    (drawn,) = series(days, "2026-03-03", [ledger_row(230, scope="cumulative", place="Zarim")])
    assert [(s.day, s.value, s.mark) for s in drawn.steps] == [
        ("2026-03-01", 212, ""),
        ("2026-03-02", 232, ""),
        ("2026-03-03", 230, "REVISED down"),
    ]
    assert (drawn.label, drawn.claimant) == ("people killed, Zarim", "Health Office")


NO_SERIES = {
    "one step": ((), (ledger_row(9, scope="cumulative"),)),
    "a toll that stood still": ((ledger_row(9, scope="cumulative"),), (ledger_row(9, scope="cumulative"),)),
    "one that only stands on": ((ledger_row(9, scope="cumulative"),), (ledger_row(12, scope="cumulative", printed="zarim-2026-03-02.r1"),)),
    "nothing today": ((ledger_row(9, scope="cumulative"),), ()),
    "incidents": ((ledger_row(9),), (ledger_row(9),)),
    "by nobody": ((ledger_row(9, scope="cumulative", claimant=""),), (ledger_row(9, scope="cumulative", claimant=""),)),
}


@pytest.mark.parametrize("case", NO_SERIES)
def test_no_series(case: str) -> None:
    before, today = NO_SERIES[case]
    assert series([history(*before)], "2026-03-03", today) == ()


def test_a_toll_that_moves_from_source_to_source_has_a_line_for_each() -> None:
    told = {"scope": "cumulative", "place": "Zarim"}
    days = [
        history(ledger_row(780, key="a", claimant="Red Crescent", since="the raids began", **told), day="2026-03-01"),
        history(ledger_row(1000, key="b", claimant="", outlet="The Courier", **told), day="2026-03-02"),
    ]
    drawn = series(days, "2026-03-03", [ledger_row(1300, key="b", claimant="", outlet="Gulfline", **told)])
    assert {(s.claimant, tuple(step.value for step in s.steps)) for s in drawn} == {
        ("Red Crescent", (780,)),
        ("claimant not stated, via The Courier", (1000,)),
        ("claimant not stated, via Gulfline", (1300,)),
    }
    assert {s.label for s in drawn} == {"people killed, Zarim"}


def test_an_outlet_that_names_no_claimant_has_one_line_however_it_words_since_when() -> None:
    told = {"scope": "cumulative", "place": "Peru", "claimant": "", "outlet": "Gulfline"}
    days = [
        history(ledger_row(780, key="a", **told), day="2026-03-01"),
        history(ledger_row(1000, key="b", **told), day="2026-03-02"),
    ]
    (drawn,) = series(days, "2026-03-03", [ledger_row(1300, key="c", since="the war broke out", **told)])
    assert [step.value for step in drawn.steps] == [780, 1000, 1300]


def test_a_figure_stands_on_the_day_that_it_is_of_and_keeps_its_words() -> None:
    told = {"scope": "cumulative", "place": "Zarim"}
    days = [
        history(ledger_row(212, as_of="2026-03-01", figure="at least 212", **told), day="2026-03-02"),
        history(ledger_row(232, as_of="18:00 on Sunday", **told), day="2026-03-03"),
    ]
    (drawn,) = series(days, "2026-03-04", [ledger_row(240, as_of="2026-03-05", figure="more than 240", **told)])
    assert [(s.day, s.figure) for s in drawn.steps] == [
        ("2026-03-01", "at least 212"),
        ("2026-03-03", "232"),
        ("2026-03-04", "more than 240"),
    ]


def test_of_two_figures_of_one_day_the_later_editions_stands() -> None:
    told = {"scope": "cumulative", "place": "Zarim", "as_of": "2026-03-02"}
    days = [
        history(ledger_row(190, scope="cumulative", place="Zarim", as_of="2026-03-01"), day="2026-03-01"),
        history(ledger_row(212, **told), day="2026-03-02"),
    ]
    (drawn,) = series(days, "2026-03-03", [ledger_row(215, **told)])
    assert [(s.day, s.value) for s in drawn.steps] == [("2026-03-01", 190), ("2026-03-02", 215)]

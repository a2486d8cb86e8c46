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
        ("The Courier", (1000,)),
        ("Gulfline", (1300,)),
    }
    assert {s.label for s in drawn} == {"people killed, Zarim"}

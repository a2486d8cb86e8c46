from diurna.edition import Cited
from diurna.interpret.evolution import Asked, evolution
from tests.interpret.invented import history, ledger_row

TOTAL = {"key": "office|killed|cumulative||", "scope": "cumulative", "since": "27 May"}
DAYS = (
    history(ledger_row(200, **TOTAL), ledger_row(9, key="i", story="s1", place="Halvet"), day="2026-03-01"),
    history(
        ledger_row(212, **TOTAL),
        ledger_row(4, key="i", story="s2", place="Halvet"),
        ledger_row(30, key="o", claimant="Army", effect="injured", people="soldiers"),
        day="2026-03-02",
        cited=(Cited(number=1, version="v", outlet="Gulfline", address="a", title="Toll rises", url="https://g.example/1"),),
    ),
)


def told(**asked: str) -> list[tuple[str, list[int]]]:
    return [(e.claimant, [s.low for s in e.steps]) for e in evolution(DAYS, Asked(**asked))]


def test_each_count_of_each_claimant_is_a_line_of_its_own_running_totals_first() -> None:
    assert told() == [("Health Office", [200, 212]), ("Army", [30]), ("Health Office", [9]), ("Health Office", [4])]


ASKED = {
    "people": ({"people": "Soldier"}, [("Army", [30])]),
    "place": ({"place": "halvet"}, [("Health Office", [9]), ("Health Office", [4])]),
    "effect": ({"effect": "injured"}, [("Army", [30])]),
    "since": ({"since": "2026-03-02", "effect": "killed"}, [("Health Office", [212]), ("Health Office", [4])]),
    "nothing like it": ({"place": "Kelmo"}, []),
}


def test_only_what_is_asked_for() -> None:
    assert {case: told(**asked) for case, (asked, _) in ASKED.items()} == {case: wanted for case, (_, wanted) in ASKED.items()}


def test_a_step_names_its_edition_and_its_source() -> None:
    first, last = evolution(DAYS, Asked())[0].steps
    assert (first.edition, first.title, first.outlet) == ("zarim-2026-03-01.r1", "", "Gulfline")
    assert (last.edition, last.title, last.url) == ("zarim-2026-03-02.r1", "Toll rises", "https://g.example/1")

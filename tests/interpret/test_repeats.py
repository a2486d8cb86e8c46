import pytest

from diurna.edition import Mark
from diurna.interpret.repeats import with_repeats
from tests.interpret.invented import article, casualty, ledger_row

STANDS = Mark(kind="UNCHANGED", cause="claimant", note="no new figure since 27 February")
SIX = {"people": "Norwegian service members", "claimant": "Peru Command"}
ON = "; last repeated by Gulfline (2 March)"
REPEATED = {
    "by a text of its own": (6, {"people": "Norwegian Army soldiers"}, ON),
    "in its claimant's name": (6, SIX, ON),
    "in another's": (6, {**SIX, "claimant": "Health Office"}, ""),
    "another number": (7, {"people": "Norwegian Army soldiers"}, ""),
    "other people": (6, {"people": "children"}, ""),
    "other harm": (6, {"people": "Norwegian Army soldiers", "effect": "injured"}, ""),
    "denied": (6, {"people": "Norwegian Army soldiers", "status": "denied"}, ""),
}


@pytest.mark.parametrize("case", REPEATED)
def test_a_total_that_stands_on_says_who_repeats_it(case: str) -> None:
    low, given, note = REPEATED[case]
    row = ledger_row(6, scope="cumulative", marks=(STANDS,), as_of="2026-02-27", **SIX)
    (found,) = with_repeats([row], [(casualty(low, **given), article("a"), "s")])
    assert found.marks[0].note == STANDS.note + note


def test_a_text_as_old_as_the_figure_repeats_nothing() -> None:
    row = ledger_row(6, scope="cumulative", marks=(STANDS,), as_of="2026-03-02", **SIX)
    assert with_repeats([row], [(casualty(6, **SIX), article("a"), "s")]) == (row,)

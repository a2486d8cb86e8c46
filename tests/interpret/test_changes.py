import pytest
from msgspec.structs import replace

from diurna.edition import Cited, Coverage, CoverageRow, Mark, QuietStory
from diurna.interpret import changes
from diurna.interpret.claims import read_claims
from tests.interpret.invented import DAY, candidate, days_before, history, ledger_row, record


def test_an_update_that_a_figure_tells_is_not_told_again() -> None:
    told = candidate("The office said 43 soldiers had been killed in Halvet.")
    counted = replace(told, claims=read_claims(told.article))
    mark = Mark(kind="UPDATED")
    known = changes.Difference(mark=mark, text=told.text, theme="casualties", story="k", spans=(counted,))
    mark = Mark(kind="REVISED", cause="claimant", direction="down", note="from 46 (1 March)")
    figures = changes.figure_changes([ledger_row(low=43, high=43, figure="43", claimant="the office", marks=(mark,))])
    assert figures[0].text.startswith("The office: ")
    assert changes.beside([known], figures) == ()
    assert changes.beside([known], ()) == (known,)
    assert changes.beside([replace(known, mark=Mark(kind="NEW"))], figures) == ()


def test_only_revised_figures_are_changes() -> None:
    revised = Mark(kind="REVISED", cause="claimant", direction="up", note="from 19 (2 March)")
    rows = [ledger_row(23, place="Halvet", marks=(revised,)), ledger_row(4, marks=(Mark(kind="UNCHANGED", cause="claimant"),))]
    (found,) = changes.figure_changes(rows)
    assert found.text == "Health Office: people killed in Halvet now 23, up from 19 (2 March)."
    assert (found.mark, found.row) == (revised, rows[0])


def test_what_fell_away_because_of_us_says_so() -> None:
    total = CoverageRow(source="Total", affiliation="", versions=0)
    rows = (CoverageRow(source="Gulfline", affiliation="wire", versions=0, note="silent against its habit"),)
    notes = ("Gulfline is silent.", "Nothing was had in this window from: The Courier.")
    (found,) = changes.coverage_changes(Coverage(rows=rows, total=total, classes={}, notes=notes))
    assert (found.mark.kind, found.mark.cause, found.text) == ("QUIET", "our coverage", "Gulfline is silent.")


def test_the_last_record_of_a_story_counts() -> None:
    first, last = record("s", editions=1), record("s", editions=2)
    assert changes.latest_records([history(stories=(first,)), history(stories=(last,))]) == {"s": last}


DAYS = days_before(DAY, 4)
QUIET = {
    "quiet for as long as it takes": (record("s", last_day=DAYS[1], editions=2), True),
    "not long enough": (record("s", last_day=DAYS[2], editions=2), False),
    "said before": (record("s", last_day=DAYS[0], editions=2), False),
    "told but once": (record("s", last_day=DAYS[1], editions=1), False),
    "called quiet already": (record("s", last_day=DAYS[1], editions=2, quiet_since=DAYS[3]), False),
}


@pytest.mark.parametrize("case", QUIET)
def test_gone_quiet(case: str) -> None:
    story, quiet = QUIET[case]
    days = [history(day=d, stories=(story,) if d == story.last_day else ()) for d in DAYS]
    found = changes.gone_quiet(changes.latest_records(days), days, frozenset(), after=3)
    assert [q.id for q in found] == (["s"] if quiet else [])
    assert changes.gone_quiet(changes.latest_records(days), days, frozenset({"s"}), after=3) == ()


def test_a_desk_younger_than_that_has_no_quiet_stories() -> None:
    days = [history(day=DAYS[3], stories=(record("s", last_day=DAYS[3], editions=2),))]
    assert changes.gone_quiet(changes.latest_records(days), days, frozenset(), after=3) == ()


def test_a_story_whose_sources_are_silent_may_be_quiet_by_our_coverage() -> None:
    told = Cited(number=1, version="v", outlet="Gulfline", address="a", title="t", url="")
    known = {"s": record("s", articles=("v",)), "t": record("t", articles=("w",))}
    quiet = [QuietStory(id=i, title=i, last_day="2026-03-01", editions=2) for i in known]
    got = changes.with_causes(quiet, known, [history(cited=(told,))], frozenset({"Gulfline"}))
    assert [q.cause for q in got] == ["our coverage", "event"]
    assert [q.cause for q in changes.with_causes(quiet, known, [history(cited=(told,))], frozenset())] == ["event", "event"]

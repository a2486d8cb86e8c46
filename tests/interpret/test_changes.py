import pytest
from msgspec.structs import replace

from diurna.edition import Cited, Coverage, CoverageRow, Mark, QuietStory
from diurna.interpret import changes
from diurna.interpret.candidates import Candidate
from diurna.interpret.claims import read_claims
from diurna.interpret.lines import Line, Storyline
from tests.interpret.invented import DAY, article, candidate, candidates_of, days_before, history, ledger_row, record, storyline


def _marked(story: Storyline, *marks: Mark, lead: str = "") -> Storyline:
    def marked(line: Line) -> Line:
        return replace(line, marks=marks, lead=lead)

    return replace(story, lines=tuple(marked(n) for n in story.lines))


def test_what_history_knows_is_updated_and_the_rest_is_new_strongest_first() -> None:
    known = _marked(storyline("k", candidate("Drones hit Lazur."), before=record("k")), Mark(kind="UPDATED"))
    small = _marked(storyline("s", candidate("Shells hit Kelmo.")), Mark(kind="NEW"))
    large = _marked(storyline("l", candidate("Talks open in Linport."), origins=4), Mark(kind="NEW"))
    silent = storyline("n", lines=())
    found = changes.story_changes([small, silent, large, known])
    assert [(d.mark.kind, d.story, d.text) for d in found] == [
        ("UPDATED", "k", "Drones hit Lazur."),
        ("NEW", "l", "Talks open in Linport."),
        ("NEW", "s", "Shells hit Kelmo."),
    ]
    assert all(d.spans for d in found)


def test_an_update_that_a_figure_tells_is_not_told_again() -> None:
    told = candidate("The office said 43 soldiers had been killed in Halvet.")
    counted = replace(told, claims=read_claims(told.article))
    known = _marked(storyline("k", counted, before=record("k")), Mark(kind="UPDATED"))
    mark = Mark(kind="REVISED", cause="claimant", direction="down", note="from 46 (1 March)")
    figures = changes.figure_changes([ledger_row(low=43, high=43, figure="43", claimant="the office", marks=(mark,))])
    assert figures[0].text.startswith("The office: ")
    assert changes.beside(changes.story_changes([known]), figures) == ()
    assert len(changes.beside(changes.story_changes([known]), ())) == 1


def test_a_late_story_is_late_and_not_new() -> None:
    late = _marked(storyline("s", candidate("Shells hit Kelmo.")), Mark(kind="NEW"), Mark(kind="LATE", cause="late report"))
    (found,) = changes.story_changes([late])
    assert (found.mark.kind, found.mark.cause) == ("LATE", "late report")


def test_a_state_outlets_wording_is_named() -> None:
    told = _marked(storyline("s", candidate("Shells hit Kelmo.")), Mark(kind="NEW"), lead="State News (state outlet):")
    (found,) = changes.story_changes([told])
    assert found.text == "State News (state outlet): Shells hit Kelmo."


def test_the_headline_of_the_line_names_the_change() -> None:
    one = article("a", "Nine killed in Halvet market", "Nine people were killed on Monday when a drone hit the market of Halvet.")
    headline, sentence = candidates_of(one)
    story = storyline("s", sentence, candidates=(headline, sentence))
    (found,) = changes.story_changes([_marked(story, Mark(kind="NEW"))])
    assert (found.text, found.spans[0]) == ("Nine killed in Halvet market", headline)


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


TOLD_BEFORE = {
    "another headline": ("Bridge at Kelmo destroyed", "Bridge at Kelmo repaired in a week", "“Bridge at Kelmo destroyed” (1 March)"),
    "the same again": ("Bridge at Kelmo destroyed by shells", "Bridge at Kelmo destroyed by shells, army says", ""),
    "a state outlet's is quoted with its name": ("KSN (state outlet): “Raid”", "Raid on Kelmo", "KSN (state outlet): “Raid” (1 March)"),
}


@pytest.mark.parametrize("case", TOLD_BEFORE)
def test_an_updated_story_says_what_it_was_called_before(case: str) -> None:
    title, now, before = TOLD_BEFORE[case]
    known = record("s", title=title)
    (found,) = changes.story_changes([storyline("s", candidate(now), before=known)])
    assert (found.text, found.before) == (now, before)


HEADED = {
    "a headline that has the line's figures": ("Nine killed at Kelmo", "Nine people were killed at Kelmo.", "Nine killed at Kelmo"),
    "one that leaves a figure out": ("Raid on Kelmo", "Nine people were killed at Kelmo.", "Nine people were killed at Kelmo."),
}


@pytest.mark.parametrize("case", HEADED)
def test_a_change_is_told_by_the_headline_where_that_says_the_figure(case: str) -> None:
    title, line, told = HEADED[case]
    own = article("a", title, line)
    head = Candidate(article=own, passage="a", field="title", start=0, end=len(title), text=title, form="headline", position=0)
    body = Candidate(article=own, passage="a", field="text", start=0, end=len(line), text=line, form="sentence", position=1)
    lines = (Line(candidate=body, theme="strikes", story="s", strength=1.0),)
    (found,) = changes.story_changes([storyline("s", body, lines=lines, candidates=(head, body))])
    assert found.text == told

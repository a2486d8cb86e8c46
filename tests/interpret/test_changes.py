import pytest
from msgspec.structs import replace

from diurna.edition import Coverage, CoverageRow, Mark
from diurna.interpret import changes
from diurna.interpret.claims import read_claims
from tests.interpret.invented import candidate, history, ledger_row, record, storyline


def test_a_line_tells_a_count_of_its_claimants_or_one_that_is_no_coincidence() -> None:
    few, many = (
        replace(told, claims=read_claims(told.article))
        for told in map(
            candidate,
            ("The army said that six sailors had been killed in the war.", "The office said 43 soldiers had been killed in Halvet."),
        )
    )
    rows = {name: [ledger_row(low=6, high=6, figure="6", claimant=name)] for name in ("army", "Kelmo Office")}
    assert changes.tells_count(few, rows["army"], sure=True)
    assert not changes.tells_count(few, rows["Kelmo Office"], sure=True)
    assert changes.tells_count(few, rows["Kelmo Office"], sure=False)
    assert changes.tells_count(many, [ledger_row(low=43, high=43, figure="43", claimant="the mayor")], sure=True)
    assert not changes.tells_count(many, (), sure=False)


def test_only_revised_figures_are_changes() -> None:
    revised = Mark(kind="REVISED", cause="claimant", direction="up", note="from 19 (2 March)")
    rows = [ledger_row(23, place="Halvet", marks=(revised,)), ledger_row(4, marks=(Mark(kind="UNCHANGED", cause="claimant"),))]
    (found,) = changes.figure_changes(rows)
    assert found.text == "Health Office: people killed in Halvet now 23, up from 19 (2 March)."
    assert (found.mark, found.row) == (revised, rows[0])


FIRST = Mark(kind="NEW", cause="claimant", note="first figure by this claimant; Gulfline gave 60 (2 March)")
OPENING = {
    "a country's dead": (
        {"place": "Peru"},
        "Health Office: 46 people killed in Peru so far; first figure by this claimant; Gulfline gave 60 (2 March).",
    ),
    "a town's": ({"place": "Halvet"}, ""),
    "one incident's": ({"place": "Peru", "scope": "incident"}, ""),
    "the injured": ({"place": "Peru", "effect": "injured"}, ""),
    "of a part of them": ({"place": "Peru", "people": "soldiers"}, ""),
    "that nobody counted": ({"place": "Peru", "qualifier": "vague"}, ""),
}


@pytest.mark.parametrize("case", OPENING)
def test_a_claimants_first_total_of_a_country_is_a_change(case: str) -> None:
    given, text = OPENING[case]
    found = changes.figure_changes([ledger_row(46, **{"scope": "cumulative", "marks": (FIRST,), **given})])
    assert "".join(d.text for d in found) == text


def test_a_first_total_beyond_an_incident_is_a_change() -> None:
    mark = Mark(kind="NEW", cause="claimant", note="first total by this claimant; the navy gave 3 (2 March), for one incident")
    (found,) = changes.figure_changes([ledger_row(6, scope="cumulative", people="sailors", marks=(mark,))])
    assert found.text == f"Health Office: 6 sailors killed so far; {mark.note}."


@pytest.mark.parametrize(("people", "said"), [("", "1 person"), ("Kenyan soldier", "1 Kenyan soldier")])
def test_one_dead_is_one_person_or_who_that_was(people: str, said: str) -> None:
    mark = Mark(kind="NEW", cause="event", note="the first Kenyan soldier killed in these editions")
    (found,) = changes.figure_changes([ledger_row(1, people=people, place="Halvet", marks=(mark,))])
    assert found.text == f"Health Office: {said} killed in Halvet; {mark.note}."


def test_a_total_of_no_stated_start_says_so_where_it_moved() -> None:
    revised = Mark(kind="REVISED", cause="claimant", direction="up", note="from 40 (2 March)")
    (found,) = changes.figure_changes([ledger_row(46, scope="cumulative", place="Peru", marks=(revised,))])
    assert found.text == "Health Office: people killed in Peru so far, now 46, up from 40 (2 March)."


def test_who_gives_a_figure_has_one_name() -> None:
    mark = Mark(kind="UPDATED", note="the navy gave 3 (1 March)")
    (found,) = changes.figure_changes([ledger_row(10, claimant="", outlet="Gulfline", place="Halvet", marks=(mark,))])
    assert found.text == "Claimant not stated, via Gulfline: people killed in Halvet 10; the navy gave 3 (1 March)."


def test_what_fell_away_because_of_us_says_so() -> None:
    total = CoverageRow(source="Total", affiliation="", versions=0)
    rows = (CoverageRow(source="Gulfline", affiliation="wire", versions=0, note="silent against its habit"),)
    notes = ("Gulfline is silent.", "Nothing was had in this window from: The Courier.")
    (found,) = changes.coverage_changes(Coverage(rows=rows, total=total, classes={}, notes=notes))
    assert (found.mark.kind, found.mark.cause, found.text) == ("QUIET", "our coverage", "Gulfline is silent.")


def test_the_last_record_of_a_story_counts() -> None:
    first, last = record("s", editions=1), record("s", editions=2)
    assert changes.latest_records([history(stories=(first,)), history(stories=(last,))]) == {"s": last}


def test_one_line_has_one_mark_across_the_page() -> None:
    turned, other = candidate("Ada Quell will not negotiate with Peru."), candidate("Shells hit Kelmo.")
    story = storyline("s", turned, other)
    new = Mark(kind="NEW")
    story = replace(story, lines=tuple(replace(n, marks=(new, Mark(kind="LATE"))) for n in story.lines))
    mark = Mark(kind="REVERSED", cause="claimant", note="on talks")
    difference = changes.Difference(mark=mark, text=turned.text, theme="diplomacy", story="s", spans=(turned,))
    (marked,) = changes.marked_alike([story], [difference])
    assert [[m.kind for m in n.marks] for n in marked.lines] == [["REVERSED", "LATE"], ["NEW", "LATE"]]


def test_what_an_earlier_edition_told_does_not_stand_at_the_top() -> None:
    story = storyline("s", candidate("Norway closes the strait."), candidate("Shells hit Kelmo."))
    story = replace(story, lines=(replace(story.lines[0], marks=(Mark(kind="UNCHANGED", note="told on 2 March"),)), story.lines[1]))
    assert [n.candidate.text for s in changes.without_told([story]) for n in s.lines] == ["Shells hit Kelmo."]


def test_the_gravest_figure_stands_first_whatever_its_mark() -> None:
    moved = Mark(kind="REVISED", cause="claimant", direction="up", note="from 9 (2 March)")
    rows = [
        ledger_row(10, marks=(moved,)),
        ledger_row(787, scope="cumulative", place="Halvet", marks=(FIRST,)),
        ledger_row(900, effect="injured", marks=(moved,)),
    ]
    assert [d.row.low for d in changes.figure_changes(rows) if d.row] == [787, 10, 900]

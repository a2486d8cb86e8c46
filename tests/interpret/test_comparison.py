from msgspec.structs import replace

from diurna.differences import Comparison
from diurna.edition import Correction, CoverageRow, Edition, Mark, StoryRecord
from diurna.interpret.comparison import as_changes, compare
from diurna.model import Withdrawal
from diurna.publish.comparing import lines
from tests.publish.editions import rich

ONE = rich()
LATER = replace(ONE, day="2031-05-15", window=replace(ONE.window))


def kinds(found: Comparison, section: str) -> list[str]:
    return [i.mark.kind for i in found.items if i.section == section]


def revised(edition: Edition, **figure: object) -> Edition:
    """`edition` with its first figure changed, as the next revision."""
    return replace(edition, revision=edition.revision + 1, ledger=(replace(edition.ledger[0], marks=(), **figure), *edition.ledger[1:]))


def test_two_that_say_the_same_differ_in_nothing() -> None:
    assert compare(ONE, replace(ONE, revision=ONE.revision + 1)).items == ()


def test_a_figure_that_moved_is_revised_with_what_it_was() -> None:
    low = ONE.ledger[0].low
    other = revised(ONE, low=low + 7, high=low + 7, qualifier="exact", figure=str(low + 7))
    (item,) = compare(ONE, other).items
    assert (item.section, item.mark.kind, item.mark.direction, item.before) == ("figures", "REVISED", "up", ONE.ledger[0].figure)


def test_the_order_of_the_two_does_not_count() -> None:
    other = revised(ONE, low=1, high=1, figure="1")
    assert compare(ONE, other) == compare(other, ONE)


def test_articles_recorded_since_are_the_cause_in_a_later_revision() -> None:
    point = replace(ONE.bottom_line[0], id="new", text="A new line.", marks=(Mark(kind="NEW"),))
    version = next(s.version for s in ONE.sources if s.number == point.citations[0].source)
    before = replace(ONE, inputs=replace(ONE.inputs, versions=tuple(v for v in ONE.inputs.versions if v != version)))
    after = replace(
        ONE, revision=2, bottom_line=(point, *ONE.bottom_line), inputs=replace(ONE.inputs, versions=(*ONE.inputs.versions, version))
    )
    (item,) = compare(replace(before, revision=1), after).items
    assert (item.section, item.mark.cause, item.text.endswith("A new line.")) == ("bottom line", "late report", True)


def test_a_correction_is_named_once() -> None:
    fixed = Correction(edition="a-2031-05-12.r1", kind="CORRECTED", said="Nine.", now="Two.")
    after = replace(LATER, corrections=(*ONE.corrections, fixed))
    assert kinds(compare(ONE, after), "corrections") == ["CORRECTED"]
    assert kinds(compare(after, replace(after, day="2031-05-16")), "corrections") == []
    both = replace(after, corrections=(*after.corrections, replace(fixed, edition="a-2031-05-12.r2")))
    assert [i.mark.note for i in compare(ONE, both).items if i.section == "corrections"] == [fixed.edition]


def withdrawn(edition: Edition, *versions: str) -> Edition:
    """`edition` as made after a person took `versions` back."""
    taken = Withdrawal(source="a", address="b", versions=versions, why="A hoax.")
    return replace(edition, inputs=replace(edition.inputs, withdrawn=(taken,)))


def test_what_left_the_page_is_withdrawn_only_where_its_article_was() -> None:
    """Another day without a figure or a story says nothing of it; a later revision shows it no longer, or takes it back."""
    theme, (row, *_) = ONE.themes[0], ONE.ledger
    story = replace(theme.stories[1], points=theme.stories[1].points[:1])
    earlier = replace(ONE, bottom_line=(), changes=(), ledger=(row,), themes=(replace(theme, summary=(), stories=(story,)),))
    without = replace(earlier, revision=ONE.revision + 1, ledger=(), themes=())
    versions = {s.number: s.version for s in ONE.sources}
    figure, line = (versions[c.source] for c in (row.citation, story.points[0].citations[0]))
    unshown, taken = ("UNCHANGED", "no longer shown"), ("WITHDRAWN", "")
    cases = {
        "nobody took anything back": (without, [unshown, unshown]),
        "another article was taken back": (withdrawn(without, "elsewhere"), [unshown, unshown]),
        "the figure's was": (withdrawn(without, figure), [taken, unshown]),
        "the story's was": (withdrawn(without, line), [unshown, taken]),
        "their outlets took both back": (replace(without, history=replace(without.history, corrected=(figure, line))), [taken, taken]),
    }
    found = {
        case: [(i.mark.kind, i.mark.note) for i in compare(earlier, e).items if i.section in {"figures", "gone quiet"}]
        for case, (e, _) in cases.items()
    }
    assert found == {case: wanted for case, (_, wanted) in cases.items()}
    assert "WITHDRAWN" not in kinds(compare(earlier, replace(without, day=LATER.day)), "figures")


def test_a_line_that_stood_as_a_heading_is_no_update_and_one_put_in_like_words_has_not_gone() -> None:
    theme = next(t for t in ONE.themes if any(s.title for s in t.stories))
    story = next(s for s in theme.stories if s.title)
    point = replace(story.points[0], id="new", form="headline", lead="", text=story.title)
    told = replace(story, title="", points=(point,))
    later = replace(ONE, revision=ONE.revision + 1, bottom_line=(), themes=(replace(theme, summary=(), stories=(told,)),))
    assert not [i for i in compare(ONE, later).items if i.section == "stories"]
    retold = replace(told, id="other", points=(replace(point, text=f"Late: {story.title}"),))
    later = replace(later, themes=(replace(theme, summary=(), stories=(retold,)),))
    assert story.title not in {i.text for i in compare(ONE, later).items if i.section == "gone quiet"}


def test_of_the_stories_that_another_day_has_not_the_most_covered_are_named_and_the_others_counted() -> None:
    theme = next(t for t in ONE.themes if t.stories)
    one = theme.stories[0]
    many = tuple(replace(one, id=f"s{n}", title=f"Matter {n}", origins=n) for n in range(9))
    earlier = replace(ONE, themes=(replace(theme, stories=many),))
    heard = tuple(CoverageRow(source=o, affiliation="", versions=1, cited=1) for o in sorted({p.outlet for p in one.points}))
    later = replace(LATER, themes=(), coverage=replace(ONE.coverage, rows=heard), quiet=())
    gone = [i.text for i in compare(earlier, later).items if i.section == "gone quiet"]
    assert gone == [*(f"Matter {n}" for n in (8, 7, 6, 5, 4)), "4 more stories of which this edition says nothing."]


def test_of_one_day_another_id_of_a_story_takes_back_no_figure_and_no_line() -> None:
    moved = tuple(replace(r, story=f"{r.story}x") for r in ONE.ledger)
    themes = tuple(replace(t, stories=tuple(replace(s, id=f"{s.id}x") for s in t.stories)) for t in ONE.themes)
    assert compare(ONE, replace(ONE, revision=ONE.revision + 1, ledger=moved, themes=themes)).items == ()


def test_of_one_day_a_figure_whose_claimant_is_named_more_fully_still_stands() -> None:
    row = next(r for r in ONE.ledger if r.claimant and not r.printed)
    fuller = replace(row, claimant=f"Zarim {row.claimant}", key=f"zarim {row.key}")
    later = replace(ONE, revision=ONE.revision + 1, ledger=tuple(fuller if r is row else r for r in ONE.ledger))
    assert kinds(compare(ONE, later), "figures") == []
    other = replace(fuller, low=row.low + 1, high=row.low + 1, figure=str(row.low + 1))
    later = replace(later, ledger=tuple(other if r is row else r for r in ONE.ledger))
    assert kinds(compare(ONE, later), "figures") == ["NEW", "UNCHANGED"]


def test_a_story_that_is_gone_is_quiet_for_a_cause_that_is_known_or_for_none() -> None:
    story = next(s for t in ONE.themes for s in t.stories if s.title)
    themes = tuple(replace(t, stories=tuple(s for s in t.stories if s.id != story.id)) for t in ONE.themes)
    history = replace(ONE.history, stories=tuple(s for s in ONE.history.stories if s.id != story.id))
    heard = tuple(CoverageRow(source=o, affiliation="", versions=1, cited=1) for o in sorted({p.outlet for p in story.points}))
    gone = replace(LATER, themes=themes, history=history, quiet=(), coverage=replace(ONE.coverage, rows=heard))
    record = StoryRecord(id=story.id, title="", theme="other", first_day="", last_day=gone.day, editions=2, signature={})
    cases: dict[str, tuple[Edition, list[str]]] = {
        "its outlets were heard": (gone, [""]),
        "none of its outlets was heard": (replace(gone, coverage=replace(ONE.coverage, rows=())), ["our coverage"]),
        "it has articles and no line": (replace(gone, history=replace(history, stories=(*history.stories, record))), []),
        "it proved to be another": (
            replace(gone, history=replace(history, stories=(*history.stories, replace(record, id="older", merged=(story.id,))))), [],
        ),
    }  # fmt: skip
    found = {case: [i.mark.cause for i in compare(ONE, e).items if i.section == "gone quiet"] for case, (e, _) in cases.items()}
    assert found == {case: wanted for case, (_, wanted) in cases.items()}
    assert all("cause" not in line for line in lines(compare(ONE, gone)) if line.startswith("  QUIET"))


def test_it_goes_into_an_edition_as_changes() -> None:
    found = compare(ONE, revised(ONE, low=1, high=1, figure="1"))
    assert [(c.mark, c.text) for c in as_changes(found)] == [(i.mark, i.text) for i in found.items]


def test_a_total_that_stands_on_from_an_edition_before_cites_no_source() -> None:
    row = next(r for r in ONE.ledger if r.scope == "cumulative" and not r.printed)
    stands = replace(row, low=row.low - 1, high=row.low - 1, figure=str(row.low - 1), printed="a-2031-05-13.r1", marks=())
    stands = replace(stands, citation=replace(row.citation, source=0))
    later = replace(ONE, revision=ONE.revision + 1, ledger=tuple(stands if r is row else r for r in ONE.ledger))
    (item,) = (i for i in compare(ONE, later).items if i.section == "figures")
    assert (item.citations, item.mark.kind, item.mark.note) == ((), "UNCHANGED", f"was {row.figure}, no longer shown")
    assert item.text.endswith(f"now {stands.figure}, as printed on 13 May.")


def test_between_days_a_figures_line_has_the_cause_of_its_own_mark() -> None:
    point = replace(
        ONE.bottom_line[0], id="new", text="The toll was cut.", marks=(Mark(kind="REVISED", cause="claimant", direction="down"),)
    )
    (item,) = [i for i in compare(ONE, replace(LATER, bottom_line=(point,))).items if i.section == "bottom line"]
    assert (item.mark.kind, item.mark.cause) == ("REVISED", "claimant")

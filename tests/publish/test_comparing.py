from datetime import UTC, datetime

from diurna.differences import Comparison, ComparisonItem
from diurna.edition import Citation, Mark, SourceEntry
from diurna.publish import comparing, pdf

SOURCE = SourceEntry(
    number=3, version="v", title="Toll <rises>", outlet="Gulfline", affiliation="wire", origin="Gulfline", url="https://g.example/1",
    language="en", published="2026-03-02", first_had="2026-03-02", belated=False,
)  # fmt: skip
ITEMS = (
    ComparisonItem(
        section="stories", mark=Mark(kind="NEW"), text="A bridge fell.", citations=(Citation(source=3, field="text", start=0, end=5),)
    ),
    ComparisonItem(
        section="figures", mark=Mark(kind="REVISED", cause="claimant", direction="up", note="from 9"), text="Health Office: 12.", before="9"
    ),
)
FOUND = Comparison(
    title="Zarim", earlier="zarim-2026-03-01.r1", later="zarim-2026-03-02.r1", zone="UTC", cutoff=datetime(2026, 3, 2, 7, 30, tzinfo=UTC),
    items=ITEMS, sources=(SOURCE,),
)  # fmt: skip


def test_the_lines_of_a_terminal_name_both_editions_the_marks_and_the_causes() -> None:
    assert comparing.lines(FOUND) == (
        "Zarim: 2 March 2026, revision 1, against 1 March 2026, revision 1",
        "",
        "Figures",
        "  REVISED ↑: Health Office: 12. Before: 9. (cause: the claimant)",
        "",
        "Stories",
        "  NEW: A bridge fell. [3] (cause: the event itself)",
    )


def test_two_that_say_the_same_say_so() -> None:
    same = Comparison(title="Zarim", earlier="a", later="b", zone="UTC", cutoff=FOUND.cutoff, items=())
    assert comparing.lines(same)[-1] == "They say the same."
    assert "say the same" in comparing.render(same).decode()


def test_the_page_escapes_and_leads_from_number_to_source() -> None:
    page = comparing.render(FOUND).decode()
    assert 'href="#source-3"' in page
    assert 'id="source-3"' in page
    assert "Toll &lt;rises&gt;" in page


def test_the_same_comparison_gives_the_same_pdf() -> None:
    assert pdf.render_comparison(FOUND) == pdf.render_comparison(FOUND)

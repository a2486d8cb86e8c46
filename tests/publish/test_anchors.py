import pytest
from msgspec.structs import replace

from diurna.edition import Citation, Context, SourceEntry
from diurna.publish.anchors import cited_sources, figure_tables
from tests.publish.editions import rich, source, thin


def context(start: int, end: int, quote: str, before: str = "", after: str = "") -> Context:
    return Context(field="text", start=start, end=end, before=before, quote=quote, after=after)


NINE = context(0, 11, "Nine killed", after=". It rained.")
ALL = context(0, 12, "Nine killed.", after="It rained.")
SHUT = context(24, 40, "The market shut.", after="Later the")
NAMED = context(400, 416, "They were named.", before="and then")
TITLE = replace(context(0, 20, "Nine killed in Halve"), field="title")

PASSAGES = {
    "one quotation": ([NAMED], ["… and then *They were named.*"]),
    "what goes on from another": ([ALL, SHUT], ["*Nine killed.* It rained. *The market shut.* Later the …"]),
    "a part of another, first": ([NINE, ALL, SHUT], ["*Nine killed.* It rained. *The market shut.* Later the …"]),
    "a part of another, behind": ([ALL, context(5, 11, "killed")], ["*Nine killed.* It rained. …"]),
    "a full stop behind it": ([NINE], ["*Nine killed*. It rained. …"]),
    "far apart": ([ALL, NAMED], ["*Nine killed.* It rained. …", "… and then *They were named.*"]),
    "a part of the title": ([ALL, TITLE], ["*Nine killed.* It rained. …", "*Nine killed in Halve*"]),
}


def shown(entry: SourceEntry) -> list[str]:
    (cited,) = cited_sources(replace(rich(), sources=(entry,)))
    return ["".join(f"*{p.text}*" if p.quoted else p.text for p in passage.pieces) for passage in cited.passages]


@pytest.mark.parametrize("case", PASSAGES)
def test_quotations_that_lie_close_together_are_one_passage(case: str) -> None:
    contexts, passages = PASSAGES[case]
    assert shown(replace(source(1), contexts=tuple(contexts))) == passages


def test_the_title_is_not_quoted_again_and_links_back_itself() -> None:
    point = replace(rich().bottom_line[0], citations=(Citation(source=1, field="title", start=0, end=20),))
    entry = replace(source(1), title=TITLE.quote, contexts=(TITLE,))
    edition = replace(thin(), bottom_line=(point,), sources=(entry,))
    (cited,) = cited_sources(edition)
    assert cited.passages == ()
    assert [link.anchor for link in cited.links] == ["bottom-1-c1"]


def test_a_total_that_nobody_gave_for_a_week_stands_last() -> None:
    edition = rich(4)
    row = next(r for r in edition.ledger if r.scope == "cumulative")
    incident = replace(row, scope="incident", printed="")
    rows = (
        replace(row, printed=""),
        incident,
        replace(row, printed="velmar-2031-05-13.r1", as_of="2031-05-13"),
        replace(row, printed="velmar-2031-05-04.r1", as_of="2031-05-04"),
        replace(row, printed="velmar-2031-05-04.r1", as_of="early May"),
    )
    tables = figure_tables(replace(edition, day="2031-05-14", ledger=rows))
    assert [(t.scope, t.numbers) for t in tables] == [("cumulative", (1, 3, 5)), ("incident", (2,)), ("cumulative", (4,))]
    assert figure_tables(replace(edition, ledger=())) == ()

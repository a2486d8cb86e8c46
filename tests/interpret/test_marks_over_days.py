"""Each mark, each cause and each guard, over the days of an invented fortnight that need them: texts in, editions out."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from diurna.edition import Edition, HistoryRecord, LedgerRow
from diurna.interpret.compose import make_edition
from diurna.model import Article, Withdrawal
from tests.interpret.invented import DAY, DESK, article, at, brief

OFFICE = "the Zarim Health Office said"
FIRE = "A fire at the depot of Lazur injured 12 workers, the Energy Ministry said on {day}."
QUIET = "Engineers inspected the ruined bridge at Kelmo and said that repairs would take three weeks."
READY = "Kardavia is ready to talk with Zarim, Foreign Minister Irena Sabel said."
#: By the number of days after the first edition's: outlet, address, title, text. Titles and texts are invented.
DAYS: dict[int, tuple[tuple[str, str, str, str], ...]] = {
    0: (
        ("Gulfline", "g/1", "Drone kills 9 in Halvet market", f"A drone hit the market of Halvet and killed nine people, {OFFICE}."),
        ("Gulfline", "g/2", "Toll in Zarim reaches 212", f"Some 212 people have been killed in Zarim since 27 May, {OFFICE}."),
        ("Gulfline", "g/3", "Fire at Lazur depot injures 12 workers", FIRE.format(day="Monday")),
        ("The Courier", "c/1", "Bridge at Kelmo: repairs to take three weeks", QUIET),
        ("The Courier", "c/2", "Kardavia ready to talk, says minister", READY),
    ),
    1: (
        (
            "Gulfline", "g/4", "Halvet market toll rises to 14",
            f"The toll of the drone attack on the market of Halvet rose to 14 after rescuers found five more bodies, {OFFICE}.",
        ),
        ("Gulfline", "g/5", "Toll in Zarim reaches 221", f"Some 221 people have been killed in Zarim since 27 May, {OFFICE}."),
        ("Gulfline", "g/3", "Fire at Lazur depot injures two workers", FIRE.format(day="Monday").replace("12", "two")),
    ),
    2: (
        (
            "Gulfline", "g/6", "Health office counts only identified dead",
            f"At least 150 people have been killed in Zarim since 27 May, {OFFICE}. It now counts only identified dead.",
        ),
    ),
    3: (("Gulfline", "g/7", "Envoys meet in Linport", "Envoys of Kardavia and Zarim met in Linport and spoke of grain."),),
}  # fmt: skip
TAKEN = Withdrawal(source="The Courier", address="https://x.example/c/2", versions=("0-c/2",), why="The interview was never given.")


def _articles(n: int) -> Iterator[Article]:
    for outlet, address, title, text in DAYS[n]:
        told = at(12) + timedelta(days=n)
        yield article(
            f"{n}-{address}", title, text, source=outlet, address=f"https://x.example/{address}", published_at=told, fetched_at=told
        )


@pytest.fixture(scope="module")
def editions() -> tuple[Edition, ...]:
    history: list[HistoryRecord] = []
    made = []
    for n in sorted(DAYS):
        day = DAY + timedelta(days=n)
        asked = brief(day, withdrawn=(TAKEN,) if n >= 2 else (), history_editions=tuple(f"{h.desk}-{h.day}.r1" for h in history))
        made.append(make_edition(asked, list(_articles(n)), history, DESK))
        history.append(made[-1].history)
    return tuple(made)


def rows(edition: Edition, **wanted: object) -> list[LedgerRow]:
    return [r for r in edition.ledger if all(getattr(r, k) == v for k, v in wanted.items())]


def kinds(row: LedgerRow) -> set[tuple[str, str]]:
    return {(m.kind, m.cause) for m in row.marks}


def test_a_toll_that_its_claimant_raises_is_revised_with_its_reason(editions: tuple[Edition, ...]) -> None:
    (row,) = rows(editions[1], scope="cumulative", effect="killed")
    assert ("REVISED", "claimant") in kinds(row)
    (incident,) = rows(editions[1], scope="incident", effect="killed", low=14)
    assert any("five more bodies" in m.note for m in incident.marks), incident.marks


def test_a_corrected_article_is_told_and_marked(editions: tuple[Edition, ...]) -> None:
    assert {(c.kind, c.edition) for c in editions[1].corrections} == {("CORRECTED", f"zarim-{DAY}.r1")}
    assert "two workers" in editions[1].corrections[0].now
    (row,) = rows(editions[1], effect="injured")
    assert ("CORRECTED", "our correction") in kinds(row)


def test_a_change_of_method_is_no_fall(editions: tuple[Edition, ...]) -> None:
    (row,) = rows(editions[2], scope="cumulative", effect="killed", low=150)
    assert ("METHOD", "method change") in kinds(row)
    assert not any("falls" in flag for flag in row.flags)
    assert [c.mark.cause for c in editions[2].changes if c.mark.kind == "METHOD"] == ["method change"]


def test_a_withdrawn_article_is_told_once(editions: tuple[Edition, ...]) -> None:
    assert [(c.kind, c.edition) for c in editions[2].corrections] == [("WITHDRAWN", f"zarim-{DAY}.r1")]
    assert editions[3].corrections == ()


def test_a_total_without_a_new_figure_stands_on_with_its_day(editions: tuple[Edition, ...]) -> None:
    (row,) = rows(editions[3], scope="cumulative", effect="killed")
    assert (row.low, row.printed) == (150, f"zarim-{date(2026, 3, 5)}.r1")
    assert kinds(row) == {("UNCHANGED", "claimant")}

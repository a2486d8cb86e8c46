import pytest
from msgspec.structs import replace

from diurna.edition import CoverageRow
from diurna.interpret.notices import notices
from tests.interpret.invented import brief

CASES = {
    "a third in other languages: said, and not thin": (6, {"versions": 30, "other_language": 10}, (), "10 of 30 articles are in languages"),
    "so on a day with a full bottom line": (8, {"versions": 30, "other_language": 10}, (), "10 of 30 articles are in languages"),
    "few in other languages": (4, {"versions": 30, "other_language": 5}, (), "A thin day: the bottom line has 4 points."),
    "a quarter could not be read at all": (4, {"versions": 8, "failed": 2}, (), ""),
    "one broken file of many is no excuse": (4, {"versions": 30, "failed": 1}, (), "A thin day"),
    "sources that could not be read": (1, {"versions": 3}, ("Gulfline",), ""),
    "nothing at all": (0, {"versions": 0}, (), "No article was had in this edition's window: it can tell of nothing."),
    "nothing but what could not be read": (0, {"versions": 2, "failed": 2}, (), "No article was had in this edition's window"),
    "nothing, of sources that could not be read": (0, {"versions": 0}, ("Gulfline",), "No article was had in this edition's window"),
    "a short bottom line": (5, {"versions": 12}, (), ""),
    "a full day": (8, {"versions": 40}, (), ""),
}


def test_what_a_page_could_not_be_compared_with_is_told_first() -> None:
    total = CoverageRow(source="Total", affiliation="", versions=40)
    first, late = (notices(replace(brief(), previous=p), 8, total, compared=False) for p in ("", "desk-2026-01-02.r1"))
    within = "nothing is marked new, and what is marked as revised was revised within this edition's window."
    assert first == (f"No edition stands before this one to compare with: {within}",)
    assert late == (f"The edition before this one, desk-2026-01-02.r1, is too long ago to compare with: {within}",)


@pytest.mark.parametrize("case", CASES)
def test_what_was_not_read_is_told_before_a_day_is_called_thin(case: str) -> None:
    points, counted, unread, told = CASES[case]
    total = CoverageRow(source="Total", affiliation="", **counted)
    said = notices(brief(unread=unread), points, total, compared=True)
    assert len(said) == bool(told)
    assert not told or said[0].startswith(told)

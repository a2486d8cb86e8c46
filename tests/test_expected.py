"""The editions of the sample days say what `seeds/expected.toml`, written by hand before any edition was made, asks of them."""

import tomllib

import pytest

from diurna.interpret.copies import find_copies
from tests.expectations import check, check_copies, check_failures, days
from tests.sampling import DAYS, REPO, Sample

EXPECTED = tomllib.loads((REPO / "seeds" / "expected.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("day", [d.isoformat() for d in DAYS])
def test_each_day_says_what_an_editor_asks_of_it(sample: Sample, day: str) -> None:
    wrong = check(sample.editions[day], days(EXPECTED, sample.articles)[day])
    assert wrong == []


def test_copies_are_found(sample: Sample) -> None:
    assert check_copies(find_copies(sample.articles), EXPECTED, sample.articles) == []


def test_what_cannot_be_read_is_told(sample: Sample) -> None:
    assert check_failures(sample.failures, EXPECTED) == []

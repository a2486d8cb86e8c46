"""The editions of the sample days say what `seeds/expected.toml`, written by hand before any edition was made, asks of them.

What an editor asks and the editions do not say yet stands in `tests/shortfalls.toml`. The list can only shrink: a new failure fails
here, and so does one that is mended and still listed. `python -m tests.test_expected` writes it anew.
"""

import json
import tempfile
import tomllib
from pathlib import Path

import pytest

from diurna.interpret.copies import find_copies
from tests.expectations import check, check_copies, check_failures, days
from tests.sampling import DAYS, REPO, Sample, copy_of_sample_desk

EXPECTED = tomllib.loads((REPO / "seeds" / "expected.toml").read_text(encoding="utf-8"))
SHORTFALLS = REPO / "tests" / "shortfalls.toml"


def known_shortfalls() -> dict[str, list[str]]:
    return {day: sorted(lines) for day, lines in tomllib.loads(SHORTFALLS.read_text(encoding="utf-8")).items()}


def found(sample: Sample, day: str) -> list[str]:
    return sorted(check(sample.editions[day], days(EXPECTED, sample.articles)[day]))


@pytest.mark.parametrize("day", [d.isoformat() for d in DAYS])
def test_each_day_says_what_an_editor_asks_of_it(sample: Sample, day: str) -> None:
    known = known_shortfalls().get(day, [])
    wrong = found(sample, day)
    assert [w for w in wrong if w not in known] == [], "not said, and not listed in tests/shortfalls.toml"
    assert [k for k in known if k not in wrong] == [], "mended: take it off tests/shortfalls.toml"


def test_copies_are_found(sample: Sample) -> None:
    assert check_copies(find_copies(sample.articles), EXPECTED, sample.articles) == []


def test_what_cannot_be_read_is_told(sample: Sample) -> None:
    assert check_failures(sample.failures, EXPECTED) == []


def _write() -> None:
    with tempfile.TemporaryDirectory() as folder:
        sample = Sample(copy_of_sample_desk(Path(folder)))
        lines = [
            "# What seeds/expected.toml asks and the editions do not say yet, by day. It only shrinks; tests/test_expected.py holds it."
        ]
        for day in (d.isoformat() for d in DAYS):
            quoted = "".join(f"    {json.dumps(w, ensure_ascii=False)},\n" for w in found(sample, day))
            lines.append(f"{day} = [\n{quoted}]")
    SHORTFALLS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write()

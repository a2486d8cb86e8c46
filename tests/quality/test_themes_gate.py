"""A gate: the first theme of invented headlines and sentences. The floors are lowered only on purpose."""

import json
from pathlib import Path

import pytest

from diurna.interpret import themes

CASES = [json.loads(line) for line in Path(__file__).with_name("themes.jsonl").read_text(encoding="utf-8").splitlines()]
FLOORS = {"diplomacy": 0.88, "strikes": 0.85, "casualties": 0.88, "other": 0.85}


def _f1(theme: str) -> float:
    found = [scores[0].theme if scores else "other" for scores in themes.score([case["text"] for case in CASES])]
    gold = [case["theme"] for case in CASES]
    both = sum(f == g == theme for f, g in zip(found, gold, strict=True))
    return 2 * both / (found.count(theme) + gold.count(theme))


@pytest.mark.parametrize("theme", FLOORS)
def test_f1_stays_above_its_floor(theme: str) -> None:
    assert _f1(theme) >= FLOORS[theme]


def test_the_set_is_large_enough_to_mean_something() -> None:
    assert len(CASES) >= 60

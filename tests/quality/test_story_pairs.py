"""Floors for the grouping of stories on pairs written for it. Lowered only on purpose, with the reason in the commit."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from diurna.edition import StoryRecord
from diurna.interpret.continuity import settled
from diurna.interpret.stories import Passage, assign
from diurna.model import Article

PAIRS = [json.loads(line) for line in (Path(__file__).parent / "stories.jsonl").read_text(encoding="utf-8").splitlines()]
DAY = datetime(2031, 5, 4, 12, tzinfo=UTC)
#: Of pairs on one event, the share joined; of pairs on two, the share kept apart: by whole texts, and for readers of an edition.
FLOORS = {"by whole texts": (0.9, 0.7), "for readers": (0.9, 0.75)}


def test_there_are_enough_pairs() -> None:
    assert sum(pair["same"] for pair in PAIRS) >= 25
    assert sum(not pair["same"] for pair in PAIRS) >= 25


@pytest.mark.parametrize("how", FLOORS)
def test_joined_and_kept_apart(how: str) -> None:
    story = stories(how)
    for same, floor in zip((True, False), FLOORS[how], strict=True):
        right = [(story[f"{n}a"] == story[f"{n}b"]) is same for n, pair in enumerate(PAIRS) if pair["same"] is same]
        assert sum(right) >= floor * len(right), (how, same, sum(right) / len(right))


def stories(how: str) -> dict[str, str]:
    """All pairs as one feed, a day at a time, so that what they have in common tells little."""
    articles = [_article(n, side, pair) for n, pair in enumerate(PAIRS) for side in "ab"]
    found: dict[str, str] = {}
    known: dict[str, StoryRecord] = {}
    for day in sorted({a.published_at.date() for a in articles if a.published_at}):
        today = [a for a in articles if a.published_at and a.published_at.date() == day]
        result = assign(today, tuple(known.values()))
        story_of, records = dict(result.stories), {r.id: r for r in result.records}
        if how == "for readers":
            day_ = settled([Passage(a.id, a, 0, len(a.text)) for a in today], story_of, known)
            story_of, records = dict(day_.story_of), dict(day_.records)
        found |= story_of
        known |= records
    return found


def _article(number: int, side: str, pair: dict[str, Any]) -> Article:
    when = DAY + timedelta(days=pair["days"] if side == "b" else 0)
    return Article(id=f"{number}{side}", source="Courier" if side == "a" else "Observer", published_at=when, **pair[side])

"""Floors for the grouping of stories on pairs written for it. Lowered only on purpose, with the reason in the commit."""

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from diurna.interpret.stories import assign
from diurna.model import Article

PAIRS = [json.loads(line) for line in (Path(__file__).parent / "stories.jsonl").read_text(encoding="utf-8").splitlines()]
DAY = datetime(2031, 5, 4, 12, tzinfo=UTC)
#: Of pairs on one event, the share joined; of pairs on two, the share kept apart.
JOINED, APART = 0.9, 0.75


def test_there_are_enough_pairs() -> None:
    assert sum(pair["same"] for pair in PAIRS) >= 20
    assert sum(not pair["same"] for pair in PAIRS) >= 20


def test_joined() -> None:
    joined = [together(n) for n, pair in enumerate(PAIRS) if pair["same"]]
    assert sum(joined) >= JOINED * len(joined)


def test_kept_apart() -> None:
    apart = [not together(n) for n, pair in enumerate(PAIRS) if not pair["same"]]
    assert sum(apart) >= APART * len(apart)


def together(pair: int) -> bool:
    story = stories()
    return story[f"{pair}a"] == story[f"{pair}b"]


@cache
def stories() -> dict[str, str]:
    """All pairs as one feed, a day at a time, so that what they have in common tells little."""
    articles = [_article(n, side, pair) for n, pair in enumerate(PAIRS) for side in "ab"]
    found: dict[str, str] = {}
    known = {}
    for day in sorted({a.published_at.date() for a in articles if a.published_at}):
        result = assign([a for a in articles if a.published_at and a.published_at.date() == day], tuple(known.values()))
        found |= dict(result.stories)
        known |= {r.id: r for r in result.records}
    return found


def _article(number: int, side: str, pair: dict[str, Any]) -> Article:
    when = DAY + timedelta(days=pair["days"] if side == "b" else 0)
    return Article(id=f"{number}{side}", source="Courier" if side == "a" else "Observer", published_at=when, **pair[side])

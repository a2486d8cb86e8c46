"""A gate: who did what to whom, where, read from invented sentences. The floors are lowered only on purpose."""

import json
from collections import Counter
from pathlib import Path

import pytest

from diurna.interpret.claims.diplomacy import read_diplomacy
from diurna.interpret.claims.sentences import Sentence
from diurna.interpret.claims.strikes import read_strikes
from diurna.model import Article, Diplomacy, Strike

CASES = [json.loads(line) for line in Path(__file__).with_name("events.jsonl").read_text(encoding="utf-8").splitlines()]
FLOORS = {"act": 0.955, "actor": 0.945, "target": 0.94, "place": 0.955, "status": 0.96}


def _read(text: str) -> list[tuple[str, str, str, str, str, str]]:
    article, sentences = Article(id="a", text=text), [Sentence("text", 0, text, 0)]
    found: list[Strike | Diplomacy] = [*read_strikes(article, sentences), *read_diplomacy(article, sentences)]
    return [_row(claim) for claim in found]


def _row(claim: Strike | Diplomacy) -> tuple[str, str, str, str, str, str]:
    kind, other = ("strike", claim.target) if isinstance(claim, Strike) else ("diplomacy", claim.counterpart)
    return kind, claim.act, claim.actor or "", other or "", claim.place or "", claim.status


def _same(gold: str, found: str) -> bool:
    return gold == found or bool(gold and found and (gold in found or found in gold))


def _counts() -> dict[str, Counter[str]]:
    """Of each field: how many are in the gold, in what was found, and in both; a claim is paired with the nearest of its kind."""
    counts = {field: Counter[str]() for field in FLOORS}
    for case in CASES:
        found = _read(case["text"])
        for gold in map(tuple, case["claims"]):
            near = max((f for f in found if f[0] == gold[0]), key=lambda f: sum(map(_same, gold, f)), default=("", "", "", "", "", ""))
            found = [f for f in found if f is not near]
            for field, want, got in zip(FLOORS, gold[1:], near[1:], strict=True):
                counts[field] += Counter(gold=bool(want), found=bool(got), both=bool(want) and bool(got) and _same(want, got))
        for extra in found:
            for field, got in zip(FLOORS, extra[1:], strict=True):
                counts[field] += Counter(found=bool(got))
    return counts


@pytest.mark.parametrize("field", FLOORS)
def test_f1_stays_above_its_floor(field: str) -> None:
    count = _counts()[field]
    assert 2 * count["both"] / (count["gold"] + count["found"]) >= FLOORS[field]


def test_the_set_is_large_enough_to_mean_something() -> None:
    assert len(CASES) >= 180
    assert sum(len(case["claims"]) for case in CASES) >= 60

"""Floors for the reading of casualties on sentences written for it. Lowered only on purpose, with the reason in the commit."""

import json
from functools import cache
from pathlib import Path

import pytest

from diurna.interpret.claims.casualties import read_casualties
from diurna.model import Article, Casualty

SENTENCES = [json.loads(line) for line in (Path(__file__).parent / "casualties.jsonl").read_text(encoding="utf-8").splitlines()]
FLOORS = {
    "figures found: effect, low and high": 0.97,
    "figures right among those read": 0.97,
    "qualifier": 0.97,
    "claimant": 0.95,
    "via": 0.95,
    "place": 0.95,
    "people": 0.95,
    "scope": 0.95,
    "since": 0.95,
    "status": 0.95,
}


def test_there_are_enough_sentences() -> None:
    assert len(SENTENCES) >= 60
    assert sum(not sentence["claims"] for sentence in SENTENCES) >= 8, "sentences that state no figure keep it honest"


@pytest.mark.parametrize("figure", FLOORS)
def test_floor(figure: str) -> None:
    assert measured()[figure] >= FLOORS[figure]


@cache
def measured() -> dict[str, float]:
    wanted = [(claim, _match(claim, read(sentence["text"]))) for sentence in SENTENCES for claim in sentence["claims"]]
    found = [(claim, got) for claim, got in wanted if got]
    read_in_all = sum(len(read(sentence["text"])) for sentence in SENTENCES)
    figures = {
        "figures found: effect, low and high": len(found) / len(wanted),
        "figures right among those read": len(found) / read_in_all,
    }
    for name in ("qualifier", "claimant", "via", "place", "people", "scope", "since", "status"):
        labelled = [(claim[name], getattr(got, name)) for claim, got in found if name in claim]
        figures[name] = sum(want == got for want, got in labelled) / len(labelled)
    return figures


def read(text: str) -> tuple[Casualty, ...]:
    return read_casualties(Article(id="a", text=text))


def _match(claim: dict[str, object], read_claims: tuple[Casualty, ...]) -> Casualty | None:
    same = (c for c in read_claims if (c.effect, c.low) == (claim["effect"], claim["low"]) and c.high == claim.get("high", c.high))
    return next(same, None)

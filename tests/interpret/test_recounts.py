from datetime import date
from typing import Any

import pytest

from diurna.interpret import ledger
from diurna.interpret.against import Against
from diurna.interpret.claimants import Entry
from diurna.interpret.guards import flags_for
from diurna.model import Casualty
from tests.interpret.invented import article, at, casualty

SINCE = date(2026, 3, 7)
LEAD = "A 28 February 2026 raid on a school in Zarim reportedly killed scores of civilians, the group said on 7 March."
COUNT = "As of March 4, the toll of this raid had risen to 168, Zarim state media reported."
TOWN = "The school in the town of Halvet stood beside a base."


def told(text: str, *claims: Casualty) -> list[Entry]:
    one = article(claims[0].article, "Raid on school must be looked into", text, published_at=at(15, day=7), fetched_at=at(16, day=7))
    return [Entry(claim=c, article=one, story="s") for c in claims]


def said(text: str, quote: str, low: int, **more: Any) -> Casualty:
    start = text.index(quote)
    return casualty(low, more.pop("high", low), article=more.pop("article", "a"), start=start, end=start + len(quote), quote=quote, **more)


def of_the_raid(text: str, **count: Any) -> list[Entry]:
    vague = said(text, LEAD, 40, high=99, qualifier="vague", people="civilians", place="Zarim")
    numeral = said(text, COUNT, 168, **{"claimant": "Zarim state media", "as_of": "March 4", **count})
    return told(text, vague, numeral)


CASES = {
    "a numeral with claimant and day, at the town that the article names": (f"{LEAD} {TOWN} {COUNT}", {}, [(168, "Halvet")]),
    "two towns are named": (f"{LEAD} {TOWN} It is far from the city of Kelmo. {COUNT}", {}, [(168, "Zarim")]),
    "a country is less than its town": (f"{LEAD} {TOWN} {COUNT}", {"place": "Oman"}, [(40, "Zarim")]),
    "nobody counted": (f"{LEAD} {TOWN} {COUNT}", {"claimant": None}, [(40, "Zarim")]),
    "soldiers are others": (f"{LEAD} {TOWN} {COUNT}", {"people": "soldiers"}, [(40, "Zarim")]),
}


@pytest.mark.parametrize("case", CASES)
def test_a_numeral_beats_a_vague_word(case: str) -> None:
    text, count, rows = CASES[case]
    entered = ledger.enter(of_the_raid(text, **count), SINCE)
    assert [(e.claim.low, e.claim.place) for e in entered] == rows


def test_the_day_of_the_count_stands_in_the_row() -> None:
    (one,) = ledger.enter(of_the_raid(f"{LEAD} {TOWN} {COUNT}"), SINCE)
    assert ledger.row(one, 1, Against()).as_of == "2026-03-04"


def test_as_many_of_a_kind_as_there_were_in_all() -> None:
    first = "Zarim buried at least 165 schoolgirls on Friday who were killed on 28 February in a raid on Halvet."
    second = "On 28 February, the authorities of Zarim said, 165 people were killed when a school in Halvet was struck."
    girls = told(first, said(first, first, 165, high=None, qualifier="at_least", people="schoolgirls", place="Halvet"))
    whole = told(second, said(second, second, 165, place="Halvet", claimant="Zarim authorities", article="b"))
    entered = ledger.enter([*girls, *whole], SINCE)
    assert {(e.claim.people, flags_for(e, Against(), entered)) for e in entered} == {
        (None, ()),
        ("schoolgirls", ("the same number stands for all who were killed there, by Zarim authorities",)),
    }

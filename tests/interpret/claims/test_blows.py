"""Attacks told by their effect: fire opened, charges that burst, people whom somebody killed."""

import pytest

from diurna.interpret.claims.actors import read_clause
from diurna.interpret.claims.blows import blows_in
from diurna.interpret.claims.relations import named

BLOWS = {
    "fire was opened": ("Norwegian soldiers opened fire on a bus in Lazur.", ("attack", "Norwegian soldiers", "a bus in Lazur")),
    "fire was exchanged": ("Norwegian troops exchanged fire with rebels near Lazur.", ("armed clash", "Norwegian troops", "rebels")),
    "a car bomb": ("A car bomb exploded outside a police station in Lazur.", ("remote explosive/landmine/ied", None, "police station")),
    "a missile that came down": (
        "A missile landed in the courtyard of a school in Lazur.",
        ("shelling/artillery/missile attack", None, "courtyard of a school"),
    ),
    "a killing with a doer": ("Militants killed four soldiers in Lazur.", ("attack", "Militants", "four soldiers")),
}
NONE = {
    "a blast of gas": "A gas tank exploded in Lazur.",
    "a death without a doer": "Four people were killed in Lazur.",
    "what was left of a missile": "Debris of a missile fell near Lazur.",
    "an aircraft that landed": "A plane landed in Lazur.",
    "a crash": "A bus crash killed four people in Lazur.",
    "fire of another kind": "The ministry opened talks after the fire.",
}


@pytest.mark.parametrize("case", BLOWS)
def test_a_blow(case: str) -> None:
    text, (act, actor, target) = BLOWS[case]
    (blow,) = blows_in(read_clause(text), ())
    assert (blow.act, named(blow.actors)) == (act, actor)
    assert (blow.target or "") in text
    assert (target in (blow.target or "")) or (blow.target or "-") in target


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_blow(text: str) -> None:
    assert blows_in(read_clause(text), ()) == []


def test_what_an_attack_already_tells_is_not_told_again() -> None:
    clause = read_clause("Norwegian soldiers opened fire on a bus in Lazur.")
    (blow,) = blows_in(clause, ())
    assert blows_in(clause, (blow,)) == []

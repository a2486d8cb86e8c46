import pytest

from diurna.interpret.parties import Parties
from diurna.model import Diplomacy

CASES = {
    "a state by its body": ("the Norwegian foreign ministry", "Norway"),
    "a state by its envoy": ("Peru's chief negotiator", "Peru"),
    "a body known to speak for a state": ("Kremlin", "Russia"),
    "a group by its own name": ("Hezbollah", "Hezbollah"),
    "a land the desk knows": ("Tovland's envoys", "Tovland"),
    "a person whose land a line gave": ("Quell", "Norway"),
    "a person nobody introduced": ("Maren", ""),
    "two states at once": ("Norway and Peru", ""),
    "a bare role": ("officials", ""),
    "nobody": (None, ""),
}


@pytest.mark.parametrize("case", CASES)
def test_key(case: str) -> None:
    name, key = CASES[case]
    told = Diplomacy(article="a", field="text", start=0, end=1, quote="", act="CONSULT", actor="Norwegian Foreign Minister Ada Quell")
    assert Parties.of([told], ["Tovland"]).key(name) == key


def test_a_name_given_with_two_lands_is_nobodys() -> None:
    names = ("Norwegian Minister Ada Quell", "Peruvian Minister Ida Quell")
    told = [Diplomacy(article="a", field="text", start=0, end=1, quote="", act="CONSULT", actor=name) for name in names]
    assert Parties.of(told).key("Quell") == ""

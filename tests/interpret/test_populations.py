import pytest

from diurna.interpret.populations import is_one_kind, population

SIDES = {
    "": "",
    "people": "",
    "Omanis": "",
    "militants": "fighters",
    "gunmen": "fighters",
    "members of the Guard": "forces",
    "security forces": "forces",
    "US service members": "forces",
    "villagers": "civilians",
    "aid workers": "aid workers",
    "soldiers and militants": "",
}
#: One people, another, whether counts of one incident can be of the same, and whether running totals can.
KINDS = {
    "all and the civilians among them": ("", "civilians", True, True),
    "all and a part": ("", "aid workers", True, False),
    "all and soldiers": ("", "soldiers", False, False),
    "fighters and villagers": ("militants", "villagers", False, False),
    "two words for one side": ("police officers", "security forces", True, True),
    "two parts": ("nurses", "drivers", False, False),
}


@pytest.mark.parametrize("people", SIDES)
def test_population(people: str) -> None:
    assert population(people) == SIDES[people]


@pytest.mark.parametrize("case", KINDS)
def test_is_one_kind(case: str) -> None:
    one, other, incident, total = KINDS[case]
    assert (is_one_kind(one, other, whole=False), is_one_kind(one, other, whole=True)) == (incident, total)
    assert (is_one_kind(other, one, whole=False), is_one_kind(other, one, whole=True)) == (incident, total)

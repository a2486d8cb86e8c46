import pytest

from diurna.interpret.nesting import lies_in, nesting
from tests.interpret.invented import article

INSIDE = {
    "a village in a district": "Shells fell on the village of Halvet in Kelmo district.",
    "after a comma": "A mine went off in Halvet, Kelmo province.",
    "said of it": "Rockets hit Halvet, a small town in the Kelmo region.",
    "in so many words": "Halvet, in Kelmo, was shelled.",
}
APART = {
    "two places in a row": "Shells fell on Halvet and on Kelmo.",
    "a list": "They died in Halvet, Kelmo and Lazur.",
    "somebody in a place": "Halvet was shelled, officials in Kelmo said.",
}


@pytest.mark.parametrize("case", [*INSIDE, *APART])
def test_which_place_lies_in_which(case: str) -> None:
    told = nesting([article("a", text={**INSIDE, **APART}[case])])
    assert lies_in("Halvet", "Kelmo", told) is (case in INSIDE)
    assert lies_in("Kelmo district", "Halvet", told) is (case in INSIDE)

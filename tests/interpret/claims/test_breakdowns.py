"""Parts of a count: told with the count that holds them."""

import pytest

from diurna.interpret.claims.casualties import read_casualties
from diurna.model import Article

CASES = {
    "after including": ("Nine people, including three children, were killed in Selm.", [(9, None, None), (3, "children", 9)]),
    "several of them": (
        "The raid killed 52 people, including seven women and four children, the office said.",
        [(52, None, None), (7, "women", 52), (4, "children", 52)],
    ),
    "after among them": (
        "At least six passengers are dead, among them two children and a nurse.",
        [(6, "passengers", None), (2, "children", 6)],
    ),
    "so many of them": (
        "President Ana Roe said that 29 citizens, 11 of them police officers, had died.",
        [(29, "citizens", None), (11, "police officers", 29)],
    ),
    "before its whole": (
        "Around 150 school children were among 165 people killed in Selm.",
        [(150, "school children", 165), (165, None, None)],
    ),
    "in a headline": ("Two nurses among five killed in Selm clinic attack.", [(2, "nurses", 5), (5, None, None)]),
    "one person is none": ("Nine people, including a nurse, were killed.", [(9, None, None)]),
    "nobody says what they were": ("The office says 64 people have been killed, 41 of them in the capital.", [(64, None, None)]),
    "of the dead or of the wounded": (
        "Nine people were killed and 20 wounded, including three children.",
        [(9, None, None), (20, None, None)],
    ),
    "more than the whole": ("Nine people were killed, including 30 soldiers who guarded the camp.", [(9, None, None)]),
}


@pytest.mark.parametrize("case", CASES)
def test_parts(case: str) -> None:
    text, expected = CASES[case]
    assert [(c.low, c.people, c.among) for c in read_casualties(Article(id="a", text=text))] == expected

"""Who speaks in a quotation that goes on, and that nobody is guessed to answer."""

import pytest

from diurna.interpret.claims.casualties import read_casualties
from diurna.model import Article

CASES = {
    "an answer, which nobody is said to give": ("", 'Ana Roe leads the Front.\n\nHow many have you lost?\n"We lost 312 fighters."', None),
    "a quotation goes on": ("", '"We fought," Ana Roe said. "The enemy lost no fewer than 75."', "Ana Roe"),
    "a new quotation by another": ("", '"We fought," Ana Roe said. "They lost 75 men," Oda Finn said.', "Oda Finn"),
}


@pytest.mark.parametrize("case", CASES)
def test_who_speaks(case: str) -> None:
    title, text, expected = CASES[case]
    (claim,) = read_casualties(Article(id="a", title=title, text=text))
    assert claim.claimant == expected

"""Who speaks in an interview and in a quotation that goes on."""

import pytest

from diurna.interpret.claims.casualties import read_casualties
from diurna.model import Article

OPENING = "Commander Ana Roe of the Hill Front received us in a camp.\n\nHow many have you lost?\n"
TITLE = "Interview: a commander speaks"
CASES = {
    "an answer": (TITLE, OPENING + '"We lost 312 fighters."', "Commander Ana Roe"),
    "an answer's second sentence": (
        TITLE,
        OPENING + '"It is war. In Selm the bombs killed 26 civilians. We counted them."',
        "Commander Ana Roe",
    ),
    "told by name and age": (
        TITLE,
        'Oda Finn, 33, was on the bridge. "I saw it," she says.\n\nBy her count 103 of her shipmates perished.',
        "Oda Finn",
    ),
    "a plain report": ("A commander speaks", OPENING + '"We lost 312 fighters."', None),
    "words outside quotation marks": (TITLE, OPENING + "The bombs killed 26 civilians.", None),
    "nobody is introduced": (TITLE, 'A man received us in a camp.\n"We lost 312 fighters."', None),
    "a quotation goes on": ("", '"We fought," Ana Roe said. "The enemy lost no fewer than 75."', "Ana Roe"),
    "a new quotation by another": ("", '"We fought," Ana Roe said. "They lost 75 men," Oda Finn said.', "Oda Finn"),
}


@pytest.mark.parametrize("case", CASES)
def test_who_speaks(case: str) -> None:
    title, text, expected = CASES[case]
    (claim,) = read_casualties(Article(id="a", title=title, text=text))
    assert claim.claimant == expected

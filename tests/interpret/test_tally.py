import pytest

from diurna.interpret.tally import count
from diurna.model import Article

CASES = {
    "a total, not its breakdown": ("", "Nine people, including three children, were killed.", (9, 9), None),
    "a total told twice is one total": ("Nine killed in Varn", "Nine people were killed on Friday. The nine died at once.", (9, 9), None),
    "killed and hurt apart": ("", "The blast killed two and wounded 14.", (2, 2), (14, 14)),
    "another victim is added": ("", "A man was shot dead in Varn. Another man was killed nearby.", (2, 2), None),
    "the two sides are added": ("", "Four soldiers were killed in the raid. Nine militants were also killed.", (13, 13), None),
    "none": ("", "No casualties were reported.", (0, 0), (0, 0)),
    "nothing said": ("", "The ministers met in Varn.", None, None),
    "what a protest is about is another event": ("", "Hundreds protested in Varn over the killing of a student.", None, None),
    "one and one are two": ("", "A bomb killed one farmer and one trader.", (2, 2), None),
    "the month of March is no march": ("", "On 4 March 2020, two guards were killed following an attack in Varn.", (2, 2), None),
    "killed among protesters is the event itself": ("", "Troops shot at protesters, killing at least seven.", (7, 7), None),
    "killed and wounded in one number": ("", "Seven guards were killed and wounded.", (1, 6), (1, 6)),
    "an initial is no second person": ("", "Ana T. Roe was killed in Varn.", (1, 1), None),
    "a town before the verb is nobody": ("", "A teacher from the school in Varn was killed.", (1, 1), None),
    "one single victim": ("", "A woman was found dead by the river.", (1, 1), None),
    "threatened is not killed": ("", "The gang threatened to kill two guards.", None, None),
    "a vague word keeps its bounds": ("", "Dozens were injured.", None, (24, 99)),
    "a range": ("", "Between 12 and 15 people were killed.", (12, 15), None),
    "shot and not dead is hurt": ("Five people shot at fair", "Five people were shot at a fair in Varn. One of them died.", (1, 1), (4, 4)),
    "the killer who died by their own hand": ("Man kills wife, self", "A man killed his wife and then himself.", (2, 2), None),
    "statistics of the year are no incident": (
        "Man shot dead in Varn",
        "A man was shot dead in Varn on Friday. So far this year 40 people have been killed in the city.",
        (1, 1),
        None,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_count(case: str) -> None:
    title, text, killed, injured = CASES[case]
    tally = count(Article(id="a", title=title, text=text))
    assert (tally.killed, tally.injured) == (killed, injured)


def test_the_id_is_the_articles() -> None:
    assert count(Article(id="x7")).id == "x7"

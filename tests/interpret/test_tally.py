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
    "the dead of a family that asks": ("", "The family of a guard who was shot dead sat before the court in Varn.", None, None),
    "what those sought had done": ("", "Men shut the road for the arrest of those behind the killing of a farmer.", None, None),
    "what suspects had done": ("", "Youths set fire to six houses of suspected raiders who killed a farmer earlier that day.", None, None),
    "animals are no people": ("", "Raiders burnt houses and slaughtered animals in Varn.", None, None),
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
    "nobody hurt or killed": ("", "No people were reported injured or killed.", (0, 0), (0, 0)),
    "arrested and executed befell all": ("", "Soldiers arrested and executed 17 men in Varn.", (17, 17), None),
    "beaten to death, with whom between": ("", "Villagers beat a suspected thief to death.", (1, 1), None),
    "an ox is nobody": ("", "Farmers killed six oxen near Varn. No people were hurt.", None, (0, 0)),
    "an operation is executed without dead": ("", "Three gunmen executed the plan. A guard was killed.", (1, 1), None),
    "what was seized is not killed": ("", "Troops killed 22 gunmen and seized one lorry.", (22, 22), None),
    "two peoples of one number are no apposition": ("", "Two Ferrani and two Molans were killed.", (4, 4), None),
    "one man of two offices": ("", "A party official and activist was shot dead.", (1, 1), None),
    "a short name in brackets": ("", "Gunmen killed a former village council (VCO) chairman.", (1, 1), None),
    "those who struck died too": ("", "Gunmen killed three people in Varn. Two gunmen were killed as guards fired back.", (5, 5), None),
    "bodies found are of those killed": ("", "Twenty gunmen were killed and the bodies of 14 gunmen were found.", (20, 20), None),
    "what came of a protest is its own": ("", "Police fired at the marchers when they came near, killing two people.", (2, 2), None),
    "what a deed answers came before": ("", "Villagers beat two raiders in reaction to the killing of a herder.", None, None),
    "what somebody is accused of came before": ("", "Troops held a man responsible for the killing of three teachers.", None, None),
    "who died by accident is nobody's victim": ("", "A boy was shot and killed in Varn. He accidentally shot himself.", (1, 1), None),
    "what came earlier that day": ("", "Jets struck camps near Varn after rebels killed ten guards earlier that day.", None, None),
    "what came earlier this week is the news": ("", "Police named the three people who were killed earlier this week.", (3, 3), None),
    "what a deed is about came before": ("", "Residents torched the post over the death of a boy.", None, None),
    "a riot's own dead": ("", "A riot broke out in the jail, in which a prisoner was killed.", (1, 1), None),
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

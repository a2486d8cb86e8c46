import pytest

from diurna.interpret import ranking
from diurna.interpret.candidates import candidates
from diurna.model import Article
from tests.interpret.invented import article

SEIZED = "Troops of the northern command seized the border town of Marevo and its bridge"
FILLER = "Envoys of Kardavia met shepherds in the hills above Linport to count their flocks."


def ranked(*told: Article) -> dict[str, float]:
    found = [c for a in told for c in candidates(a, a.id, (0, len(a.text))) if c.form == "sentence"]
    return dict(zip((f"{c.article.id}{c.position}" for c in found), ranking.ranks(found, told), strict=True))


BETTER = {
    "what is done before what is supposed": (f"{SEIZED}.", f"{SEIZED.replace('seized', 'could seize')}."),
    "what is dated to the day before what is not": (f"{SEIZED} on Monday.", f"{SEIZED} with tanks."),
    "today's before what is told of months ago": (f"{SEIZED} with tanks.", f"{SEIZED} in January."),
    "a longer line before a scrap": (f"{SEIZED}.", "Troops of the northern command seized Marevo town."),
    "a grave event before a small one": (
        "Talks on Marevo collapsed and both envoys left the town.",
        "Rain fell on Marevo and both rivers left the town.",
    ),
    "a sentence before a list behind a colon": (f"{SEIZED} and mill.", f"{SEIZED}: a mill."),
}


@pytest.mark.parametrize("case", BETTER)
def test_one_line_before_another(case: str) -> None:
    better, worse = BETTER[case]
    found = ranked(article("a", "", better), article("b", "", worse))
    assert found["a1"] > found["b1"]


def test_the_lead_before_what_stands_below() -> None:
    found = ranked(article("a", "", f"{SEIZED}. {FILLER}"), article("b", "", f"{FILLER} {SEIZED}."))
    assert found["a1"] > found["b2"]


def test_what_others_lead_with_ranks_higher() -> None:
    alone = ranked(article("a", "", f"{SEIZED}."), article("b", "", FILLER))
    backed = ranked(article("a", "", f"{SEIZED}."), article("b", "", FILLER), article("c", "", f"{SEIZED} at dawn."))
    assert backed["a1"] - backed["b1"] > alone["a1"] - alone["b1"]


def test_every_trait_has_a_weight() -> None:
    given = [article("a", "", f"{SEIZED}. {FILLER}"), article("b", "", FILLER)]
    found = [c for a in given for c in candidates(a, a.id, (0, len(a.text)))]
    assert {name for row in ranking.traits(found, given) for name in row} == set(ranking.WEIGHTS)


def test_an_article_without_a_time_is_ranked() -> None:
    assert len(ranked(Article(id="a", text=f"{SEIZED} on Monday."))) == 1


def test_of_many_articles_only_some_are_held_beside_each() -> None:
    many = [article(f"{n:03}", "", f"{SEIZED}.") for n in range(250)]
    found = list(ranked(*many).values())
    assert found == pytest.approx([found[0]] * len(many))

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diurna.interpret.claims import read_claims
from diurna.interpret.claims.casualties import read_casualties
from diurna.model import Article

PARTS = (
    "Nine people, including three children, were killed in Sel Varna.",
    "“We lost 12 men,” said the mayor — Ana Roe, 41.",
    "Police said 1,200 were hurt, while Chad reported two deaths, and Oman said one person was killed in its territory.",
    "No casualties were reported.",
    "قال شهود",
    "The toll rose to 88, the ministry said; 7 others are missing.",
    "He said dozens died.",
    "\n\n",
    "🕊 (3 killed)",
    "killed",
    "of",
    "12",
)
TEXTS = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=12)), max_size=8).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(title=TEXTS, text=TEXTS)
def test_every_quote_is_what_its_span_holds(title: str, text: str) -> None:
    article = Article(id="a", title=title, text=text)
    for claim in read_claims(article):
        assert getattr(article, claim.field)[claim.start : claim.end] == claim.quote
        assert claim.quote.strip() == claim.quote != ""


def test_three_claims_in_one_sentence_keep_claimant_place_and_quote() -> None:
    text = (
        "Jordan has confirmed that six people were killed by a rocket, while Qatar reported two deaths, "
        "and Oman said one person was killed in its territory."
    )
    claims = read_casualties(Article(id="a", text=text))
    assert [(c.claimant, c.place, c.low) for c in claims] == [("Jordan", "Jordan", 6), ("Qatar", "Qatar", 2), ("Oman", "Oman", 1)]
    assert [c.quote for c in claims] == [
        "Jordan has confirmed that six people were killed by a rocket",
        "Qatar reported two deaths",
        "Oman said one person was killed in its territory.",
    ]


def test_a_pronoun_speaks_for_the_last_person_named_in_the_paragraph() -> None:
    text = "Ana Roe said the road was open. She said 12 people were killed."
    (claim,) = read_casualties(Article(id="a", text=text))
    assert claim.claimant == "Ana Roe"


def test_a_pronoun_finds_nobody_across_paragraphs() -> None:
    text = "Ana Roe said the road was open.\nShe said 12 people were killed."
    (claim,) = read_casualties(Article(id="a", text=text))
    assert claim.claimant is None


def test_the_outlet_itself_is_no_claimant() -> None:
    article = Article(id="a", source="Daybreak", text="Daybreak reported that 12 people were killed.")
    assert [c.claimant for c in read_casualties(article)] == [None]


def test_a_total_goes_on_with_the_words_of_the_sentence_before() -> None:
    text = "According to the Red Crescent, 12 people were killed on Friday. In total, 340 people have been killed since 7 May."
    assert [(c.low, c.claimant, c.scope) for c in read_casualties(Article(id="a", text=text))] == [
        (12, "Red Crescent", "incident"),
        (340, "Red Crescent", "cumulative"),
    ]


def test_same_article_same_claims() -> None:
    article = Article(id="a", title=PARTS[0], text="\n".join(PARTS))
    assert read_claims(article) == read_claims(article)


SCOPES = {
    "a running toll": ("The death toll rose to 88.", "cumulative", None),
    "the toll of one event": ("The death toll from the blast rose to 88.", "incident", None),
    "between two far dates": ("Between 7 May and 3 August, 88 people were killed.", "cumulative", "7 May"),
    "between two days in a row": ("Between 7 May and 8 May, 88 people were killed.", "incident", None),
    "the past 24 hours are one report": ("88 people were killed in the past 24 hours.", "incident", "the past 24 hours"),
    "a comparison counts one attack": ("It was the deadliest attack since 2019, killing 88 people.", "incident", None),
}


@pytest.mark.parametrize("case", SCOPES)
def test_scope(case: str) -> None:
    text, scope, since = SCOPES[case]
    (claim,) = read_casualties(Article(id="a", text=text))
    assert (claim.scope, claim.since) == (scope, since)

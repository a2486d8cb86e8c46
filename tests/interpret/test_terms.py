import pytest

from diurna.interpret.terms import concept_weights, concepts, content_terms, figures, negated, news_part, overlap, same_statement

TERMS = {
    "function words and reporting verbs go": ("The office said that the bridge was hit", ("office", "bridge", "hit")),
    "plural endings go": ("Drones, cities and gas", ("drone", "city", "gas")),
    "past endings go": ("He denies, she denied: kills and killed", ("deny", "deny", "kill", "kill")),
    "possessives go": ("Zarim's bridge, Halvet’s market", ("zarim", "bridge", "halvet", "market")),
    "a quotation that opens with an s keeps it": ("‘Stop the war’", ("stop", "war")),
    "accents and case go": ("Señor LUNEK", ("senor", "lunek")),
    "numbers keep their digits": ("1,200 of 3.5", ("1200", "3.5")),
    "spelled numbers are digits": ("nine drones", ("9", "drone")),
    "the country is no pronoun": ("U.S. envoys and US envoys told us", ("usa", "envoy", "usa", "envoy")),
    "nothing": ("", ()),
}


@pytest.mark.parametrize("case", TERMS)
def test_content_terms(case: str) -> None:
    text, terms = TERMS[case]
    assert content_terms(text) == terms


SAME = {
    "other words for the same": ("Drone strike kills nine in Halvet market", "Nine killed as drone strikes Halvet market", True),
    "spelled and in digits": ("Drone kills nine in Halvet", "Drone kills 9 in Halvet", True),
    "another figure": ("Drone strike kills 9 in Halvet", "Drone strike kills 12 in Halvet", False),
    "another spelled figure": ("Drone strike kills two soldiers in Halvet", "Drone strike kills three soldiers in Halvet", False),
    "another figure on the same day": (
        "Twelve people were killed in Halvet on Monday (2 March), the office said.",
        "Fifteen people were killed in Halvet on Monday (2 March), the office said.",
        False,
    ),
    "the same figure, dated by one": (
        "Twelve people were killed in Halvet on Monday (2 March), the office said.",
        "Twelve people were killed in Halvet, the office said.",
        True,
    ),
    "a second one": ("Drone hits fuel depot near Lazur", "Second drone hits fuel depot near Lazur", False),
    "the second, twice": ("A second drone hits the Lazur fuel depot", "Second drone hits fuel depot near Lazur", True),
    "a second day": ("Shells fall on Lazur market", "Shells fall on Lazur market for second day", True),
    "one denies it": ("Front shelled the Lazur bridge", "Front denied that it shelled the Lazur bridge", False),
    "ruled out or not": ("Maren rules out talks with Uldania", "Maren has not ruled out talks with Uldania", False),
    "another place": ("Drone hits bridge in Lazur", "Drone hits refinery in Linport", False),
    "too short to tell": ("Talks", "Talks", False),
}


@pytest.mark.parametrize("case", SAME)
def test_same_statement(case: str) -> None:
    one, other, same = SAME[case]
    assert same_statement(one, other) is same
    assert same_statement(other, one) is same


NEGATED = {
    "plain": ("Maren met the envoys", False),
    "not": ("Maren did not meet the envoys", True),
    "a verb that denies": ("Maren rejects the offer", True),
    "twice is not": ("Maren has not ruled out talks", False),
    "a zone's name": ("The no-fly zone over Zarim holds", False),
    "not only": ("Maren came not only for talks", False),
    "capitals": ("NO TALKS, SAYS MAREN", True),
}


@pytest.mark.parametrize("case", NEGATED)
def test_negated(case: str) -> None:
    text, off = NEGATED[case]
    assert negated(text) is off


FIGURES = {
    "as printed": ("1,200 people and 3.5 tons", {"1200", "3.5"}),
    "dates are none": ("Killed on Monday (2 March) at 10:30", set()),
    "two of people": ("Two soldiers were killed by the two sides", {"2"}),
    "one of several sides": ("One of the sides", set()),
}


@pytest.mark.parametrize("case", FIGURES)
def test_figures(case: str) -> None:
    text, found = FIGURES[case]
    assert figures(text) == found


def test_overlap_needs_three_terms() -> None:
    assert overlap("Drone hits bridge", "Drone hits bridge in Lazur") == 1.0
    assert overlap("Drone hits", "Drone hits") == 0.0


NEWS = {
    "before its circumstance": ("Drones hit the Lazur bridge early, after talks failed", "Drones hit the Lazur bridge early"),
    "all, where the circumstance comes first": ("After talks failed, drones hit the bridge", "After talks failed, drones hit the bridge"),
}


@pytest.mark.parametrize("case", NEWS)
def test_news_part(case: str) -> None:
    text, part = NEWS[case]
    assert news_part(text) == part


def test_concepts_are_words_and_neighbours() -> None:
    assert concepts("Drones hit the bridge") == {"drone", "hit", "bridge", "drone hit", "hit bridge"}


def test_only_what_two_groups_share_weighs_and_less_where_it_was_said() -> None:
    groups = [("Drones hit Lazur",), ("Drones hit Linport", "Drones hit Linport again"), ("Talks in Arlen",)]
    weights = concept_weights(groups)
    assert set(weights) == {"drone", "hit", "drone hit"}
    assert concept_weights(groups, ["Drones hit Kelmo"])["drone"] < weights["drone"]

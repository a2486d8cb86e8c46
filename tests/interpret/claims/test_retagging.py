"""Tags by neighbours: a past form with its subject is a verb, an adjective or a plural noun is none."""

import pytest

from diurna.interpret.claims.actors import read_clause

VERBS = {
    "after a noun, before its object": ("The raid revealed the trail.", "revealed"),
    "after a party": ("Norway shelved the plan.", "shelved"),
    "after an adverb and a helping word": ("Norway has quietly shelved the plan.", "shelved"),
}
OTHERS = {
    "an adjective after a determiner": ("The battered depots burn.", "battered", "x"),
    "an adjective after an adverb": ("Two heavily battered depots burn.", "battered", "x"),
    "a body before a noun is its adjective": ("Chile felt military pressure.", "military", "M"),
    "a body that acts": ("The military moved on.", "military", "R"),
    "a participle that opens": ("Winning back Selm would help.", "winning", "x"),
    "an aside between commas": ("Norway, though, left.", "though", "H"),
}


def _tag(text: str, low: str) -> str:
    return next(word.tag for word in read_clause(text).words if word.low == low)


@pytest.mark.parametrize(("text", "low"), VERBS.values(), ids=VERBS)
def test_a_verb_that_no_list_has(text: str, low: str) -> None:
    assert _tag(text, low) == "e"


@pytest.mark.parametrize(("text", "low", "tag"), OTHERS.values(), ids=OTHERS)
def test_what_is_none(text: str, low: str, tag: str) -> None:
    assert _tag(text, low) == tag

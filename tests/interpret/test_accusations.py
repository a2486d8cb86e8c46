"""What a denial denies, and which lines of other stories assert it."""

import pytest
from msgspec.structs import replace

from diurna.edition import Cited, Quote
from diurna.interpret.accusations import accused, asserting, meets
from diurna.interpret.candidates import Candidate
from diurna.interpret.claims import read_claims
from diurna.interpret.denials import denials
from tests.interpret.invented import candidate, history, storyline

HIT = "A Norwegian drone struck the port of Lazur in Peru on Monday."
DENIAL = "Norway denies attacks on Peru as it warns of war"
NONE = {
    "access is no act": "Norway denied reporters access.",
    "access to what was struck": "Kenya denied access to the Selm hospital after a strike.",
    "nobody of a known state": "The clan denied attacks on Peru.",
    "no kind of act": "Norway denied that it was poor.",
}
MEETS = {
    "the act, the accused, the place": (HIT, True),
    "another place": ("A Norwegian drone struck a port in Chile.", False),
    "another accused": ("A Chilean drone struck a port in Peru.", False),
    "a fear": ("Norway could attack Peru, its neighbours fear.", False),
    "another denial": ("Norway denied attacks on Peru.", False),
    "another act": ("Norway closed its embassy in Peru.", False),
}


def _told(text: str, source: str) -> Candidate:
    bare = candidate(text, source=source)
    return replace(bare, claims=read_claims(bare.article))


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_denies_nothing_of_these_kinds(text: str) -> None:
    assert accused(text) is None


@pytest.mark.parametrize("case", MEETS)
def test_meets(case: str) -> None:
    text, same = MEETS[case]
    accusation = accused(DENIAL)
    assert accusation
    assert (accusation.denier, accusation.nation) == ("Norway", "Norway")
    assert meets(accusation, text) == same


ANOTHERS = {
    "reports that another did it": "Quell administration denies reports that Norway captured Peruvian soldiers",
    "that another did it": "Peru denied that the Norwegian army had captured its soldiers.",
    "claims of it, of theirs": "Peru denies claims that Norway took its soldiers captive",
    "in nouns": "Peru denies capture of soldiers by Norway",
}


@pytest.mark.parametrize("denial", ANOTHERS.values(), ids=ANOTHERS)
def test_a_denial_of_anothers_deed_meets_who_claims_it(denial: str) -> None:
    accusation = accused(denial)
    assert accusation
    assert meets(accusation, "Peru can't go on hiding the truth about its captured forces: Norway's security chief")
    assert meets(accusation, "Norway says it holds Peruvian soldiers as prisoners of war.")
    assert not meets(accusation, "Peru can't go on hiding the truth about its losses: Norway's security chief")
    assert not meets(accusation, "Chile captured Peruvian soldiers.")


DEEDS = {
    "a ship sunk": ("Peru denied that it had sunk a Norwegian ferry.", "Peru sank a Norwegian ferry off Lazur."),
    "arms supplied": ("Peru denied that it armed the Norwegian rebels.", "Peru has supplied the Norwegian rebels with drones."),
}


@pytest.mark.parametrize(("denial", "deed"), DEEDS.values(), ids=DEEDS)
def test_a_denial_meets_a_deed_in_other_words(denial: str, deed: str) -> None:
    accusation = accused(denial)
    assert accusation
    assert meets(accusation, deed)
    assert not meets(accusation, "Peru closed its border with Norwegian Sela.")


def test_a_denial_meets_the_assertion_of_another_story() -> None:
    hit, denial = _told(HIT, "Gulfline"), _told(DENIAL, "State News")
    (found,) = denials([storyline("a", hit), storyline("b", denial)], frozenset())
    assert (found.story.id, found.sides, found.earlier) == ("b", (hit, denial), "")


def test_the_attack_that_is_denied_stands_in_the_sentences_before() -> None:
    denial = _told("Norway denied the attack.", "State News")
    accusation = accused(denial.text)
    assert accusation
    assert accusation.back
    before = [replace(_told(HIT, "State News"), passage=denial.passage, position=n) for n in (1, 6)]
    assert [c.position for c in asserting(accusation, replace(denial, position=5), before)] == [1]
    assert not list(asserting(accusation, replace(denial, position=6), before))


def test_a_denial_of_what_an_earlier_edition_printed() -> None:
    cited = Cited(number=1, version="v", outlet="The Courier", address="", title="", url="", quotes=(Quote(form="sentence", text=HIT),))
    denial = _told(DENIAL, "State News")
    (found,) = denials([storyline("b", denial)], frozenset(), [history(cited=(cited,))])
    assert (found.sides, found.earlier) == ((denial,), f"“{HIT}” (The Courier, 2 March)")


def test_who_denies_access_to_what_was_struck_denies_no_strike() -> None:
    hit = _told("A Kenyan drone struck the Selm hospital on Monday, doctors said.", "Gulfline")
    denial = _told("Kenya denied access to the Selm hospital after a strike.", "State News")
    assert denials([storyline("a", hit), storyline("b", denial)], frozenset()) == ()


def test_an_unpaired_denial_is_not_printed() -> None:
    assert denials([storyline("b", _told(DENIAL, "State News"))], frozenset()) == ()

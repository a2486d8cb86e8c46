"""Acts in words: codes, who and to whom, what is planned, and what is no act at all."""

import pytest

from diurna.interpret.claims.diplomacy import read_diplomacy
from diurna.interpret.claims.sentences import sentences_of
from diurna.model import Article, Diplomacy

ACTS = {
    "a noun with both sides": ("Chile's criticism of Norway grew.", ("ACCUSE", "Chile", "Norway")),
    "a noun by whom": ("A visit by Chile's president ended.", ("CONSULT", "Chile's president", None)),
    "a noun from whom": ("Norway faces pressure from Chile.", ("REQUEST", "Chile", "Norway")),
    "a noun that is a verb's object": ("Chile voiced support for Norway.", ("SUPPORT", "Chile", "Norway")),
    "whose decision it is": ("Chile's decision to allow Norway in was late.", ("CONCEDE", "Chile", "Norway")),
    "a statement that urges": ("Chile issued a statement urging Norway to wait.", ("REQUEST", "Chile", "Norway")),
    "who says we": ("“We will not negotiate with Norway,” Chile's president said.", ("REJECT", "Chile's president", "Norway")),
    "people who are no party": ("Chilean police jailed two dozen novelists.", ("COERCE", "Chilean police", "two dozen novelists")),
    "to whom something is provided": ("Chile provides military aid to Norway.", ("AID", "Chile", "Norway")),
    "a meeting": ("Chile's president met Norwegian officials in Lima.", ("CONSULT", "Chile's president", "Norwegian officials")),
    "talks of two": ("Talks between Chile and Norway resumed.", ("CONSULT", "Chile", "Norway")),
    "a pair joined by a hyphen": ("Chile-Norway talks resume in Lima", ("CONSULT", "Chile", "Norway")),
    "will not talk is a refusal": ("Chile will not negotiate with Norway.", ("REJECT", "Chile", "Norway")),
    "no talks is a refusal": ("Chile rules out talks with Norway", ("REJECT", "Chile", "Norway")),
    "a willingness is an agreement in PLOVER": ("Chile is open to talks with Norway", ("AGREE", "Chile", "Norway")),
    "criticism is an accusation in PLOVER": ("Chile slams Norway", ("ACCUSE", "Chile", "Norway")),
    "passive": ("Chile was condemned by Norway.", ("ACCUSE", "Norway", "Chile")),
    "a warning is a threat": ("Chile warned Norway.", ("THREATEN", "Chile", "Norway")),
    "sanctions lifted are a concession": ("Chile eased sanctions on Norway", ("CONCEDE", "Chile", "Norway")),
    "what somebody should do is a request": (
        "Norway must free the crew, Amnesty International said.",
        ("REQUEST", "Amnesty International", "Norway"),
    ),
    "captives exchanged are released": ("Chile and Norway exchanged prisoners.", ("RETREAT", "Chile", "Norway")),
    "whose offer is refused": ("Chile rejects truce proposed by Norway", ("REJECT", "Chile", "Norway")),
    "an offer put forward": ("Chile rejected a plan put forward by Norway on Monday.", ("REJECT", "Chile", "Norway")),
    "who means the one before its comma": ("The mayor spoke of Chile, who demanded a truce.", ("REQUEST", "Chile", None)),
    "what one tells another to do is a request": (
        "Chile's foreign minister tells Norway to end the war.",
        ("REQUEST", "Chile's foreign minister", "Norway"),
    ),
    "after an aside the first deed's doer": ("The NTC has angrily denied it and in turn accuses Norway.", ("ACCUSE", "NTC", "Norway")),
    "who he is, is not who does it": (
        "Badr Sol, the presidential special envoy to Chile, met leaders of Norway.",
        ("CONSULT", "Badr Sol", "leaders"),
    ),
    "who demands, not who protects them": ("The council voted to protect civilians demanding an end.", ("REQUEST", "civilians", None)),
    "a meeting named by the way": ("She spoke to reporters after a meeting with Norway.", ("CONSULT", None, "Norway")),
    "talks told of before their verb": (
        "Talks between the Norwegian government and rebels are due to resume in Lima.",
        ("CONSULT", "Norwegian government", "rebels"),
    ),
    "a journey to meet somebody": (
        "Ada Quell travelled to Lima to meet Chile's new leader.",
        ("CONSULT", "Ada Quell", "Chile's new leader"),
    ),
    "two heads": (
        "The president of Chile and his Norwegian counterpart discussed the war.",
        ("CONSULT", "president of Chile", "Norwegian counterpart"),
    ),
    "a crowd": ("Thousands of people protested in Lima against the war.", ("PROTEST", "Thousands of people", None)),
    "a warrant": ("The ICC issued arrest warrants for Badr Sol.", ("ACCUSE", "ICC", "Badr Sol")),
    "people are not their state": ("Norwegian women condemn Chile", ("ACCUSE", "Norwegian women", "Chile")),
    "a pronoun leaves the doer open": ("He urged Norway to wait.", ("REQUEST", None, "Norway")),
}
NOTHING = {
    "a noun without a doer": "Criticism of Chile grew.",
    "a noun of another's joined to a name": "The pact to contain Chile and support for Norway held.",
    "a body by what it does": "The council is a coordinating body for Chile.",
    "a noun for an attack, not a party": "Support for strikes on Chile grew.",
    "what there is none of": "Norway found no support for Chile.",
    "we, and nobody who says so": "We should all thank Norway for its help, my friends.",
    "travellers who speak for nobody": "Norwegian journalists arrived in Lima to meet friends.",
    "blamed by nobody": "Chile criticised for its play with war",
    "missiles that slam": "Norwegian missiles slammed into a block.",
    "a noun after a state": "There was Norway support for a plan.",
    "told to the press": "Ada Quell told Reuters by telephone.",
    "a warning of what may come": "The Monetary Fund warned that prices pose risks.",
    "advice of the learned": "Norwegian experts warn the cost may rise.",
    "no comment": "Norway declined to comment on it.",
    "ready for anything else": "A Norwegian plane is ready to be deployed.",
    "able to": "The rebels are not able to help Norway.",
    "a sign": "Norway sees an early sign of unease.",
    "prices": "Norway shares eased to 90.",
    "an inverted condition": "Had Norway accepted the plan, the war would be over.",
    "goods exchanged": "Chile and Norway exchanged gifts.",
    "a mood": "Chile is not happy.",
    "a noun that looks like a verb": "The demands of the Norwegian winter.",
    "a denial is a status, no act": "Chile denies a role.",
    "a purpose": "Norway had a deadline to agree to the plan.",
    "what is asked for": "The release of the men is what the families demand.",
    "things hosted": "The buildings host a plant.",
    "a report released": "Norway released its report.",
    "help for nobody": "Norway helped set the stage.",
    "people accused by nobody": "The nurse saw men accused of theft.",
    "reporters": "The Norwegian press corps left.",
    "an interview": "Chile's envoy spoke to Reuters in Lima.",
    "a ship that arrives": "The tanker Selm arrived in Lima.",
    "no words": "",
}


def _read(text: str) -> tuple[Diplomacy, ...]:
    article = Article(id="a1", text=text)
    return read_diplomacy(article, tuple(sentences_of(article)))


@pytest.mark.parametrize(("text", "expected"), ACTS.values(), ids=ACTS)
def test_acts(text: str, expected: tuple[str, str | None, str]) -> None:
    assert [(claim.act, claim.actor, claim.counterpart) for claim in _read(text)] == [expected]


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_what_is_no_act(text: str) -> None:
    assert _read(text) == ()


def test_what_is_ahead_is_planned() -> None:
    (claim,) = _read("Chile's foreign minister will meet Norwegian envoys in Lima on Friday.")
    assert (claim.status, claim.place) == ("planned", "Lima")


def test_a_clause_of_when_is_ahead() -> None:
    (claim,) = _read("When Norwegian and Chilean envoys meet in Lima, a third will listen.")
    assert (claim.act, claim.status) == ("CONSULT", "planned")


PLACES = {
    "talks by their venue": ("Nuclear talks open in Lima on Monday.", "Lima"),
    "talks by their town": ("A deal is near, ahead of Lima talks.", "Lima"),
    "where a visit goes": ("Chile's president's visit to Lima ended.", "Lima"),
    "where people meet": ("Norwegian envoys met Chilean officials in Lima.", "Lima"),
    "what is threatened is elsewhere": ("Norway warned Chile over its troops in Lima.", None),
    "where one is accredited is none": ("Norway's ambassador to Peru met Chilean officials.", None),
    "a meeting's place": ("Norway urged Chile to wait at a meeting in Lima.", "Lima"),
    "where it was said": ("The president, speaking in Madrid, accused Chile of lying.", "Madrid"),
    "where one flew to": ("Norway's foreign minister flew to Lima to meet Chilean officials.", "Lima"),
}


@pytest.mark.parametrize(("text", "place"), PLACES.values(), ids=PLACES)
def test_a_place_is_where_it_was_done(text: str, place: str | None) -> None:
    assert [claim.place for claim in _read(text)] == [place]


def test_a_refusal_through_a_speaker_and_a_call_with_an_offer() -> None:
    text = (
        "Security chief Ali Tarvik on Monday said that Chile will not negotiate with Norway. Foreign Minister Ada Quell also told "
        "Omani counterpart Badr Sol in a phone call that Chile is open to any serious effort."
    )
    refusal, call, offer = _read(text)
    assert (refusal.act, refusal.actor, refusal.counterpart, refusal.claimant) == ("REJECT", "Chile", "Norway", "Security chief Ali Tarvik")
    assert (call.act, call.actor, call.counterpart) == ("CONSULT", "Foreign Minister Ada Quell", "Omani counterpart Badr Sol")
    assert (offer.act, offer.actor) == ("AGREE", "Chile")
    assert all(claim.quote == text[claim.start : claim.end] for claim in (refusal, call, offer))

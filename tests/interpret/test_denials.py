import pytest
from msgspec.structs import replace

from diurna.interpret.accusations import accused
from diurna.interpret.candidates import Candidate
from diurna.interpret.denials import denials, denied
from tests.interpret.invented import article, candidate, record, storyline

HIT = candidate("Kardavian drones hit the bridge at Lazur on Monday, the Front said.", source="Gulfline")

COMMON = frozenset({"kardavia", "kardavian", "lazur"})
SIDES = {
    "denied": ("Kardavia denied that its drones hit the bridge at Lazur.", True),
    "rejected": ("Kardavia rejected the claim that drones hit the bridge at Lazur.", True),
    "there was none": ("Kardavia said there was no raid of drones on the bridge at Lazur.", True),
    "all shot down": ("Kardavia said it had shot down all drones over the bridge at Lazur.", True),
    "has not done it": ("Kardavia’s drones have not hit the bridge at Lazur, the army said.", True),
    "of another thing": ("Uldania denied that it had closed its border to refugees.", False),
    "a disputed place is no denial": ("Kardavian drones came over the disputed bridge at Lazur.", False),
    "access is denied to people": ("Kardavia denied reporters access to the bridge at Lazur hit by drones.", False),
    "somebody is denied something": ("Reporters were denied a look at the bridge at Lazur hit by drones.", False),
    "the same, said by others": ("Drones of Kardavia hit the Lazur bridge, witnesses said.", False),
}


@pytest.mark.parametrize("case", SIDES)
def test_denied(case: str) -> None:
    text, disputed = SIDES[case]
    other = candidate(text, source="State News")
    for told in ((HIT, other), (other, HIT)):
        assert denied(storyline("s", *told), COMMON) == (((HIT, other),) if disputed else ())


def test_the_denial_goes_to_what_it_shares_most_with() -> None:
    near = candidate("Kardavian drones hit the bridge at Lazur twice on Monday night, the Front said.", source="Gulfline")
    far = candidate("Kardavian soldiers held the bridge of Lazur, villagers said.", source="The Courier")
    denial = candidate("Kardavia denied that its drones hit the bridge at Lazur twice.", source="State News")
    assert denied(storyline("s", far, near, denial), COMMON)[0] == (near, denial)


def test_one_sentence_may_hold_both_sides() -> None:
    both = candidate("The Front said drones hit the bridge at Lazur on Monday, while Kardavia said it was not aware of any raid.")
    sides = denied(storyline("s", HIT, both), COMMON)[0]
    assert [c.text for c in sides] == [
        "The Front said drones hit the bridge at Lazur on Monday.",
        "Kardavia said it was not aware of any raid.",
    ]
    (found,) = denials([storyline("s", both)], COMMON)
    assert found.holders == ("Front", "Kardavia")


BOTH = {
    "who holds a town": ("The army said that it had taken all of Lazur after two days, but rebels said they still held the harbour.", True),
    "a claim that others dispute": ("State TV claimed that troops were in control of Lazur, a claim disputed by the council.", True),
    "in a headline's words": ("The ministry says the raid killed ninety people, the army denies the report", True),
    "no word against it": ("The army said that it had taken all of Lazur after two days, but rain kept its tanks on the road.", False),
    "a claim that stands": ("State TV claimed that troops were in control of Lazur, a claim repeated by the council.", False),
}


@pytest.mark.parametrize("case", BOTH)
def test_one_sentence_with_a_claim_and_its_denial(case: str) -> None:
    text, disputed = BOTH[case]
    assert bool(denied(storyline("s", candidate(text)), COMMON)) == disputed


def test_words_that_the_desk_names_anyway_make_no_pair() -> None:
    other = candidate("Kardavia denied that it would close Lazur to refugees.")
    assert denied(storyline("s", HIT, other), COMMON) == ()


def _pair(n: int) -> tuple[Candidate, Candidate]:
    asserted = candidate(f"Kardavian drones hit depot {n} at Lazur on Monday, the Front said.", id_=f"a{n}")
    return asserted, candidate(f"Kardavia denied that its drones hit depot {n} at Lazur.", id_=f"d{n}")


def test_at_most_six_stories_strongest_first() -> None:
    stories = [storyline(f"s{n}", *_pair(n), origins=n) for n in range(1, 9)]
    assert [d.story.id for d in denials(stories, COMMON)] == ["s8", "s7", "s6", "s5", "s4", "s3"]
    assert denials(stories[::-1], COMMON) == denials(stories, COMMON)


def test_a_story_without_a_printed_line_disputes_nothing() -> None:
    assert denials([storyline("s", *_pair(1), lines=())], COMMON) == ()


SHELLS = "Shells hit an aid convoy near Lazur on Monday, the relief group said."
BLAME = "The Zarim Front blamed the army."
DENIED = "Kardavia’s Defence Ministry denied that its guns had fired."


def _told(*lines: str) -> tuple[Candidate, ...]:
    own = article("c", text="\n".join(lines))
    return tuple(replace(candidate(line, id_="c"), article=own, position=n, start=n) for n, line in enumerate(lines, 1))


def test_who_blames_stands_beside_who_denies() -> None:
    shells, blame, denial = _told(SHELLS, BLAME, DENIED)
    assert denied(storyline("s", shells, blame, denial), COMMON)[0] == (blame, denial)


def test_nobody_is_in_dispute_with_itself() -> None:
    headline = candidate("Front shells aid convoy at the ford of Lazur to blame army: Ministry of Defence", source="State News")
    denial = candidate("The Defence Ministry denied that its guns shelled the aid convoy at the ford of Lazur.")
    assert denied(storyline("s", headline, denial), COMMON) == ()


ANSWERED = {
    "denied it": ("The army said the depot had been hit by two drones.", "Uldania’s Foreign Ministry denied it.", True),
    "of one word": (
        "Kardavia’s army said that shells had been fired from Uldania.",
        "Uldania’s Foreign Ministry said it had not fired.",
        True,
    ),
    "still held": (
        "Uldania freed two of the six sailors, its Foreign Ministry said.",
        "Kardavia’s coast guard said all six were still being held.",
        True,
    ),
    "all shot down": (
        "The Zarim Front said it had hit the port with six drones.",
        "The Defence Ministry repeated that all six drones were shot down.",
        True,
    ),
    "still, of nothing told as done": (
        "Uldania fed the six sailors, its Foreign Ministry said.",
        "Kardavia’s coast guard said all six were still being held.",
        False,
    ),
    "contradicted": (
        "State television said the town had been cleansed of the militia.",
        "Appearing to contradict that report, the council's spokesman Roe said the militia held its market.",
        True,
    ),
    "one speaker": ("The Defence Ministry said drones had come over the depot.", "The Defence Ministry denied it.", False),
}


@pytest.mark.parametrize("case", ANSWERED)
def test_a_denial_answers_the_sentence_before(case: str) -> None:
    asserted, denial, disputed = ANSWERED[case]
    one, other = _told(asserted, denial)
    assert denied(storyline("s", one, other), COMMON) == (((one, other),) if disputed else ())


def test_what_answers_is_not_held_against_another_line() -> None:
    fired, answer = _told(
        "The army said that the shells had been fired from Uldania.", "Uldania’s Foreign Ministry said it had not fired the shells."
    )
    drones = candidate("The army fired on drones and shells fell over the strait, the Defence Ministry said.", id_="b", source="State News")
    assert denied(storyline("s", drones, fired, answer), COMMON) == ((fired, answer),)


def test_two_texts_of_one_side_are_no_dispute() -> None:
    headline = candidate("Air defence repels raid on Lazur, all six drones downed", source="State News")
    ministry = candidate("Kardavia’s Defence Ministry said it had shot down all six drones of the raid on Lazur.")
    assert denied(storyline("s", headline, ministry), COMMON) == ()


def test_a_headline_that_denies_a_claim_stands_beside_the_claim_or_not_at_all() -> None:
    head = replace(candidate("Uldania denies Kardavian claim of a joint patrol at Lazur"), form="headline", field="title", position=0)
    claim = replace(candidate("Kardavia made claims that Uldania had agreed to a patrol."), field="text", position=2)
    other = replace(candidate("Uldania hardened its tone on Wednesday."), field="text", position=1)
    assert denied(storyline("s", head, other, claim), COMMON) == ((claim, head),)
    assert denied(storyline("s", head, other), COMMON) == ()


def test_whose_word_it_is_that_there_is_no_intention() -> None:
    closed = candidate("Oman closed the strait of Lazur on Monday.", source="Gulfline", id_="a")
    denial = candidate("Foreign Minister Ilas Renko said that Oman has no intention of closing the strait of Lazur.", id_="b")
    said = {c.text for d in denials([storyline("s", closed, denial)], frozenset({"oman", "lazur", "strait"})) for c in d.sides}
    assert said & {denial.text, "Oman has no intention of closing the strait of Lazur, Foreign Minister Ilas Renko says."}
    assert not any("such" in text for text in said)
    assert not any("is said to" in text for text in said)


def test_a_quotation_of_an_intention_that_is_denied_is_closed() -> None:
    told = accused("Foreign Minister Ilas Renko said that Oman has no plans to do “anything that would close the strait of Lazur.”")
    assert told is not None
    assert told.intent == "has no plans to do “anything that would close the strait of Lazur”"


def test_who_speaks_stands_above_sides_of_which_one_is_the_headline() -> None:
    hit, denial = _told(
        "Kardavian drones hit the bridge at Lazur, the Front said.", "Uldania denied that its drones hit the bridge at Lazur."
    )
    (told,) = denials([storyline("s", hit, denial, record=record("s", title=denial.text))], COMMON)
    assert told.subject == "Front against Uldania"
    (told,) = denials([storyline("s", hit, denial, record=record("s", title="Night of fire at the ford"))], COMMON)
    assert told.subject == "Night of fire at the ford"


def test_a_denial_goes_with_the_speaker_beside_it() -> None:
    toll = candidate("The mayor on Sunday lowered the toll of the shelling of the market to 15.", source="The Courier")
    denial, other = _told(
        "Uldania’s Defence Ministry denied on Sunday that its guns had shelled the market.",
        "Kardavia’s Interior Ministry said that the shells had come from Uldania.",
    )
    assert denied(storyline("s", toll, denial, other), COMMON)[0] == (other, denial)


def test_no_time_to_lose_denies_nothing() -> None:
    loss = candidate("The envoy of Kardavia said there was no time for delays as drones hit the bridge at Lazur.")
    assert denied(storyline("s", HIT, loss), COMMON) == ()


def test_beside_a_headlines_denial_stands_only_what_the_other_side_claims() -> None:
    headline = candidate("Norway denies Peruvian claims that it lent its ports", id_="a", form="headline", field="title", position=0)
    sentence = candidate(
        "The premier repeated his call for peace, even as the palace in Lima made claims that Norway had lent its ports.", id_="a"
    )
    claimed, denial = denied(storyline("s", headline, sentence), COMMON)[0]
    assert (claimed.text, denial) == ("The palace in Lima made claims that Norway had lent its ports.", headline)


def test_a_ministry_and_its_spokeswoman_are_no_two_sides() -> None:
    whole = article("a", text="x" * 300, source="State News")
    denial = replace(candidate("The Foreign Ministry denied reports that Kardavia will hold talks with the Front."), article=whole)
    word = replace(
        candidate("The reports of talks with the Front are lies, ministry spokeswoman Ana Roe said."), article=whole, start=100, position=2
    )
    assert denied(storyline("s", denial, word), COMMON) == ()


def test_a_sides_own_outlet_asserts_nothing_against_its_denial() -> None:
    denial = candidate("The army of Kardavia has denied that it was detaining teachers of Lazur.", source="State News")
    said = candidate("Kardavia is detaining teachers of Lazur, the union said.", source="State News", id_="b")
    story = storyline("s", denial)
    other = storyline("t", said)
    assert len(denials([story, other], frozenset())) == 1
    own = replace(story, lines=tuple(replace(n, lead="State News (state outlet):") for n in story.lines))
    assert denials([own, other], frozenset()) == ()

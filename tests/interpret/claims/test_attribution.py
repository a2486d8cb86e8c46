import pytest

from diurna.interpret.claims.attribution import Attribution, attribute, attributions, choose

CASES = {
    "reports that nobody confirmed": ("Unconfirmed reports said 12 died.", "12", "Unconfirmed reports", None, "reported"),
    "an army that reports": ("The army reports 12 dead.", "12", "army", None, "claimed"),
    "a speaker before the verb": ("Police said 12 died.", "12", "Police", None, "reported"),
    "quoted by an agency": (
        "Tovish officials, quoted by the Daybreak agency, said 12 died.",
        "12",
        "Tovish officials",
        "Daybreak agency",
        "reported",
    ),
    "told an outlet": ("A medic, Ana Roe, told Reuters that 12 died.", "12", "medic Ana Roe", "Reuters", "reported"),
    "an outlet that reports so, too, citing somebody": (
        "MarrowWire, citing an Uldanian envoy, similarly reported that 12 died.",
        "12",
        "Uldanian envoy",
        "MarrowWire",
        "reported",
    ),
    "an outlet citing somebody": ("Reuters reported, citing two medics, that 12 died.", "12", "two medics", "Reuters", "reported"),
    "quoted as saying": ("State radio quoted a nurse as saying 12 died.", "12", "nurse", "State radio", "reported"),
    "who said that another confirmed": ("The army said that the governor confirmed that 12 died.", "12", "governor", "army", "confirmed"),
    "according to, at the end": ("12 died, according to the Red Crescent.", "12", "Red Crescent", None, "reported"),
    "according to, within which another speaks": (
        "According to Reuters, two officials said 12 died.",
        "12",
        "two officials",
        "Reuters",
        "reported",
    ),
    "who blames and says": ("Tovish officials blamed Chad and said that 12 died.", "12", "Tovish officials", None, "reported"),
    "initials at the end of a passive": ("The toll reported by MoH in Ostra stands at 12.", "12", "MoH in Ostra", None, "reported"),
    "a headline that ends in its speaker": ("At least 12 dead in bus fire, Chad says", "12", "Chad", None, "reported"),
    "a headline with a colon": ("Ministry: 12 dead", "12", "Ministry", None, "reported"),
    "a headline with a dash": ("12 dead in mine - health ministry", "12", "health ministry", None, "reported"),
    "a place before a colon is no speaker": ("Ostra: 12 dead", "12", None, None, "reported"),
    "a parenthesis": ("The raid, officials said, killed 12 people.", "12", "officials", None, "reported"),
    "a quotation": ('"We lost 12 men," said Daria Volk, a teacher.', "12", "Daria Volk", None, "reported"),
    "a full name at the end, after a first word and a comma": (
        "Farther east, crowds buried 12 men, said Ana Roe of the opposition National Front for the Rescue of Selm, who left.",
        "12",
        "Ana Roe of the opposition National Front for the Rescue of Selm",
        None,
        "reported",
    ),
    "a full name that is spoken of": ("The mayor, a teacher, said Ana Roe was told of 12 dead.", "12", "mayor", None, "reported"),
    "an office between commas, told another": (
        "12 died, Ana Roe, the envoy, told the Security Council.",
        "12",
        "Ana Roe",
        None,
        "reported",
    ),
    "another of a kind": ("12 people died, another diplomat said.", "12", "diplomat", None, "reported"),
    "a mark of quotation for an apostrophe": ('The Post"s Ana Roe reports that 12 died.', "12", "Post's Ana Roe", None, "reported"),
    "a denial": ("The militia denied that 12 people were killed.", "12", "militia", None, "denied"),
    "a belligerent's own claim": ("The militia said it killed 12 soldiers.", "12", "militia", None, "claimed"),
    "a passive says nothing": ("12 deaths were reported.", "12", None, None, "reported"),
    "who said it and told a crowd something else": (
        "Ana Roe, who said 12 people died in the unrest, told a loyal crowd in an address on state radio that she would fight.",
        "12",
        "Ana Roe",
        None,
        "reported",
    ),
    "who speaks before an aside between dashes": (
        "The Selm Front (SF)—a band formed in May—said 12 died.",
        "12",
        "Selm Front",
        None,
        "reported",
    ),
    "to whom somebody speaks carries nothing": ("The envoy, speaking to a crowd, said 12 died.", "12", "envoy", None, "reported"),
    "what is added": ("“We lost friends,” the mayor said, adding that 12 died.", "12", "mayor", None, "reported"),
    "to claim lives is no claim": ("The flood claimed 12 lives.", "12", None, None, "reported"),
}


def _said_at(sentence: str, position: int) -> Attribution:
    return choose(attributions(sentence), position, len(sentence))


@pytest.mark.parametrize("case", CASES)
def test_who_says_it(case: str) -> None:
    sentence, figure, claimant, via, status = CASES[case]
    got = _said_at(sentence, sentence.index(figure))
    assert (got.claimant, got.via, got.status) == (claimant, via, status)


def test_coordinate_clauses_keep_their_speakers() -> None:
    sentence = "Jordan said six died, while Qatar reported two deaths, and Oman said one man was hurt."
    assert [_said_at(sentence, sentence.index(word)).claimant for word in ("six", "two", "one")] == ["Jordan", "Qatar", "Oman"]


def test_a_pronoun_is_given_back_unresolved() -> None:
    frame = attribute("He said 12 died.")
    assert (frame.claimant, frame.pronoun) == (None, "he")


def test_offsets_frame_what_is_asserted() -> None:
    sentence = "Police said 12 died."
    (frame,) = attributions(sentence)
    assert sentence[frame.start : frame.end].strip() == "12 died."
    assert sentence[frame.cue_start : frame.cue_end] == "Police said"


def test_a_sentence_without_a_frame_is_all_the_outlets() -> None:
    assert attribute("Twelve died.").claimant is None
    assert attributions("Twelve died.") == ()


def test_a_word_without_end_after_a_dash_is_nobody() -> None:
    assert attribute("Nine killed in Halvet - " + "x" * 2000 + "!").claimant is None

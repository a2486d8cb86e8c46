import pytest

from diurna.interpret.candidates import candidates
from tests.interpret.invented import article, candidates_of, casualty

LEAD = "Nine people were killed in Halvet on Monday when a drone hit the market."
NEXT = "Lunek, who speaks for the army of Kardavia, said that the drone came from Uldania."

PRINTED = {
    "headline and sentences": (("Drone hits market in Zarim", f"{LEAD} {NEXT}"), ["headline", "sentence", "sentence"]),
    "a headline that explains": (("Why the market was hit", LEAD), ["sentence"]),
    "no headline": (("", LEAD), ["sentence"]),
    "a title that opens the text in a line of its own": (
        ("Raid on Halvet kills nine", f"Raid on Halvet kills nine\n{LEAD}"),
        ["headline", "sentence"],
    ),
    "a headline alone": (("Drone hits market in Zarim", ""), ["headline"]),
    "a sentence that only repeats the headline": (
        ("Nine people were killed in Halvet when a drone hit the market", "Nine people were killed in Halvet when a drone hit the market."),
        ["headline"],
    ),
    "a deck that names nobody": (
        (
            "Zarim reopens its airspace as raids go on",
            "Cargo flights to resume but passenger services still suspended as the war on Zarim goes on.",
        ),
        ["headline"],
    ),
    "a deck that names only what came before": (
        (
            "Sovella takes the crew off a second Zarimi ship",
            "More than 90 sailors evacuated, a day after Kardavia sank the first, leaving 31 of them dead.",
        ),
        ["headline"],
    ),
    "a deck that names somebody": (
        (
            "Zarim reopens its airspace as raids go on",
            "Cargo flights to Linport reopen the route at noon but passenger services are still suspended.",
        ),
        ["headline", "sentence"],
    ),
    "a deck beside the headline's news": (
        ("Zarim reopens its airspace to flour: Brusk", "Sovella's Hanne Brusk calls the latest round in Linport a good one."),
        ["headline"],
    ),
    "a deck graver than the headline": (
        ("Zarim reopens its airspace to flour", "Kardavia's ships have shot down a plane, and sunk the ferry Halvet off Linport."),
        ["headline", "sentence"],
    ),
    "words above the deed": (
        ("Lunek: We refuse to talk without a truce", "Envoy Lunek of Zarim has accepted Sovella's invitation to Linport."),
        ["headline", "sentence"],
    ),
    "a mood above the news": (
        ("Linport and Ostrel fear the worst", "Norvia moves its embassy staff out of Ostrel."),
        ["headline", "sentence"],
    ),
    "an opinion piece": (("Opinion: what Zarim needs", LEAD), []),
    "a chronology": (("How it came to this", "\n".join(f"March {n} - {LEAD}" for n in range(1, 6))), []),
    "a page's stamp in place of a headline": ((f"LINPORT | Mon Mar 2, 2026 11:00 pm GMT LINPORT (AP) - {LEAD[:30]}", LEAD), ["sentence"]),
    "a stamp that opens a title": ((f"11:05 pm GMT | {LEAD[:30]}", LEAD), ["sentence"]),
    "a stamp that ends a title": (("Raid on Halvet | Courier 11:05 pm", LEAD), ["sentence"]),
    "a date and hour that end a title": (("Halvet, Zarim, March 2, 2026 11:05 pm GMT", LEAD), ["sentence"]),
    "an agency's dateline in place of a headline": ((f"Linport (Reuters) - {LEAD[:30]}", LEAD), ["sentence"]),
    "an hour of a blast": (("Blast hits Halvet at 8:30 pm, killing 12", ""), ["headline"]),
    "an hour that ends a headline": (("Blast hits Halvet at 8:30 pm", ""), ["headline"]),
    "an hour that opens a headline": (("8:30 pm blast hits Halvet market", ""), ["headline"]),
    "who is in brackets": (("Zarim’s Front (FLZ) - not army - seizes tanker", ""), ["headline"]),
    "a caption in place of a headline": (("A boy runs for cover during a raid near Halvet, Zarim, on Monday.", LEAD), ["sentence"]),
    "a caption": (("", "Smoke rises over the market of Halvet in Zarim on March 2, 2026."), []),
    "a caption of another verb": (("", "Rebels of Zarim prepare for raids at a gate 15 km southwest of Halvet March, 3, 2026."), []),
    "a date of old": (("", "Kardavia stands by the truce that it signed with the Front of Zarim on May 2, 2019."), ["sentence"]),
    "who is to the right": (("", "President Petar Lunek (right) meets with Envoy Hanne Maren in Linport, March 2, 2026."), []),
    "who stands at the left": (("", "Petar Lunek, left, and President Roe confer at the truce talks of Linport in 2019."), []),
    "who is pictured": (("", "Petar Lunek (pictured in May) said that Kardavia would never leave Halvet."), []),
    "who left": (("", "Petar Lunek of the Front of Zarim left, and President Roe stayed in Linport."), ["sentence"]),
    "who stands at the left, in place of a headline": (("Petar Lunek, left, and President Roe in Linport.", LEAD), ["sentence"]),
    "a year at the end is no caption": (("", "Kardavia stands by the truce that it signed with the Front of Zarim in 2019."), ["sentence"]),
    "a photographer": (("", "The market of Halvet after the raid (AFP)."), []),
    "the outlet about itself": (("", "(This story has been corrected to say that the drone hit the market, not the school.)"), []),
    "a quotation without its speaker": (("", "“Whoever shells a market in Halvet wants no agreement.”"), []),
    "a pronoun": (("", "They were killed in Halvet when a drone hit the market."), []),
    "furniture": (("", "Follow us for more on the raid on the market of Halvet."), []),
    "nothing": (("", ""), []),
}


@pytest.mark.parametrize("case", PRINTED)
def test_what_could_be_printed(case: str) -> None:
    (title, text), forms = PRINTED[case]
    assert [c.form for c in candidates_of(article("a", title, text))] == forms


def test_spans_point_into_the_article_and_texts_are_edited() -> None:
    one = article("a", "Live: Drone hits market in Zarim", f"{LEAD}\nHowever, {NEXT}")
    headline, first, second = candidates_of(one)
    assert (headline.field, headline.start, headline.end, headline.text) == ("title", 0, len(one.title), "Drone hits market in Zarim")
    assert one.text[first.start : first.end] == LEAD
    assert first.text == LEAD.replace("Monday", "Monday (2 March)")
    assert one.text[second.start : second.end] == f"However, {NEXT}"
    assert second.text == NEXT
    assert [c.position for c in (headline, first, second)] == [0, 1, 2]


TOGETHER = {
    "a count that is taken back": (
        "Kardavia announced an exchange of twelve for twelve.",
        "Only eleven crossed the bridge, observers said.",
    ),
    "a count set right": ("Twelve soldiers crossed the bridge of Kelmo on Friday.", "From the other side came eleven, not twelve."),
    "a deed that is denied in a word": ("Soldiers of Kardavia burned houses in Olo, residents said.", "The army denied it."),
    "what came besides, of a group that stands before": (
        "Kardavia hit more than 70 depots of the Front in the highlands on Monday.",
        "This comes as Sovella bans the armed group’s marches.",
    ),
    "a death that is not confirmed": (
        "Zarim's press said that the raid had also killed Commander Ilo Bran.",
        "The army of Kardavia has not confirmed Bran's death.",
    ),
    "what nobody could look at": (
        "The Front said that its fighters had taken the bridge of Halvet.",
        "The report could not be independently verified.",
    ),
    "the rank of what was done": (
        "Kardavia shelled the ports of Norvia and Sovella on Friday.",
        "These attacks mark the 10th and 11th countries to come under its fire.",
    ),
    "a deed that is denied": (
        "The Front said that its fighters had taken Halvet.",
        "But Kardavia denied that a single fighter had come near.",
    ),
}


@pytest.mark.parametrize("case", TOGETHER)
def test_what_the_next_sentence_takes_back_brings_it_along(case: str) -> None:
    text = " ".join(TOGETHER[case])
    first = candidates_of(article("a", "", text))[0]
    assert (first.start, first.end) == (0, len(text))


def test_what_is_not_confirmed_of_something_else_stands_alone() -> None:
    text = f"{LEAD} A claim of the Front about mortars near Olo could not be confirmed by pictures."
    assert candidates_of(article("a", "", text))[0].end == len(LEAD)


def test_what_the_next_sentence_goes_on_with_stands_alone() -> None:
    text = f"{LEAD} Only the bakery of the market was left standing."
    assert candidates_of(article("a", "", text))[0].end == len(LEAD)


FILED = {
    "a place, by who said it": (
        "Kelmo: The first shell fell on the last lorry of the convoy, survivors of the raid said.",
        "The first shell fell on the last lorry of the convoy, survivors of the raid said.",
    ),
    "a speaker": ("Lunek: The talks between Kardavia and Zarim are over.", "Lunek: The talks between Kardavia and Zarim are over."),
}


@pytest.mark.parametrize("case", FILED)
def test_a_place_before_a_colon_is_where_it_was_filed(case: str) -> None:
    text, printed = FILED[case]
    assert candidates_of(article("a", "", text))[0].text == printed


def test_a_deed_is_not_tied_to_the_line_before() -> None:
    tied = {
        "The press of Zarim also reported nine dead in Halvet.": "The press of Zarim reported nine dead in Halvet.",
        "The port of Olo similarly halted its ferries to Linport.": "The port of Olo halted its ferries to Linport.",
        "The Front of Olo is also known as the Lazur Guard.": "The Front of Olo is also known as the Lazur Guard.",
        "Troops took Halvet - also spelled as Hallvet - on Monday.": "Troops took Halvet - also spelled as Hallvet - on Monday (2 March).",
        "Kardavia not only shelled Olo but also burned Halvet.": "Kardavia not only shelled Olo but also burned Halvet.",
    }
    printed = {text: candidates_of(article("a", "", text))[0].text for text in tied}
    assert printed == tied


def test_a_passage_has_no_headline_and_no_more_than_its_own_sentences() -> None:
    one = article("a", "Drone hits market in Zarim", f"{LEAD} {NEXT}")
    (second,) = candidates(one, "a#2", (len(LEAD) + 1, len(one.text)))
    assert (second.passage, one.text[second.start : second.end]) == ("a#2", NEXT)


def test_each_line_has_the_claims_read_from_it() -> None:
    one = article("a", "Drone kills nine in Zarim", f"{LEAD} {NEXT}")
    titled, lead = casualty(9, field="title", start=6, end=16), casualty(9, start=0, end=23)
    headline, first, second = candidates(one, "a", (0, len(one.text)), (titled, lead))
    assert (headline.claims, first.claims, second.claims) == ((titled,), (lead,), ())


def test_an_article_that_opines_says_so_of_its_sentences() -> None:
    (told,) = candidates_of(article("a", "Drone hits market in Zarim", LEAD))[1:]
    (explained,) = candidates_of(article("a", "Why the market was hit", LEAD))
    assert not told.explains
    assert explained.explains


def test_far_down_is_background() -> None:
    text = " ".join(f"The {n}th village of Zarim was shelled by Kardavia on that day." for n in range(2, 30))
    assert len(candidates_of(article("a", "", text))) == 14

"""Which stories are changes, and by which line: what happened, told once, the weightiest first."""

import pytest
from msgspec.structs import replace

from diurna.edition import Mark
from diurna.interpret.candidates import Candidate
from diurna.interpret.changes import Difference, span_of
from diurna.interpret.claims import read_claims
from diurna.interpret.developments import story_changes
from diurna.interpret.lines import Line, Storyline
from tests.interpret.invented import article, candidate, candidates_of, ledger_row, record, storyline

PORTS = ("Lazur", "Kelmo", "Halvet", "Linport", "Ostrel", "Dresna", "Selm", "Arlen", "Varn", "Orlo", "Brusk", "Tamm")
NEW, UPDATED = Mark(kind="NEW"), Mark(kind="UPDATED")


def _marked(story: Storyline, *marks: Mark, lead: str = "") -> Storyline:
    def marked(line: Line) -> Line:
        return replace(line, marks=marks, lead=lead)

    return replace(story, lines=tuple(marked(n) for n in story.lines))


def test_what_history_knows_is_updated_and_the_rest_is_new_strongest_first() -> None:
    known = _marked(storyline("k", candidate("Drones hit Lazur."), before=record("k")), Mark(kind="UPDATED"))
    small = _marked(storyline("s", candidate("Shells hit Kelmo.")), Mark(kind="NEW"))
    large = _marked(storyline("l", candidate("Talks open in Linport."), origins=4), Mark(kind="NEW"))
    silent = storyline("n", lines=())
    found = story_changes([small, silent, large, known])
    assert [(d.mark.kind, d.story, d.text) for d in found] == [
        ("UPDATED", "k", "Drones hit Lazur."),
        ("NEW", "l", "Talks open in Linport."),
        ("NEW", "s", "Shells hit Kelmo."),
    ]
    assert all(d.spans for d in found)


def test_a_late_story_is_late_and_not_new() -> None:
    late = _marked(storyline("s", candidate("Shells hit Kelmo.")), Mark(kind="NEW"), Mark(kind="LATE", cause="late report"))
    (found,) = story_changes([late])
    assert (found.mark.kind, found.mark.cause) == ("LATE", "late report")


def test_a_late_report_leads_no_changes() -> None:
    late = _marked(storyline("s", candidate("Shells hit Kelmo."), origins=9), UPDATED, Mark(kind="LATE", cause="late report"))
    news = _marked(storyline("t", candidate("Talks open in Linport.")), NEW)
    assert [d.story for d in story_changes([late, news])] == ["t", "s"]


def test_a_state_outlets_wording_is_named() -> None:
    told = _marked(storyline("s", candidate("Shells hit Kelmo.")), Mark(kind="NEW"), lead="State News (state outlet):")
    (found,) = story_changes([told])
    assert found.text == "State News (state outlet): Shells hit Kelmo."


def test_the_headline_of_the_line_names_the_change() -> None:
    one = article("a", "Nine killed in Halvet market", "Nine people were killed on Monday when a drone hit the market of Halvet.")
    headline, sentence = candidates_of(one)
    story = storyline("s", sentence, candidates=(headline, sentence))
    (found,) = story_changes([_marked(story, Mark(kind="NEW"))])
    assert (found.text, found.spans[0]) == ("Nine killed in Halvet market", headline)


def test_what_an_earlier_edition_told_in_other_words_is_no_change() -> None:
    assert story_changes([_marked(storyline("s", candidate("Norway closes the strait.")), Mark(kind="UNCHANGED"))]) == ()


def updated(id_: str, text: str, before: str) -> Storyline:
    story = _marked(storyline(id_, candidate(text), before=record(id_)), UPDATED)
    return replace(story, lines=tuple(replace(n, before=before) for n in story.lines))


def test_an_update_says_what_was_told_before_of_the_event() -> None:
    before = "“Bridge at Kelmo destroyed” (Gulfline, 1 March)"
    (found,) = story_changes([updated("s", "Bridge at Kelmo repaired in a week", before)])
    assert (found.text, found.before) == ("Bridge at Kelmo repaired in a week", before)
    (same,) = story_changes([updated("s", "Bridge at Kelmo destroyed, army says", before)])
    assert same.before == ""


def test_a_new_event_of_a_known_story_is_new() -> None:
    story = storyline("s", candidate("Envoys sign grain treaty in Linport."), before=record("s"))
    (found,) = story_changes([_marked(story, NEW)])
    assert (found.mark.kind, found.before) == ("NEW", "")


def test_a_vote_leads_a_longer_line_though_fewer_words_tell_it() -> None:
    fair = _marked(storyline("f", candidate("Kelmo opens its fair of wool and grain in the lowlands."), origins=2), NEW)
    vote = _marked(storyline("v", candidate("Upper house blocks conscription bill.")), NEW)
    assert [d.story for d in story_changes([fair, vote])] == ["v", "f"]


def test_of_words_that_turn_nothing_two_are_told() -> None:
    said = ("wants peace", "sees no war", "trusts the envoy", "doubts the Front")
    words = [_marked(storyline(f"s{n}", candidate(f"Iran {w}, foreign minister says")), NEW) for n, w in enumerate(said)]
    assert len(story_changes(words)) == len(said) // 2


def test_the_end_of_talks_is_told_before_that_they_were_held() -> None:
    held = candidate("Kardavia and the Front hold long talks in Linport.")
    ended = candidate("The talks in Linport ended without a word.")
    story = storyline("s", held, ended, before=record("s"))
    story = replace(story, lines=tuple(replace(n, marks=(Mark(kind="UPDATED"),)) for n in story.lines))
    assert [d.text for d in story_changes([story])] == [ended.text]


def test_a_blow_is_told_by_its_dead() -> None:
    text = "The army moved its guns to a road near Halvet. A raid on the barracks near Halvet killed 24 soldiers, the governor said."
    *_, blow, dead = candidates_of(article("a", "Guns near Halvet", text))
    assert [d.text for d in story_changes([_marked(storyline("s", blow, dead), NEW)])] == [dead.text]


def test_a_mood_gives_way_to_the_news_below_it() -> None:
    headline, line = candidates_of(
        article("a", "Kardavia and Zarim tensions soar", "Norvia moves part of its embassy staff out of Ostrel.")
    )
    (found,) = story_changes([_marked(storyline("s", line, candidates=(headline, line)), NEW)])
    assert found.text == line.text


LONG = (
    "Kardavia sent troops into the south of Zarim on Monday and told eighty villages to leave, as the Front said that it was ready for "
    "an open war with it, which would draw all of Zarim, its ports, its markets and its mountains into a conflict over the strait."
)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Raids drive farmers from their homes, authorities say", False),
        ("President of Zarim killed in raid on Halvet, authorities say", True),
    ],
)
def test_a_change_is_told_by_a_long_line_only_where_that_is_graver_than_its_headline(title: str, names: bool) -> None:
    below = "Raids on Halvet drove farmers from their homes and killed the president of Zarim."
    headline, line, *_ = candidates_of(article("a", title, f"{LONG} {below}"))
    (found,) = story_changes([_marked(storyline("s", line, candidates=(headline, line)), NEW)])
    assert found.text == (headline if names else line).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("General Adil Maren killed in raid.", "State radio: Adil Maren is dead."),
        ("Norway launches full-scale assault on Kenya.", "President Ada Quell says she began major combat operations to free Kenya."),
    ],
)
def test_a_turn_that_another_story_tells_is_told_once(one: str, other: str) -> None:
    stories = [_marked(storyline(name, candidate(text)), NEW) for name, text in (("s", one), ("t", other))]
    assert len(story_changes(stories)) == 1


def test_a_headline_of_another_page_names_nothing() -> None:
    title = "Blizzard buries two valleys of Uldania."
    text = f"{title} " + "Shells fell on the grain market of Kelmo on Friday and killed nine people, the health office said. " * 5
    headline, _, first, *_ = candidates_of(article("a", title, text))
    (found,) = story_changes([_marked(storyline("s", first, candidates=(headline, first)), NEW)])
    assert found.text == first.text


NO_CHANGE = {
    "a feature": "Harvest of Kardavia at risk from frost and war",
    "a comment": "Unpacking the case for the raid on Kelmo",
    "a mood": "Crowds in Ostrel torn between hope and anger after raid",
    "a voice on what others did": "Russia condemns strikes on Kelmo",
    "a warning of what any attack would bring": "Front warns army of grave consequences",
    "what was said before": "Chairman Orlo reiterates right to fish in the lake",
    "how one's own deeds are right": "Minister tries to justify raid on Kelmo",
    "what goes on as it was": "The army continued to shell positions near Kelmo.",
    "what stands for days": "Lorries have queued at the Kelmo crossing for a third night.",
}


@pytest.mark.parametrize("case", NO_CHANGE)
def test_what_is_no_change(case: str) -> None:
    assert story_changes([_marked(storyline("s", candidate(NO_CHANGE[case])), NEW)]) == ()


def test_an_explainer_is_a_change_only_where_it_tells_something_grave() -> None:
    for text, told in (("Anton Rusk takes command of the Front.", 1), ("The Front was founded by teachers.", 0)):
        story = storyline("s", replace(candidate(text), explains=True))
        assert len(story_changes([_marked(story, NEW)])) == told, text


def test_what_another_difference_tells_is_not_told_again() -> None:
    told = Difference(mark=Mark(kind="REVERSED"), text="Front will not negotiate, chairman says", theme="", story="t")
    story = _marked(storyline("s", candidate("The Front will not negotiate, its chairman says.")), NEW)
    assert (len(story_changes([story], [told])), len(story_changes([story]))) == (0, 1)


def test_what_is_grave_has_room_beyond_the_usual_number() -> None:
    light = [_marked(storyline(f"l{n}", candidate(f"Kelmo opens {n} fairs."), origins=9), NEW) for n in range(20, 32)]
    grave = [_marked(storyline(f"g{n}", candidate(f"Ambush near Kelmo: {n} soldiers were killed.")), NEW) for n in range(40, 52)]
    found = [d.story for d in story_changes([*light, *grave])]
    assert (len(found), sum(s.startswith("g") for s in found)) == (10, 3)


HEADED = {
    "a headline that has the line's figures": ("Nine killed at Kelmo", "Nine people were killed at Kelmo.", "Nine killed at Kelmo"),
    "one that leaves a figure out": ("Raid on Kelmo", "Nine people were killed at Kelmo.", "Nine people were killed at Kelmo."),
}


@pytest.mark.parametrize("case", HEADED)
def test_a_change_is_told_by_the_headline_where_that_says_the_figure(case: str) -> None:
    title, line, told = HEADED[case]
    own = article("a", title, line)
    head = Candidate(article=own, passage="a", field="title", start=0, end=len(title), text=title, form="headline", position=0)
    body = Candidate(article=own, passage="a", field="text", start=0, end=len(line), text=line, form="sentence", position=1)
    lines = (Line(candidate=body, theme="strikes", story="s", strength=1.0),)
    (found,) = story_changes([storyline("s", body, lines=lines, candidates=(head, body))])
    assert found.text == told


def test_two_things_may_turn_a_story_and_the_headline_of_another_names_neither() -> None:
    text = "Shells killed nine people in Halvet. Raids hit a dam at Lazur, state radio said, the first reported attack on a dam in Zarim."
    headline, first, second = candidates_of(article("a", "Zarim live: Kardavia says it can fight for years", text))
    found = story_changes([_marked(storyline("s", first, second, candidates=(headline, first, second)), NEW)])
    assert {d.text for d in found} == {first.text, second.text}
    headline, first, second = candidates_of(article("a", "Kardavia says it can fight for years", text))
    found = story_changes([_marked(storyline("s", first, second, candidates=(headline, first, second)), NEW)])
    assert [d.text for d in found] == [first.text], "an article that isn't kept up has one thing to tell"


ONLY_MORE = ("Iran fires more missiles, drones across the lowlands", "Iraq announced incoming rockets early Thursday and fought them off")
NEWS_OF_MORE = ("Iran fires more missiles at Basra", "Iran fires 40 more missiles across the lowlands")


@pytest.mark.parametrize("text", ONLY_MORE)
def test_more_of_the_same_is_no_news(text: str) -> None:
    assert story_changes([_marked(storyline("s", candidate(text)), NEW)]) == ()


@pytest.mark.parametrize("text", NEWS_OF_MORE)
def test_more_of_the_same_is_news_where_it_is_counted_or_placed(text: str) -> None:
    assert len(story_changes([_marked(storyline("s", candidate(text)), NEW)])) == 1


def test_an_analysts_word_and_a_forecast_are_no_changes() -> None:
    for text in ("The army can't hold Kelmo, says analyst Bo Lind", "Ada Quell predicted that the revolt in Kelmo would succeed in days."):
        assert story_changes([_marked(storyline("s", candidate(text)), NEW)]) == ()


def test_a_graver_headline_names_the_change() -> None:
    one = article(
        "a", "Falling debris injures eight in Kelmo", "The ministry of Norland counted 66 missiles and 114 falling pieces on Monday."
    )
    headline, _ = candidates_of(one)
    headline = replace(headline, claims=read_claims(one))
    sentence = replace(candidate(one.text), article=one)
    (found,) = story_changes([_marked(storyline("s", sentence, candidates=(headline, sentence)), NEW)])
    assert found.text == one.title


def test_what_leads_the_page_is_among_the_changes() -> None:
    many = [_marked(storyline(f"s{n}", candidate(f"Shells hit the port of {name}.")), NEW) for n, name in enumerate(PORTS)]
    listed = {d.story for d in story_changes(many)}
    left = next(s for s in many if s.id not in listed)
    assert left.id in {d.story for d in story_changes(many, leading={span_of(left.lines[0].candidate)})}


@pytest.mark.parametrize(
    "text", ["Mayor Orlo dismisses 'big lies' on the fishing fleet.", "Crowds in Ostrel torn between hope and anger after raid."]
)
def test_what_leads_the_page_as_new_is_among_the_changes_though_it_is_no_event(text: str) -> None:
    said = _marked(storyline("s", candidate(text)), NEW)
    assert story_changes([said]) == ()
    assert [d.text for d in story_changes([said], leading={span_of(said.lines[0].candidate)})] == [text]


def test_a_line_that_leads_is_told_by_itself_where_its_headline_counts_what_a_figure_tells() -> None:
    one = article(
        "a", "Toll in Halvet above 40, thousands flee", "Some 9,000 people fled Halvet on Monday after a toll above 40, the mayor said."
    )
    headline, sentence = candidates_of(one)
    headline = replace(headline, claims=read_claims(article("h", "More than 40 killed in Halvet")))
    story = _marked(storyline("s", sentence, candidates=(headline, sentence)), NEW)
    row = ledger_row(low=40, high=None, figure="more than 40")
    assert story_changes([story], (), (), [row]) == ()
    assert [d.text for d in story_changes([story], (), {span_of(sentence)}, [row])] == [sentence.text]


def test_the_headline_of_another_event_names_no_change() -> None:
    one = article(
        "a", "Peru's president ready for war as raids go on", "A judge of Norway took back the apology of the mayor of Kelmo on Monday."
    )
    headline, sentence = candidates_of(one)
    (found,) = story_changes([_marked(storyline("s", sentence, candidates=(headline, sentence)), NEW)])
    assert found.text == sentence.text


def test_one_event_of_a_story_is_told_once() -> None:
    one, two = (
        candidate("Norway and Peru hold a third round of talks."),
        candidate("Norway holds third round of talks with Peru as fleet sails."),
    )
    assert len(story_changes([_marked(storyline("s", one, two), UPDATED)], leading={span_of(one), span_of(two)})) == 1

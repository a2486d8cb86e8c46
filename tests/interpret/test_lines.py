import pytest
from msgspec.structs import replace

from diurna.edition import Mark
from diurna.interpret.lines import Part, by_theme, counted, heading, is_belated, marks_of, under_own_headline, voice, without_doubted
from diurna.model import Article
from tests.interpret.invented import article, at, candidate, candidates_of, casualty, entry, storyline

VOICES = {
    "an agency speaks for itself": ("wire", ""),
    "an independent outlet too": ("independent", ""),
    "a state outlet is named": ("state", "State News (state outlet):"),
    "a party outlet": ("party", "State News (party outlet):"),
    "an analyst": ("analysis", "State News (analysis):"),
    "an organisation": ("ngo", "State News (NGO):"),
}


@pytest.mark.parametrize("case", VOICES)
def test_voice(case: str) -> None:
    affiliation, lead = VOICES[case]
    assert voice("State News", affiliation) == lead


BELATED: dict[str, tuple[Article, bool]] = {
    "within the window": (article("a", published_at=at(8)), False),
    "before it": (article("a", published_at=at(7)), True),
    "at its opening": (article("a", published_at=at(8)), False),
    "no date": (article("a", published_at=None), False),
    "a date without time, of the day it opened": (article("a", published_at=at(0), date_only=True), False),
    "a date without time, of the day before": (article("a", published_at=at(0, day=1), date_only=True), True),
}


@pytest.mark.parametrize("case", BELATED)
def test_is_belated(case: str) -> None:
    one, late = BELATED[case]
    assert is_belated(one, at(8)) is late


def test_a_late_line_says_when_it_was_published() -> None:
    told = candidate("Nine people were killed in Halvet.")
    late = replace(told, article=replace(told.article, published_at=at(9, day=1)))
    assert marks_of(told, Mark(kind="NEW"), at(8)) == (Mark(kind="NEW"),)
    assert marks_of(late, None, at(8)) == (Mark(kind="LATE", cause="late report", note="published 1 March"),)


COUNTED = {
    "claimant and place": (entry(9, claimant="Lunek", place="Halvet"), "9 people killed in Halvet, according to Lunek."),
    "a body with its article": (
        entry(9, claimant="Highlands Relief Network", place="Halvet"),
        "9 people killed in Halvet, according to the Highlands Relief Network.",
    ),
    "a body of somebody's": (
        entry(9, claimant="Kardavia's Medical Service", place="Halvet"),
        "9 people killed in Halvet, according to Kardavia's Medical Service.",
    ),
    "nobody but the outlet": (entry(9, place="Halvet"), "9 people killed in Halvet, Gulfline reports."),
    "one": (entry(1, place="Halvet"), "1 person killed in Halvet, Gulfline reports."),
    "through somebody": (
        entry(200, None, claimant="Zarim authorities", via="Associated Press", since="27 May", qualifier="more_than", scope="cumulative"),
        "More than 200 people killed (place not stated) since 27 May, according to Zarim authorities, through the Associated Press.",
    ),
    "a total of no stated beginning": (
        entry(60, claimant="Lunek", people="civilians", scope="cumulative"),
        "60 civilians killed (place not stated) so far, according to Lunek.",
    ),
    "a country with its article": (
        entry(3, place="United Arab Emirates"),
        "3 people killed in the United Arab Emirates, Gulfline reports.",
    ),
    "dozens": (
        entry(24, 99, qualifier="vague", quote="dozens", place="Halvet", effect="injured"),
        "Dozens of people injured in Halvet, Gulfline reports.",
    ),
}


@pytest.mark.parametrize("case", COUNTED)
def test_a_figure_as_a_sentence(case: str) -> None:
    one, text = COUNTED[case]
    line = counted(one, {"Gulfline": "wire"})
    assert (line.candidate.text, line.candidate.form, line.lead) == (text, "template", "")
    assert (line.candidate.start, line.candidate.end) == (one.claim.start, one.claim.end)


def test_a_title_belongs_to_the_part_that_opens_its_article() -> None:
    first, second = Part(article=article("a"), start=0, end=50), Part(article=article("a"), start=50, end=90)
    title, early, late = casualty(9, field="title", start=4), casualty(9, start=49), casualty(9, start=50)
    assert [(first.holds(c), second.holds(c)) for c in (title, early, late)] == [(True, False), (True, False), (False, True)]


def test_a_story_weighs_more_by_its_origins_and_stands_once_in_each_theme() -> None:
    told = candidate("Drones hit the bridge at Lazur."), candidate("Lunek met the envoys in Linport.")
    one, other = storyline("b", *told, origins=1), storyline("a", *told, origins=2)
    assert other.strength > one.strength
    other = replace(other, lines=(other.lines[0], replace(other.lines[1], theme="diplomacy")))
    found = by_theme([one, other])
    assert {theme: [(s.id, len(lines)) for s, lines in groups] for theme, groups in found.items()} == {
        "strikes": [("a", 1), ("b", 2)],
        "diplomacy": [("a", 1)],
    }


def test_a_doubted_figure_leads_in_no_texts_words() -> None:
    girls = {"people": "schoolgirls", "place": "Halvet"}
    lines = [
        replace(candidate(text), claims=(casualty(low, article=text, **given),))
        for text, low, given in (
            ("Zarim buries 165 schoolgirls.", 165, girls),
            ("In Halvet 165 were killed.", 165, {"place": "Halvet"}),
            ("Of the schoolgirls 12 are missing.", 12, girls),
        )
    ]
    (sure,) = without_doubted([storyline("s", *lines)], [entry(165, from_="b", **girls)])
    assert [n.candidate.text for n in sure.lines] == ["In Halvet 165 were killed.", "Of the schoolgirls 12 are missing."]


def test_no_heading_of_another_place_stands_over_a_line() -> None:
    assert heading("Ministers of Norway meet", ["Norway's ministers met in Lazur."]) == ""
    assert heading("Norway bombs depots at Lima; Chile hits a water plant", ["Peru reports more raids as Norway waits for Chile."]) == ""
    assert heading("Norway offers a truce over water.", ["Norway spoke of water and of an offer that it made."]) == ""
    title = "Four killed in strike on Corona hotel in central Lazur"
    elsewhere, there = "Strikes hit an oil depot in Kelmo, state media said.", "Rescuers searched the hotel in Lazur after the strike."
    assert [heading(title, told) for told in ([elsewhere], [there], [elsewhere, there])] == ["", title, title]


OPENS = "Rangers of Kardavia searched the northern waters on Monday."
UNDER = {
    "its own headline": ("Two ships are missing off Selm", OPENS, True),
    "far down": ("Two ships are missing off Selm", f"Rain fell. Wind blew. Ice broke. {OPENS}", False),
    "a page kept up all day": ("War in Zarim live: Two ships are missing off Selm", OPENS, False),
}


@pytest.mark.parametrize("case", UNDER)
def test_a_line_that_opens_its_article_stands_under_its_headline(case: str) -> None:
    title, text, heads = UNDER[case]
    line = next(c for c in candidates_of(article("a", title, text)) if c.text.startswith("Rangers"))
    story = storyline("s", line)
    story = replace(story, record=replace(story.record, title="Two ships are missing off Selm"))
    under = under_own_headline(story)
    assert under == ({line.text} if heads else set())
    assert heading(story.record.title, [line.text], under) == (story.record.title if heads else "")

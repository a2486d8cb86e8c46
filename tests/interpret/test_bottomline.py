import pytest
from msgspec.structs import replace

from diurna.desk import Scope
from diurna.edition import Mark, MarkKind
from diurna.interpret.bottomline import bottom_line
from diurna.interpret.candidates import Candidate, candidates
from diurna.interpret.claims import read_claims
from diurna.interpret.lines import Line, Storyline
from tests.interpret.invented import article, candidate, storyline

EVENTS = (
    "Shells killed nine people in the market of Halvet.",
    "Envoys of both sides agreed on a truce of five days in Linport.",
    "The ministry named a new delegate for the refugees at Kelmo on Monday.",
    "Engineers inspected the ruined bridge at Lazur under a white flag on Monday.",
    "Parliament extended the state of emergency by sixty days.",
)
WATCHED = "Videos show smoke above the harbour of Port Arlen."


def _told(text: str) -> Candidate:
    one = candidate(text)
    return replace(one, claims=read_claims(one.article))


def _stories(*texts: str) -> list[Storyline]:
    return [storyline(f"s{n}", _told(text)) for n, text in enumerate(texts)]


def _texts(stories: list[Storyline], scope: Scope | None = None) -> list[str]:
    return [line.candidate.text for line in bottom_line(stories, scope=scope)]


def test_by_consequence() -> None:
    assert _texts(_stories(*EVENTS))[0] == EVENTS[0]


def test_no_soft_line_beside_news() -> None:
    assert WATCHED not in _texts(_stories(*EVENTS, WATCHED))


def test_few_told_a_great_event_before_many_a_small_one() -> None:
    great = storyline("g", _told("At least 120 people were killed when shells hit the school of Halvet."))
    small = [replace(storyline("s", _told("Police dispersed a rally at the gate of the embassy in Linport.")), origins=3)]
    assert _texts([*small, great])[0].startswith("At least 120")


def test_a_position_reversed_is_a_turn() -> None:
    turned = "Zarim will send a delegation of six to talks with Kardavia in Linport on Monday, President Ada Quell said."
    one = storyline("s", _told(EVENTS[3]), _told(turned))
    assert _texts([one])[0] == EVENTS[3]
    marked = replace(one, lines=(one.lines[0], replace(one.lines[1], marks=(Mark(kind="REVERSED", cause="claimant"),))))
    assert _texts([marked])[0] == turned


def test_one_death_once() -> None:
    told = _texts(_stories(*EVENTS, "The office said Adil Maren was killed in a raid.", "State radio: Maren is dead, and mourning begins."))
    assert sum("Maren" in text for text in told) == 1


def test_two_of_one_story_at_most() -> None:
    one = storyline("s", *(_told(text) for text in EVENTS))
    assert len(bottom_line([one, *_stories("A ship sank off Linport.", "The pass at Teyn was closed.")])) <= 4


MORE = (
    "Kardavia closed its border with Sovella.",
    "Two ministers resigned over the floods in Lazur.",
    "Prisoners were exchanged at the mill of Teyn.",
    "A convoy with flour reached Port Arlen on Monday.",
)
TOLL = _told("The health office said 61 people had been killed since May 27.")


def _figure(kind: MarkKind, note: str = "") -> Line:
    (line,) = storyline("figures", TOLL).lines
    return replace(line, marks=(Mark(kind=kind, note=note),))


def test_a_toll_that_moved_has_a_place_on_the_fullest_day() -> None:
    stories = _stories(*EVENTS, *MORE)
    assert len(bottom_line(stories)) == 8
    told = [line.candidate.text for line in bottom_line(stories, [_figure("UPDATED")])]
    assert (len(told), told[-1]) == (8, TOLL.text)
    assert TOLL.text not in [line.candidate.text for line in bottom_line(stories, [_figure("NEW")])]
    beyond = _figure("NEW", "first total by this claimant; the army gave 3 (2 March), for one incident")
    assert bottom_line(stories, [beyond])[-1].candidate.text == TOLL.text


LEAD = "Missiles hit the market of Halvet on Monday, killing 17 people, the mayor said."
DETAIL = "Kardavia said that its missiles had hit a base of the Front and killed 25 fighters."


@pytest.mark.parametrize(("opening", "leads"), [(LEAD, LEAD), ("Rain fell in Halvet on Monday.", DETAIL)])
def test_an_articles_own_event_stands_before_its_weightiest_detail(opening: str, leads: str) -> None:
    one = article("a", "", f"{opening} {DETAIL}")
    told = bottom_line([storyline("s", *candidates(one, "a", (0, len(one.text)), read_claims(one)))])
    assert told[0].candidate.text.replace(" (2 March)", "") == leads


def test_a_long_article_has_its_own_event_though_no_list_names_it() -> None:
    opening = "Envoys of the Front walked through the empty streets of Halvet on Monday."
    one = article("a", "", f"{opening} {DETAIL}{' The rain went on.' * 40}")
    told = bottom_line([storyline("s", *candidates(one, "a", (0, len(one.text)), read_claims(one))[:2])])
    assert told[0].candidate.text.replace(" (2 March)", "") == opening


def test_a_small_detail_of_a_report_on_the_markets_stays_out() -> None:
    below = "The mayor of Kelmo told reporters on Tuesday that 30 lorries with bread had arrived in the town."
    one = article("a", "", f"Oil prices rose on Monday as traders worried about the talks. {below}{' The rain went on.' * 40}")
    prices, detail = candidates(one, "a", (0, len(one.text)), read_claims(one))[:2]
    (line,) = storyline("s", detail).lines
    report = storyline("s", detail, lines=(replace(line, theme="other"),), candidates=(prices, detail))
    assert detail.text not in _texts([*_stories(*EVENTS), report])
    for beside in ((), (replace(prices, position=3),)):
        assert detail.text in _texts([*_stories(*EVENTS), replace(report, candidates=beside)])


def test_a_quarrel_at_home_stays_out_unless_the_desk_is_about_it_or_it_is_done() -> None:
    quarrel = "Republicans chided the president over Zarim on Monday, and so did Ana Roe, a fellow presidential candidate."
    done = "Republicans and Democrats in the Senate voted on Monday to send no troops to Zarim."
    assert quarrel not in _texts(_stories(*EVENTS[:3], quarrel), Scope(about=("Zarim",)))
    assert quarrel in _texts(_stories(*EVENTS[:3], quarrel), Scope(about=("Republicans",)))
    assert done in _texts(_stories(*EVENTS[:3], done), Scope(about=("Zarim",)))
    assert "Guards" in "".join(_texts(_stories("Republican Guards held the gates of Halvet on Monday, residents said.")))


def test_what_is_written_like_no_news_and_tells_no_event_stays_out() -> None:
    musing = "Many of the rivers in the highlands were for long years among the least known of the old world."
    short = _told(musing)
    long = replace(short, article=replace(short.article, text=f"{musing}{' The rain went on.' * 40}"), position=4)
    assert musing in _texts([*_stories(*EVENTS[1:3]), storyline("m", short)])
    assert musing not in _texts([*_stories(*EVENTS), storyline("m", long)])


def test_an_articles_own_event_has_its_details_worth_and_one_that_weighs_little_gives_way() -> None:
    one = article("a", "", f"{LEAD} {DETAIL}")
    lines = storyline("s", *candidates(one, "a", (0, len(one.text)), read_claims(one)))
    rival = storyline("t", _told("Missiles hit the market of Kelmo on Monday, killing 17 people, the mayor said."))

    def first(opens: float, detail: float, beside: float) -> str:
        own = replace(lines, lines=tuple(replace(n, strength=w) for n, w in zip(lines.lines, (opens, detail), strict=True)))
        other = replace(rival, lines=tuple(replace(n, strength=beside) for n in rival.lines))
        return bottom_line([own, other])[0].candidate.text.replace(" (2 March)", "")

    assert [first(2.0, 3.0, 2.4), first(0.1, 3.0, 2.4)] == [LEAD, DETAIL]
    assert "Kelmo" in first(2.0, 2.0, 4.0)


@pytest.mark.parametrize(("passage", "leads"), [("a", LEAD), ("a#1", DETAIL)])
def test_a_passage_of_a_roundup_has_no_event_of_its_own(passage: str, leads: str) -> None:
    one = article("a", "", f"{LEAD} {DETAIL}")
    lines = storyline("s", *candidates(one, passage, (0, len(one.text)), read_claims(one)))
    weighed = replace(lines, lines=tuple(replace(n, strength=w) for n, w in zip(lines.lines, (1.0, 2.0), strict=True)))
    assert bottom_line([weighed])[0].candidate.text.replace(" (2 March)", "") == leads


def test_the_first_dead_of_a_side_have_a_place() -> None:
    stories, first = _stories(*EVENTS, *MORE), Mark(kind="NEW", note="the first Kenyan soldiers killed in these editions")
    few, one = _told("Raids on the camp of Olo killed three Kenyan soldiers."), _told("Raids on the camp of Olo killed a Kenyan soldier.")
    told = [replace(_figure("NEW"), candidate=c, marks=marks) for c, marks in ((few, ()), (few, (first,)), (one, (first,)))]
    assert [bottom_line(stories, [n])[-1].candidate.text == n.candidate.text for n in told] == [False, True, False]


def test_a_toll_that_a_line_counts_is_not_told_again() -> None:
    told = bottom_line([*_stories(*EVENTS), storyline("toll", TOLL)], [_figure("REVISED")])
    assert [line.candidate.text for line in told].count(TOLL.text) == 1


def test_what_the_desk_watches_first() -> None:
    stories = _stories("Sanctions were imposed on Pallan’s army.", "Troops were moved to Halvet’s bridge.")
    assert _texts(stories, Scope(about=("Halvet",)))[0].startswith("Troops")


def test_a_small_thing_that_only_its_reason_ties_to_the_desk_comes_after() -> None:
    tied = "Tin rose to a record price on Monday as raids on Halvet went on."
    told = _texts(_stories("Farmers marched to the bridge of Halvet.", tied), Scope(about=("Halvet",)))
    assert told[0] != tied


def test_a_small_thing_of_nobody_the_desk_watches_has_no_place() -> None:
    stray = "Police arrested a smuggler of tobacco in Pallan."
    assert stray not in _texts(_stories(*EVENTS, stray), Scope(about=("Halvet", "Linport", "Kelmo", "Lazur")))
    assert "A truce took effect in Pallan." in _texts(_stories(*EVENTS, "A truce took effect in Pallan."), Scope(about=("Halvet",)))


def test_a_late_thing_of_the_neighbours_has_no_place() -> None:
    text = "Envoys of Pallan met their counterparts from Ostra."
    story = storyline("n", _told(text))
    late = replace(story, lines=tuple(replace(n, marks=(Mark(kind="LATE", cause="late report"),)) for n in story.lines))
    scope = Scope(about=("Halvet", "Linport", "Kelmo", "Lazur"), related=("Pallan", "Ostra"))
    assert text in _texts([*_stories(*EVENTS), story], scope)
    assert text not in _texts([*_stories(*EVENTS), late], scope)


def test_what_comes_late_has_no_place_where_it_only_adds_to_what_was_told_or_is_small_and_an_analysts() -> None:
    (story,) = _stories("Kardavia imposed sanctions on 30 ships of Sovella.")
    new, late, adds = Mark(kind="NEW"), Mark(kind="LATE"), Mark(kind="UPDATED")
    cases = [("", (adds,)), ("", (late, new)), ("", (late, adds)), ("Institute (analysis)", (new,)), ("Institute (analysis)", (late, new))]
    got = []
    for lead, marks in cases:
        lines = tuple(replace(n, lead=lead, marks=marks) for n in story.lines)
        got.append(any("sanctions" in text for text in _texts([*_stories(*EVENTS), replace(story, lines=lines)])))
    assert got == [True, True, False, True, False]


def test_two_tolls_of_one_article_at_most() -> None:
    counted = ("Since May 27 raids have killed 140 people in Halvet.", "Since May 27 raids have killed 35 people in Linport.")
    other = [_told(text) for text in counted]
    same = [replace(c, article=replace(c.article, id=TOLL.article.id)) for c in other]
    for lines, wanted in ((other, True), (same, False)):
        stories = [storyline(f"t{n}", c) for n, c in enumerate(lines)]
        told = [line.candidate.text for line in bottom_line(stories, [_figure("UPDATED")])]
        assert set(counted) <= set(told)
        assert (TOLL.text in told) is wanted


def test_one_count_once() -> None:
    told = _texts(_stories(*EVENTS, "The governor put the number of people killed in the market of Halvet at nine."))
    assert sum("nine" in text for text in told) == 1


def test_a_thin_day_is_not_filled_with_what_stands_there() -> None:
    bridge = "The bridge at Lazur, over which Halvet gets its flour, diesel and salt, lost its middle span to shellfire before dawn."
    told = _texts(_stories("Shelling before dawn destroyed the central span of the bridge at Lazur, the roads department said.", bridge))
    assert bridge not in told


def test_a_side_does_not_lead_what_others_tell() -> None:
    ours, theirs = _stories("Engineers of Kardavia reached Kelmo with a truce flag.", "The army of Kardavia keeps the truce at Dresna.")
    sided = replace(theirs, lines=tuple(replace(n, lead="State News (state outlet):") for n in theirs.lines))
    assert _texts([sided, ours])[0].startswith("Engineers")


def test_the_order_given_changes_nothing() -> None:
    stories = _stories(*EVENTS)
    assert bottom_line(stories) == bottom_line(stories[::-1])


def test_an_empty_place_is_filled_by_a_theme_that_has_more() -> None:
    deeds = (
        "Shells killed nine in Halvet.",
        "Jets struck the mill of Olo.",
        "Drones hit a barge at Teyn.",
        "Rockets fell on Ostrel harbour.",
    )
    more = "A raid wounded six guards at Dresna."
    assert more in _texts(_stories(*deeds, more))


def test_what_presupposes_an_apology_comes_after_it_or_not_at_all() -> None:
    told, against = (
        "Lunek apologised to Sovella and pledged to halt raids on it.",
        "The judge of Kelmo contradicts earlier apology to Sovella.",
    )
    both = _texts(_stories(*EVENTS, against, told))
    assert against not in both or both.index(told) < both.index(against)
    assert against not in _texts(_stories(*EVENTS, against))


def test_what_something_is_leads_no_day() -> None:
    defined = "The Rangers are Kardavia’s border guard, formed to shell the villages of Zarim."
    assert defined not in _texts(_stories(*EVENTS, defined))


def test_one_war_begins_once() -> None:
    told = _texts(
        _stories(
            *EVENTS,
            "Uganda said that it had begun “major combat operations” in Kenya.",
            "Uganda launched a full-scale attack on Kenya and told its people to rise.",
        )
    )
    assert sum("Kenya" in text for text in told) == 1


def test_a_country_has_no_fewer_dead_than_a_town_of_it() -> None:
    town, country = (
        "Shells killed 85 pupils at a school in Halvet, Kenya’s police said.",
        "At least 51 people were killed in Kenya, police said.",
    )
    assert country not in _texts(_stories(*EVENTS, town, country))
    assert country in _texts(_stories(*EVENTS, country))


def test_a_question_leads_nothing() -> None:
    asks = "Make or break in Linport? Envoys of Zarim look to sway Kardavia"
    assert asks not in _texts(_stories(*EVENTS, asks))


def test_a_fifth_deed_of_a_theme_stands_before_words() -> None:
    blows = (
        "Kardavia struck the port of Linport with two missiles.",
        "Jets of Kardavia bombed a dam above Kelmo.",
        "A drone hit the flour mill at Teyn.",
        "The Front fired rockets at Ostrel airfield.",
        "Gunboats shelled the customs house of Olo.",
    )
    words = (
        "Sovella’s envoy says Zarim must never give in.",
        "Ostra’s envoy says the war of Zarim is a crime.",
        "Pallan’s envoy calls Kardavia’s march a mistake.",
        "Uldania’s envoy says that Kardavia must think of peace.",
    )
    told = _texts(_stories(*blows, *words))
    assert set(blows) <= set(told)

"""Stories over a day and over days: one for a reader by what headlines and leads say, not by who acts in them."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from diurna.edition import StoryRecord
from diurna.interpret.continuity import settled
from diurna.interpret.openings import opening
from diurna.interpret.stories import Passage
from diurna.model import Article

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
SCHOOL = StoryRecord(
    id="school", title="At least 40 pupils killed as shell hits girls' school in Marenne", theme="casualties", first_day="", last_day="",
    editions=1, signature={}, said=("At least 40 pupils were killed when a shell hit a girls' school in Marenne, the health office said.",),
)  # fmt: skip
BRIDGE = StoryRecord(
    id="bridge", title="Shelling destroys river bridge at Kelm", theme="strikes", first_day="", last_day="", editions=1, signature={},
    said=("Shelling destroyed the middle span of the river bridge at Kelm, the roads office said.",),
)  # fmt: skip
KNOWN = {"school": SCHOOL, "bridge": BRIDGE}


def passage(number: int, title: str, text: str = "") -> Passage:
    unit = Article(id=f"a{number}", title=title, text=text, source=f"Outlet {number}", published_at=NOON)
    return Passage(unit.id, unit, 0, len(text))


CASES = {
    "a rising toll of a story that the grouping missed": ("new", "Toll of girls' school shelling in Marenne rises to 55", "school"),
    "repairs of the same bridge": ("bridge", "River bridge at Kelm to be repaired in three weeks", "bridge"),
    "put to a story that shares nothing but the parties": ("bridge", "Kardavia's army and the Front exchange prisoners", None),
    "another event of the same kind": ("new", "Shell hits market in Dorn, 12 killed", None),
    "another event in the same place": ("new", "Marenne elects its first woman mayor", None),
    "a story of its own": ("new", "Parliament extends the state of emergency", None),
}


@pytest.mark.parametrize("case", CASES)
def test_where_a_story_goes_on(case: str) -> None:
    put, title, home = CASES[case]
    (story,) = settled([passage(0, title)], {"a0": put}, KNOWN).story_of.values()
    assert story == home if home else story not in KNOWN


TOGETHER = {
    "a party's and the army's word on one raid": (
        ("Air raid on Dorn grain market kills 12, health office says; army says it hit drone store", "Jets bombed the Dorn market."),
        ("Massacre at Dorn market: 12 martyrs", "Jets bombed the grain market of Dorn."),
        ("Air force destroys drone store in Dorn, five militants neutralised", "The drone store lay in the grain market of Dorn."),
    ),
    "a proposal and the answer to it": (
        ("Envoy Brusk proposes ten-day truce", "Hanne Brusk proposed a truce of ten days to both sides at Quend."),
        ("Truce first, says Chairman Orlo in answer to Brusk", "The chairman said the truce that Hanne Brusk proposed must come first."),
    ),
}
APART = {
    "one kind of event, two places": (("Shelling kills two farmers near Adrel", ""), ("Shelling kills two farmers near Nimor", "")),
    "one mediator, two acts": (
        (
            "Prisoners exchanged at Farro crossing",
            "Thirty prisoners of each side walked home over the Farro bridge while Hanne Brusk watched.",
        ),
        (
            "Envoy proposes ten-day truce",
            "Hanne Brusk proposed to both sides that they hold their fire for ten days and let the harvest in.",
        ),
    ),
}


def stories(told: tuple[tuple[str, str], ...]) -> list[str]:
    units = [passage(n, *t) for n, t in enumerate(told)]
    return list(settled(units, {u.unit.id: u.unit.id for u in units}, {}).story_of.values())


@pytest.mark.parametrize("case", TOGETHER)
def test_one_story_though_whole_texts_differ(case: str) -> None:
    assert len(set(stories(TOGETHER[case]))) == 1


@pytest.mark.parametrize("case", APART)
def test_two_stories(case: str) -> None:
    assert len(set(stories(APART[case]))) == len(APART[case])


@pytest.mark.parametrize("text", ["12th wave of Operation Amber Harvest 4 hits Lazur", "Lazur hit in Op. Amber Harvest"])
def test_an_operation_names_no_event(text: str) -> None:
    words = opening(text).words
    assert not {"amber", "harvest", "harv"} & words
    assert "lazur" in words


def test_what_whole_texts_put_together_is_parted_where_openings_share_nothing() -> None:
    units = [passage(0, "Prisoners exchanged at Farro crossing"), passage(1, "Bread runs short in Selm")]
    assert len(set(settled(units, {"a0": "x", "a1": "x"}, {}).story_of.values())) == 2


def test_the_record_of_a_known_story_is_brought_up_to_date_and_keeps_its_id() -> None:
    day = settled([passage(0, "Toll of girls' school shelling in Marenne rises to 55")], {"a0": "new"}, KNOWN)
    assert day.story_of == {"a0": "school"}
    assert (day.records["school"].said, day.records["school"].last_day) == (SCHOOL.said, "2031-05-04")
    assert day.records["school"].signature


FORESEEN = "Envoy Hanne Brusk will meet grain traders in Dorn on Thursday"


LATER = {"what happened": ("No deal in Dorn", "No deal in Dorn"), "only foreseen, too": ("More rain is expected to fall", FORESEEN)}


@pytest.mark.parametrize("case", LATER)
def test_what_was_only_foreseen_gives_way_to_what_was_told_later(case: str) -> None:
    title, before = LATER[case]
    talks = replace(BRIDGE, id="talks", title=title, said=(FORESEEN,))
    day = settled([passage(0, "Envoy Hanne Brusk meets grain traders in Kelm")], {"a0": "talks"}, {**KNOWN, "talks": talks})
    assert day.goes_on_from == {"a0": before}


def test_what_stood_on_no_page_is_not_what_a_story_goes_on_from() -> None:
    talks = replace(BRIDGE, id="talks", title="Envoy Hanne Brusk in Dorn for grain", said=(FORESEEN,))
    unit = [passage(0, "Envoy Hanne Brusk meets grain traders in Kelm")]
    seen = [settled(unit, {"a0": "talks"}, {"talks": talks}, frozenset(q)).goes_on_from for q in ((talks.title,), ("another line",))]
    assert seen == [{"a0": talks.title}, {"a0": FORESEEN}]


def test_a_live_pages_headline_is_nothing_to_go_on_from() -> None:
    talks = replace(BRIDGE, id="talks", title="Live: Envoy Hanne Brusk in Dorn for grain", said=())
    assert settled([passage(0, "Envoy Hanne Brusk meets grain traders in Kelm")], {"a0": "talks"}, {"talks": talks}).goes_on_from == {}


TALKS = StoryRecord(
    id="talks", title="Norland and the Hill Front to meet in Quend", theme="diplomacy", first_day="", last_day="", editions=1, signature={},
    said=("Norland and the Hill Front agreed to meet in Quend, envoy Hanne Brusk said.",),
)  # fmt: skip
TRUCE = StoryRecord(
    id="truce", title="Envoy Hanne Brusk proposes truce between Norland and the Hill Front", theme="diplomacy", first_day="", last_day="",
    editions=1, signature={}, said=("A truce between Norland and the Hill Front will begin in the Marenne valley at dawn.",),
)  # fmt: skip
TRUCES = {
    "its first day goes on from it": ("Shops open as truce between Norland and the Hill Front takes hold", "truce"),
    "its first day by its land": ("Truce in the Marenne valley holds, observers say", "truce"),
    "one of other parties doesn't": ("Truce between Eastmark and the River Guard takes hold", None),
    "talks that go on stay with the talks": ("Norland's delegation arrives in Quend to meet the Hill Front", "talks"),
}


@pytest.mark.parametrize("case", TRUCES)
def test_where_a_truce_goes_on(case: str) -> None:
    title, home = TRUCES[case]
    known = {**KNOWN, "talks": TALKS, "truce": TRUCE}
    (story,) = settled([passage(0, title)], {"a0": "talks" if home == "talks" else "new"}, known).story_of.values()
    assert story == home if home else story not in known


def test_a_truce_is_no_more_of_talks_that_never_spoke_of_one() -> None:
    unit = passage(0, "Hanne Brusk proposes truce to Norland and the Hill Front", "Envoy Hanne Brusk proposed it in Quend.")
    (story,) = settled([unit], {"a0": "talks"}, {**KNOWN, "talks": TALKS}).story_of.values()
    assert story not in {"talks", *KNOWN}

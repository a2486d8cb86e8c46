"""Which stories have gone quiet, and which only go by another name today."""

import pytest
from msgspec.structs import replace

from diurna.edition import Cited, HistoryRecord, QuietStory
from diurna.interpret.changes import latest_records
from diurna.interpret.claims import read_claims
from diurna.interpret.quiet import gone_quiet, with_causes
from tests.interpret.invented import DAY, article, candidate, days_before, history, record, storyline

DAYS = days_before(DAY, 4)
TITLE = "Fire at Lazur depot injures workers"
COMMON = frozenset({"kardavia", "lazur"})


def _days(title: str, cited: str = "", **more: object) -> list[HistoryRecord]:
    told = Cited(number=1, version="v", outlet="Gulfline", address="a", title=cited or title, url="")
    story = record("s", **{"title": title, "last_day": DAYS[1], "editions": 2, "articles": ("v",), **more})
    return [history(day=d, stories=(story,) if d == story.last_day else (), cited=(told,)) for d in DAYS]


SPANS = {
    "quiet for as long as it takes": ({}, True),
    "not long enough": ({"last_day": DAYS[2]}, False),
    "said before": ({"last_day": DAYS[0]}, False),
    "told but once": ({"editions": 1}, False),
    "called quiet already": ({"quiet_since": DAYS[3]}, False),
}


@pytest.mark.parametrize("case", SPANS)
def test_gone_quiet(case: str) -> None:
    more, quiet = SPANS[case]
    days = _days(TITLE, **more)
    found = gone_quiet(latest_records(days), days, (), after=3, common=COMMON)
    assert [q.id for q in found] == (["s"] if quiet else [])
    assert gone_quiet(latest_records(days), days, (storyline("s"),), after=3, common=COMMON) == ()


def test_a_desk_younger_than_that_has_no_quiet_stories() -> None:
    days = _days(TITLE, last_day=DAYS[3])[3:]
    assert gone_quiet(latest_records(days), days, (), after=3, common=COMMON) == ()


EVENTS = {
    "an event": (TITLE, "", True),
    "in a passage of a report on many events": (
        "Selm Observatory (analysis): Drones hit the depot at Dresna.",
        "Zarim update, 1 March",
        False,
    ),
    "an assessment": ("Observers continue to assess that the Front may join the war", "", False),
    "a remark, after its quotation": ("‘Too late’: Lunek criticises Maren over the raids", "", False),
    "a forecast": ("The Front may join the war of Kardavia", "", False),
    "what did not happen": ("The Front did not conduct attacks on Lazur", "", False),
}


@pytest.mark.parametrize("case", EVENTS)
def test_only_events_go_quiet(case: str) -> None:
    title, cited, quiet = EVENTS[case]
    days = _days(title, cited)
    assert bool(gone_quiet(latest_records(days), days, (), after=3, common=COMMON)) == quiet


TODAY = {
    "the same in other words": (TITLE, "Two more workers injured in the fire at the depot have died, the ministry said.", False),
    "a named operation that goes on": (
        "Latest waves of Operation Grey Heron led to base closures and heavy losses, army says",
        "Army carries out wave 19 of Operation Grey Heron.",
        False,
    ),
    "talks that go on elsewhere": (
        "Norway-Peru talks conclude with few details",
        "Norway said that it saw no end to the negotiations with Peru.",
        False,
    ),
    "talks that a party refuses": ("Norway-Peru talks conclude with few details", "Norway will not negotiate while raids go on.", False),
    "talks of others": ("Norway-Peru talks conclude with few details", "Norway and Chile met for talks in Lazur.", True),
    "nothing but the place": (TITLE, "Shells hit Lazur.", True),
    "a toll under another story": (
        "Death toll in Peru passes 1,000 as strikes continue",
        "More than 1,200 people have been killed in Peru since 27 May, the health office said.",
        False,
    ),
    "the dead of a place whose headline told none": (TITLE, "Shells killed 12 people in Lazur, the mayor said.", True),
    "another place's toll": (
        "Death toll in Peru passes 1,000 as strikes continue",
        "More than 200 people have been killed in Chile since 27 May, the health office said.",
        True,
    ),
}


@pytest.mark.parametrize("case", TODAY)
def test_what_today_tells_under_another_story_is_not_quiet(case: str) -> None:
    title, text, quiet = TODAY[case]
    days = _days(title)
    told = replace(candidate(text), claims=read_claims(article("x", text=text)))
    found = gone_quiet(latest_records(days), days, (storyline("t", told),), after=3, common=COMMON)
    assert bool(found) == quiet


def test_a_story_whose_sources_are_silent_may_be_quiet_by_our_coverage() -> None:
    told = Cited(number=1, version="v", outlet="Gulfline", address="a", title="t", url="")
    known = {"s": record("s", articles=("v",)), "t": record("t", articles=("w",))}
    quiet = [QuietStory(id=i, title=i, last_day="2026-03-01", editions=2) for i in known]
    got = with_causes(quiet, known, [history(cited=(told,))], frozenset({"Gulfline"}))
    assert [q.cause for q in got] == ["our coverage", "event"]
    assert [q.cause for q in with_causes(quiet, known, [history(cited=(told,))], frozenset())] == ["event", "event"]

"""What an edition says first: half of its sources or more could not be read."""

from datetime import date

import pytest
from msgspec.structs import replace

from diurna.desk import Desk, Source
from diurna.model import UNDATED, Failure
from diurna.window import window_for
from flows.making import Wanted
from flows.notices import failed_throughout, notices, shortfall
from tests.interpret.invented import article

NAMES = ("Ayr", "Bex", "Cam", "Dor", "Elm", "Fen", "Gib", "Hay")
DESK = Desk(name="d", title="D", sources=tuple(Source(name=n, feed=f"https://{n}.example/rss".lower()) for n in NAMES))
ONE = replace(DESK, sources=DESK.sources[:1])

LACKING = {
    "none": (DESK, (), ""),
    "fewer than half": (DESK, NAMES[:3], ""),
    "half": (DESK, NAMES[:4], "4 of 8 sources could not be read when this day's edition was made: Ayr, Bex, Cam and Dor. What they"),
    "many": (DESK, NAMES[:7], "7 of 8 sources could not be read when this day's edition was made: Ayr, Bex, Cam, Dor, Elm and 2 more."),
    "all": (
        DESK,
        NAMES,
        "No source could be read when this day's edition was made: it rests on what was had before, and what it lacks may",
    ),
    "the only one": (ONE, NAMES[:1], "Ayr could not be read when this day's edition was made: it rests on"),
}


@pytest.mark.parametrize(("desk", "unread", "told"), LACKING.values(), ids=LACKING)
def test_half_of_the_sources_or_more_are_told(desk: Desk, unread: tuple[str, ...], told: str) -> None:
    assert shortfall(desk, unread).startswith(told)
    assert bool(shortfall(desk, unread)) is bool(told)


def test_a_source_that_failed_and_brought_nothing_counts_though_it_answers_again_at_the_cutoff() -> None:
    failed = [Failure(source=n, where=f"https://{n}.example/rss".lower(), reason="no connection") for n in NAMES[:3]]
    page = Failure(source="Dor", where="https://dor.example/story", reason="answered 404")
    undated = Failure(source="Elm", where="https://elm.example/rss", reason=UNDATED)
    heard = article("a", "A raid", "A raid.", source="Bex")
    assert tuple(failed_throughout(DESK, [heard], [*failed, page, undated])) == ("Ayr", "Cam")


def test_an_edition_over_several_days_says_from_when_and_against_what() -> None:
    wanted = Wanted(day=date(2026, 3, 4), since=date(2026, 3, 2))
    window = window_for(DESK, wanted.day, previous=None)
    since = ("One edition over 3 days: it says what changed since the edition before 2 March 2026.",)
    assert notices(DESK, wanted, window, "d-2026-03-01.r1") == since
    assert notices(DESK, wanted, window, "") == ("One edition over 3 days, from 2 March 2026.",)

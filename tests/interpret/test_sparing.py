"""One article that trips a late step of the making costs itself alone, and is accounted for."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from diurna.edition import Edition
from diurna.interpret import sparing
from diurna.interpret.brief import Brief
from diurna.interpret.compose import make_edition
from diurna.interpret.sparing import make_sparing
from diurna.model import Article
from tests.interpret.invented import DESK, SENTENCES, SOURCES, TITLES, article, brief

WELL = tuple(article(f"well-{n}", TITLES[n], f"{SENTENCES[n]} {SENTENCES[n + 4]}", source=SOURCES[n % 3]) for n in range(4))
RAID = f"{SENTENCES[0]} Talks will resume on Saturday, the Zarim Health Office said."
FIRST, LAST = datetime(1, 1, 1, 9, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=UTC)


def odd(id_: str, published: datetime, source: str = "Gulfline") -> Article:
    """No calendar has the days before its date, or behind it: what looks for one fails."""
    return article(id_, "Drone kills nine in Halvet market", RAID, published_at=published, source=source)


class Making:
    """`make_edition` with faults that no text of ours brings about: `faults` one by one, and one where all of `together` are there."""

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.faults: list[Exception] = []
        self.together: set[str] = set()

    def __call__(self, brief_: Brief, articles: Sequence[Article], *rest: Any) -> Edition:
        self.sizes.append(len(articles))
        if self.faults:
            raise self.faults.pop(0)
        if self.together and self.together <= {a.id for a in articles}:
            raise ValueError("together")
        return make_edition(brief_, articles, *rest)


@pytest.fixture
def making(monkeypatch: pytest.MonkeyPatch) -> Making:
    making = Making()
    monkeypatch.setattr(sparing, "make_edition", making)
    return making


ODD = {
    "where clocks are read": odd("m", LAST, "State News"),
    "where stories are told apart": odd("m", FIRST),
    "where weekdays are given their dates": odd("m", LAST),
}


@pytest.mark.parametrize("poison", ODD.values(), ids=ODD)
def test_an_odd_article_drops_out_and_the_day_is_made(poison: Article) -> None:
    with pytest.raises(OverflowError):
        make_edition(brief(), [*WELL, poison], [], DESK)
    made, without = make_sparing(brief(), [*WELL, poison], [], DESK), make_edition(brief(), WELL, [], DESK)
    assert made.themes == without.themes
    assert made.bottom_line == without.bottom_line
    assert made.coverage.classes == {**without.coverage.classes, "m": "failed"}
    assert (made.coverage.total.versions, made.coverage.total.failed) == (5, 1)
    assert made.coverage.failures == ()
    assert f"Could not be read: {poison.source}, “{poison.title}”: OverflowError: date value out of range." in made.coverage.notes
    assert made.inputs.versions == ("m", *(a.id for a in WELL))


def test_several_drop_out_and_any_order_gives_the_same_bytes() -> None:
    given_ = [odd("c", FIRST), *WELL, odd("zz", LAST), odd("a", LAST, "State News")]
    one, other = (msgspec.json.encode(make_sparing(brief(), g, [], DESK)) for g in (given_, given_[::-1]))
    assert one == other
    assert [k for k, v in msgspec.json.decode(one)["coverage"]["classes"].items() if v == "failed"] == ["a", "c", "zz"]


def test_what_no_article_is_to_blame_for_is_no_edition() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        make_sparing(replace(brief(), day="no day"), WELL, [], DESK)
    with pytest.raises(OverflowError):
        make_sparing(brief(), [odd(f"{n:02}", FIRST) for n in range(13)], [], DESK)


def test_an_odd_article_is_found_by_halves_and_told(making: Making) -> None:
    said: list[str] = []
    make_sparing(brief(), [*WELL, odd("m", FIRST)], [], DESK, tell=said.append)
    # Wherever in the making it trips: the day, again, none at all, halves and what they end at, and the day without it.
    assert making.sizes == [5, 5, 0, 2, 1, 1, 0, 4]
    assert len(said) == 2
    assert "looking for it" in said[0]
    assert said[1].startswith("2026-03-03: made without Gulfline, “Drone kills nine in Halvet market” (m): OverflowError")


def test_a_fault_that_passes_costs_no_article(making: Making) -> None:
    making.faults = [ValueError("for once")]
    assert make_sparing(brief(), WELL, [], DESK) == make_edition(brief(), WELL, [], DESK)


@pytest.mark.parametrize("fault", [MemoryError(), RecursionError()], ids=lambda f: type(f).__name__)
def test_what_the_machine_lacks_is_no_articles_fault(making: Making, fault: Exception) -> None:
    making.faults = [fault] * 99
    with pytest.raises(type(fault)):
        make_sparing(brief(), WELL, [], DESK)


def test_of_two_articles_that_trip_only_together_the_later_drops_out(making: Making) -> None:
    making.together = {"well-1", "well-3"}
    made = make_sparing(brief(), WELL, [], DESK)
    assert [k for k, v in made.coverage.classes.items() if v == "failed"] == ["well-3"]


NASTY = st.lists(
    st.sampled_from((*SENTENCES, "\x00", "\u202e“", "9" * 400, "—" * 50, "1/2/0000", "on Sunday", "𝟙𝟚 dead", "\n\n", "ﬁ(((")), max_size=8
)


@settings(max_examples=8, deadline=None, derandomize=True, phases=(Phase.generate,), suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(NASTY, NASTY, st.sampled_from((FIRST, LAST, None))), max_size=4))
def test_nothing_that_an_article_says_costs_the_day(drawn: list[tuple[list[str], list[str], datetime | None]]) -> None:
    odds = [article(f"o{n}", " ".join(t), " ".join(b), published_at=p, source=SOURCES[n]) for n, (t, b, p) in enumerate(drawn)]
    made = make_sparing(brief(), [*WELL, *odds], [], DESK)
    assert made.bottom_line
    assert sorted(made.coverage.classes) == sorted(a.id for a in (*WELL, *odds))
    assert made.coverage.total.versions == len(made.coverage.classes)

"""One article that trips a late step of the making costs itself alone, and is accounted for."""

from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

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

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diurna.interpret.summary import summarize
from tests.interpret.invented import SENTENCES, article

RAID, ARMY, TALKS = SENTENCES[0], SENTENCES[4], SENTENCES[5]


def test_sentences_stand_in_reading_order_with_their_spans() -> None:
    given_ = [article("b", "Raid", f"{RAID} {ARMY}"), article("a", "Talks", f"{TALKS} {RAID}")]
    found = summarize(given_)
    order = [("b", "a").index(s.article) for s in found]
    assert order == sorted(order)
    for s in found:
        text = next(a.text for a in given_ if a.id == s.article)
        assert s.field == "text"
        assert text[s.start : s.end].split()[-1] == s.text.split()[-1]


def test_nothing_is_said_twice() -> None:
    found = summarize([article("a", "", RAID), article("b", "", RAID)])
    assert len(found) == 1


def test_a_headline_counts_where_there_is_no_text() -> None:
    (only,) = summarize([article("a", "Drone kills nine in Halvet market")])
    assert (only.field, only.start, only.end) == ("title", 0, 33)
    assert {s.field for s in summarize([article("a", "Drone kills nine in Halvet market", RAID)])} == {"text"}


def test_tells_what_was_done_before_what_is_only_supposed() -> None:
    done = "Troops of the northern command seized the border town of Marevo and its bridge on Monday."
    supposed = "Troops of the northern command could seize the border town of Halvet and its bridge within days."
    (only,) = summarize([article("a", "", supposed), article("b", "", done)], words=20)
    assert only.article == "b"


def test_goes_below_the_leads_only_where_all_are_told() -> None:
    leads = (
        "Troops of the northern command seized the border town of Marevo on Monday. "
        "Kolvan rebels surrendered the eastern fort of Varn after two nights of heavy shelling. "
        "Minister Adela Korr closed the only airport and three harbours of Halvet to all traffic. "
    )
    told = f"{leads}A market closed. Rain fell in the hills. Nine drones fell over the refinery and the harbour of Orlany at night."
    short = summarize([article("a", "", told)], words=30)
    assert max(s.end for s in short) <= len(leads)
    assert any("refinery" in s.text for s in summarize([article("a", "", told)], words=300))


NOTHING = {"no articles": [], "an empty one": [article("a")], "nothing that stands alone": [article("a", "", "He said so.")]}


@pytest.mark.parametrize("case", NOTHING)
def test_nothing_to_say(case: str) -> None:
    assert summarize(NOTHING[case]) == ()


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), max_size=4), st.integers(0, 80), st.integers(0, 500))
def test_the_budget_holds(told: list[list[str]], words: int, size: int) -> None:
    given_ = [article(str(n), "", " ".join(t)) for n, t in enumerate(told)]
    assert len(" ".join(s.text for s in summarize(given_, words=words)).split()) <= words
    assert len(" ".join(s.text for s in summarize(given_, bytes_=size)).encode()) <= size

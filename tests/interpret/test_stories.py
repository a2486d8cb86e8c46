"""Which articles tell one event, from day to day."""

from datetime import UTC, datetime, timedelta

import msgspec
import numpy as np
import pytest

from diurna.interpret.stories import assign, passages, story_record
from diurna.interpret.stories.background import background
from diurna.interpret.stories.forest import Forest, Tree, Weights
from diurna.interpret.stories.grouping import groups
from diurna.interpret.stories.likeness import FEATURES, likeness
from diurna.interpret.stories.memory import Memory, unit_of
from diurna.interpret.stories.proposing import one_another
from diurna.interpret.stories.traits import traits
from diurna.model import Article
from diurna.text import content_id

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)


def article(name: str, title: str, text: str = "", *, day: int = 0, source: str = "Courier") -> Article:
    when = NOON + timedelta(days=day, minutes=len(name))
    return Article(id=name, title=title, text=text, source=source, published_at=when, fetched_at=when)


DAM = (
    article(
        "dam-1", "Dam at Orlo Vesk bursts, 14 missing", "The Orlo Vesk dam in the Tarn valley burst on Sunday; 14 farmers are missing."
    ),
    article(
        "dam-2",
        "Orlo Vesk dam collapse leaves 14 missing",
        "Fourteen people are missing after the Orlo Vesk dam failed.",
        source="Observer",
    ),
)
DAM_LATER = article(
    "dam-3", "Engineer Pavo Lindqvar arrested over Orlo Vesk dam", "Police held the Orlo Vesk dam engineer.", day=2, source="Observer"
)
ENVOY = article("envoy", "Envoy Hanne Brusk opens ceasefire talks in Quend", "Hanne Brusk met both delegations at the Quend lake hotel.")
STRIKE = article("strike", "Drone hits refinery near Port Mirava", "A drone set the Mirava refinery ablaze and hurt three workers.")
ALL = (*DAM, DAM_LATER, ENVOY, STRIKE)


def test_one_event_by_two_outlets_is_one_story_and_other_events_are_not() -> None:
    story = dict(assign(ALL).stories)
    assert story["dam-1"] == story["dam-2"]
    assert len({story["dam-1"], story["envoy"], story["strike"]}) == 3


def test_the_id_comes_from_the_first_article_and_stays() -> None:
    first = assign([*DAM, ENVOY])
    story = content_id("story", "dam-1")
    assert dict(first.stories)["dam-2"] == story
    later = assign([DAM_LATER], first.records)
    assert later.stories == (("dam-3", story),)
    (record,) = later.records
    assert (record.first_day, record.last_day, record.title) == ("2031-05-04", "2031-05-06", DAM[0].title)


def test_a_known_record_keeps_what_the_edition_wrote_into_it() -> None:
    known = tuple(msgspec.structs.replace(r, theme="other", said=("printed",), editions=3) for r in assign(DAM).records)
    (record,) = assign([DAM_LATER], known).records
    assert (record.theme, record.said, record.editions) == ("other", ("printed",), 3)


def test_the_order_given_makes_no_difference() -> None:
    assert dict(assign(ALL).stories) == dict(assign(tuple(reversed(ALL))).stories)
    assert assign(ALL).records == assign(tuple(reversed(ALL))).records


def test_a_signature_is_small_and_its_json_stable() -> None:
    text = " ".join(f"Name{n} Place{n} word{n}" for n in range(200))
    (record,) = assign([article("long", "A long one", text)]).records
    assert len(record.signature) <= 100
    assert all(v == round(v, 4) for v in record.signature.values())
    decoded = msgspec.json.decode(msgspec.json.encode(record), type=type(record))
    assert decoded == record


def test_nothing_in_nothing_out() -> None:
    assert assign([], ()).stories == ()
    assert assign([Article(id="empty", text="")]).stories == (("empty", content_id("story", "empty")),)


TRAITS = {
    "a name of two words": ("Envoy Hanne Brusk arrived", "m:hann brusk"),
    "an age": ("a 34-year-old baker was shot", "a:34"),
    "a toll in words": ("three people were killed", "k:3"),
    "the injured": ("wounding seven others", "j:7"),
    "a weekday resolved by the publication": ("It fell on Friday", "d:2031-05-02"),
    "a date in words": ("signed on April 30", "d:2031-04-30"),
    "a year is no count": ("since 2027", "y:2027"),
}


@pytest.mark.parametrize("case", TRAITS)
def test_traits(case: str) -> None:
    text, key = TRAITS[case]
    assert key in traits(Article(id="x", text=text, published_at=NOON), background())


def test_an_outlet_does_not_speak_of_itself() -> None:
    found = traits(Article(id="x", source="Selm Radio", text="The dam burst. Selm Radio's Ida Korst has more."), background())
    assert not any("korst" in key or "selm" in key for key in found)


PARTS = [
    f"The council of {place} said on May {n + 1} that its members had counted the {thing} again. They found {n + 20} where the books "
    f"had said {n + 9}, and asked the province to send inspectors. The province has not answered. A spokesman said the letter came on a "
    f"holiday, unopened, and that the inspectors were in any case needed elsewhere until the end of the month, when roads are dry.[{n}]"
    for n, (place, thing) in enumerate(
        (("Ostrel", "mines"), ("Varna", "boats"), ("Selm", "wells"), ("Zarim", "tanks"), ("Pelin", "gates"), ("Dorsk", "mills"))
    )
]
ROUNDUP = "\n".join(
    ["Previous", "The Selm Observatory writes two of these a day.", "Key Takeaways", *PARTS, "Endnotes", "[1] https://example.org/a"]
)


def test_a_roundup_is_cut_and_each_part_maps_back() -> None:
    whole = article("r", "Kardavia Update, May 4", ROUNDUP + "\n" + "[2] https://example.org/b\n" * 20)
    parts = passages(whole)
    assert [p.unit.id for p in parts] == [f"r#{n}" for n in range(1, 7)]
    assert all(p.article == "r" and whole.text[p.start : p.end] == p.unit.text and not p.unit.title for p in parts)
    assert not any("example.org" in p.unit.text or "two of these" in p.unit.text for p in parts)


def test_a_page_whose_entries_bear_their_times_is_cut() -> None:
    timed = [f"({n}:15 p.m. in Ostrel) {part}" for n, part in enumerate((*PARTS, PARTS[0]), 1)]
    assert len(passages(article("t", "Storm digs in over Varna", "\n".join(timed)))) == len(timed)


NOT_CUT = {
    "a long article on one thing": article("x", "Inside the mines of Ostrel", "\n".join(PARTS)),
    "a short update": article("x", "Live updates from Selm", "The port is open."),
    "a bare headline": article("x", "Live: port opens"),
}


@pytest.mark.parametrize("case", NOT_CUT)
def test_other_articles_are_their_only_passage(case: str) -> None:
    (only,) = passages(NOT_CUT[case])
    assert (only.unit, only.start, only.end) == (NOT_CUT[case], 0, len(NOT_CUT[case].text))


def test_a_story_without_headline_is_named_by_whole_words() -> None:
    said = "The garrison at the northern end of the valley has not fired at a barge in the narrows since the truce there"
    assert (
        story_record([article("a", title="", text=said)]).title
        == "The garrison at the northern end of the valley has not fired at a barge in the narrows since the…"
    )


def test_a_story_without_headline_is_not_named_by_the_heading_of_its_section() -> None:
    named = story_record([article("a", title="", text="Other News\nA barge sank in the narrows.[3]\nNobody was hurt.")]).title
    assert named == "A barge sank in the narrows. Nobody was hurt."


#: On the first feature, then to the right on the second: three leaves.
TREE = Tree(
    feature=(0, 0, 1, 0, 0), threshold=(0.5, 0.0, 2.0, 0.0, 0.0), left=(1, 1, 3, 3, 4), right=(2, 1, 4, 3, 4), value=(0, -2, 0, 1, 3)
)
LEAVES = {
    "under the first threshold": ((0.4, 9.0), -2),
    "on it": ((0.5, 9.0), -2),
    "over it, under the second": ((0.6, 1.0), 1),
    "over both": ((0.6, 2.1), 3),
}


@pytest.mark.parametrize("case", LEAVES)
def test_a_forest_adds_up_the_leaves_that_its_trees_lead_to(case: str) -> None:
    row, leaf = LEAVES[case]
    woods = Forest(Weights(licence="", features=("a", "b"), base=0.5, join=0.4, trees=(TREE, TREE)))
    assert woods.probabilities(np.array([row])) == pytest.approx(1 / (1 + np.exp(-0.5 - 2 * leaf)), abs=1e-6)


def by_shared_words(threshold: float) -> Forest:
    """A forest that joins what is at least this alike as a whole."""
    at = FEATURES.index("cos_all")
    tree = Tree(feature=(at, 0, 0), threshold=(threshold, 0.0, 0.0), left=(1, 1, 2), right=(2, 1, 2), value=(0, -9, 9))
    return Forest(Weights(licence="", features=FEATURES, base=0.0, join=0.4, trees=(tree,)))


def test_a_pair_is_proposed_once_and_is_as_alike_either_way() -> None:
    memory = Memory(background())
    units = [unit_of(a, memory) for a in ALL]
    memory.count(units)
    weighed = memory.weigh(units)
    first, second = one_another(weighed)
    assert (1, 0) in set(zip(first.tolist(), second.tolist(), strict=True))
    assert len(set(zip(first.tolist(), second.tolist(), strict=True))) == len(first)
    assert all(first > second)
    order = np.argsort(second, kind="stable")
    there, back = likeness(weighed, weighed, (first, second))[order], likeness(weighed, weighed, (second[order], first[order]))
    assert there == pytest.approx(back)


def test_what_is_left_over_joins_the_story_whose_whole_it_is_like() -> None:
    told = ("Tarn sluice guards warned", "Vesk farmers fled mud", "Lirit crews searched barns", "Pelin engineers blamed rust")
    reports = [article(f"r{n}", "Orlo Quend dam burst", f"Orlo Quend Dam Bravik Sund. {words}") for n, words in enumerate(told)]
    comment = article("late", "Sluice rust, mud, barns", "Tarn guards, Vesk farmers, Lirit crews and Pelin engineers on the Orlo Quend")
    memory = Memory(background())
    units = [unit_of(a, memory) for a in (*reports, comment)]
    memory.count(units)
    assert groups(units, memory, by_shared_words(0.45)) == [(None, [0, 1, 2, 3, 4])]
    assert groups([units[0], units[4]], memory, by_shared_words(0.45)) == [(None, [0]), (None, [1])]

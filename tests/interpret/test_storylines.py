from collections import Counter
from datetime import timedelta

from diurna.interpret.lines import Storyline
from diurna.interpret.sift import sift
from diurna.interpret.storylines import storylines
from diurna.interpret.terms import same_statement
from diurna.model import Article
from tests.interpret.invented import DAY, DESK, SENTENCES, article, at, brief, history, record

RAID = "A drone hit the market of Halvet in Zarim on Monday and killed nine people, the Zarim Health Office said."
TALKS = "Envoys of Kardavia will meet the Front in Linport on Thursday to discuss a truce for Zarim, both sides said."


def told(*given: Article, **more: object) -> tuple[Storyline, ...]:
    return storylines(sift(given, DESK), more.get("history", ()), desk=DESK, brief=brief())  # type: ignore[arg-type]


def test_each_article_is_part_of_a_story_and_stories_stand_in_order_of_their_ids() -> None:
    given = [article("a", "Drone kills nine in Halvet", RAID), article("b", "Envoys to meet in Linport", TALKS)]
    found = told(*given)
    assert sorted(p.article.id for s in found for p in s.parts) == ["a", "b"]
    assert [s.id for s in found] == sorted(s.id for s in found)
    assert found == told(*given[::-1])


def test_what_two_stories_say_stands_in_one() -> None:
    given = [article(f"a{n}", f"Story {n} of Zarim", f"{RAID} {SENTENCES[n]}", source=f"Outlet {n}") for n in range(6)]
    lines = [line.candidate.text for s in told(*given) for line in s.lines]
    assert not [(a, b) for i, a in enumerate(lines) for b in lines[:i] if same_statement(a, b)]


def test_a_short_item_that_says_that_it_tells_of_another_incident_has_two_things_to_say() -> None:
    lead = "Shells fell on the harbour of Halvet in Zarim on Monday, killing nine dockers, the port office said."
    more = "rockets fired from Kardavia hit an oil depot in the town of Selm, injuring six workers, the mayor said."
    counts = [
        len(told(article("a", "Shells kill nine dockers in Halvet", f"{lead}\n\n{start}{more}"))[0].lines)
        for start in ("In a separate incident, ", "Then ")
    ]
    assert counts == [2, 1]


def test_no_article_gives_more_than_three_lines() -> None:
    given = [article(f"a{n}", "", " ".join(SENTENCES[n : n + 6])) for n in range(4)]
    assert max(Counter(n.candidate.article.id for s in told(*given) for n in s.lines).values()) <= 3


def test_a_title_is_the_least_weighed_wording_of_the_day() -> None:
    state = article("a", "Terrorist drone kills nine in Halvet", RAID, source="State News", fetched_at=at(9))
    wire = article("b", "Drone kills nine in Halvet", f"{RAID} Four of them were children.", fetched_at=at(14))
    titles = {s.record.title for s in told(state, wire) if len(s.parts) == 2}
    assert titles <= {"Drone kills nine in Halvet"}
    (alone,) = told(state)
    assert alone.record.title == "State News (state outlet): “Terrorist drone kills nine in Halvet”"
    assert {n.lead for n in alone.lines} == {"State News (state outlet):"}


def test_nothing_is_new_in_a_first_edition_and_all_is_after_it() -> None:
    one = article("a", "Drone kills nine in Halvet", RAID)
    assert [m for s in told(one) for n in s.lines for m in n.marks] == []
    (second,) = told(one, history=[history()])
    assert {m.kind for n in second.lines for m in n.marks} == {"NEW"}


def test_what_was_said_in_the_last_week_is_not_said_again_but_later_it_may_be() -> None:
    one = article("a", "", RAID)
    (printed,) = told(one)
    said = tuple(n.candidate.text for n in printed.lines)
    for days, silent in ((1, True), (7, True), (8, False)):
        before = history(day=(DAY - timedelta(days=days)).isoformat(), stories=(record("s", said=said, last_day="2026-01-01"),))
        (again,) = told(one, history=[before])
        assert (again.lines == ()) is silent, days


def _roundup(*parts: str) -> Article:
    """A page on many events, each part long enough for a story of its own."""
    told = "\n".join(f"{part} {f'It {word} on. ' * 30}" for part, word in zip(parts, FILLERS, strict=False))
    return article("r", "Zarim Live: key events", told)


FILLERS = ("went", "rained", "snowed", "dragged", "wore", "rolled", "blew")


EVENTS = (
    "Kardavia’s army killed Interior Minister Petar Lunek in Halvet, its staff said.",
    "Kardavia has attacked several depots of the Front near Kelmo with drones.",
    "Envoys of Kardavia met elders of Linport to discuss the price of flour.",
    "Kardavia’s guns mistakenly shot down three Sovellan fighter jets over Lazur.",
    "Kardavia has not seen any boats of the Front in the bay of Linport.",
    "Zarim announced that it has ceased production of all gas in Lazur.",
)


def test_a_roundups_part_need_say_no_word_of_its_lead() -> None:
    seized = "Generals of the guard seized power at noon."
    assert seized in {n.candidate.text for s in told(_roundup(*EVENTS[:5], f"{seized} Kelmo in Zarim was quiet.")) for n in s.lines}


def test_of_a_roundup_the_weightiest_stand_and_what_is_off_topic_does_not() -> None:
    stray = "Army Chief Adil Maren of Pallan was killed in Ostra by rockets, the radio there said."
    for events in (EVENTS, (*EVENTS, stray)):
        assert {n.candidate.text for s in told(_roundup(*events)) for n in s.lines} == {EVENTS[0], EVENTS[3], EVENTS[5]}

"""What an earlier edition printed of a line's own event, and what only resembles it."""

import pytest
from msgspec.structs import replace

from diurna.edition import Cited, HistoryRecord, Position, Quote, Thread
from diurna.interpret.candidates import Candidate
from diurna.interpret.claims import read_claims
from diurna.interpret.retold import is_told_whole, printed, shares_event, told_act, told_again, told_blow, told_toll
from tests.interpret.invented import DAY, article, candidate, candidates_of, history, ledger_row, record

TODAY = DAY.isoformat()


def _printed(text: str, day: str = "2026-03-02") -> HistoryRecord:
    cited = Cited(number=1, version="v", outlet="The Courier", address="", title="", url="", quotes=(Quote(form="headline", text=text),))
    return history(day=day, cited=(cited,))


ACTS = {
    "in other words": (
        "Chile has shared intelligence with Norway that could help it strike ships of Peru",
        "Chile is helping Norway target Peru",
        True,
    ),
    "a capital for its state": (
        "Oslo took the gambit of closing the Strait of Adrel",
        "Norway announces closure of the Strait of Adrel",
        True,
    ),
    "another doer": ("Peru closes the Strait of Adrel", "Norway announces closure of the Strait of Adrel", False),
    "another thing": ("Norway closes the port of Lazur", "Norway announces closure of the Strait of Adrel", False),
    "another thing, beside the same names": (
        "Norway's strikes on Peru forced the closure of a refinery in Chile",
        "Norway closes the Strait of Adrel; ships of Chile turn back",
        False,
    ),
    "another ship of the same state": ("Norway sank a warship of Peru off Adrel", "Norway has sunk nine ships of Peru", False),
    "the same ship by its name": ("Norway sank Peru's frigate Orlo", "Norway said that it had sunk the Orlo, a frigate of Peru", True),
    "it was only a threat": ("Norway closes the Strait of Adrel", "Norway threatens to close the Strait of Adrel", False),
    "it is denied": ("Norway denies closing the Strait of Adrel", "Norway announces closure of the Strait of Adrel", False),
    "more is known": ("Norway closes the Strait of Adrel to 40 ships", "Norway announces closure of the Strait of Adrel", False),
    "what is done every day": ("Norway strikes the port of Adrel in Peru", "Norway strikes the port of Adrel in Peru", False),
}


@pytest.mark.parametrize("case", ACTS)
def test_a_standing_act(case: str) -> None:
    now, was, told = ACTS[case]
    before = printed([_printed(was)], TODAY)
    assert told_act(now, before) == ("2026-03-02" if told else "")


def test_what_was_printed_longer_ago_may_be_news_again() -> None:
    now = "Norway closes the Strait of Adrel"
    assert told_act(now, printed([_printed(now, "2026-02-01")], TODAY)) == ""


def _line(text: str) -> Candidate:
    bare = candidate(text)
    return replace(bare, claims=read_claims(bare.article))


TOLLS = {
    "risen, under another story": ("At least 165 pupils were killed in Halvet on Saturday.", 85, True),
    "fallen: another event": ("At least 30 people were killed in Halvet on Monday.", 85, False),
    "another place": ("At least 165 people were killed in Lazur on Saturday.", 85, False),
    "too few to be no coincidence": ("At least 12 people were killed in Halvet on Monday.", 11, False),
}


@pytest.mark.parametrize("case", TOLLS)
def test_a_toll(case: str) -> None:
    text, low, told = TOLLS[case]
    row = ledger_row(low, place="Halvet", scope="incident", story="s", outlet="The Courier")
    said = f"A shell on a school in Halvet killed {low} pupils."
    before = printed([history(row, stories=(record("s", said=(said,)),))], TODAY)
    assert told_toll(_line(text), before) == (f"“{said}” (The Courier, 2 March)" if told else "")


AGAIN = {
    "by its own word": (
        "A general of the guard reiterates that the Strait of Adrel is closed.",
        "Oslo has closed navigation through the strait",
        True,
    ),
    "with no such thing printed": ("A general reiterates that the army is ready.", "Oslo has closed navigation through the strait", False),
    "a figure more": ("Norway again shelled the market of Lazur, killing 12.", "Norway shelled the market of Lazur", False),
    "on another day": ("The guard vowed to march through Lazur again Sunday, its chief said.", "The guard marched through Lazur", False),
    "half of another event": (
        "A Peruvian barge that Norway shelled is still adrift in the Strait of Adrel.",
        "Barges came under fire near the Strait of Adrel, which Peru holds",
        False,
    ),
    "as it was": (
        "Peru's envoy is still weighing a closed zone over the Strait of Adrel.",
        "Peru is weighing a closed zone over the strait",
        True,
    ),
    "not said to be so": ("A general says that the Strait of Adrel is closed.", "Oslo has closed navigation through the strait", False),
}


@pytest.mark.parametrize("case", AGAIN)
def test_what_says_that_it_is_said_again(case: str) -> None:
    now, was, told = AGAIN[case]
    assert told_again(now, printed([_printed(was)], TODAY)) == ("2026-03-02" if told else "")


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("Norway's envoy says it will not negotiate with Peru.", True),
        ("Chile will not negotiate with Peru.", False),
        ("Norway's Foreign Minister Petar Roe says he will not negotiate with Peru.", False),
    ],
)
def test_a_stand_printed_before(now: str, told: bool) -> None:
    said = "Norway says no talks with Peru"
    held = Position(holder="Norway", subject="talks", stance="closed", counterpart="Peru", quote=said, outlet="The Courier", story="s")
    before = replace(_printed(said), positions=(held,))
    assert told_again(now, printed([before], TODAY)) == ("2026-03-02" if told else "")
    assert told_again(now, printed([replace(before, cited=())], TODAY)) == ""


BLOWS = {
    "the same campaign": ("Norway's army said it hit 70 Marish Front targets near Lima.", True),
    "on others": ("Norway's army said it hit 70 Union Guard targets near Lima.", False),
    "elsewhere": ("Norway's army said it hit 70 Marish Front targets near Santiago.", False),
    "by others": ("Chile's army said it hit 70 Marish Front targets near Lima.", False),
}


@pytest.mark.parametrize("case", BLOWS)
def test_a_blow_of_a_campaign_printed_before(case: str) -> None:
    now, told = BLOWS[case]
    was = "Norway's army began striking the Marish Front near Lima."
    thread = Thread(
        id="t",
        kind="strike",
        parties=("Marish Front",),
        place="Lima",
        state="claimed",
        day="2026-03-02",
        quote=was[:-1],
        outlet="The Courier",
    )
    before = printed([replace(_printed(was), threads=(thread,))], TODAY)
    assert told_blow(_line(now), before) == (f"“{was}” (The Courier, 2 March)" if told else "")


QUOTED = (
    "“Chairman Roe of the harbour committee said on Monday (2 March) that Norway must close its waters to Peru.” (The Courier, 3 March)"
)
SHARED = {
    "who and what": ("Chairman Roe of the harbour committee took back his word on the waters.", True),
    "what another says of the same matter": ("“Norway should not do such a thing without thought,” Dr Brusk said in a statement.", False),
    "only what all news of a conflict has": ("Norway's forces attacked a town of Peru, its president said.", False),
    "what stands beside its act": ("The grip of the front looked ever more tenuous, as the committee lost the harbour.", False),
    "what came before, as its own ground": ("Norway threatened to sever all trade with Peru after it must close its waters.", True),
    "a name that the desk watches": ("Chairman Roe saw no end of the ferry strike.", False),
}


@pytest.mark.parametrize("case", SHARED)
def test_what_a_line_shares_with_the_one_it_goes_on_from(case: str) -> None:
    text, shares = SHARED[case]
    assert shares_event(candidate(text), QUOTED, frozenset({"roe"})) == shares


def test_what_is_done_at_two_towns_is_two_events() -> None:
    before = "“Rebels with tanks said they had repelled the army's attempt to retake Kharkiv.” (The Courier, 3 March)"
    lines = [candidate(f"The army used tanks to try to retake {town}, residents said.") for town in ("Mariupol", "Kharkiv", "the city")]
    assert [shares_event(line, before) for line in lines] == [False, True, True]


def test_a_headline_shares_what_its_text_does() -> None:
    beside = article("a", "Chairman Roe on the harbour waters", "The bakers of Lazur met to set the price of bread. " * 20)
    under = article("b", "A word taken back", "Chairman Roe of the harbour committee thinks again.")
    assert [shares_event(candidates_of(a)[0], QUOTED) for a in (beside, under)] == [False, True]


WHOLE = {
    "in other words, later": (
        "The Lake Front, a union of fishermen formed in 2029, announced on 2 March that Norway killed six of its members at Adrel.",
        True,
    ),
    "of a later day": ("The Lake Front said on 4 March that guards of Norway killed six of its members at Adrel.", False),
    "of no day": ("The Lake Front said that guards of Norway killed six of its members at Adrel.", False),
    "mostly of something else": ("On 2 March the guards of Norway let the ferries sail and took down the chain over the port.", False),
    "denied": ("The Lake Front denies that on 2 March guards of Norway killed six of its members at Adrel.", False),
}


@pytest.mark.parametrize("case", WHOLE)
def test_a_dated_event_told_once_more(case: str) -> None:
    text, told = WHOLE[case]
    was = (
        "“The Lake Front, a union of fishermen, said on 2 March that guards of Norway killed six members at Adrel.” (The Courier, 3 March)"
    )
    assert is_told_whole(candidate(text), was, "2026-03-03") == told

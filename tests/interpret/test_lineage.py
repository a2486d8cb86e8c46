"""Stories that prove to be one, and one that parts, over days: ids, marks, figures and silence."""

from datetime import timedelta

import msgspec

from diurna.edition import Edition, HistoryRecord, StoryRecord
from diurna.interpret.changes import latest_records
from diurna.interpret.compose import make_edition
from diurna.interpret.lineage import aliases, led_on, together
from diurna.model import Article
from tests.interpret.invented import DAY, DESK, article, at, brief, history, ledger_row, record

JETS = record(
    "jets", title="Jets bomb covered market of Halvet, 9 dead", first_day="2026-03-01", last_day="2026-03-01", editions=1,
    said=("Jets bombed the covered market of Halvet and killed nine people, the Zarim Health Office said.",),
)  # fmt: skip
STORE = record(
    "store", title="Army bombs drone store in covered market of Halvet, 9 dead", first_day="2026-03-02", last_day="2026-03-02", editions=1,
    said=("The army bombed a drone store in the covered market of Halvet and killed nine, Colonel Petar Lunek said.",),
)  # fmt: skip
CROP = record(
    "crop", title="Locusts eat the barley of Kelmo", first_day="2026-03-02", last_day="2026-03-02", editions=1,
    said=("Locusts ate half of the barley in Kelmo, growers said.",),
)  # fmt: skip
FIGURE = ledger_row(9, story="store", claimant="Zarim Health Office", place="Halvet")
BEFORE = (history(day="2026-03-01", stories=(JETS,)), history(FIGURE, day="2026-03-02", stories=(STORE, CROP)))
TOLL = (
    "Toll of bombs on covered market of Halvet rises to 14",
    "Bombs of the army's jets killed 14 people at the covered market and drone store of Halvet, the Zarim Health Office said.",
)
BARLEY = ("Barley of Kelmo half lost to locusts", "Growers in Kelmo said that locusts ate half of the barley.")


def made(days: int = 1, *texts: tuple[str, str], before: tuple[HistoryRecord, ...] = BEFORE) -> list[Edition]:
    """The edition that tells `texts`, and those of silent days after it."""
    out: list[Edition] = []
    past = list(before)
    for n in range(days):
        told = at(12) + timedelta(days=n)
        news = texts if n == 0 else (BARLEY,)
        given: list[Article] = [
            article(f"{n}-{k}", *t, source=("Gulfline", "The Courier")[k % 2], published_at=told, fetched_at=told)
            for k, t in enumerate(news)
        ]
        out.append(make_edition(brief(DAY + timedelta(days=n)), given, past, DESK))
        past.append(out[-1].history)
    return out


def story(edition: Edition, id_: str) -> StoryRecord:
    return next(s for s in edition.history.stories if s.id == id_)


def test_two_stories_that_prove_to_be_one_lead_on_under_the_older_id() -> None:
    (edition,) = made(1, TOLL, BARLEY)
    one = story(edition, "jets")
    assert one.merged == ("store",)
    assert (one.first_day, one.editions) == ("2026-03-01", 2)
    assert set(JETS.said + STORE.said) <= set(one.said)
    assert not [s for s in edition.history.stories if s.id == "store"]


def test_what_was_said_of_either_counts_as_before() -> None:
    (edition,) = made(1, TOLL, BARLEY)
    assert {m.kind for t in edition.themes for s in t.stories if s.id == "jets" for p in s.points for m in p.marks} == {"REVISED"}
    (row,) = [r for r in edition.ledger if r.low == 14]
    assert [(m.kind, m.direction) for m in row.marks] == [("REVISED", "up")]


def test_nothing_is_ever_said_again_of_the_merged_id() -> None:
    editions = made(6, TOLL, BARLEY)
    assert [q.id for e in editions for q in e.quiet] == ["jets"]
    assert "store" not in {s.id for e in editions for t in e.themes for s in t.stories}
    assert "store" not in latest_records((*BEFORE, *(e.history for e in editions)))


def test_stories_that_share_only_a_text_that_tells_both_stay_two() -> None:
    both = ("Barley of Kelmo lost to locusts, Halvet market bombed", f"{BARLEY[1]} {JETS.said[0]}")
    (edition,) = made(1, both)
    assert not [s for s in edition.history.stories if s.merged]


def test_the_same_days_give_the_same_bytes() -> None:
    assert msgspec.json.encode(made(3, TOLL, BARLEY)) == msgspec.json.encode(made(3, TOLL, BARLEY))


RAIDS = record(
    "raids", title="Drones hit market in Halvet and grain silo in Lazur", first_day="2026-03-02", last_day="2026-03-02", editions=1,
    said=("Drones hit the market in Halvet and the grain silo in Lazur in one night, the Zarim Health Office said.",),
)  # fmt: skip
PARTED = (
    (
        "Market in Halvet hit by drones: stalls burn on",
        "Stalls of the market in Halvet burned on after drones hit it in the night of raids.",
    ),
    ("Grain silo in Lazur hit by drones to be pulled down", "Engineers said the grain silo in Lazur that drones hit must come down."),
)


def test_a_story_that_parts_keeps_its_id_on_one_side_and_the_other_says_where_it_was_told() -> None:
    (edition,) = made(1, *PARTED, before=(history(day="2026-03-02", stories=(RAIDS,)),))
    kept, parted = sorted(edition.history.stories, key=lambda s: s.split_from)
    assert (kept.id, kept.split_from) == ("raids", "")
    assert parted.split_from == "raids"
    notes = [m.note for t in edition.themes for s in t.stories if s.id == parted.id for p in s.points for m in p.marks if m.kind == "NEW"]
    assert set(notes) == {f"until now part of “{RAIDS.title}”"}


def test_the_outlet_and_the_headline_change_and_the_id_stays() -> None:
    first = article("a", "Jets bomb covered market of Halvet", JETS.said[0], source="Gulfline")
    (one,) = make_edition(brief(), [first], [], DESK).history.stories
    past = [make_edition(brief(), [first], [], DESK).history]
    for n, (outlet, title) in enumerate(
        (("The Courier", "Halvet buries its market dead"), ("State News", "Fourteen now dead in Halvet bombing")), 1
    ):
        when = at(12) + timedelta(days=n)
        text = f"{('Hundreds', 'Doctors')[n - 1]} spoke of the jets that bombed the covered market of Halvet."
        then = make_edition(
            brief(DAY + timedelta(days=n)), [article(f"b{n}", title, text, source=outlet, published_at=when, fetched_at=when)], past, DESK
        )
        assert [s.id for s in then.history.stories] == [one.id]
        past.append(then.history)


def test_a_merged_story_that_merges_again_leads_to_the_last() -> None:
    second = together(together(JETS, STORE), record("oldest", first_day="2026-02-01"))
    assert (second.id, second.merged) == ("oldest", ("jets", "store"))
    assert aliases((together(JETS, STORE), second)) == {"store": "oldest", "jets": "oldest"}


def test_history_without_merged_stories_is_read_as_it_is() -> None:
    assert led_on(BEFORE, ()) == BEFORE
    (_, second) = led_on(BEFORE, (together(JETS, STORE),))
    assert [r.story for r in second.ledger] == ["jets"]

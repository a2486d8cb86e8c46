"""A claimant's figures over several days: the last one stands, with its path, and no line says an older one."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from diurna.edition import Edition, HistoryRecord, Window
from diurna.interpret.brief import Brief
from diurna.interpret.compose import make_edition
from diurna.model import Article
from tests.interpret.invented import DESK

START = datetime(2026, 3, 1, 7, 30, tzinfo=UTC)
END = START + timedelta(days=3)


def told(name: str, days: float, text: str, source: str = "Gulfline") -> Article:
    at = START + timedelta(days=days)
    return Article(
        id=name, address=f"https://g.example/{name}", source=source, title="", text=text, language="en", published_at=at, fetched_at=at
    )


def edition(*articles: Article, days: int = 3) -> Edition:
    window = Window(start=END - timedelta(days=days), end=END, zone="UTC")
    brief = Brief(day="2026-03-04", revision=1, as_known="then", window=window, previous="", next_due="", made_with={})
    return make_edition(brief, articles, (), DESK)


FIRST = "Shelling of the market in Halvet on Sunday killed seven people, the Zarim Health Office said."
SECOND = "The Zarim Health Office said on Monday that 11 people were killed in the shelling of the market in Halvet on Sunday."
THIRD = "The Zarim Health Office said on Tuesday that 12 people were killed in the shelling of the market in Halvet on Sunday."
ARMY = "The army said on Monday that two gunmen were killed in the shelling of the market in Halvet on Sunday."


def figures(made: Edition) -> list[tuple[str, str]]:
    return [(r.claimant, r.figure) for r in made.ledger]


def lines(made: Edition) -> str:
    themes = [p.text for t in made.themes for b in t.stories for p in (*t.summary, *b.points)]
    return " ".join([*(p.text for p in made.bottom_line), *themes, *(b.title for t in made.themes for b in t.stories)])


def test_a_figure_replaced_within_the_window_leaves_for_the_last_with_its_path() -> None:
    made = edition(told("a", 0.1, FIRST), told("b", 1.1, SECOND), told("c", 2.1, THIRD))
    assert figures(made) == [("Zarim Health Office", "12")]
    (mark,) = made.ledger[0].marks
    assert (mark.kind, mark.direction, mark.note) == ("REVISED", "up", "7 → 11 → 12 (1 March to 3 March)")
    assert "seven people" not in lines(made)
    assert "11 people" not in lines(made)
    assert any(m.note.startswith("7 → 11 → 12") for p in made.bottom_line for m in p.marks)
    assert [c.text for c in made.changes if "→" in c.text] == [
        "Zarim Health Office: people killed in Halvet now 12: 7 → 11 → 12 (1 March to 3 March)."
    ]


def test_what_another_claimant_says_stays_and_so_does_a_figure_only_repeated() -> None:
    made = edition(told("a", 0.1, FIRST), told("b", 1.1, ARMY, "Ostrel Courier"), told("c", 2.1, FIRST.replace("on Sunday", "on March 1")))
    assert [f for f in figures(made) if f[0] == "Zarim Health Office"] == [("Zarim Health Office", "7")]
    assert [f for f in figures(made) if "army" in f[0].lower()] == [("army", "2")]
    assert not any("→" in m.note for r in made.ledger for m in r.marks)


def test_the_path_begins_with_what_an_edition_before_the_window_printed() -> None:
    total = "The Zarim Health Office said that {} people had been killed in Halvet since February 20."
    first = edition(told("a", 0.1, total.format(70)))
    window = Window(start=END, end=END + timedelta(days=2), zone="UTC")
    brief = Brief(day="2026-03-06", revision=1, as_known="then", window=window, previous="", next_due="", made_with={})
    made = make_edition(
        brief,
        (told("b", 3.2, total.format(81)), told("c", 4.2, total.format(92))),
        (replace(first.history, day="2026-03-04"),),
        DESK,
    )
    assert [m.note for r in made.ledger for m in r.marks if "→" in m.note] == ["70 → 81 → 92 (4 March to 5 March)"]


def test_a_window_of_one_day_has_no_paths() -> None:
    made = edition(told("b", 2.1, SECOND), told("c", 2.6, THIRD), days=1)
    assert not any("→" in m.note for r in made.ledger for m in r.marks)


def test_a_claimant_under_another_name_replaces_its_figure_too() -> None:
    made = edition(
        told("a", 0.1, "Shelling of the market in Halvet on Sunday killed eleven people, the city's mayor, Jana Reve, said."),
        told("b", 1.1, "The death toll of Sunday's shelling of the market in Halvet has risen to 17, Mayor Jana Reve said on Monday."),
        told(
            "c",
            2.1,
            "Halvet's mayor on Tuesday lowered the death toll of Sunday's shelling of the market to 15, saying two were counted twice.",
        ),
    )
    assert [(r.figure, m.kind, m.note.split(" (")[0]) for r in made.ledger for m in r.marks] == [("15", "REVISED", "11 → 17 → 15")]
    assert "17" not in lines(made)


def test_a_position_reversed_within_the_window_is_told_as_it_is_last() -> None:
    made = edition(
        told("a", 0.1, "Foreign Minister Irena Sabel said on Sunday in Linport that she was ready to talk with Zarim."),
        told("b", 2.1, "Talks with Zarim would be pointless after the shelling of Halvet, Foreign Minister Irena Sabel said on Tuesday."),
    )
    (turn,) = [c for c in made.changes if c.mark.kind == "REVERSED"]
    assert "she was ready to talk" in turn.before
    assert "ready to talk" not in lines(made)


def test_a_line_whose_figure_was_printed_before_is_no_news() -> None:
    repeated = "Fighting raged in Halvet, where 28 people died on Sunday in the shelling, according to the Zarim Health Office."
    first = make(1, told("a", 0.6, FIRST.replace("seven", "28")), ())
    second = make(2, told("b", 1.6, repeated), (first.history,))
    assert [m.kind for t in second.themes for b in t.stories for p in b.points for m in p.marks] == ["UNCHANGED"]
    assert (second.bottom_line, second.changes) == ((), ())


def test_a_figure_without_a_place_stands_in_that_of_its_claimants_last() -> None:
    first = make(1, told("a", 0.6, "Shells killed at least 17 people and wounded 43 in Halvet on Sunday, governor Pavel Roe said."), ())
    rest = "Seven people were still missing and 58 had been wounded, he said."
    second = make(
        2,
        told("b", 1.6, f"The toll of the shelling of Halvet has risen to 31, governor Pavel Roe said on Monday.\n\n{rest}"),
        (first.history,),
    )
    assert "58 people injured in Halvet" in " ".join(p.text for t in second.themes for p in t.summary)


def make(day: int, told_: Article, before: tuple[HistoryRecord, ...]) -> Edition:
    window = Window(start=START + timedelta(days=day - 1), end=START + timedelta(days=day), zone="UTC")
    brief = Brief(day=f"2026-03-0{day + 1}", revision=1, as_known="then", window=window, previous="", next_due="", made_with={})
    return make_edition(brief, [told_], before, DESK)


def test_a_figure_is_of_the_day_on_the_desks_clock_unless_its_words_name_one() -> None:
    bare = told("a", 2.6, "Shelling of the market in Halvet killed seven people, the Zarim Health Office said.", "State News")
    named = told("b", 2.6, "Shelling of the port of Selm on Wednesday killed nine people, the Zarim Health Office said.", "State News")
    made = edition(bare, named, days=1)
    assert bare.published_at is not None
    assert bare.published_at.astimezone(UTC).day == 3  # in Tokyo it is 4 March, a Wednesday
    assert sorted((r.figure, r.as_of) for r in made.ledger) == [("7", "2026-03-03"), ("9", "2026-03-04")]

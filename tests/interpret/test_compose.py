"""What holds of every edition, whatever the day: over random sets of invented articles, and over the days of the sample desk."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from diurna.desk import Theme
from diurna.edition import Citation, Edition, HistoryRecord, Point, ThemeSection
from diurna.interpret.compose import make_edition
from diurna.interpret.terms import same_statement
from diurna.model import Article, Failure, Withdrawal
from tests.interpret.invented import DAY, DESK, SENTENCES, SOURCES, TITLES, article, at, brief
from tests.sampling import Sample

OWN = msgspec.structs.replace(DESK, themes=(Theme(name="aid", title="Aid", words=("convoy", "flour", "shelter")),))


@st.composite
def articles(draw: st.DrawFn) -> list[Article]:
    """Up to twelve articles in any mixture: copies, versions, late ones, off-topic ones, other languages, nothing at all."""
    found: list[Article] = []
    for n in range(draw(st.integers(0, 12))):
        told = draw(st.lists(st.sampled_from(SENTENCES), max_size=6, unique=True))
        kind = draw(st.sampled_from(["plain"] * 8 + ["foreign", "off-topic", "empty", "undated"]))
        title = {"foreign": "حمله پهپادی به بازار حلوت", "off-topic": "Chess cup opens", "empty": ""}.get(
            kind, draw(st.sampled_from(TITLES))
        )
        found.append(
            article(
                f"{draw(st.integers(0, 99)):02}-{n}",
                title,
                "" if kind == "empty" else draw(st.sampled_from([" ", "\n"])).join(told),
                source=draw(st.sampled_from(SOURCES)),
                address=draw(st.sampled_from(["", "", "x", "y"])),
                language="fa" if kind == "foreign" else "en",
                published_at=None if kind == "undated" else at(8) + timedelta(hours=draw(st.integers(-40, 20))),
                fetched_at=draw(st.sampled_from([at(9), at(13), None])),
            )
        )
    return found


def made(
    given_: Sequence[Article],
    history: Sequence[HistoryRecord] = (),
    *,
    failures: tuple[Failure, ...] = (),
    unread: tuple[str, ...] = (),
) -> Edition:
    return make_edition(brief(failures=failures, unread=unread), given_, history, OWN)


# Without shrinking: a failing day is small, and an edition takes a tenth of a second.
QUICK = settings(max_examples=20, deadline=None, derandomize=True, phases=(Phase.generate,), suppress_health_check=[HealthCheck.too_slow])


# --- what holds of an edition -------------------------------------------------------------------------------------------


def points(edition: Edition) -> Iterator[Point]:
    yield from edition.bottom_line
    yield from (p for theme in edition.themes for p in of_theme(theme))
    yield from (p for dispute in edition.disputed for p in dispute.points)


def of_theme(theme: ThemeSection) -> Iterator[Point]:
    yield from theme.summary
    yield from (p for story in theme.stories for p in story.points)


def in_reading_order(edition: Edition) -> Iterator[int]:
    """Source numbers as the page prints them; the casualty table stands at the end of its theme."""
    yield from (c.source for p in edition.bottom_line for c in p.citations)
    yield from (c.source for change in (*edition.changes, *edition.corrections) for c in change.citations)
    for theme in edition.themes:
        yield from (c.source for p in of_theme(theme) for c in p.citations)
        if theme.name == "casualties":
            yield from (row.citation.source for row in edition.ledger if not row.printed)
    for dispute in edition.disputed:
        yield from (side.citation.source for side in dispute.sides)
        yield from (c.source for p in dispute.points for c in p.citations)
    yield from (h.source for h in edition.other_languages)


def span(edition: Edition, texts: dict[str, Article], cited: Citation) -> str:
    one = texts[edition.sources[cited.source - 1].version]
    field = one.title if cited.field == "title" else one.text
    assert 0 <= cited.start < cited.end <= len(field)
    return field[cited.start : cited.end]


def is_stated_edit(printed: str, origin: str) -> bool:
    """Whether `printed` is `origin` without its opening and footnotes, white space single, weekdays dated; its first letter a capital."""
    bare = re.sub(r"((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:['’]s)?) \(\d{1,2} [A-Z][a-z]+\)", r"\1", printed)
    whole = " ".join(re.sub(r"\[\d+\]", "", origin).split())
    return whole.endswith((bare, bare[0].lower() + bare[1:]))


def holds(edition: Edition, given_: Sequence[Article]) -> None:
    texts = {a.id: a for a in given_}
    for p in points(edition):
        assert p.citations, p
        origin = [span(edition, texts, c) for c in p.citations]
        assert p.form == "template" or is_stated_edit(p.text, origin[0]), (p.text, origin[0])
    assert all(change.citations or change.mark.cause == "our coverage" for change in edition.changes)
    for row in edition.ledger:
        assert row.printed in ("", *edition.inputs.history_editions) or edition.inputs.history_editions == ()
        if not row.printed:
            span(edition, texts, row.citation)
    numbers = list(dict.fromkeys(in_reading_order(edition)))
    assert numbers == list(range(1, len(edition.sources) + 1))
    assert [s.number for s in edition.sources] == numbers
    sentences = {(c.source, c.start) for p in points(edition) if p.form == "sentence" for c in p.citations if c.field == "text"}
    assert max(Counter(source for source, _ in sentences).values(), default=0) <= 3
    for theme in edition.themes:
        told = [p for p in of_theme(theme) if p.form != "template"]
        assert not [(p.text, q.text) for i, p in enumerate(told) for q in told[:i] if same_statement(p.text, q.text)]
        assert len({p.id for p in told}) == len(told)
        assert len(theme.summary) <= 3
    assert len(edition.bottom_line) <= 8
    accounted(edition, given_)


def accounted(edition: Edition, given_: Sequence[Article]) -> None:
    fields = ("cited", "in_a_story", "superseded", "copies", "off_topic", "other_language", "empty", "failed")
    assert sorted(edition.coverage.classes) == sorted(a.id for a in given_) == list(edition.inputs.versions)
    total = edition.coverage.total
    assert sum(getattr(total, f) for f in fields) == total.versions == len(given_) + len(edition.coverage.failures)
    cited = {s.version for s in edition.sources}
    assert {i for i, kind in edition.coverage.classes.items() if kind in {"cited", "other language"}} == cited


# --- over random days ---------------------------------------------------------------------------------------------------


@QUICK
@given(articles())
def test_every_edition_keeps_its_promises(given_: list[Article]) -> None:
    holds(made(given_), given_)


@QUICK
@given(articles(), articles(), st.randoms(use_true_random=False))
def test_a_second_day_keeps_them_too_in_whatever_order_its_articles_come(
    first: list[Article], second: list[Article], random: Random
) -> None:
    yesterday = make_edition(brief(DAY - timedelta(days=1)), first, (), OWN)
    fresh = [msgspec.structs.replace(a, id=f"n{a.id}") for a in second]
    edition = made(fresh, [yesterday.history])
    holds(edition, fresh)
    shuffled = random.sample(fresh, len(fresh))
    assert msgspec.json.encode(made(shuffled, [yesterday.history])) == msgspec.json.encode(edition)


def test_the_log_tells_what_is_left_at_each_step(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "diurna.interpret")
    edition = made([article("a", "Nine killed in Halvet", "A drone strike killed nine people in Halvet on Monday, the mayor said.")])
    told = "\n".join(r.getMessage() for r in caplog.records)
    for step in (
        r"claims: 2 casualty, 1 strike, of 1 articles read",
        r"lines: 1 stories, \d candidates, 0 of them outdated, 1 chosen, 1 without twins",
        r"figures: 2 claims of victims, 2 that no text only says again, 1 rows",
        rf"edition of {edition.day}: 1 versions: 1 cited",
        rf"page of {edition.day}: 1 stories, 1 with lines, 1 lines in them, 1 under themes; bottom line 1, figures 1",
    ):
        assert re.search(step, told), told


def test_failures_are_counted_and_kept() -> None:
    failed = Failure(source="Gulfline", where="x.html", reason="empty file")
    edition = made([article("a", TITLES[0], SENTENCES[0])], failures=(failed,))
    assert edition.coverage.total.failed == 1
    assert edition.inputs.failures == (failed,)


def test_a_day_without_articles_is_an_edition_that_says_so() -> None:
    edition = made([])
    assert edition.bottom_line == ()
    assert edition.coverage.total.versions == 0
    assert any(n.startswith("No article was had") for n in edition.notices)


def test_a_day_whose_sources_could_not_be_read_is_not_called_thin() -> None:
    assert not any("thin day" in n for n in made([], unread=("Gulfline",)).notices)


def test_a_first_edition_marks_nothing_new() -> None:
    edition = made([article("a", TITLES[0], SENTENCES[0])])
    assert not edition.changes
    assert not [m for p in points(edition) for m in p.marks if m.kind in {"NEW", "UPDATED"}]


def test_a_source_that_only_the_table_cites_has_its_number_there() -> None:
    told = (TITLES[1], SENTENCES[6]), ("", SENTENCES[1]), ("", SENTENCES[6]), ("", SENTENCES[4])
    given_ = [article(id_, *one, source=SOURCES[3]) for id_, one in zip("abcd", told, strict=True)]
    given_.append(article("e", TITLES[5], " ".join((SENTENCES[8], SENTENCES[4], SENTENCES[10])), source=SOURCES[1]))
    edition = made(given_)
    assert edition.sources[-1].version == "b"
    holds(edition, given_)


def test_of_a_new_version_of_a_cited_article_only_what_it_adds_is_news() -> None:
    """Also where its headline stood only over the story, or lines of it were read and not printed."""
    addition = "Raiders burned 12 boats at Lazur, the port office said."
    cases = {
        "a sentence of no weight": ("The market is the largest in the city.", []),
        "a sentence of news": (addition, [addition]),
        "nothing but the order": ("", []),
    }
    old = article("v1", "Hospital of Halvet treats the wounded", f"{SENTENCES[0]} {SENTENCES[7]}", address="https://g.example/1")
    yesterday = make_edition(brief(DAY - timedelta(days=1)), [old], (), OWN)
    told = {}
    for case, (more, _) in cases.items():
        new = msgspec.structs.replace(old, id="v2", text=f"{SENTENCES[7]} {SENTENCES[0]} {more}".strip(), published_at=at(20))
        edition = made([new], [yesterday.history])
        told[case] = [c.text for c in edition.changes]
        assert [p.text for p in edition.bottom_line] == told[case]
    assert told == {case: wanted for case, (_, wanted) in cases.items()}


def test_what_was_printed_yesterday_is_not_printed_today() -> None:
    told = [article("a", TITLES[0], SENTENCES[0])]
    yesterday = make_edition(brief(DAY - timedelta(days=1)), told, (), OWN)
    edition = made([article("b", TITLES[0], SENTENCES[0], source="The Courier")], [yesterday.history])
    assert list(points(edition)) == []
    assert edition.coverage.classes == {"b": "in a story"} or edition.ledger


_ALONE = """
import hashlib, msgspec
from diurna.interpret.compose import make_edition
from tests.interpret.invented import DESK, SENTENCES, SOURCES, TITLES, article, brief
given = [article(f"a{n}", TITLES[n % 7], " ".join(SENTENCES[n:] + SENTENCES[:n]), source=SOURCES[n % 4]) for n in range(12)]
print(hashlib.sha256(msgspec.json.encode(make_edition(brief(), given, (), DESK))).hexdigest())
"""


def test_a_corrected_and_a_withdrawn_article_are_told_once_in_the_next_edition() -> None:
    old = article(
        "v1",
        "Drone injures 12 workers in Halvet",
        f"{SENTENCES[11].replace('Four', 'Twelve')} {SENTENCES[4]}",
        address="https://g.example/1",
    )
    hoax = article("w1", TITLES[3], SENTENCES[4], address="https://g.example/2", source="The Courier")
    first = made([old, hoax])
    edited = msgspec.structs.replace(old, id="v2", text=f"{SENTENCES[11]} {SENTENCES[4]}")
    taken = Withdrawal(source=hoax.source, address=hoax.address, versions=("w1",), why="The letter was forged.")
    second = make_edition(brief(DAY + timedelta(days=1), withdrawn=(taken,)), [edited], [first.history], OWN)
    assert {c.edition for c in second.corrections} == {f"zarim-{DAY}.r1"}
    assert sorted({c.kind for c in second.corrections}) == ["CORRECTED", "WITHDRAWN"]
    assert second.inputs.withdrawn == (taken,)
    third = make_edition(brief(DAY + timedelta(days=2), withdrawn=(taken,)), [], [first.history, second.history], OWN)
    assert third.corrections == ()


def test_an_article_taken_back_before_its_edition_is_not_read_and_is_accounted_for() -> None:
    hoax = article("w1", TITLES[3], SENTENCES[4], address="https://g.example/2")
    taken = Withdrawal(source=hoax.source, address=hoax.address, versions=("w1",), why="The letter was forged.")
    edition = make_edition(brief(withdrawn=(taken,)), [hoax], (), OWN)
    assert (edition.coverage.classes, edition.bottom_line) == ({"w1": "failed"}, ())
    assert "forged" in " ".join(edition.coverage.notes)
    assert edition.coverage.total.versions == edition.coverage.total.failed == 1


def test_the_order_of_hashes_changes_nothing() -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", _ALONE], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        for seed in ("1", "77")
    ]
    assert len({r.stdout for r in runs}) == 1
    assert runs[0].stdout.strip()


# --- over the sample desk's days ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [f"2025-06-{d}" for d in range(10, 15)])
def test_the_sample_days_keep_them(sample: Sample, day: str) -> None:
    edition = sample.editions[day]
    inputs = set(edition.inputs.versions)
    holds(edition, [a for a in sample.articles if a.id in inputs])


def test_headlines_in_other_languages_stand_newest_first() -> None:
    given_ = [
        article(id_, f"Otsikko {id_}", "Teksti.", language="fi", fetched_at=at(hour)) for id_, hour in (("a", 14), ("b", 18), ("c", 16))
    ]
    assert [h.title for h in make_edition(brief(), given_, [], OWN).other_languages] == ["Otsikko b", "Otsikko c", "Otsikko a"]


def test_an_article_in_another_language_without_a_headline_is_listed_by_how_it_opens() -> None:
    made = make_edition(brief(), [article("a", " ", "\n\nدو پهپاد به حلوت حمله کردند.\nباقی خبر.", language="fa")], [], OWN)
    assert [(h.title, h.direction) for h in made.other_languages] == [("دو پهپاد به حلوت حمله کردند.", "rtl")]
    assert [c.quote for s in made.sources for c in s.contexts] == ["دو پهپاد به حلوت حمله کردند."]
    long = make_edition(brief(), [article("a", "", "سنگ " * 60, language="fa")], [], OWN)
    assert len(long.other_languages[0].title) <= 120

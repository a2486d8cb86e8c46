import re
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from expectations import check, check_copies, check_failures, days, ids_of

from diurna.desk import Desk, Scope, load_desk
from diurna.edition import (
    Change,
    Citation,
    Coverage,
    CoverageRow,
    Edition,
    HistoryRecord,
    Inputs,
    LedgerRow,
    Mark,
    Point,
    SourceEntry,
    StoryBlock,
    StoryRecord,
    ThemeSection,
    Window,
)
from diurna.gather.folder import documents
from diurna.gather.reading import read_document
from diurna.interpret.copies import find_copies
from diurna.interpret.scope import on_topic
from diurna.model import Article, Copy, Failure
from diurna.text import direction, sentences
from diurna.window import day_of, window_for
from tests.sampling import DAYS

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"


@cache
def _desk() -> Desk:
    return load_desk(ROOT / "diurna.toml")


@cache
def _seeds() -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    articles: list[Article] = []
    failures: list[Failure] = []
    for source in _desk().sources:
        for document in documents(ROOT / source.folder, source=source.name):
            if isinstance(document, Failure):
                failures.append(document)
                continue
            reading = read_document(document, source, _desk())
            articles += reading.articles
            failures += reading.failures
    return tuple(articles), tuple(failures)


@cache
def _expected() -> dict[str, Any]:
    return tomllib.loads((SEEDS / "expected.toml").read_text("utf-8"))


@cache
def _days() -> dict[str, Any]:
    return days(_expected(), _seeds()[0])


def _first_had(article: Article) -> datetime:
    at = article.fetched_at or article.published_at
    assert at is not None, f"{article.id} has no time"
    return at


def _by_day() -> dict[str, list[Article]]:
    out: dict[str, list[Article]] = {}
    for article in _seeds()[0]:
        out.setdefault(day_of(_desk(), _first_had(article)).isoformat(), []).append(article)
    return out


# --- the desks --------------------------------------------------------------------------------------------------------


def test_the_sample_desk_reads_seeds_and_writes_briefings() -> None:
    desk = _desk()
    assert desk.archive == "briefings"
    assert len(desk.sources) == 5
    assert all((ROOT / source.folder).is_dir() and source.folder.startswith("seeds/") for source in desk.sources)
    assert {s.affiliation for s in desk.sources} == {"wire", "independent", "state", "party", "analysis"}


def test_the_desk_that_init_writes_is_a_desk_on_real_feeds() -> None:
    desk = load_desk(ROOT / "templates" / "diurna.toml")
    assert (desk.name, desk.zone, desk.cutoff) == ("iran", "UTC", "07:30")
    assert len([s for s in desk.sources if s.feed.startswith("https://")]) >= 12
    assert {s.affiliation for s in desk.sources} >= {"independent", "state", "ngo", "analysis"}
    assert all(s.zone for s in desk.sources), "a feed's stamps without a zone are read in its own"
    assert desk.outlet("Business Standard").zone == "Asia/Kolkata"
    assert desk.scope.about
    assert desk.scope.related
    assert desk.scope.exclude
    assert [t.name for t in desk.themes] == ["energy"]


@pytest.mark.parametrize("path", ["diurna.toml", "templates/diurna.toml"])
def test_no_word_of_a_scope_is_listed_twice(path: str) -> None:
    scope: Scope = load_desk(ROOT / path).scope
    counts = Counter(word.casefold() for word in (*scope.about, *scope.related, *scope.exclude))
    assert [word for word, n in counts.items() if n > 1] == []


# --- the articles -----------------------------------------------------------------------------------------------------


def test_every_article_falls_on_one_of_the_eight_days() -> None:
    counts = {day: len(articles) for day, articles in sorted(_by_day().items())}
    assert list(counts) == [d.isoformat() for d in DAYS]
    assert list(counts.values()) == [15, 17, 12, 12, 12, 7, 7, 6]


@pytest.mark.parametrize("day", [d.isoformat() for d in DAYS])
def test_what_is_expected_of_a_day_is_about_exactly_its_articles(day: str) -> None:
    wanted = _days()[day]
    classes = [article for key in ("told", "copies", "off_topic", "empty", "other_languages") for article in wanted[key]]
    assert sorted(classes) == sorted(a.id for a in _by_day()[day])
    assert set(wanted["cited"]) <= set(wanted["told"])
    assert wanted["versions"] == Counter(a.source for a in _by_day()[day])
    window = window_for(_desk(), date.fromisoformat(day), previous=None)
    assert [datetime.fromisoformat(t) for t in wanted["window"]] == [window.start, window.end]
    told = {*classes, *(a.id for a in _seeds()[0])}
    assert {i for key in ("together", "apart") for group in wanted[key] for i in group} <= told


def test_ids_are_unique_and_nobody_is_real() -> None:
    articles, _ = _seeds()
    assert len({a.id for a in articles}) == len(articles) == 88
    assert {a.source for a in articles} == {s.name for s in _desk().sources}
    assert all(".example/" in a.url for a in articles if a.url)


def test_what_cannot_be_read_is_recorded_and_nothing_else() -> None:
    assert check_failures(_seeds()[1], _expected()) == []


FURNITURE = (
    "min read",
    "Tweet",
    "Most read",
    "(Photo",
    "Also Read",
    "not been edited",
    "Subscribe to",
    "More on this story",
    "Related:",
    "FILE -",
)
TEXTURES: dict[str, Callable[[Sequence[Article]], bool]] = {
    "an edited article: one address, two texts": lambda a: len({x.text for x in a if x.url.endswith("/port-arlen-fire")}) == 2,
    "an edited article within one day": lambda a: len({x.text for x in a if x.url.endswith("/halvet-market-strike")}) == 2,
    "a late article, had four days after it was published": lambda a: any(_lag(x) > 3 * 86400 for x in a),
    "a date without a time": lambda a: sum(x.date_only for x in a) == 1,
    "Arabic": lambda a: sum(direction(x.title) == "rtl" for x in a) == 4,
    "bare headlines": lambda a: sum(bool(x.title) and not x.text for x in a) >= 2,
    "feed-length items": lambda a: sum(0 < len(x.text.split()) < 30 for x in a) >= 12,
    "full articles": lambda a: sum(len(x.text.split()) >= 100 for x in a) >= 24,
    "long reports": lambda a: sum(len(x.text.split()) > 300 for x in a) == 2,
    "a report of many events": lambda a: any(len(x.text.split()) > 750 for x in a),
    "an article with neither title nor text": lambda a: sum(not x.title and not x.text for x in a) == 1,
    "two clocks": lambda a: sum(x.fetched_at is not None for x in a) == 43,
    "no furniture left in a text": lambda a: not any(w in x.text for x in a for w in FURNITURE),
    "windows-1252 read as such": lambda a: any(
        "lorries of more than five tonnes" in x.text and "“once nobody shoots”" in x.text for x in a
    ),
}


@pytest.mark.parametrize("case", TEXTURES)
def test_textures(case: str) -> None:
    assert TEXTURES[case](_seeds()[0])


def _lag(article: Article) -> float:
    return (_first_had(article) - article.published_at).total_seconds() if article.published_at else 0


PUBLISHED = {
    "First Published before Last Updated, GMT+4": ("oc-roof", "2025-06-09T16:55:00Z"),
    "no zone: the outlet's own": ("oc-talks", "2025-06-09T16:10:00Z"),
    "a date line alone: midnight in the outlet's zone": ("oc-dresna", "2025-06-11T20:00:00Z"),
    "Published before Last updated": ("oc-port", "2025-06-11T13:55:00Z"),
    "a saved page": ("oc-emergency", "2025-06-10T14:05:00Z"),
    "a compressed page": ("oc-fuel", "2025-06-13T12:30:00Z"),
    "RFC 822 with an offset": ("ksn-teyn", "2025-06-13T20:05:00Z"),
    "RFC 3339 with an offset": ("ar-kelmo", "2025-06-13T10:30:00Z"),
    "Atom": ("so-tanks", "2025-06-12T14:30:00Z"),
}


@pytest.mark.parametrize("case", PUBLISHED)
def test_published_times(case: str) -> None:
    alias, at = PUBLISHED[case]
    article = {a.id: a for a in _seeds()[0]}[ids_of(_expected()["articles"], _seeds()[0])[alias]]
    assert article.published_at == datetime.fromisoformat(at)


def test_every_expectation_is_one_that_the_checker_knows() -> None:
    known = {
        *("window", "versions", "told", "cited", "copies", "off_topic", "empty", "other_languages", "belated", "must_say", "must_not_say"),
        *("claims", "must_not_claim", "marks", "changes", "no_changes", "corrections", "quiet", "disputed", "together", "apart"),
        *("continues", "loaded"),
    }
    assert {key for wanted in _days().values() for key in wanted} <= known
    keys = {key for wanted in _days().values() for c in wanted.get("claims", ()) for key in c}
    assert keys <= {*LedgerRow.__struct_fields__, "flagged", "flag"}


FORBIDDEN = _expected()["every"]["must_not_claim"]


@pytest.mark.parametrize("day", [d.isoformat() for d in DAYS])
def test_no_day_asks_for_what_it_forbids(day: str) -> None:
    for wanted in _days()[day]["claims"]:
        given = {k: v for k, v in wanted.items() if k not in {"flagged", "flag"}}
        assert not any(all(given.get(k) == v for k, v in unwanted.items()) for unwanted in _days()[day]["must_not_claim"])


def test_the_sample_desk_takes_what_is_on_its_topic_and_nothing_else() -> None:
    off = {i for wanted in _days().values() for i in wanted["off_topic"]}
    judged = off | {i for wanted in _days().values() for i in wanted["told"]}
    assert {a.title for a in _seeds()[0] if a.id in judged and on_topic(a, _desk().scope) == (a.id in off)} == set()


def test_the_copies_are_found() -> None:
    assert check_copies(find_copies(_seeds()[0]), _expected(), _seeds()[0]) == []


@pytest.mark.parametrize("day", [d.isoformat() for d in DAYS])
def test_whatever_a_day_must_say_one_of_its_articles_says(day: str) -> None:
    wanted = _days()[day]
    told = [a for a in _by_day()[day] if a.id in wanted["told"]]
    lines = [line for a in told for line in (a.title, *(a.text[i:j] for i, j in sentences(a.text)))]
    said = [w["text"] for w in wanted["must_say"] if w.get("section") not in {"changes", "corrections"}]
    assert [text for text in said if not any(re.search(text, line, re.IGNORECASE) for line in lines)] == []


# --- the checker itself ------------------------------------------------------------------------------------------------

_AT = datetime(2025, 6, 10, 3, 30, tzinfo=UTC)
_CITE = Citation(source=1, field="text", start=0, end=10)
_MARK = Mark(kind="REVISED", cause="claimant", note="was 23")
_ROW = LedgerRow(
    key="k",
    effect="killed",
    scope="incident",
    low=21,
    high=21,
    qualifier="exact",
    figure="21",
    claimant="Zarim Health Office",
    via="",
    outlet="Gulfline",
    people="",
    place="Halvet",
    since="",
    as_of="",
    story="s1",
    citation=_CITE,
    marks=(_MARK,),
)
_POINT = Point(
    id="p",
    form="sentence",
    text="The office lowered the toll to 21.",
    theme="casualties",
    story="s1",
    outlet="Gulfline",
    citations=(_CITE,),
)


def _edition(**changed: Any) -> Edition:
    row = CoverageRow(source="Gulfline", affiliation="wire", versions=1, cited=1)
    story = StoryBlock(id="s1", title="Toll lowered", first_day="2025-06-10", articles=1, outlets=1, origins=1, points=(_POINT,))
    record = StoryRecord(
        id="s1",
        title="Toll",
        theme="casualties",
        first_day="2025-06-10",
        last_day="2025-06-13",
        editions=2,
        signature={},
        articles=("a", "b"),
    )
    source = SourceEntry(
        number=1,
        version="a",
        title="T",
        outlet="Gulfline",
        affiliation="wire",
        origin="",
        url="",
        language="en",
        published="",
        first_had="",
        belated=False,
    )
    whole = Edition(
        format=1,
        made_with={},
        desk="zarim",
        title="Zarim",
        day="2025-06-13",
        revision=1,
        as_known="then",
        window=Window(start=_AT, end=_AT, zone="UTC"),
        previous="",
        next_due="",
        notices=(),
        inputs=Inputs(versions=("a",), failures=(), desk={}, history=""),
        bottom_line=(_POINT,),
        changes=(Change(mark=_MARK, text="The toll is 21", theme="casualties", story="s1", before="23", after="21"),),
        corrections=(),
        themes=(ThemeSection(name="casualties", title="Casualties", summary=(), stories=(story,)),),
        disputed=(),
        quiet=(),
        other_languages=(),
        ledger=(_ROW,),
        series=(),
        coverage=Coverage(rows=(row,), total=msgspec.structs.replace(row, source="all"), classes={"a": "cited", "b": "copy"}),
        method=(),
        sources=(source,),
        history=HistoryRecord(desk="zarim", day="2025-06-13", revision=1, cutoff=_AT, stories=(record,), ledger=(), counts={}),
    )
    return msgspec.structs.replace(whole, **changed)


RIGHT: dict[str, dict[str, Any]] = {
    "the class of an article": {"told": ["a"], "cited": ["a"], "copies": ["b"]},
    "versions by source": {"versions": {"Gulfline": 1}},
    "a sentence in its section": {"must_say": [{"section": "casualties", "text": r"\b21\b"}]},
    "a sentence that isn't there": {"must_not_say": [{"text": "chess"}]},
    "a claim": {"claims": [{"claimant": "health office", "low": 21, "place": "Halvet", "qualifier": "exact"}]},
    "a mark with its cause": {"marks": [{"kind": ["REVISED"], "cause": "claimant", "text": r"\b21\b"}]},
    "a change": {"changes": [{"kind": ["REVISED"], "text": "toll"}]},
    "a story of two articles": {"together": [["a", "b"]], "continues": [{"article": "b", "first_day": "2025-06-10"}]},
    "loaded words that nobody used": {"loaded": "terrorist"},
}
WRONG: dict[str, dict[str, Any]] = {
    "the class of an article": {"off_topic": ["a"]},
    "an article without a class": {"told": ["c"]},
    "versions by source": {"versions": {"Gulfline": 2}},
    "the window": {"window": ["2025-06-12T03:30:00Z", "2025-06-13T03:30:00Z"]},
    "a sentence in another section": {"must_say": [{"section": "diplomacy", "text": "toll"}]},
    "a sentence that should not be there": {"must_not_say": [{"text": "lowered"}]},
    "another claimant": {"claims": [{"claimant": "Interior Ministry", "low": 21}]},
    "no upper bound": {"claims": [{"low": 21, "high": "open"}]},
    "a flag": {"claims": [{"low": 21, "flagged": True}]},
    "a claim that is none": {"must_not_claim": [{"low": 21}]},
    "a mark of another cause": {"marks": [{"kind": ["REVISED"], "cause": "event", "text": "21"}]},
    "a change that cannot be": {"no_changes": ["REVISED"]},
    "a correction": {"corrections": [{"kind": "CORRECTED", "text": "two"}]},
    "a dispute": {"disputed": [["232", "60"]]},
    "a quiet story": {"quiet": ["bridge"]},
    "two events in one story": {"apart": [["a", "b"]]},
    "a story that began another day": {"continues": [{"article": "a", "first_day": "2025-06-13"}]},
    "a headline in another language": {"other_languages": ["a"]},
    "a belated article": {"belated": ["a"]},
    "loaded words in our voice": {"loaded": "lowered"},
}


@pytest.mark.parametrize("case", RIGHT)
def test_the_checker_accepts_what_is_right(case: str) -> None:
    assert check(_edition(), RIGHT[case]) == []


@pytest.mark.parametrize("case", WRONG)
def test_the_checker_names_what_is_wrong(case: str) -> None:
    assert check(_edition(), WRONG[case])


FORMS: dict[str, dict[str, Any]] = {
    "nine points in the bottom line": {"bottom_line": (_POINT,) * 9},
    "a line without a source": {"bottom_line": (msgspec.structs.replace(_POINT, citations=()),)},
    "a source that isn't listed": {"sources": ()},
    "four sentences of one article": {
        "bottom_line": tuple(msgspec.structs.replace(_POINT, citations=(msgspec.structs.replace(_CITE, end=n),)) for n in range(4))
    },
    "classes that don't add up": {
        "coverage": Coverage(
            rows=(CoverageRow(source="Gulfline", affiliation="wire", versions=2, cited=1),),
            total=CoverageRow(source="all", affiliation="", versions=1, cited=1),
            classes={},
        )
    },
}


@pytest.mark.parametrize("case", FORMS)
def test_the_checker_holds_every_edition_to_its_form(case: str) -> None:
    assert check(_edition(**FORMS[case]), {})


def test_a_loaded_word_may_stand_beside_its_outlet() -> None:
    point = msgspec.structs.replace(_POINT, text="Terrorist raid repelled", outlet="Kardavia State News")
    headline = msgspec.structs.replace(point, form="headline")
    named = msgspec.structs.replace(point, lead="Kardavia State News:")
    assert check(_edition(bottom_line=(headline, named)), {"loaded": "terrorist"}) == []
    assert check(_edition(bottom_line=(point,)), {"loaded": "terrorist"})


def test_copies_are_those_listed_and_no_others() -> None:
    articles = [Article(id="x1", source="Gulfline", title="One"), Article(id="x2", source="Courier", title="Two")]
    expected = {"articles": {"two": "Courier: Tw"}, "copies": {"two": "x1"}}
    right = Copy(id="x2", copy_of="x1", similarity=1.0, why="")
    assert check_copies([right], expected, articles) == []
    assert check_copies([], expected, articles)
    assert check_copies([right, Copy(id="x1", copy_of="x2", similarity=1.0, why="")], expected, articles)


def test_an_alias_names_exactly_one_article() -> None:
    articles = [Article(id="x1", source="Courier", title="Two"), Article(id="x2", source="Courier", title="Two more")]
    with pytest.raises(LookupError, match="two"):
        ids_of({"two": "Courier: Two"}, articles)

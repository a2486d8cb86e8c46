import json
from datetime import UTC, datetime

import pytest

from diurna.desk import Desk, Outlet, Source
from diurna.gather.articlelines import read_lines
from diurna.model import Document, Reading

DESK = Desk(name="coast", title="Coast", outlets=(Outlet(name="Sahel Voice", zone="Asia/Tehran", language="fa"),))
SOURCE = Source(name="Box", folder="in", zone="Asia/Kolkata", language="en")
FULL = {
    "id": "a1",
    "url": "https://wire.example/a?utm_source=x#top",
    "source": "Harbour Wire",
    "title": "Pier closed",
    "text": "The pier was closed after the storm.\nIt opens in May.",
    "published_at": "2026-03-02T10:00:00+01:00",
    "fetched_at": "2026-03-02T12:00:00Z",
    "language": "en",
}


def read(*lines: object) -> Reading:
    body = b"\n".join(x if isinstance(x, bytes) else json.dumps(x, ensure_ascii=False).encode() for x in lines)
    document = Document(id="d", source="Box", address="in/a.jsonl", fetched_at=None, media_type="application/jsonl", body=body)
    return read_lines(document, SOURCE, DESK)


def test_a_whole_line() -> None:
    (article,) = read(FULL).articles
    assert (article.id, article.url, article.address) == ("a1", "https://wire.example/a?utm_source=x#top", "https://wire.example/a")
    assert (article.source, article.title, article.text) == ("Harbour Wire", FULL["title"], FULL["text"])
    assert (article.published_at, article.fetched_at) == (datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 2, 12, tzinfo=UTC))
    assert (article.language, article.backlog, article.date_only) == ("en", False, False)


def test_id_and_text_are_enough() -> None:
    bare = {"id": 7, "text": "The pier was closed after the storm."}
    nulls = {**dict.fromkeys(FULL), **bare, "unknown": [1]}
    (one,), (two,) = read(bare).articles, read(nulls).articles
    assert one == two
    assert (one.id, one.address, one.source, one.language) == ("7", "7", "Box", "en")
    assert (one.published_at, one.fetched_at, one.backlog) == (None, None, True)


def test_breaks_that_were_escaped_twice_are_breaks_at_the_same_place() -> None:
    twice, once = ({"id": 7, "text": text} for text in ("Shells fell.\\nNine died.", "The folder is C:\\new.\nNine died."))
    assert [read(given).articles[0].text for given in (twice, once)] == ["Shells fell. \nNine died.", once["text"]]


TIMES = {
    "a day alone is midnight in the source's zone": ({"published_at": "2026-03-02"}, (2026, 3, 1, 18, 30), True),
    "the outlet's zone goes before the source's": (
        {"published_at": "2026-03-02 10:00", "source": "Sahel Voice"},
        (2026, 3, 2, 6, 30),
        False,
    ),
    "a zone that is printed goes before both": ({"published_at": "2026-03-02T10:00Z", "source": "Sahel Voice"}, (2026, 3, 2, 10), False),
}


@pytest.mark.parametrize("case", TIMES)
def test_without_fetch_time_it_is_backlog_from_when_it_was_published(case: str) -> None:
    given, expected, date_only = TIMES[case]
    (article,) = read({"id": "a", "text": "The pier was closed.", **given}).articles
    assert article.published_at == article.fetched_at == datetime(*expected, tzinfo=UTC)  # type: ignore[misc,arg-type]
    assert (article.backlog, article.date_only) == (True, date_only)


BAD = {
    "no JSON": (b"{oops", "no valid JSON"),
    "a list": ([1], "the line is no JSON object"),
    "no id": ({"text": "x"}, "`id` is missing"),
    "an empty id": ({"id": " ", "text": "x"}, "`id` is empty"),
    "no text": ({"id": "a"}, "`text` is missing"),
    "text that is null": ({"id": "a", "text": None}, "`text`: Expected `str`, got `null`"),
    "a title that is a number": ({"id": "a", "text": "x", "title": 5}, "`title`: Expected `str | null`, got `int`"),
    "a lone half of a character": (b'{"id": "a", "text": "\\ud800"}', "no valid JSON"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_line_costs_itself_and_is_named(case: str) -> None:
    line, reason = BAD[case]
    found = read(FULL, b"", line, {**FULL, "id": "a2"})
    assert [a.id for a in found.articles] == ["a1", "a2"]
    (failure,) = found.failures
    assert (failure.where, failure.source) == ("in/a.jsonl:3", "Box")
    assert reason in failure.reason


def test_a_date_that_is_none_costs_the_date() -> None:
    found = read({**FULL, "published_at": "soon"})
    assert [(a.published_at, a.id) for a in found.articles] == [(None, "a1")]
    assert [(f.where, f.reason) for f in found.failures] == [("in/a.jsonl:1", "`published_at`: 'soon' is no date")]


@pytest.mark.parametrize("field", ["published_at", "fetched_at"])
def test_a_date_of_no_time_of_ours_costs_the_date(field: str) -> None:
    found = read({**FULL, field: "9999-12-31T23:59:00Z"}, {**FULL, "id": "a2"})
    assert [a.id for a in found.articles] == ["a1", "a2"]
    assert [f.reason for f in found.failures] == [f"`{field}`: '9999-12-31T23:59:00Z' is no date"]


def test_what_nests_too_deep_is_passed_over_as_any_unknown_key() -> None:
    deep = b"[" * 100_000 + b'"]"' + b"]" * 100_000
    line = json.dumps({**FULL, "more": 0}).encode().replace(b'"more": 0', b'"more": ' + deep)
    second = json.dumps({**FULL, "id": "a2"}).encode()
    for found in (read(line, second), read(second, line), read(b"[" + line + b"," + second + b"]")):
        assert {a.id: a.text for a in found.articles} == {"a1": FULL["text"], "a2": FULL["text"]}
        assert found.failures == ()
    assert [f.where for f in read(line[:-100_001], second).failures] == ["in/a.jsonl:1"]


def test_two_outlets_that_number_alike_lose_nothing() -> None:
    reading = read(*({"id": "1", "source": name, "title": "A", "text": "B."} for name in ("Mail", "Post", "Post")))
    assert [(a.source, a.address) for a in reading.articles] == [("Mail", "1"), ("Post", "1")]
    assert len({a.id for a in reading.articles}) == 2


def test_a_second_text_under_one_id_is_another_version() -> None:
    one, two = read(FULL, FULL, {**FULL, "text": "The pier is open."}).articles
    assert (one.id, one.address, two.address) == ("a1", two.address, "https://wire.example/a")
    assert two.id.startswith("a1~")


OTHER = {
    "an empty file": (b" \n", 0, "the file holds no lines"),
    "a byte order mark": (b"\xef\xbb\xbf" + json.dumps(FULL).encode(), 1, ""),
    "line ends of another system": (json.dumps(FULL).encode() + b"\r\n", 1, ""),
    "one array": (json.dumps([FULL, {**FULL, "id": "a2"}], indent=1).encode(), 2, ""),
    "one object over many lines": (json.dumps(FULL, indent=2).encode(), 1, ""),
    "an array of what is no article": (b"[1]", 0, "the line is no JSON object"),
    "another charset": ('{"id": "a", "text": "Die Fähre sank bei Köln, zwölf Tote über Nacht."}'.encode("cp1252"), 1, ""),
    "bytes that are no text": (b"\x89PNG\r\n\x1a\n\0\0\0", 0, "binary"),
}


@pytest.mark.parametrize("case", OTHER)
def test_files_as_they_come(case: str) -> None:
    body, articles, reason = OTHER[case]
    found = read(body)
    assert len(found.articles) == articles
    assert bool(found.failures) == bool(reason)
    assert all(reason in f.reason for f in found.failures)
    assert all("Fähre" in a.text for a in found.articles if a.id == "a")

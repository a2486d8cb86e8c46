import gzip
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from diurna.desk import Desk, Source
from diurna.gather import reading
from diurna.gather.reading import extract, read_document, sniff
from diurna.model import Document
from tests.gather.saved_layouts import LAYOUTS, P1, P2, P3, TITLE

DESK = Desk(name="d", title="D")
SOURCE = Source(name="Folder", folder="saved")
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
PAGE = f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p><p>{P3}</p></article></body></html>"
RSS = f"<?xml version='1.0'?><rss version='2.0'><channel><title>x</title><item><title>{TITLE}</title><link>https://x.example/1</link></item></channel></rss>"
LINE = json.dumps({"id": "a1", "title": TITLE, "text": P1})


def document(body: bytes, *, media_type: str = "", fetched_at: datetime | None = NOW) -> Document:
    return Document(id="0", source="Folder", address="saved/a", fetched_at=fetched_at, media_type=media_type, body=body)


KINDS = {
    "RSS": (RSS.encode(), "", "feed"),
    "RSS called HTML by its server": (RSS.encode(), "text/html", "feed"),
    "Atom after a comment": (b"<?xml version='1.0'?><!-- made by <html> --><feed xmlns='http://www.w3.org/2005/Atom'></feed>", "", "feed"),
    "RSS below a comment": (b"<!-- A feed.\nMade by hand. -->\n" + RSS.removeprefix("<?xml version='1.0'?>").encode(), "", "feed"),
    "RSS 1.0": (b"<rdf:RDF xmlns:rdf='x'></rdf:RDF>", "", "feed"),
    "broken XML": (b"<?xml version='1.0'?><nothing", "", "feed"),
    "a JSON feed": (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "", "feed"),
    "article lines": (LINE.encode(), "", "lines"),
    "a list of articles": (f"[{LINE}]".encode(), "", "lines"),
    "a page": (PAGE.encode(), "", "page"),
    "a page in XML clothes": (b"<?xml version='1.0'?><!DOCTYPE html><html></html>", "application/xml", "page"),
    "a fragment of a page": (b"<div><p>One</p><p>Two</p></div>", "", "page"),
    "what is called XML and is none": (b"<<<no xml & at all>", "application/xml", "feed"),
    "text": (P1.encode(), "text/plain", "text"),
    "text that begins with a bracket": (b"[Editor's note] " + P1.encode(), "", "text"),
    "text that begins with a brace": (b"{sic} " + P1.encode(), "", "text"),
    "text about HTML": (P1.encode() + b" The <title> was wrong.", "text/plain", "text"),
}


@pytest.mark.parametrize(("body", "media_type", "expected"), KINDS.values(), ids=KINDS.keys())
def test_what_a_document_is(body: bytes, media_type: str, expected: str) -> None:
    assert sniff(body, media_type) == expected


@pytest.mark.parametrize(
    "body", [PAGE.encode(), f"{TITLE}\n\n{P1}\n\n{P2}\n".encode(), RSS.encode(), LINE.encode()], ids=["page", "text", "feed", "lines"]
)
@pytest.mark.parametrize("packed", [False, True])
def test_every_kind_gives_its_article_packed_or_not(body: bytes, packed: bool) -> None:
    given = document(gzip.compress(body) if packed else body)
    found = read_document(given, SOURCE, DESK)
    assert [a.title for a in found.articles] == [TITLE]
    assert found.failures == ()
    assert found.document is given


BAD = {
    "an empty file": (b"", "empty file"),
    "white space": (b" \n\t\n", "empty file: white space only"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "binary, not text: a PNG image"),
    "a packed picture": (gzip.compress(b"\x89PNG\r\n\x1a\n\x00\x00"), "binary, not text: a PNG image"),
    "broken gzip": (gzip.compress(P1.encode())[:40], "broken gzip: it ends too early"),
    "a briefing of ours": (
        b'<!DOCTYPE html><html><head><meta name="generator" content="Diurna"/></head><body><p>Ferry sunk.</p></body></html>',
        "is a briefing that Diurna made, not an article",
    ),
    "an edition of ours": (b'{\n "format": 1,\n "made_with": {}}', "is a briefing that Diurna made, not an article"),
    "furniture alone": (b"Share\nTweet\nAdvertisement\n", "no title and no text in it"),
    "a page with nothing in it": (b"<html><head></head><body><nav></nav></body></html>", "no title and no text in it"),
}


@pytest.mark.parametrize(("body", "reason"), BAD.values(), ids=BAD.keys())
def test_what_cant_be_read_is_named_with_its_reason(body: bytes, reason: str) -> None:
    found = read_document(document(body), SOURCE, DESK)
    assert found.articles == ()
    assert [(f.source, f.where, f.reason) for f in found.failures] == [("Folder", "saved/a", reason)]


def test_what_is_called_xml_and_is_none_is_no_article() -> None:
    found = read_document(document(b"<<<no xml & at all>", media_type="application/xml"), SOURCE, DESK)
    assert (found.articles, [f.where for f in found.failures]) == ((), ["saved/a"])


def test_a_page_over_the_limit_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(reading._LIMITS, "page", 1_000_000)
    (failure,) = read_document(document(PAGE.encode() + b" " * 1_000_000), SOURCE, DESK).failures
    assert failure.reason == "too large for a page: 1.0 MB, over 1"


HUGE = {
    "more elements than any article has": (b"<p>" * 100_000, "too large for a page: 100,005 elements, over 60,000"),
    "more words than several books have": (b"<p>" + b"word " * 500_000, "too large for a page: 2.5 million characters, over 2"),
    "a long script": (b"<p>The ferry sailed at noon.</p><script>" + b"x" * 3_000_000 + b"</script>", None),
}


@pytest.mark.parametrize("case", HUGE)
def test_a_page_that_would_be_read_for_minutes_is_refused(case: str) -> None:
    body, reason = HUGE[case]
    found = read_document(document(b"<html><head><title>Ferry</title></head><body><h1>Ferry</h1>" + body), SOURCE, DESK)
    assert [f.reason for f in found.failures] == ([reason] if reason else [])


def test_a_date_in_the_future_keeps_the_article_and_says_so() -> None:
    found = read_document(document(f"{TITLE}\n5 March 2026, 10:00 GMT\n{P1}\n".encode()), SOURCE, DESK)
    assert [(a.published_at, a.date_only, a.text) for a in found.articles] == [(NOW, False, P1)]
    assert [f.reason for f in found.failures] == ["published in the future (2026-03-05 10:00 UTC): first had used instead"]


def test_a_clock_a_few_minutes_ahead_is_believed() -> None:
    found = read_document(document(f"{TITLE}\n2 March 2026, 12:05 GMT\n{P1}\n".encode()), SOURCE, DESK)
    assert found.failures == ()
    assert found.articles[0].published_at == datetime(2026, 3, 2, 12, 5, tzinfo=UTC)


def test_a_first_line_that_nests_too_deep_makes_no_other_kind_of_a_file() -> None:
    deep = b'{"id": "a0", "text": "x", "more": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n"
    assert [a.id for a in read_document(document(deep + LINE.encode()), SOURCE, DESK).articles] == ["a0", "a1"]


def test_no_date_is_no_failure() -> None:
    found = read_document(document(f"{TITLE}\n{P1}\n".encode(), fetched_at=None), SOURCE, DESK)
    assert (found.failures, found.articles[0].published_at) == ((), None)


def test_extract_prints_the_contracts_keys(tmp_path: Path) -> None:
    saved = next(iter(LAYOUTS.values()))
    (tmp_path / "a.txt").write_text(saved.text, encoding="utf-8")
    (line,) = extract(tmp_path / "a.txt")
    assert list(line) == ["path", "id", "url", "source", "title", "author", "published_at", "language", "text"]
    assert (line["path"], line["title"], line["published_at"]) == (str(tmp_path / "a.txt"), TITLE, "2026-03-02T06:10:00+00:00")
    json.dumps(line)


def test_extract_names_the_file_that_cant_be_read(tmp_path: Path) -> None:
    (tmp_path / "b.bin").write_bytes(b"%PDF-1.7")
    assert list(extract(tmp_path / "b.bin")) == [{"path": str(tmp_path / "b.bin"), "error": "binary, not text: a PDF file"}]
    assert list(extract(tmp_path / "none.txt")) == [
        {"path": str(tmp_path / "none.txt"), "error": "can't be opened: No such file or directory"}
    ]


def test_extract_reads_only_regular_files_up_to_the_limit(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "deep.txt").mkdir()
    with (tmp_path / "big.html").open("wb") as big:
        big.truncate(50_000_001)
    reasons = {name: [line["error"] for line in extract(tmp_path / name)] for name in ("pipe.txt", "deep.txt", "big.html")}
    assert reasons == {
        "pipe.txt": ["is no regular file"],
        "deep.txt": ["is no regular file"],
        "big.html": ["is larger than 50 MB: 50,000,001 bytes"],
    }


def test_extract_unpacks_what_is_packed(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(next(iter(LAYOUTS.values())).text.encode()))
    assert [line["title"] for line in extract(tmp_path / "a.txt.gz")] == [TITLE]


def test_a_text_as_long_as_several_books_is_no_article() -> None:
    body = b"The ferry sailed at noon. " * 80_000
    document = Document(id="0", source="s", address="saved/a.txt", fetched_at=None, media_type="text/plain", body=body)
    reading = read_document(document, Source(name="s", folder="saved"), Desk(name="d", title="D"))
    assert [f.reason for f in reading.failures] == ["too large for a text: 2.1 MB, over 2"]

import gzip
import hashlib
import os
from pathlib import Path

import pytest

from diurna.gather.folder import documents, media_type, passed_over
from diurna.model import Document, Failure


def test_each_file_in_order_of_path(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/b/c.rss", ".hidden.txt", ".git/config.txt", "a.txt", "desk.toml", "README.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    found = list(documents(tmp_path, source="Box", root=tmp_path))
    assert [d.address for d in found if isinstance(d, Document)] == ["a/b/c.rss", "a/z.html", "a.txt", "b.txt"]
    assert all(isinstance(d, Document) and d.source == "Box" and d.fetched_at is None for d in found)


def test_what_is_passed_over_says_why(tmp_path: Path) -> None:
    for name in ("a.txt", ".hidden.txt", ".git/config.txt", ".git/b.txt", "desk.toml", "a/README.md", "uv.lock", "far/b.txt"):
        (tmp_path / "box" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "box" / name).write_text(name)
    (tmp_path / "box" / "far").rename(tmp_path / "far")
    (tmp_path / "box" / "near").symlink_to(tmp_path / "far")
    assert list(passed_over(tmp_path / "box", root=tmp_path / "box")) == [
        (".git", "hidden"),
        (".hidden.txt", "hidden"),
        ("a/README.md", "a README"),
        ("desk.toml", "of a program"),
        ("near", "a linked folder"),
        ("uv.lock", "of a program"),
    ]
    assert list(passed_over(tmp_path / "box" / "a.txt")) == []


def test_a_document_is_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes(b"Ferry sunk\n")
    (document,) = documents(tmp_path / "one.txt", source="Box")
    assert isinstance(document, Document)
    assert (document.body, document.id) == (b"Ferry sunk\n", hashlib.sha256(b"Ferry sunk\n").hexdigest())
    assert document.address == (tmp_path / "one.txt").as_posix()


def test_packed_files_are_unpacked(tmp_path: Path) -> None:
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(b"<html>", mtime=0))
    (document,) = documents(tmp_path, source="Box")
    assert isinstance(document, Document)
    assert (document.body, document.media_type) == (b"<html>", "text/html")


def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path) -> None:
    with (tmp_path / "big.html").open("wb") as big:
        big.truncate(50_000_001)
    (tmp_path / "broken.txt.gz").write_bytes(gzip.compress(b"x" * 50)[:-9])
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "fine.txt").write_bytes(b"fine")
    found = list(documents(tmp_path, source="Box", root=tmp_path))
    reasons = {f.where: f.reason for f in found if isinstance(f, Failure)}
    assert list(reasons) == ["big.html", "broken.txt.gz", "dangling.txt", "pipe.txt"]
    assert reasons["big.html"] == "is larger than 50 MB: 50,000,001 bytes"
    assert "gzip" in reasons["broken.txt.gz"]
    assert "No such file" in reasons["dangling.txt"]
    assert reasons["pipe.txt"] == "is no regular file"
    assert [d.address for d in found if isinstance(d, Document)] == ["fine.txt"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    (failure,) = documents(tmp_path / "none", source="Box")
    assert isinstance(failure, Failure)
    assert failure.reason == f"there is no file or folder {tmp_path / 'none'}"


MEDIA_TYPES = {
    "text": ("a.TXT", "text/plain"),
    "a packed page": ("a.html.gz", "text/html"),
    "a feed": ("a.rss", "application/rss+xml"),
    "article lines": ("a.jsonl.gz", "application/jsonl"),
    "no suffix": ("index", "application/octet-stream"),
}


@pytest.mark.parametrize("case", MEDIA_TYPES)
def test_media_type_by_name(case: str) -> None:
    name, expected = MEDIA_TYPES[case]
    assert media_type(name) == expected


FEED = '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<id>urn:diurna:coast</id></feed>'


def test_an_archive_of_ours_is_no_folder_of_articles(tmp_path: Path) -> None:
    (tmp_path / "box" / "briefings" / "2026").mkdir(parents=True)
    (tmp_path / "box" / "briefings" / "feed.xml").write_text(FEED)
    (tmp_path / "box" / "briefings" / "2026" / "a.html").write_text("<p>Ferry sunk</p>")
    (tmp_path / "box" / "a.txt").write_text("Ferry sunk")
    assert [d.address for d in documents(tmp_path / "box", source="Box", root=tmp_path) if isinstance(d, Document)] == ["box/a.txt"]
    assert list(passed_over(tmp_path / "box", root=tmp_path)) == [("box/briefings", "Diurna's archive")]
    (refused,) = documents(tmp_path / "box" / "briefings", source="Box", root=tmp_path)
    assert isinstance(refused, Failure)
    assert (refused.where, refused.reason) == (
        "box/briefings",
        "is an archive of Diurna's own briefings, which are no articles; name a folder beside it",
    )


def test_anothers_feed_is_no_archive_of_ours(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(FEED.replace("urn:diurna:", "urn:other:"))
    assert [d.address for d in documents(tmp_path, source="Box", root=tmp_path) if isinstance(d, Document)] == ["feed.xml"]

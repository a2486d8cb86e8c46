"""`diurna stage NAME`: each step alone, JSON lines in and out, as docs/stages.md and the design's contract say."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from diurna.model import Article, Failure
from flows import stages
from flows.cli import main
from tests.flows.small import LATER, NEWS, lines
from tests.interpret.invented import Odd


def stage(*arguments: str, given: bytes = b"") -> tuple[int, list[dict[str, Any]], str]:
    done = CliRunner().invoke(main, ["stage", *arguments], prog_name="diurna", input=given)
    return done.exit_code, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


COPY = {**NEWS[1], "id": "copy", "source": "Tavia Post", "published_at": "2026-03-01T23:00:00Z"}
STAGES: dict[str, tuple[tuple[str, ...], bytes, list[str]]] = {
    "dedupe": (("dedupe",), lines(NEWS[1], COPY, NEWS[0]), ["id", "copy_of", "similarity", "why"]),
    "stories": (("stories",), lines(NEWS[1], LATER), ["id", "story"]),
    "themes": (("themes",), lines(NEWS[0], NEWS[1]), ["id", "themes"]),
    "tally": (("tally",), lines(NEWS[1], LATER), ["id", "killed", "injured"]),
    "claims": (
        ("claims",),
        lines(NEWS[1]),
        ["article", "kind", "field", "start", "end", "quote", "claimant", "via", "as_of", "place", "status"],
    ),
    "summary": (("summary", "--words", "40"), lines(*NEWS), ["text", "article", "field", "start", "end"]),
}


@pytest.mark.parametrize(("arguments", "given", "keys"), STAGES.values(), ids=STAGES)
def test_each_stage_reads_and_writes_json_lines(arguments: tuple[str, ...], given: bytes, keys: list[str]) -> None:
    code, rows, told = stage(*arguments, given=given)
    assert (code, told) == (0, "")
    assert rows
    assert all(set(keys) <= set(row) for row in rows)


def test_what_the_stages_say_of_the_small_desk() -> None:
    assert stage("dedupe", given=lines(NEWS[1], COPY))[1][1]["copy_of"] == "shelling"
    _, told, _ = stage("tally", given=lines(NEWS[1]))
    assert told == [{"id": "shelling", "killed": [4, 4], "injured": None}]
    claims = [row for row in stage("claims", given=lines(NEWS[1]))[1] if row["kind"] == "casualty" and row["field"] == "text"]
    assert [(c["effect"], c["low"], c["high"], c["scope"]) for c in claims] == [("killed", 4, 4, "incident")]
    text = NEWS[1]["text"]
    assert all(text[c["start"] : c["end"]] == c["quote"] for c in claims)
    summary = stage("summary", "--words", "20", given=lines(*NEWS))[1]
    assert 0 < sum(len(row["text"].split()) for row in summary) <= 20
    assert sum(len(row["text"].encode()) for row in stage("summary", "--bytes", "150", given=lines(*NEWS))[1]) <= 150


def test_the_stages_read_no_comments_and_point_into_the_text_as_given() -> None:
    comments = "\nI say 600 died!\nMarch 2, 2026 at 9:29 pm | Reply They killed 900.\nMarch 3, 2026 at 1:02 am | Reply 900 killed? Liar."
    head = "By the Teller Staff NEW: At least 90 killed, medics say "
    commented = {**NEWS[1], "text": f"{head}(Teller) -- {NEWS[1]['text']}{' The council met at noon.' * 12}{comments}"}
    assert stage("tally", given=lines(commented))[1] == [{"id": "shelling", "killed": [4, 4], "injured": None}]
    claims = [row for row in stage("claims", given=lines(commented))[1] if row["field"] == "text"]
    assert claims
    assert all(len(head) < c["start"] and commented["text"][c["start"] : c["end"]] == c["quote"] for c in claims)


@pytest.mark.parametrize("name", ["dedupe", "stories", "themes", "claims", "tally", "summary"])
def test_nothing_in_nothing_out(name: str) -> None:
    assert stage(name) == (0, [], "")
    assert stage(name, given=b"\n\n") == (0, [], "")


BAD = {
    "no JSON": (b'{"id": \n', "standard input:2: "),
    "no text": (b'{"id": "x"}\n', "text"),
    "a number for a text": (b'{"id": "x", "text": 7}\n', "text"),
    "no date": (b'{"id": "x", "text": "y", "published_at": "someday"}\n', "published_at"),
    "no object": (b"[1, 2]\n", "standard input:2: "),
}


@pytest.mark.parametrize(("line", "named"), BAD.values(), ids=BAD)
def test_a_bad_line_is_named_and_the_rest_goes_on(line: bytes, named: str) -> None:
    code, rows, told = stage("tally", given=lines(NEWS[1]) + line + lines(LATER))
    assert [row["id"] for row in rows if row["id"] != "x"] == ["shelling", "hospital"]
    assert code == 1
    assert told.startswith("diurna: standard input:2")
    assert named in told
    assert told.count("\n") == 1


def test_extract_takes_files_and_says_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(
        "Osrel closes its border\n\nOsrel closed its border with Tavia on Monday, a ministry in Port Lind said.\n"
    )
    (tmp_path / "empty.txt").write_bytes(b"")
    assert stage("extract", str(tmp_path / "empty.txt"))[::2] == (0, "")
    code, rows, told = stage("extract", *(str(tmp_path / name) for name in ("nowhere.txt", "story.txt", "empty.txt")))
    assert (code, told) == (1, f"diurna: {tmp_path / 'nowhere.txt'}: can't be opened\n")
    assert [Path(row["path"]).name for row in rows if "error" in row] == ["nowhere.txt", "empty.txt"]
    rows = [row for row in rows if "error" not in row]
    assert set(rows[0]) >= {"path", "id", "url", "source", "title", "author", "published_at", "language", "text"}
    assert rows[0]["title"] == "Osrel closes its border"
    assert len(rows) == 1


STREAMS = {
    "a byte order mark": (b"\xef\xbb\xbf" + lines(NEWS[1], COPY), ""),
    "another charset": (lines(NEWS[1], COPY).decode().encode("utf-16"), ""),
    "a bad line among good ones": (lines(NEWS[1]) + b"{oops\n" + lines(COPY), "diurna: standard input:2: no valid JSON"),
    "the same line twice": (lines(NEWS[1], COPY, COPY), ""),
}


@pytest.mark.parametrize(("given", "named"), STREAMS.values(), ids=STREAMS)
def test_copies_are_found_in_a_stream(given: bytes, named: str) -> None:
    code, rows, told = stage("dedupe", given=given)
    assert [row["copy_of"] for row in rows] == [None, "shelling"]
    assert (code, told[: len(named)]) == (bool(named), named)


@pytest.mark.parametrize("name", ["claims", "tally"])
def test_an_article_that_trips_a_stage_costs_its_own_line(name: str) -> None:
    failures: list[Failure] = []
    articles = [Article(id="odd", title=Odd("Twelve killed in Halvet")), Article(id="even", title="Twelve people were killed in Halvet")]
    rows = [json.loads(line) for line in stages.run(name, articles, (), ("words", 1), failures)]
    assert rows[0] == {"id": "odd", "error": "could not be read: ValueError: odd"}
    assert [f.where for f in failures] == ["odd"]
    assert {row.get("article", row.get("id")) for row in rows[1:]} == {"even"}

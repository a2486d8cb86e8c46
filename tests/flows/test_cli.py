"""The command line: each command's right use, its wrong use in one line that says what to do, and its exit codes."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tracemalloc
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from diurna.desk import load_desk
from diurna.model import Article, Reading
from flows import gathering, making, telling
from flows.place import Place
from tests.flows.small import AT, DAY, LATER, NEWS, Call, lines, make


@pytest.fixture
def archived(small: Place) -> Place:
    """The small desk with its day made and archived, its PDF a stand-in."""
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=AT)
        made = making.decide(small, store, making.Wanted(day=DAY), now=AT)
        edition = making.decided(store, made)
        making.finish(small, store, edition, {"html": making.render(edition, "html"), "pdf": b"%PDF-1.7 stand-in"}, now=AT)
    return small


def test_the_command_line_answers_without_loading_what_is_slow() -> None:
    slow = ("prefect", "weasyprint", "trafilatura", "sklearn", "sqlalchemy", "lxml", "numpy", "httpx", "jinja2", "alembic")
    told = subprocess.run(
        [sys.executable, "-c", f"import sys, flows.cli; print([m for m in {slow!r} if m in sys.modules])"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.strip() == "[]"


WRONG: dict[str, tuple[list[str], str]] = {
    "no such command": (["brief"], r"No such command 'brief'\. `diurna --help` says more\."),
    "no such option": (["run", "--dya", "today"], r"No such option '--dya'.* `diurna run --help` says more\."),
    "an option without its value": (["run", "--day"], r"Option '--day' requires an argument\. `diurna --help` says more\."),
    "no desk file of this name": (["run", "--desk", "nope.toml"], r"nope\.toml: there is no desk file here; `diurna init` writes one"),
    "a day that is none": (["run", "--day", "sometime"], r"'sometime' names no day; write one like 2026-03-02, 2 March 2026 or yesterday"),
    "an empty day": (["run", "--day", ""], r"'' names no day; write one like"),
    "a day to come": (
        ["run", "--day", "2199-01-01"],
        r"is due at 2199-01-01 07:30 UTC, which is still to come: .*; the newest that can be made is \d{4}",
    ),
    "known otherwise": (["run", "--as-known", "later"], r"'later' is not one of 'then', 'now'.*`diurna run --help`"),
    "a backfill without its end": (["backfill", "--from", "2026-03-02"], r"Missing option '--to'.*`diurna backfill --help`"),
    "a backfill backwards": (["backfill", "--from", "2026-03-02", "--to", "2026-03-01"], r"--to 2026-03-01 is before --from 2026-03-02"),
    "a backfill into the future": (["backfill", "--from", "2026-03-02", "--to", "2199-01-01"], r"still to come"),
    "one day and several": (["run", "--day", "yesterday", "--from", "2026-03-01"], r"give --day, or --from and --to, or --since-edition"),
    "an end without a beginning": (["run", "--to", "2026-03-02"], r"--to needs --from, or --since-edition"),
    "several days backwards": (["run", "--from", "2026-03-02", "--to", "2026-03-01"], r"the first day comes after the last"),
    "several days that are one": (["run", "--from", "2026-03-02", "--to", "2026-03-02"], r"is one day: diurna run --day 2026-03-02"),
    "since an edition that isn't there": (
        ["run", "--since-edition", "brennick-2026-03-01.r1"],
        r"there is no edition of 2026-03-01; diurna archive",
    ),
    "a folder as desk file": (["run", "--desk", "."], r": is a folder; name the file in it, such as .*diurna\.toml"),
    "a file that isn't there": (["ingest", "nope"], r"Path 'nope' does not exist\..*`diurna ingest --help`"),
    "delivery to nobody": (["deliver"], r"\[deliver\] names nobody; add deliver\.mail or deliver\.folder"),
    "nothing archived yet": (["archive", "show"], r"no edition yet in .*briefings; .*diurna run makes one"),
    "nothing of that day": (
        ["archive", "show", "1 March 2026"],
        r"no edition of 2026-03-01 in .*; diurna archive list shows what there is",
    ),
    "nothing to open": (["archive", "open"], r"no edition yet"),
    "a revision that is no number": (["archive", "show", "--revision", "x"], r"'x' is not a valid integer.*`diurna archive show --help`"),
    "no such archive command": (["archive", "burn"], r"No such command 'burn'.*`diurna archive --help`"),
    "no such effect": (["ledger", "--effect", "lost"], r"'lost' is not one of 'killed'.*`diurna ledger --help`"),
    "two times the same edition": (["diff", "yesterday", "yesterday"], r"no edition of .*; diurna archive list shows what there is"),
    "a withdrawal without reason": (["withdraw", "https://x.example/1"], r"Missing option '--why'.*`diurna withdraw --help`"),
    "a withdrawal of nothing": (["withdraw", "https://x.example/none", "--why", "a hoax"], r"names no article; give the id of a version"),
    "two forms of a table": (["ledger", "--csv", "--json"], r"give --csv or --json, not both"),
    "a withdrawal with an empty reason": (["withdraw", "https://x.example/1", "--why", " "], r"--why is empty; the next edition prints"),
    "no such stage": (["stage", "write"], r"'write' is not one of 'extract', .*`diurna stage --help`"),
    "a stage with files": (["stage", "claims", "diurna.toml"], r"stage claims reads standard input; only extract takes files"),
    "extract without files": (["stage", "extract"], r"stage extract takes files: diurna stage extract FILE…"),
    "a length where there is none": (["stage", "tally", "--words", "9"], r"only summary takes --words or --bytes"),
    "two lengths": (["stage", "summary", "--words", "9", "--bytes", "9"], r"give --words or --bytes, not both"),
    "no words at all": (["stage", "summary", "--words", "0"], r"0 is not in the range.*`diurna stage --help`"),
    "no list of feeds": (["sources", "import", "nope.opml"], r"'nope\.opml' does not exist.*`diurna sources import --help`"),
}


@pytest.mark.parametrize(("arguments", "line"), WRONG.values(), ids=WRONG)
def test_wrong_use_ends_with_2_and_one_line_that_says_what_to_do(small: Place, call: Call, arguments: list[str], line: str) -> None:
    done = call(small.root, *arguments)
    assert done.exit_code == 2
    assert re.search(line, done.stderr), done.stderr
    assert done.stderr.startswith("diurna: ")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


DESKS = {
    "an unknown key": ('name = "x"\ntitle = "X"\ncuttoff = "07:30"\n', r"diurna\.toml: .*cuttoff"),
    "a wrong type": (
        'name = "x"\ntitle = "X"\ningest_every = "often"\n',
        r"diurna\.toml: ingest_every: is the text 'often', and must be a whole number, such as ingest_every = 30",
    ),
    "a text for a list": (
        'name = "x"\ntitle = "X"\nlanguages = "en"\n',
        r"diurna\.toml: languages: is the text 'en', and must be a list of texts in quotes, such as languages = \[\"en\", \"fr\"\]",
    ),
    "a number in a source": (
        'name = "x"\ntitle = "X"\n[[sources]]\nname = "Beta"\nfeed = 5\n',
        r"diurna\.toml: \[\[sources\]\] Beta, feed: is the number 5, and must be text in quotes, such as feed = \"https:",
    ),
    "a source without a name": (
        'name = "x"\ntitle = "X"\n[[sources]]\nfeed = "http://a.example"\n',
        r"diurna\.toml: \[\[sources\]\] no\. 1: has no `name`; add a line such as name = ",
    ),
    "a key of the desk under another heading": (
        'name = "x"\ntitle = "X"\n[scope]\nabout = ["a"]\ncutoff = "07:30"\n',
        r"diurna\.toml: \[scope\]: has no key `cutoff`: it stands under another heading; the desk's own keys stand above",
    ),
    "a key twice": (
        'name = "x"\ntitle = "X"\ntitle = "Y"\n',
        r"diurna\.toml: not readable as TOML: .*`title = \"Y\"`\. This stands in the file",
    ),
    "quotes of a word processor": ("name = “x”\n", r"diurna\.toml: not readable as TOML: .*Text stands in straight quotes"),
    "a folder of the home": (
        'name = "x"\ntitle = "X"\n[[sources]]\nname = "a"\nfolder = "~/news"\n',
        r"diurna\.toml: \[\[sources\]\] a, folder: '~/news' is taken as it stands: write the whole path for ~",
    ),
    "two sources that read one folder": (
        'name = "x"\ntitle = "X"\n' + "".join(f'[[sources]]\nname = "{n}"\nfolder = "{f}"\n' for n, f in (("a", "saved"), ("b", "saved/"))),
        r"diurna\.toml: \[\[sources\]\] b: reads what a reads; one of the two is enough",
    ),
    "a text for tables": (
        'name = "x"\ntitle = "X"\nsources = "a"\n',
        r"diurna\.toml: sources: is the text 'a', and must be tables .*\[\[sources\]\]",
    ),
    "one table for several": (
        'name = "x"\ntitle = "X"\n[sources]\nname = "a"\n',
        r"diurna\.toml: sources: is a table, and must be tables of their own",
    ),
    "a typo in a table": (
        'name = "x"\ntitle = "X"\n[scope]\nabuot = ["a"]\n',
        r"diurna\.toml: \[scope\]: there is no key `abuot`; did you mean `about`",
    ),
    "a mail to a bare text": (
        'name = "x"\ntitle = "X"\n[deliver.mail]\nhost = "h"\nsender = "a@b.example"\nto = "a@b.example"\n',
        r"diurna\.toml: \[deliver\.mail\] to: is the text 'a@b\.example', and must be a list",
    ),
    "a time without quotes": (
        'name = "x"\ntitle = "X"\ncutoff = 07:30\n',
        r"diurna\.toml: not readable as TOML: .*line 3.*: `cutoff = 07:30`\. Text stands in",
    ),
    "a zone that is none": ('name = "x"\ntitle = "X"\nzone = "Mars/Olympus"\n', r"diurna\.toml: zone: 'Mars/Olympus' is no IANA zone"),
    "a cutoff that is none": ('name = "x"\ntitle = "X"\ncutoff = "half seven"\n', r"diurna\.toml: cutoff: .*no time of day such as 07:30"),
    "a cutoff with a zone": ('name = "x"\ntitle = "X"\ncutoff = "07:30Z"\n', r"diurna\.toml: cutoff: .*the desk's is `zone`"),
    "no such language": ('name = "x"\ntitle = "X"\nlanguages = ["xx"]\n', r"diurna\.toml: languages: 'xx' is no language code such as"),
    "no language at all": ('name = "x"\ntitle = "X"\nlanguages = []\n', r"diurna\.toml: languages: is empty"),
    "quiet before it is told": (
        'name = "x"\ntitle = "X"\nquiet_after = -1\n',
        r"diurna\.toml: quiet_after: -1 is no number of editions from 1",
    ),
    "never ingested": ('name = "x"\ntitle = "X"\ningest_every = 0\n', r"diurna\.toml: ingest_every: 0 is no number of minutes from 1"),
    "no calendar": (
        'name = "x"\ntitle = "X"\neditions = "weekdays"\n',
        r"diurna\.toml: editions: 'weekdays' is no recurrence rule such as",
    ),
    "a calendar that ends": ('name = "x"\ntitle = "X"\neditions = "FREQ=DAILY;COUNT=9"\n', r"diurna\.toml: editions: .*would end"),
    "a feed that is no address": (
        'name = "x"\ntitle = "X"\n[[sources]]\nname = "a"\nfeed = "a.example/rss"\n',
        r"diurna\.toml: \[\[sources\]\] a, feed: ",
    ),
    "a source of two kinds": (
        'name = "x"\ntitle = "X"\n[[sources]]\nname = "a"\nfeed = "http://a.example"\nfolder = "a"\n',
        r"diurna\.toml: \[\[sources\]\] a: give exactly one",
    ),
    "an outlet's zone": (
        'name = "x"\ntitle = "X"\n[[outlets]]\nname = "a"\nzone = "Nowhere"\n',
        r"diurna\.toml: \[\[outlets\]\] a, zone: 'Nowhere' is no IANA zone",
    ),
    "a theme that is built in": (
        'name = "x"\ntitle = "X"\n[[themes]]\nname = "strikes"\ntitle = "S"\nwords = ["a"]\n',
        r"diurna\.toml: \[\[themes\]\] strikes: is built in",
    ),
    "mail to two in one": (
        'name = "x"\ntitle = "X"\n[deliver.mail]\nhost = "h"\nsender = "a@b.example"\nto = ["a@b.example, c@d.example"]\n',
        r"diurna\.toml: \[deliver\.mail\] to: 'a@b\.example, c@d\.example' is no single e-mail address",
    ),
    "mail to an address with a blank behind it": (
        'name = "x"\ntitle = "X"\n[deliver.mail]\nhost = "h"\nsender = "a@b.example "\nto = ["c@d.example"]\n',
        r"diurna\.toml: \[deliver\.mail\] sender: 'a@b\.example ' is no single e-mail address",
    ),
    "mail to no address": (
        'name = "x"\ntitle = "X"\n[deliver.mail]\nhost = "h"\nsender = "a@b.example"\nto = ["nobody"]\n',
        r"diurna\.toml: \[deliver\.mail\] to: 'nobody' is no single e-mail address",
    ),
    "no TOML": ("name = \n", r"diurna\.toml: not readable as TOML"),
    "bytes": ("\x00\x01", r"diurna\.toml: not readable as TOML"),
    "nothing in it": ("", r"diurna\.toml: .*name"),
}


def test_a_desk_file_in_another_encoding_is_named_with_the_line_and_a_mark_of_order_is_none(small: Place, call: Call) -> None:
    text = small.file.read_text()
    small.file.write_text(text, "utf-8-sig")
    assert call(small.root, "status").exit_code == 0
    small.file.write_text(text.replace('"Brennick"', '"Brénnick"', 1), "latin-1")
    done = call(small.root, "status")
    assert (done.exit_code, done.stderr.endswith("diurna.toml: line 2 has a letter that is not in UTF-8; save the file in UTF-8\n")) == (
        2,
        True,
    )


def test_a_desk_without_sources_says_so(tmp_path: Path, call: Call) -> None:
    (tmp_path / "diurna.toml").write_text('name = "x"\ntitle = "X"\n')
    for command in ("check", "list"):
        told = call(tmp_path, "sources", command).stdout
        assert told == "diurna.toml names no source: add tables under [[sources]], or bring texts in with: diurna ingest PATH\n"


@pytest.mark.parametrize("url", ["mysql://u:secret@h/x", "http://x", "oracle://h"])
def test_a_store_that_is_none_is_told_with_what_could_be(small: Place, call: Call, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("DIURNA_STORE", url)
    done = call(small.root, "status")
    assert (done.exit_code, done.stderr.count("\n"), "secret" in done.stderr) == (1, 1, False)
    assert "name a file, or a PostgreSQL database as postgresql://user@host/name" in done.stderr


COMMANDS = (["status"], ["run"], ["ingest"], ["archive", "list"], ["sources", "list"], ["sources", "check"], ["schedule"], ["deliver"])


@pytest.mark.parametrize(("text", "line"), DESKS.values(), ids=DESKS)
def test_a_desk_file_that_is_wrong_is_named_with_its_field(tmp_path: Path, call: Call, text: str, line: str) -> None:
    (tmp_path / "diurna.toml").write_text(text)
    done = call(tmp_path, "status")
    assert done.exit_code == 2
    assert re.fullmatch(r"diurna: \S*" + line + r".*\n", done.stderr), done.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_without_a_desk_file_every_command_says_how_to_get_one(tmp_path: Path, call: Call, command: list[str]) -> None:
    done = call(tmp_path, *command)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert "there is no desk file here; `diurna init` writes one" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_help_is_help(tmp_path: Path, call: Call) -> None:
    assert call(tmp_path, "--help").exit_code == 0
    assert call(tmp_path, "run", "-h").exit_code == 0
    bare = call(tmp_path)
    assert bare.exit_code == 2
    assert "Commands:" in bare.stderr + bare.stdout
    assert call(tmp_path, "--version").stdout.startswith("diurna, version ")


def test_a_failed_run_ends_with_1(small: Place, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIURNA_STORE", str(small.root))  # a folder
    done = call(small.root, "status")
    assert (done.exit_code, done.stderr.count("\n"), done.stdout) == (1, 1, "")
    assert "is a folder; a store is a file, such as " in done.stderr


def test_what_nobody_foresaw_is_one_line_too(small: Place, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_file: Path) -> Any:
        raise KeyError("quite\nunexpected")

    monkeypatch.setattr("flows.telling.status_lines", broken)
    done = call(small.root, "status")
    assert done.exit_code == 1
    assert re.fullmatch(r"diurna: went wrong in a way nobody foresaw \(KeyError: .*\); `diurna -v …` shows where\n", done.stderr)


PROGRAM = (sys.executable, "-c", "from flows.cli import main; main()")
#: What a terminal has: a shell that asks for no buffer would hide what Python flushes on its way out.
BUFFERED = {**os.environ, "PYTHONUNBUFFERED": ""}
HEARD = (["ledger", "--json"], ["archive", "list"], ["archive", "show"], ["status"], ["sources", "list"], ["sources", "check"], ["--help"])


@pytest.mark.parametrize("command", HEARD, ids=" ".join)
def test_who_has_read_enough_hears_no_complaint(archived: Place, command: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*PROGRAM, *command], cwd=archived.root, env=BUFFERED, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_who_no_longer_hears_costs_no_work(small: Place) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*PROGRAM, "ingest", "saved"], cwd=small.root, env=BUFFERED, stderr=writer, check=False)
    os.close(writer)
    assert done.returncode == 0
    with small.store() as store:
        assert sum(s.versions for s in store.sources()) == 3


def test_ctrl_c_ends_quietly(small: Place, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_file: Path) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("flows.telling.status_lines", interrupted)
    done = call(small.root, "status")
    assert (done.exit_code, done.stderr.strip()) == (130, "diurna: stopped")


# --- init -------------------------------------------------------------------------------------------------------------


def test_init_writes_a_desk_that_loads_and_overwrites_none(tmp_path: Path, call: Call) -> None:
    done = call(tmp_path, "init")
    assert done.exit_code == 0
    assert "diurna run" in done.stderr
    desk = load_desk(tmp_path / "diurna.toml")
    assert (desk.name, desk.cutoff, desk.zone) == ("iran", "07:30", "UTC")
    assert len(desk.sources) >= 12
    assert (tmp_path / "diurna.toml").read_text().count("\n#") > 15
    (tmp_path / "diurna.toml").write_text("mine")
    again = call(tmp_path, "init")
    assert again.exit_code == 2
    assert "is there already; edit it, or remove it first" in again.stderr
    assert (tmp_path / "diurna.toml").read_text() == "mine"


# --- ingest -----------------------------------------------------------------------------------------------------------


def test_ingest_of_a_path_tells_what_came_of_it(small: Place, call: Call) -> None:
    (small.root / "more.jsonl").write_bytes(lines(*NEWS) + b'{"id": 7}\n' + lines(LATER))
    done = call(small.root, "ingest", "more.jsonl")
    assert done.exit_code == 0
    assert done.stderr.startswith("more.jsonl: 4 new, 0 unchanged\n  not read: more.jsonl:4: ")
    assert call(small.root, "ingest", "more.jsonl").stderr.startswith("more.jsonl: 0 new, 4 unchanged")


def test_ingest_of_what_is_late_for_its_edition_says_how_to_have_it(archived: Place, call: Call) -> None:
    (archived.root / "more.jsonl").write_bytes(lines(LATER))
    told = call(archived.root, "ingest", "more.jsonl").stderr
    assert "2026-03-02: 1 version recorded after its edition: diurna run --day 2026-03-02 --as-known now" in told
    assert "recorded after" not in call(archived.root, "ingest", "more.jsonl").stderr


def test_ingest_of_an_empty_folder_and_of_an_archive_say_so(archived: Place, call: Call) -> None:
    (archived.root / "empty").mkdir()
    assert call(archived.root, "ingest", "empty").stderr == "empty: no file in it to be read\n"
    making.archive.rebuild(archived.archive)
    done = call(archived.root, "ingest", "briefings")
    assert (done.exit_code, "briefings: is an archive of Diurna's own briefings, which are no articles" in done.stderr) == (1, True)
    done = call(archived.root, "ingest", "briefings/index.html")
    assert (done.exit_code, "briefings/index.html: is a briefing that Diurna made, not an article" in done.stderr) == (1, True)


def test_ingest_of_nothing_readable_ends_with_1(small: Place, call: Call) -> None:
    (small.root / "bad.jsonl").write_bytes(b"{\n")
    done = call(small.root, "ingest", "bad.jsonl")
    assert done.exit_code == 1
    assert "nothing could be read" in done.stderr


# --- the archive ------------------------------------------------------------------------------------------------------


def test_the_archive_is_listed_shown_and_verified(archived: Place, call: Call) -> None:
    listed = call(archived.root, "archive", "list")
    assert re.fullmatch(r"2026-03-02  r1  +\d sources  .+\n", listed.stdout)
    shown = call(archived.root, "archive", "show", "2 March 2026")
    assert "Brennick, 2026-03-02, revision 1" in shown.stdout
    assert "2026-03-01 07:30 to 2026-03-02 07:30 UTC, 3 articles" in shown.stdout
    assert "- Shelling killed four people" in shown.stdout
    newest = call(archived.root, "archive", "newest")
    assert [Path(p).name for p in newest.stdout.split()] == ["brennick-2026-03-02.r1.pdf", "brennick-2026-03-02.r1.html"]
    verified = call(archived.root, "archive", "verify")
    assert (verified.exit_code, verified.stdout) == (0, f"1 edition: all as archived, in {archived.archive}\n")


def test_a_damaged_edition_is_told_and_hides_no_other(archived: Place, call: Call) -> None:
    page = Path(call(archived.root, "archive", "newest").stdout.split()[1])
    page.write_bytes(page.read_bytes() + b" ")
    verified = call(archived.root, "archive", "verify")
    assert verified.exit_code == 1
    first, mend = verified.stdout.splitlines()[:2]
    assert re.fullmatch(
        r"2026/03/02/brennick-2026-03-02\.r1\.html: was changed after it was archived \(its SHA-256 was \w+…, and is \w+…\)", first
    )
    assert mend == (
        "To mend brennick-2026-03-02.r1: put its files back from a backup, or remove those (the same Diurna writes them again): "
        "diurna run --day 2026-03-02"
    )
    assert verified.stdout.splitlines()[-1].startswith("1 problem in 1 edition, in ")
    shown = call(archived.root, "archive", "show")
    assert (shown.exit_code, shown.stderr.count("\n")) == (1, 1)
    page.with_suffix(".json").write_text("{}")
    listed = call(archived.root, "archive", "list")
    assert (listed.exit_code, "2026-03-02  r1  damaged: " in listed.stdout) == (0, True)


def test_the_list_of_the_archive_reads_no_page(archived: Place, call: Call) -> None:
    before = call(archived.root, "archive", "list")
    for path in call(archived.root, "archive", "newest").stdout.split():
        Path(path).unlink()
        Path(path).mkdir()
    assert call(archived.root, "archive", "list").stdout == before.stdout


def test_an_edition_without_pdf_is_opened_as_a_page(archived: Place, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    log = a_viewer(archived.root / "bin", monkeypatch, ends=0)
    pdf = Path(call(archived.root, "archive", "newest").stdout.split()[0])
    assert call(archived.root, "archive", "open").exit_code == 0
    pdf.unlink()
    done = call(archived.root, "archive", "open")
    assert done.exit_code == 2
    assert "was archived without PDF" in done.stderr
    assert call(archived.root, "archive", "open", "--html").exit_code == 0
    assert [Path(p).suffix for p in log.read_text().split()] == [".pdf", ".html"]
    assert [Path(p).suffix for p in call(archived.root, "archive", "newest").stdout.split()] == [".html"]


def a_viewer(folder: Path, monkeypatch: pytest.MonkeyPatch, *, ends: int) -> Path:
    """A viewer of files, the only one here, that chatters and ends so; gives the file in which it notes what it opened."""
    folder.mkdir()
    viewer, log = folder / "xdg-open", folder / "opened"
    viewer.write_text(f'#!/bin/sh\necho "$1" >> {log}\necho "no method available for opening" >&2\nexit {ends}\n')
    viewer.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return log


def test_where_nothing_opens_a_file_its_path_is_told_in_one_line(archived: Place, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    a_viewer(archived.root / "bin", monkeypatch, ends=3)
    for path in (archived.root / "bin", archived.root / "nothing"):
        monkeypatch.setenv("PATH", str(path))
        done = call(archived.root, "archive", "open")
        assert (done.exit_code, Path(done.stdout.strip()).name) == (1, "brennick-2026-03-02.r1.pdf")
        assert done.stderr == f"diurna: nothing on this machine opens PDF files; this one lies at {done.stdout.strip()}\n"


def test_times_are_told_on_the_desks_clock(archived: Place, call: Call) -> None:
    archived.file.write_text(archived.file.read_text().replace('cutoff = "07:30"', 'cutoff = "07:30"\nzone = "Asia/Kabul"'))
    assert re.search(r"^next due: \d{4}-\d\d-\d\d 07:30 Asia/Kabul$", call(archived.root, "status").stdout, re.MULTILINE)
    assert "newest 2026-03-02 09:30 Asia/Kabul" in call(archived.root, "sources", "list").stdout
    assert "07:30 Asia/Kabul, which is still to come" in call(archived.root, "run", "--day", "2199-01-01").stderr


READING = (
    ["status"],
    ["ledger"],
    ["archive", "list"],
    ["archive", "show"],
    ["archive", "verify"],
    ["sources", "list"],
    ["sources", "check"],
)


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_what_only_reads_leaves_a_desk_that_may_only_be_read_as_it_is(
    archived: Place, call: Call, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    told = call(archived.root, *command).stdout
    before = {p: p.stat().st_mtime_ns for p in archived.root.rglob("*")}
    read_only(archived.root, monkeypatch)
    done = call(archived.root, *command)
    assert (done.exit_code, done.stdout, done.stderr) == (0, told, "")
    assert {p: p.stat().st_mtime_ns for p in archived.root.rglob("*")} == before


def test_what_writes_says_so_where_a_desk_may_only_be_read(archived: Place, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    read_only(archived.root, monkeypatch)
    done = call(archived.root, "withdraw", "bridge", "--why", "a hoax")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"diurna: {archived.root / 'diurna.sqlite'}: ")
    assert re.search(r"can't be written: .*but not write there .* copy the desk's folder to where you may write", done.stderr)


def test_where_no_store_can_be_made_it_is_said_in_the_same_words(small: Place, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    read_only(small.root, monkeypatch)
    for command in (["status"], ["ingest", "saved"]):
        done = call(small.root, *command)
        assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert done.stderr.startswith(
            f"diurna: {small.root / 'diurna.sqlite'}: can't be written: you may read it, or {small.root}, but not write there"
        )


def read_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a mount that can't be written answers for `folder`; a mode would not stop the superuser."""
    asked = os.access

    def access(path: str | os.PathLike[str], mode: int) -> bool:
        return asked(path, mode) and not (mode & os.W_OK and Path(path).is_relative_to(folder))

    monkeypatch.setattr("os.access", access)


def test_status_says_what_is_made_and_due(archived: Place, call: Call) -> None:
    told = call(archived.root, "status").stdout.splitlines()
    assert told[0].startswith("Brennick: 1 day, 1 edition in ")
    assert any("is due and not made: diurna run" in line for line in told)
    assert any(line.startswith("next due: ") for line in told)


def test_status_says_how_much_came_in_since_the_last_cutoff(archived: Place, call: Call) -> None:
    told = "1 article came in since the cutoff of 2026-03-02, for the next edition"
    assert told not in call(archived.root, "status").stdout
    (archived.root / "saved" / "later.jsonl").write_bytes(lines(LATER))
    with archived.store() as store:
        gathering.visit_source(archived, store, "Brennick Wire", now=AT + timedelta(hours=1))
    assert told in call(archived.root, "status").stdout


def test_what_is_counted_is_not_read(small: Place) -> None:
    many = (
        Article(id=str(n), address=str(n), text=f"{n} " + "x" * 100_000, published_at=AT - timedelta(days=n), fetched_at=None)
        for n in range(3, 203)
    )
    with small.store() as store:
        for article in many:
            store.record([Reading(articles=(article,))], at=AT)
        tracemalloc.start()
        try:
            (line,) = telling.unmade_lines(store, small.desk, DAY)
            assert tracemalloc.get_traced_memory()[1] < 2_000_000
        finally:
            tracemalloc.stop()
    assert line.startswith("200 articles of ")


def test_a_desk_that_has_articles_and_no_edition_is_told_how_to_make_their_days(small: Place, call: Call) -> None:
    (small.root / "early.jsonl").write_bytes(lines({**LATER, "published_at": "2026-02-26T06:00:00Z"}))
    told = "of 2026-02-26 {}in no edition yet: diurna backfill --from 2026-02-26 --to "
    assert call(small.root, "ingest", "early.jsonl").stderr.splitlines()[1:] == [f"1 article {told.format('is ')}2026-02-26"]
    call(small.root, "ingest", "saved")
    assert call(small.root, "status").stdout.splitlines()[-1] == f"4 articles {told.format('to 2026-03-02 are ')}2026-03-02"


def test_status_says_that_no_edition_yet_tells_of_a_withdrawal(archived: Place, call: Call) -> None:
    told = "1 article was taken back since the last edition; the next one says so"
    assert told not in call(archived.root, "status").stdout
    call(archived.root, "withdraw", "bridge", "--why", "a hoax")
    assert call(archived.root, "status").stdout.splitlines()[-1] == told
    with archived.store() as store:
        for n in (1, 60):  # so long after nobody's history has it any more
            making.decide(archived, store, making.Wanted(day=DAY + n * timedelta(days=1)), now=AT + n * timedelta(days=1))
            assert told not in call(archived.root, "status").stdout


def test_a_first_edition_says_what_came_before_its_window_and_how_to_have_those_days(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=AT)
        made = making.decide(small, store, making.Wanted(day=DAY + timedelta(days=2)), now=AT + timedelta(days=3))
    told = list(telling.where(small, made))
    assert told[0] == "Nothing was had in this edition's window, 2026-03-03 07:30 to 2026-03-04 07:30 UTC."
    assert told[1] == (
        "3 articles of 2026-03-02 came before this edition's window, and are in none yet. To make the editions of those days: "
        "diurna backfill --from 2026-03-02 --to 2026-03-02"
    )
    with small.store() as store:
        making.decide(small, store, making.Wanted(day=DAY), now=AT + timedelta(days=3))
    assert list(telling.where(small, replace(made, new=False)))[:1] == ["brennick 2026-03-04 r1: nothing new; the archived edition stands."]


def test_a_first_edition_that_has_articles_of_its_own_is_made_again_after_those_before_it(small: Place) -> None:
    (small.root / "saved" / "early.jsonl").write_bytes(lines({**LATER, "published_at": "2026-02-26T06:00:00Z"}))
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=AT)
        made = making.decide(small, store, making.Wanted(day=DAY), now=AT)
    assert next(iter(telling.where(small, made))) == (
        "1 article of 2026-02-26 came before this edition's window, and is in none yet. To make the editions of those days: "
        "diurna backfill --from 2026-02-26 --to 2026-02-26; then, so that this edition follows them: "
        "diurna run --day 2026-03-02 --as-known now"
    )


def test_deliver_hands_over_once(archived: Place, call: Call) -> None:
    archived.file.write_text(archived.file.read_text() + '[deliver]\nfolder = "handed"\n')
    assert call(archived.root, "deliver").stderr == "delivered to handed\n"
    assert call(archived.root, "deliver", "--day", "2 March 2026").stderr == "handed has it already\n"
    assert (archived.root / "handed" / "brennick-2026-03-02.r1.pdf").exists()


# --- what changed -----------------------------------------------------------------------------------------------------


def test_a_figure_is_shown_over_the_editions_in_lines_csv_and_json(archived: Place, call: Call) -> None:
    shown = call(archived.root, "ledger")
    assert re.search(r"^killed, Brennick \(one incident\), .+\n  2026-03-02 +\S+  Brennick Wire", shown.stdout, re.MULTILINE), shown.stdout
    rows = list(csv.DictReader(call(archived.root, "ledger", "--effect", "killed", "--csv").stdout.splitlines()))
    assert [(r["effect"], r["low"], r["edition"]) for r in rows] == [("killed", "4", "brennick-2026-03-02.r1")]
    told = json.loads(call(archived.root, "ledger", "--place", "brennick", "--json").stdout)
    assert [c["steps"][0]["low"] for c in told] == [4]
    assert call(archived.root, "ledger", "--place", "Tavia").stdout == "No such figure in 1 edition.\n"
    assert call(archived.root, "ledger", "--since", "3 March 2026").stdout == "No such figure in 1 edition.\n"


def test_a_headline_is_no_formula_in_a_spreadsheet(small: Place, call: Call) -> None:
    headline = '=HYPERLINK("https://x.example", "Shelling kills four in Brennick")'
    (small.root / "saved" / "news.jsonl").write_bytes(lines({**NEWS[1], "title": headline, "source": "@brennick"}))
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=AT)
        make(small, store, DAY, now=AT)
    (row,) = csv.DictReader(call(small.root, "ledger", "--csv").stdout.splitlines())
    assert (row["title"], row["outlet"], row["low"]) == (f"'{headline}", "'@brennick", "4")


@pytest.fixture
def revised(archived: Place) -> Place:
    """The same, with a second revision as known now."""
    with archived.store() as store:
        (archived.root / "more.jsonl").write_bytes(lines(LATER))
        gathering.import_path(store, archived.desk, archived.root / "more.jsonl", now=AT + timedelta(days=1))
        made = making.decide(archived, store, making.Wanted(day=DAY, as_known="now"), now=AT + timedelta(days=1))
        edition = making.decided(store, made)
        making.finish(archived, store, edition, {"html": making.render(edition, "html")}, now=AT)
    return archived


@pytest.mark.parametrize("names", [("2026-03-02.r1", "2 March 2026"), ("brennick-2026-03-02.r1.html", "2026-03-02.r2")])
def test_what_differs_between_two_revisions_is_told_and_written(revised: Place, call: Call, names: tuple[str, str]) -> None:
    done = call(revised.root, "diff", *names, "--html", "differs.html")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "Brennick: 2 March 2026, revision 2, against 2 March 2026, revision 1"
    assert re.search("(six|6) people .*killed", done.stdout)  # what the later article brought
    assert done.stdout.endswith("Wrote differs.html\n")
    assert re.search(b"(six|6) people .*killed", (revised.root / "differs.html").read_bytes())


def test_a_run_that_makes_nothing_new_gives_the_files_of_the_newest_revision(revised: Place) -> None:
    with revised.store() as store:
        made = making.decide(revised, store, making.Wanted(day=DAY), now=AT + timedelta(days=1))
    told = list(telling.where(revised, made))
    assert told[0] == "brennick 2026-03-02 r1: nothing new; the archived edition stands."
    assert told[-2] == "r2 has taken its place since: that is what is delivered, and lies here:"
    assert Path(told[-1]).name == "brennick-2026-03-02.r2.html"


def test_two_names_of_one_edition_are_no_two_editions(revised: Place, call: Call) -> None:
    done = call(revised.root, "diff", "2026-03-02", "2026-03-02.r2")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "both are brennick-2026-03-02.r2; name two editions, or two revisions such as 2026-03-02.r1" in done.stderr


def test_a_revision_as_known_now_says_what_differs_from_the_one_before(revised: Place) -> None:
    with revised.store() as store:
        edition = making.archive.edition_from(store.edition("brennick", "2026-03-02", 2) or b"")
    assert edition.differs
    assert {d.mark.cause for d in edition.differs} == {"late report"}


def test_an_article_is_withdrawn_once_for_all(archived: Place, call: Call) -> None:
    with archived.store() as store:
        gone = next(a for a in store.versions_had(AT - timedelta(days=2), AT) if "Shelling" in a.title)
    done = call(archived.root, "withdraw", gone.id, "--why", "a hoax")
    assert done.exit_code == 0
    assert done.stdout.startswith(f"Withdrawn: {gone.address} (Brennick Wire): a hoax\n")
    again = call(archived.root, "withdraw", gone.id[:10], "--why", "another reason")
    assert again.stdout.splitlines()[:2] == [
        f"Withdrawn before: {gone.address} (Brennick Wire): a hoax",
        "That first reason stands, as editions may have printed it; “another reason” is not kept.",
    ]
    with archived.store() as store:
        assert [w.why for w in store.withdrawn()] == ["a hoax"]


def test_a_withdrawal_names_every_edition_that_printed_the_article(revised: Place, call: Call) -> None:
    with revised.store() as store:
        making.decide(revised, store, making.Wanted(day=DAY, since=DAY - timedelta(days=1)), now=AT + timedelta(days=9))
        gone = next(a for a in store.versions_had(AT - timedelta(days=2), AT) if "Shelling" in a.title)
    told = call(revised.root, "withdraw", gone.id, "--why", "a hoax").stdout.splitlines()
    assert told[1] == "Printed in the editions of 2026-03-01--2026-03-02, 2026-03-02."
    assert told[-2:] == [
        "  diurna run --from 2026-03-01 --to 2026-03-02 --as-known now",
        "  diurna run --day 2026-03-02 --as-known now",
    ]
    assert call(revised.root, "status").stdout.startswith("Brennick: 1 day, 3 editions, 1 of them over several days in ")


# --- sources ----------------------------------------------------------------------------------------------------------

OPML = b"""<opml version="2.0"><head><title>mine</title></head><body><outline text="Osrel Today" type="rss" xmlUrl="http://127.0.0.1:1/rss"/>
<outline text="Tavia &quot;Post&quot; \\ Co" type="rss" xmlUrl="http://127.0.0.1:1/post"/></body></opml>"""


def test_sources_are_listed_with_what_the_store_has_of_them(archived: Place, call: Call) -> None:
    assert call(archived.root, "sources", "list").stdout.startswith("Brennick Wire  (wire)  saved  3 versions, newest 2026-03-02 05:00")


def test_a_folder_is_listed_with_what_its_files_brought_whoever_they_name(small: Place, call: Call) -> None:
    (small.root / "saved" / "news.jsonl").write_bytes(lines(*({**a, "source": "Gulfline"} for a in NEWS)))
    call(small.root, "ingest", "saved")
    told = call(small.root, "sources", "list").stdout.splitlines()
    assert told[0].startswith("Brennick Wire  (wire)  saved  3 versions, newest 2026-03-02 05:00")
    assert told[1:] == ["Gulfline  (affiliation not stated)  from a folder or an import  3 versions"]


def test_the_steps_stand_one_a_line(small: Place, call: Call) -> None:
    told = call(small.root, "stage", "--help").stdout
    assert "\\b" not in told
    assert "\n  tally     how many" in told


def test_sources_are_checked_without_keeping_anything(small: Place, call: Call) -> None:
    fine = call(small.root, "sources", "check")
    assert (fine.exit_code, fine.stdout) == (0, "Brennick Wire: 3 articles\n")
    (small.root / "saved" / "README.txt").write_text("What lies here.")
    with_readme = call(small.root, "sources", "check")
    assert (with_readme.exit_code, with_readme.stdout) == (0, "Brennick Wire: 3 articles\n  passed over: saved/README.txt (a README)\n")
    (small.root / "saved" / "README.txt").unlink()
    (small.root / "saved" / "undated.txt").write_text("Osrel closes its border\n\nOsrel closed its border with Tavia, a ministry said.\n")
    undated = call(small.root, "sources", "check")
    assert (undated.exit_code, undated.stdout) == (
        0,
        "Brennick Wire: 4 articles\n  saved/undated.txt: no date in it: taken as first had\n",
    )
    (small.root / "saved" / "undated.txt").unlink()
    (small.root / "saved" / "empty.txt").write_bytes(b"")
    small.file.write_text(small.file.read_text() + '[[sources]]\nname = "Down"\nfeed = "http://127.0.0.1:1/rss"\n')
    done = call(small.root, "sources", "check")
    assert done.exit_code == 1
    assert re.search(
        r"Brennick Wire: 3 articles, 1 not read\n  saved/empty\.txt: .+\nDown: http://127\.0\.0\.1:1/rss: no connection", done.stdout
    )
    last = done.stdout.splitlines()[-1]
    assert last.startswith("No source on the network could be reached: no network? Check the connection")
    assert last.endswith("then: diurna sources check.")
    assert not (small.root / "diurna.sqlite").exists()


def test_outlets_of_unstated_affiliation_are_named_with_how_to_state_it(small: Place, call: Call) -> None:
    (small.root / "saved" / "more.jsonl").write_bytes(lines({"id": "x", "text": "Osrel's envoy left Brennick."}, source="Osrel Radio"))
    told = call(small.root, "sources", "check")
    assert told.exit_code == 0
    assert "Affiliation not stated: Osrel Radio.\n" in told.stdout
    assert '  [[outlets]]\n  name = "Osrel Radio"\n' in told.stdout
    small.file.write_text(small.file.read_text() + '[[outlets]]\nname = "Osrel Radio"\naffiliation = "state"\n')
    assert "Affiliation" not in call(small.root, "sources", "check").stdout


def test_feeds_are_imported_once_and_exported(small: Place, call: Call) -> None:
    (small.root / "mine.opml").write_bytes(OPML)
    done = call(small.root, "sources", "import", "mine.opml")
    assert done.stderr.startswith("Added 2 sources to diurna.toml: Osrel Today")
    assert [s.name for s in load_desk(small.file).sources] == ["Brennick Wire", "Osrel Today", 'Tavia "Post" \\ Co']
    assert "nothing new" in call(small.root, "sources", "import", "mine.opml").stderr
    assert call(small.root, "sources", "export", "out.opml").exit_code == 0
    exported = call(small.root, "sources", "export")
    assert exported.stdout.encode() == (small.root / "out.opml").read_bytes()
    assert b"http://127.0.0.1:1/post" in (small.root / "out.opml").read_bytes()
    assert exported.stderr == "Left out, as OPML lists feeds, and no folders or pages: Brennick Wire\n"


def test_a_desk_without_feeds_says_that_its_list_is_empty(small: Place, call: Call) -> None:
    told = call(small.root, "sources", "export", "out.opml").stderr.splitlines()
    assert told == ["Wrote out.opml: 0 feeds", "Left out, as OPML lists feeds, and no folders or pages: Brennick Wire"]


def test_a_feed_of_a_name_that_the_desk_has_is_not_passed_over_silently(small: Place, call: Call) -> None:
    (small.root / "mine.opml").write_bytes(OPML.replace(b"Osrel Today", b"Brennick Wire"))
    told = call(small.root, "sources", "import", "mine.opml").stderr
    assert "Skipped, for the desk has another source of this name: Brennick Wire (http://127.0.0.1:1/rss)\n" in told


def test_feeds_that_are_none_of_the_web_are_named(small: Place, call: Call) -> None:
    body = OPML.replace(b"</body>", b'<outline text="Old Osrel" type="rss" xmlUrl="ftp://old.example/rss"/></body>')
    (small.root / "mine.opml").write_bytes(body)
    assert (
        "Skipped, for it is no address of the web: Old Osrel (ftp://old.example/rss)"
        in call(small.root, "sources", "import", "mine.opml").stderr
    )


def test_a_list_of_feeds_that_is_none_changes_nothing(small: Place, call: Call) -> None:
    before = small.file.read_bytes()
    (small.root / "mine.opml").write_bytes(b"<html>no</html>")
    done = call(small.root, "sources", "import", "mine.opml")
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("diurna: mine.opml: it is no OPML")
    (small.root / "mine.opml").write_bytes(b'<opml><body><outline text="Osrel & Co"/></body></opml>')
    assert call(small.root, "sources", "import", "mine.opml").stderr.endswith("; a bare & is written &amp;\n")
    (small.root / "mine.opml").write_bytes(b"<opml><body/></opml>")
    assert call(small.root, "sources", "import", "mine.opml").stderr == "mine.opml: no feed in it\n"
    assert small.file.read_bytes() == before
    assert not list(small.root.glob("*.new"))


# --- the machine ------------------------------------------------------------------------------------------------------


def test_doctor_says_what_is_well_and_what_is_not(small: Place, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    done = call(small.root, "doctor")
    assert "ok    desk: " in done.stdout
    assert "ok    mail: not set up" in done.stdout
    assert "ok    outbox: not set up" in done.stdout
    mail = '[deliver.mail]\nhost = "mail.example"\nsender = "a@x.example"\nto = ["b@x.example"]\nuser = "a"\npassword_env = "NOWHERE_SET"\n'
    small.file.write_text(small.file.read_text() + mail)
    done = call(small.root, "doctor")
    assert done.exit_code == 1
    assert "FAIL  mail: set the environment variable NOWHERE_SET to the mail password" in done.stdout
    monkeypatch.setattr("diurna.publish.made_with", lambda: {"pango": "absent", "harfbuzz": "6.0.0", "weasyprint": "70.0"})
    assert re.search(r"FAIL  PDF: Pango or HarfBuzz is missing, .*; type: \S+ ", call(small.root, "doctor").stdout)


def test_doctor_says_that_a_desk_may_only_be_read(archived: Place, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {p: p.stat().st_mtime_ns for p in archived.root.rglob("*")}
    read_only(archived.root, monkeypatch)
    done = call(archived.root, "doctor")
    assert (done.exit_code, done.stderr) == (1, "")
    assert f"FAIL  disk: {archived.root} may only be read: nothing can be gathered or made here" in done.stdout
    assert {p: p.stat().st_mtime_ns for p in archived.root.rglob("*")} == before


def test_doctor_looks_at_the_outbox(small: Place, call: Call) -> None:
    small.file.write_text(small.file.read_text() + '[deliver]\nfolder = "to/outbox"\n')
    done = call(small.root, "doctor")
    assert (done.exit_code, f"FAIL  outbox: there is no folder {small.root / 'to'} to hold deliver.folder" in done.stdout) == (1, True)
    (small.root / "to").mkdir()
    assert f"ok    outbox: {small.root / 'to' / 'outbox'}" in call(small.root, "doctor").stdout
    (small.root / "to").rmdir()
    (small.root / "to").write_text("in the way")
    done = call(small.root, "doctor")
    assert done.exit_code == 1
    assert f"FAIL  outbox: {small.root / 'to'} is no folder: deliver.folder" in done.stdout


def test_doctor_names_a_folder_that_is_not_there(small: Place, call: Call) -> None:
    assert "ok    folders: 1 folder" in call(small.root, "doctor").stdout
    small.file.write_text(small.file.read_text().replace('"saved"', '"savd"'))
    done = call(small.root, "doctor")
    assert (done.exit_code, f"FAIL  folders: no folder savd in {small.root}" in done.stdout) == (1, True)


def test_who_may_not_write_is_told_what_to_do(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: Path, _: bytes) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "write_bytes", denied)
    done = call(tmp_path, "init")
    assert done.exit_code == 1
    said = r"diurna\.toml: can't be written: you may read it, or \S+, but not write there \(`ls -ld \S+` shows who may\)"
    assert re.search(said, done.stderr)
    assert "copy the desk's folder to where you may write" in done.stderr


def test_doctor_names_a_desk_that_cannot_be_read_once(tmp_path: Path, call: Call) -> None:
    done = call(tmp_path, "doctor")
    assert done.exit_code == 1
    assert done.stdout.count("there is no desk file here") == 1


def test_verify_names_a_day_that_vanished(archived: Place, call: Call) -> None:
    assert call(archived.root, "archive", "verify").exit_code == 0
    shutil.rmtree(archived.archive / "2026")
    done = call(archived.root, "archive", "verify")
    assert done.exit_code == 1
    assert "2026/03/02/brennick-2026-03-02.r1: was archived and is gone" in done.stdout

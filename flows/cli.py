"""The command line. Prefect, WeasyPrint and trafilatura load only in the commands that use them: `--help` answers at once."""

import logging
import os
import sys
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from diurna import __version__
from diurna.errors import UsageError
from diurna.model import Effect
from flows.looking import archive, label, sources
from flows.progress import say
from flows.usage import DESK, Commands

if TYPE_CHECKING:
    from flows.figures import Form
    from flows.gathering import Gathered
    from flows.making import AsKnown


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="diurna")
@click.option("-v", "--verbose", is_flag=True, help="Tell each step, and what Prefect says.")
def main(*, verbose: bool) -> None:
    """Make a dated daily briefing, PDF and HTML, from a stream of news articles.

    Every command acts on the diurna.toml of the folder it is called in; `diurna init` writes one. DAY is written as people write it:
    yesterday, '2 March 2026', 2026-03-02. It ends with 0; with 1 where something failed; with 2 where what was typed can't be meant.
    """
    # Prefect's own log is a page a run; it's there for who asks.
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "INFO" if verbose else "CRITICAL")
    logging.basicConfig(level=logging.INFO if verbose else logging.ERROR, format="%(levelname)s %(name)s: %(message)s")


def _day(words: str | None, desk_file: Path, *, due: bool = False) -> date | None:
    """The day that the words name, None without any; with `due` it must not be to come."""
    from flows import clock  # noqa: PLC0415
    from flows.place import place_of  # noqa: PLC0415

    desk, at = place_of(desk_file).desk, clock.now()
    if words is None:
        return None
    day = clock.day_from(words, desk, at)
    if due:
        clock.must_be_due(desk, day, at)
    return day


@main.command()
def init() -> None:
    """Write a commented diurna.toml into this folder."""
    from diurna.publish.versions import templates  # noqa: PLC0415

    target = Path("diurna.toml")
    if target.exists():
        raise UsageError(f"{target.resolve()} is there already; edit it, or remove it first")
    target.write_bytes((templates() / "diurna.toml").read_bytes())
    say("Wrote diurna.toml. Edit its scope and sources, then: diurna run")


@main.command()
@DESK
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
def ingest(desk_file: Path, paths: tuple[Path, ...]) -> None:
    """Read the sources, or files and folders named, into the store."""
    if paths:
        _import(desk_file, paths)
        return
    from flows.place import place_of  # noqa: PLC0415

    place = place_of(desk_file)
    from flows.server import temporary_server  # noqa: PLC0415

    with temporary_server():
        from flows.ingest import ingest as flow  # noqa: PLC0415 - after the server is there

        done = flow(str(place.file))
    _end_with(done)


def _import(desk_file: Path, paths: tuple[Path, ...]) -> None:
    from flows.place import place_of  # noqa: PLC0415

    place = place_of(desk_file)
    from flows import clock, gathering  # noqa: PLC0415
    from flows.telling import late_lines, line_of, unmade_lines  # noqa: PLC0415

    done = []
    with place.store() as store:
        for path in paths:
            done.append(gathering.import_path(store, place.desk, path, now=clock.now(), root=place.root))
            say(line_of(done[-1]))
        late = late_lines(store, place.desk.name), unmade_lines(store, place.desk, clock.newest_day(place.desk, clock.now()))
        for line in chain(*late) if any(d.new for d in done) else ():
            say(line)
    _end_with(done)


def _end_with(done: "list[Gathered]") -> None:
    """Exit 1 where nothing at all could be read; a single failure is told and costs only itself."""
    if done and all(d.failures and not d.new and not d.unchanged for d in done):
        if any(d.reached for d in done):
            say("diurna: nothing could be read; `diurna sources check` tries again without keeping anything")
        sys.exit(1)


@main.command()
@DESK
@click.option("--day", "words", metavar="DAY", help="The edition's day. Default: the newest that is due.")
@click.option("--from", "start", metavar="DAY", help="One edition over several days: the first.")
@click.option("--to", "end", metavar="DAY", help="And the last. Default: the newest that is due.")
@click.option("--since-edition", "after", metavar="EDITION", help="One edition over all days after that one.")
@click.option("--as-known", type=click.Choice(["then", "now"]), default="then", help="then: what was had in its window; now: all since.")
@click.option("--remake", is_flag=True, help="Make a new revision where an update gives another page.")
@click.option("--no-deliver", is_flag=True, help="Archive the edition, hand it to nobody.")
def run(desk_file: Path, as_known: str, *, remake: bool, no_deliver: bool, **days: str | None) -> None:
    """Make one edition: gather, decide, render, archive, deliver.

    DAY is written as people write it: yesterday, '2 March 2026', 2026-03-02. EDITION is an edition's day, or its name in the archive.
    """
    from flows import clock, spans  # noqa: PLC0415
    from flows.beginning import must_be_able_to_begin  # noqa: PLC0415
    from flows.place import place_of  # noqa: PLC0415
    from flows.server import temporary_server  # noqa: PLC0415

    place = place_of(desk_file)
    since, day = spans.asked(place, days)
    if day:
        must_be_able_to_begin(place, day, clock.now())
    with temporary_server():
        from flows.daily import daily_briefing  # noqa: PLC0415 - after the server is there
        from flows.telling import where  # noqa: PLC0415

        known: AsKnown = "now" if as_known == "now" else "then"
        made = daily_briefing(str(desk_file.resolve()), day, known, since=since, remake=remake, deliver=not no_deliver)
    for line in where(place, made) if made else ():
        print(line)
    sys.exit(1 if made and (made.undelivered or made.fault) else 0)


@main.command()
@DESK
@click.option("--from", "start", metavar="DAY", required=True, help="The first day.")
@click.option("--to", "end", metavar="DAY", required=True, help="The last day.")
def backfill(desk_file: Path, start: str, end: str) -> None:
    """Make the editions of a span of days, one after another."""
    first, last = _day(start, desk_file), _day(end, desk_file, due=True)
    if first is None or last is None or last < first:
        raise UsageError(f"--to {end} is before --from {start}")
    from flows.place import place_of  # noqa: PLC0415
    from flows.server import temporary_server  # noqa: PLC0415

    with temporary_server():
        from flows.backfill import backfill as flow  # noqa: PLC0415 - after the server is there
        from flows.telling import where  # noqa: PLC0415

        made = flow(str(desk_file.resolve()), first, last)
    for line in where(place_of(desk_file), made[-1]):
        print(line)
    sys.exit(1 if any(m.fault for m in made) else 0)


@main.command()
@DESK
@click.option("--day", "words", metavar="DAY", help="The edition's day. Default: the newest archived.")
def deliver(desk_file: Path, words: str | None) -> None:
    """Hand an archived edition to those who haven't got it."""
    from flows import clock, delivering  # noqa: PLC0415
    from flows.archiving import newest  # noqa: PLC0415
    from flows.place import place_of  # noqa: PLC0415

    place, day = place_of(desk_file), label(words, desk_file)
    if place.desk.deliver.mail is None and not place.desk.deliver.folder:
        raise UsageError(f"{desk_file}: [deliver] names nobody; add deliver.mail or deliver.folder")
    with place.store() as store:
        for done in delivering.deliver(place, store, newest(place, day), now=clock.now):
            say(f"delivered to {done.recipient}" if done.sent else f"{done.recipient} has it already")


@main.command()
@DESK
@click.option("--people", metavar="WORDS", default="", help="Only figures of these people, such as civilians.")
@click.option("--place", metavar="WORDS", default="", help="Only figures of this place.")
@click.option("--effect", type=click.Choice(get_args(Effect)), help="Only figures of this effect.")
@click.option("--claimant", metavar="WORDS", default="", help="Only this claimant's figures.")
@click.option("--since", metavar="DAY", default="", help="From this day's edition on.")
@click.option("--csv", "csv", is_flag=True, help="A row a step, for a spreadsheet.")
@click.option("--json", "json", is_flag=True, help="The same as JSON.")
def ledger(desk_file: Path, effect: str | None, *, csv: bool, json: bool, **words: str) -> None:
    """Show how figures evolved, edition by edition."""
    if csv and json:
        raise UsageError("give --csv or --json, not both")
    from diurna.interpret.evolution import Asked  # noqa: PLC0415
    from flows import figures  # noqa: PLC0415

    form: Form = "csv" if csv else "json" if json else "lines"
    for line in figures.told(desk_file, Asked(effect=effect or "", **words), form):
        print(line)


@main.command()
@DESK
@click.argument("one", metavar="EDITION")
@click.argument("other", metavar="EDITION")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write the differences as a page, too.")
@click.option("--pdf", type=click.Path(dir_okay=False, path_type=Path), help="Write them as a PDF, too.")
def diff(desk_file: Path, one: str, other: str, html: Path | None, pdf: Path | None) -> None:
    """Show what differs between two editions or revisions.

    EDITION is a day (2026-03-02, '2 March 2026'), one over several (2026-03-06--2026-03-08), or a revision of either, such as
    2026-03-02.r1. The earlier of the two is held against the later one, in whichever order they stand.
    """
    from flows import differing  # noqa: PLC0415

    for line in differing.told(desk_file, (one, other), html=html, pdf=pdf):
        print(line)


@main.command()
@DESK
@click.argument("article")
@click.option("--why", metavar="WORDS", required=True, help="The reason, in words that the next edition prints.")
def withdraw(desk_file: Path, article: str, why: str) -> None:
    """Take an article back; the next edition says so.

    ARTICLE is its address, or the id of a version as each page prints it under Sources, or the first eight or more characters of one.
    Withdrawn again, the first reason stands.
    """
    from flows import withdrawing  # noqa: PLC0415

    for line in withdrawing.withdraw(desk_file, article, why):
        print(line)


@main.command()
@DESK
def schedule(desk_file: Path) -> None:
    """Serve ingest and the daily briefing, until stopped."""
    from flows.schedule import serve  # noqa: PLC0415

    serve(desk_file)


@main.command()
@DESK
def status(desk_file: Path) -> None:
    """Say what is made, what is due, and what came in since."""
    from flows.telling import status_lines  # noqa: PLC0415

    for line in status_lines(desk_file):
        print(line)


main.add_command(archive)
main.add_command(sources)


@main.command()
@click.argument("name", metavar="STEP", type=click.Choice(["extract", "dedupe", "stories", "themes", "claims", "tally", "summary"]))
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--words", type=click.IntRange(min=1), help="For summary: at most so many words.")
@click.option("--bytes", "size", type=click.IntRange(min=1), help="For summary: at most so many bytes.")
def stage(name: str, files: tuple[Path, ...], words: int | None, size: int | None) -> None:
    """Run one step alone, JSON lines in and out.

    \b
    extract   FILE…: articles from saved pages, texts and feeds; a time that names no zone is taken as UTC
    dedupe    which articles copy another one's text
    stories   which articles tell of one event
    themes    diplomacy, strikes, casualties: scores, and the words that decided
    claims    who says what: figures, strikes, diplomacy, with the exact words
    tally     how many were killed and injured, by each text
    summary   the sentences that say most of all of them

    All but extract read articles from standard input, a line each; only "id" and "text" are needed:

    \b
    {"id": "1", "title": "…", "text": "…", "published_at": "2026-03-02T05:00:00Z"}
    """  # noqa: D301 - click reads the character itself
    from flows import stages  # noqa: PLC0415

    stages.must_fit(name, files, words=words, size=size)
    failures = stages.unopened(files)
    given = () if name == "extract" else stages.articles_from(name, sys.stdin.buffer, failures)
    out = sys.stdout.buffer
    for line in stages.run(name, given, files, ("bytes", size) if size else ("words", words or 100), failures):
        out.write(line + b"\n")
    out.flush()
    for failure in failures:
        say(f"diurna: {failure.where}: {failure.reason}")
    sys.exit(1 if failures else 0)


@main.command()
@DESK
def doctor(desk_file: Path) -> None:
    """Say what is missing here, and the line that mends it."""
    from flows import doctor as rooms  # noqa: PLC0415

    sys.exit(rooms.examine(desk_file))

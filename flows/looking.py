"""The commands that look at what was made and at what is read: `diurna archive …`, `diurna sources …`."""

import sys
from pathlib import Path

import click

from flows.progress import say
from flows.usage import DESK, Commands


def label(words: str | None, desk_file: Path) -> str | None:
    """The name under which the archive keeps the edition that the words name; None without any."""
    from flows import spans  # noqa: PLC0415
    from flows.place import place_of  # noqa: PLC0415

    return spans.label(place_of(desk_file), words)


@click.group(cls=Commands)
def archive() -> None:
    """List, show or open what was made."""


@archive.command("list")
@DESK
def archive_list(desk_file: Path) -> None:
    """List every edition in the archive."""
    from flows import archiving  # noqa: PLC0415

    for line in archiving.listing(desk_file):
        print(line)


@archive.command("show")
@DESK
@click.argument("words", metavar="[DAY]", required=False)
@click.option("--revision", type=int, metavar="N", help="Which revision. Default: the latest.")
def archive_show(desk_file: Path, words: str | None, revision: int | None) -> None:
    """Print an edition's bottom line and its files.

    That of DAY, or the newest.
    """
    from flows import archiving  # noqa: PLC0415

    for line in archiving.shown(desk_file, label(words, desk_file), revision):
        print(line)


@archive.command("open")
@DESK
@click.argument("words", metavar="[DAY]", required=False)
@click.option("--html", is_flag=True, help="The HTML file instead of the PDF.")
def archive_open(desk_file: Path, words: str | None, *, html: bool) -> None:
    """Open an edition's PDF, and print its path.

    That of DAY, or the newest.
    """
    from flows import archiving  # noqa: PLC0415

    path = archiving.file_of(desk_file, label(words, desk_file), "html" if html else "pdf")
    print(path)
    if not archiving.opened(path):
        say(f"diurna: nothing on this machine opens {'HTML' if html else 'PDF'} files; this one lies at {path}")
        sys.exit(1)


@archive.command("newest")
@DESK
def archive_newest(desk_file: Path) -> None:
    """Say where the newest edition's PDF and HTML lie."""
    from flows import archiving  # noqa: PLC0415

    for path in archiving.newest_files(desk_file):
        print(path)


@archive.command("verify")
@DESK
def archive_verify(desk_file: Path) -> None:
    """Hold every file against its checksum."""
    from flows import archiving  # noqa: PLC0415

    code, found = archiving.verified(desk_file)
    for line in found:
        print(line)
    sys.exit(code)


@click.group(cls=Commands)
def sources() -> None:
    """List, check, import or export the desk's sources."""


@sources.command("list")
@DESK
def sources_list(desk_file: Path) -> None:
    """List the desk's sources and what the store has of each."""
    from flows import sourcing  # noqa: PLC0415

    for line in sourcing.listing(desk_file):
        print(line)


@sources.command("check")
@DESK
def sources_check(desk_file: Path) -> None:
    """Visit each source, and say what can't be read and why.

    Nothing is kept.
    """
    from flows import sourcing  # noqa: PLC0415

    sys.exit(sourcing.check(desk_file))


@sources.command("import")
@DESK
@click.argument("opml", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def sources_import(desk_file: Path, opml: Path) -> None:
    """Add the feeds of an OPML file to the desk file.

    Feed readers export their list as OPML.
    """
    from flows import sourcing  # noqa: PLC0415

    say(sourcing.import_opml(desk_file, opml))


@sources.command("export")
@DESK
@click.argument("opml", metavar="[FILE]", type=click.Path(path_type=Path), required=False)
def sources_export(desk_file: Path, opml: Path | None) -> None:
    """Write the desk's feeds as OPML, to a file or standard output."""
    from flows import sourcing  # noqa: PLC0415

    sourcing.export_opml(desk_file, opml)

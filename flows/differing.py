"""What differs between two editions or two revisions of the archive: told on the terminal, or written as a page or a PDF."""

import re
from collections.abc import Iterator
from pathlib import Path

from diurna.edition import Edition
from diurna.errors import UsageError
from diurna.interpret.comparison import compare
from flows import archiving, spans
from flows.place import Place, place_of

_REVISION = re.compile(r"(?P<day>.+?)(?:[. ]r(?P<revision>[1-9]\d*))?(?:\.(?:pdf|html|json))?")


def told(desk_file: Path, named: tuple[str, str], *, html: Path | None, pdf: Path | None) -> Iterator[str]:
    """The differences in lines, and where the files asked for were written."""
    place = place_of(desk_file)
    one, other = (edition_named(place, name) for name in named)
    if (one.day, one.revision) == (other.day, other.revision):
        raise UsageError(f"both are {one.desk}-{one.day}.r{one.revision}; name two editions, or two revisions such as {one.day}.r1")
    comparison = compare(one, other)
    from diurna.publish import comparing  # noqa: PLC0415 - the templates load only where two editions were found

    yield from comparing.lines(comparison)
    if html:
        html.write_bytes(comparing.render(comparison))
        yield f"Wrote {html}"
    if pdf:
        from diurna.publish.pdf import render_comparison  # noqa: PLC0415 - WeasyPrint loads here

        pdf.write_bytes(render_comparison(comparison))
        yield f"Wrote {pdf}"


def edition_named(place: Place, name: str) -> Edition:
    """The edition that a person names: by its day in words (the latest revision), as `2026-03-01.r2`, or as its files are named.
    Raises UsageError where the archive has none.
    """
    found = _REVISION.fullmatch(Path(name.strip()).name)
    if found is None:
        raise UsageError(f"{name!r} names no edition; diurna archive list shows what there is")
    day = spans.label(place, found["day"].removeprefix(f"{place.desk.name}-"))
    return archiving.edition_of(place, day, int(found["revision"]) if found["revision"] else None)

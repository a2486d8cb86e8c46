"""How figures evolved over the editions, for a person or a program: lines, CSV or JSON."""

import csv
import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Literal

import msgspec

from diurna.edition import HistoryRecord
from diurna.interpret.evolution import Asked, Evolution, Step, evolution
from diurna.text import befallen
from flows import clock
from flows.place import Place, place_of
from flows.progress import counted

Form = Literal["lines", "csv", "json"]
_OF_COUNT = ("claimant", "effect", "scope", "people", "place", "since")
_OF_STEP = ("edition", "day", "figure", "low", "high", "qualifier", "as_of", "via", "outlet", "title", "url")


def told(desk_file: Path, asked: Asked, form: Form) -> Iterator[str]:
    """The counts asked for in this form, line by line; `asked.since` as a person writes a day."""
    place = place_of(desk_file)
    if asked.since:
        asked = msgspec.structs.replace(asked, since=clock.day_from(asked.since, place.desk, clock.now()).isoformat())
    history = _history(place)
    found = evolution(history, asked)
    if form == "json":
        yield msgspec.json.format(msgspec.json.encode(found), indent=1).decode()
    elif form == "csv":
        yield _table(found)
    else:
        yield from _lines(found, len(history))


def _history(place: Place) -> tuple[HistoryRecord, ...]:
    """Every day's latest revision."""
    until = clock.newest_day(place.desk, clock.now()) + timedelta(days=2)
    with place.store() as store:
        return store.history(place.desk.name, before=until, revisions="latest")


def _table(found: tuple[Evolution, ...]) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow((*_OF_COUNT, *_OF_STEP, "marks", "flags"))
    for count in found:
        of_count = [getattr(count, k) for k in _OF_COUNT]
        for s in count.steps:
            high = "" if s.high is None else s.high
            of_step = [high if k == "high" else getattr(s, k) for k in _OF_STEP]
            rows.writerow(map(_inert, (*of_count, *of_step, " ".join(m.kind for m in s.marks), "; ".join(s.flags))))
    return out.getvalue().rstrip("\n")


def _inert(cell: object) -> object:
    """`cell`, an outlet's words, with an apostrophe where a spreadsheet would take it for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _lines(found: tuple[Evolution, ...], editions: int) -> Iterator[str]:
    if not found:
        yield f"No such figure in {counted(editions, 'edition')}." if editions else "No edition yet; diurna run makes one."
    for n, count in enumerate(found):
        if n:
            yield ""
        where = ", ".join(w for w in (count.people, count.place) if w)
        running = f"running total{' since ' + count.since if count.since else ''}" if count.scope == "cumulative" else "one incident"
        effect = befallen(count.effect, count.severity)
        yield f"{effect}{', ' + where if where else ''} ({running}), {count.claimant or 'claimant not stated'}"
        yield from (_step(s) for s in count.steps)


def _step(s: Step) -> str:
    marks = " ".join(m.kind + (f" ({m.note})" if m.note else "") for m in s.marks if m.kind != "UNCHANGED")
    told = "; ".join(w for w in (marks, *s.flags) if w)
    return f"  {s.day}  {s.figure:>16}  {s.outlet}{f': {s.title}' if s.title else ''}{f'  [{told}]' if told else ''}"

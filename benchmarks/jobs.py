"""What speed.py measures, each as a process of its own: `jobs.py fill|history|day DESK_FILE …`. Plain functions of the flows, no scheduler.

The last line printed is one JSON object.
"""

import json
import sys
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from flows import gathering, making
from flows.place import place_of

#: After every day of the corpora: what is made is made in their future.
NOW = datetime(2026, 4, 1, tzinfo=UTC)


def fill(desk_file: str, *paths: str) -> dict[str, float]:
    """Ingest files into the desk's store."""
    place = place_of(Path(desk_file))
    with place.store() as store:
        done = [gathering.import_path(store, place.desk, Path(path), now=NOW) for path in paths]
    return {"new": sum(d.new for d in done), "failures": sum(len(d.failures) for d in done)}


def history(desk_file: str, start: str, end: str) -> dict[str, float]:
    """Decide the editions from `start` to `end`, both included, and render none."""
    place = place_of(Path(desk_file))
    days = _days(date.fromisoformat(start), date.fromisoformat(end))
    with place.store() as store:
        made = [making.decide(place, store, making.Wanted(day=day), now=NOW) for day in days]
    return {"editions": len(made)}


def _days(start: date, end: date) -> Sequence[date]:
    return [start + timedelta(days=n) for n in range((end - start).days + 1)]


def day(desk_file: str, which: str) -> dict[str, float]:
    """One edition, stored articles to archived files, with the seconds of each step."""
    place = place_of(Path(desk_file))
    with place.store() as store:
        began = time.perf_counter()
        made = making.decide(place, store, making.Wanted(day=date.fromisoformat(which)), now=NOW)
        edition = making.decided(store, made)
        decided = time.perf_counter()
        html = making.render(edition, "html")
        written = time.perf_counter()
        pdf = making.render(edition, "pdf")
        printed = time.perf_counter()
        making.finish(place, store, edition, {"html": html, "pdf": pdf}, now=NOW)
    steps = {"decide": decided - began, "html": written - decided, "pdf": printed - written}
    return {**steps, "articles": edition.coverage.total.versions, "sources": len(edition.sources)}


if __name__ == "__main__":
    job = {"fill": fill, "history": history, "day": day}[sys.argv[1]]
    sys.stdout.write(json.dumps(job(*sys.argv[2:])) + "\n")

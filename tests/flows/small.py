"""A small desk, and articles to drop into it. Every place, person and outlet is invented."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import msgspec
from click.testing import Result

from diurna.store import Store
from flows import making, press
from flows.making import Made, Wanted
from flows.place import Place, place_of
from flows.press import Print

#: The command line, called in a folder.
Call = Callable[..., Result]
DAY = date(2026, 3, 2)
#: Shortly after the cutoff of DAY, when it is made.
AT = datetime(2026, 3, 2, 7, 35, tzinfo=UTC)
DESK = """\
name = "brennick"
title = "Brennick"
cutoff = "07:30"
scope = { about = ["Brennick", "Osrel", "Tavia"] }

[[sources]]
name = "Brennick Wire"
folder = "saved"
affiliation = "wire"
"""
NEWS: tuple[Mapping[str, str], ...] = (
    {
        "id": "bridge",
        "title": "Osrel and Tavia agree to reopen the Brennick bridge",
        "text": "Osrel and Tavia agreed on Sunday to reopen the Brennick bridge, the Tavian foreign ministry said.",
        "published_at": "2026-03-01T15:00:00Z",
    },
    {
        "id": "shelling",
        "title": "Shelling kills four in Brennick",
        "text": "Shelling killed four people in Brennick on Sunday night, the town's hospital said. Osrel denied that it had fired.",
        "published_at": "2026-03-01T22:00:00Z",
    },
    {
        "id": "envoy",
        "title": "Osrel's envoy will not go to Tavia",
        "text": "Osrel's envoy will not go to Tavia this week, a government spokesman said in Port Lind.",
        "published_at": "2026-03-02T05:00:00Z",
    },
)
LATER = {
    "id": "hospital",
    "title": "Brennick hospital says six were killed",
    "text": "The hospital in Brennick said on Monday that six people had been killed by the shelling, two more than it said before.",
    "published_at": "2026-03-02T06:30:00Z",
}


def lines(*articles: Mapping[str, str], **more: str) -> bytes:
    """Article JSON lines."""
    return b"".join(msgspec.json.encode({"source": "Brennick Wire", **a, **more}) + b"\n" for a in articles)


def write_small_desk(folder: Path, *, more: str = "") -> Place:
    (folder / "saved").mkdir(parents=True)
    (folder / "saved" / "news.jsonl").write_bytes(lines(*NEWS))
    (folder / "diurna.toml").write_text(DESK + more)
    return place_of(folder / "diurna.toml")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of the archive with its bytes, by path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file() and p.name != ".lock"}


def make(place: Place, store: Store, day: date, *, now: datetime) -> Made:
    """Decide a day, and archive its page, without a PDF."""
    made = making.decide(place, store, Wanted(day=day), now=now)
    if made.new:
        edition = making.decided(store, made)
        making.finish(place, store, edition, {"html": making.render(edition, "html")}, now=now)
    return made


@contextmanager
def press_here() -> Iterator[Print]:
    """The press in this process, where a test can take its libraries away."""

    yield lambda body: partial(press._printed, body)

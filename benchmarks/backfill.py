"""A long backfill on invented news: what a day costs, and whether it grows with the days before it.

    .venv/bin/python benchmarks/backfill.py [--days 40] [--articles 200] [--pdf] [--keep FOLDER]      exit 1 where a target is missed

A day has some sixty events, most of one day, some that go on for weeks; one to nine outlets tell each, in words of their own or in those
of a wire. Running tolls rise day by day. A second is one of CPU, as other work on a machine changes it little. With `--pdf` each day's PDF
is made too. With `--keep` the days made and their costs stay in FOLDER, and a run that was killed goes on from there.
Targets: 365 days within 30 minutes on two cores, the last days within 1.3 times the days around the thirtieth, memory flat.
"""

import argparse
import json
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec

from flows import gathering, making
from flows.place import Place, place_of

FIRST = date(2031, 1, 1)
CORES = 2
#: The steps of a day that another process does meanwhile.
_BESIDE = frozenset({"html", "pdf"})
TARGET_SECONDS, TARGET_DAYS, TARGET_GROWTH, TARGET_MEMORY = 1800, 365, 1.3, 1.25
_KINDS = (
    "Shelling killed {n} people in {place} on {weekday}, the {place} hospital said.",
    "A drone strike hit a fuel depot near {place} on {weekday}, wounding {n} workers, the regional governor, {person}, said.",
    "{person}, the foreign minister of {state}, met {other} in {place} on {weekday} and proposed a truce of {n} days.",
    "{state} rejected the proposal of {other} on {weekday} and said that its envoy would not travel to {place}.",
    "At least {n} families fled {place} on {weekday} after a night of fighting, a relief agency said.",
    "The power station of {place} was out of service on {weekday}, and {n} villages were without water, the grid operator said.",
    "{state} shot down {n} missiles over {place} on {weekday}, its defence ministry said.",
)
_TOLL = "The health ministry of {state} said on {weekday} that {dead} people had been killed since 1 January."
_DESK = """
name = "plain"
title = "The Plain"
cutoff = "07:30"
scope = {{ about = [{about}] }}
"""


class World:
    """Invented names and sentences, the same from one seed."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.places = [self.name(2) for _ in range(300)]
        self.states = [self.name(3) for _ in range(6)]
        self.words = ["".join(self.rng.choices("aeioubdgklmnprst", k=self.rng.randint(3, 9))) for _ in range(9000)]
        self.weights = [1 / (n + 5) for n in range(len(self.words))]

    def name(self, syllables: int) -> str:
        return "".join(self.rng.choice("bdfgklmnprstvz") + self.rng.choice("aeiou") for _ in range(syllables)).title() + self.rng.choice(
            "nrlk"
        )

    def filler(self, many: int) -> str:
        picked = (self.rng.choices(self.words, self.weights, k=self.rng.randint(9, 22)) for _ in range(many))
        return " ".join(f"{' '.join(words).capitalize()}." for words in picked)


class Event:
    """One event: its lead in three wordings' worth of names, and the words that its outlets share."""

    def __init__(self, world: World) -> None:
        rng = world.rng
        self.kind = rng.choice(_KINDS)
        self.facts = {
            "place": rng.choice(world.places),
            "person": f"{world.name(2)} {world.name(2)}",
            "state": rng.choice(world.states),
            "other": rng.choice(world.states),
            "n": rng.randint(2, 40),
        }
        self.body = [world.filler(1) for _ in range(8)]
        self.left = 1 if rng.random() < 0.7 else rng.randint(2, 20)

    def told(self, world: World, day: date) -> tuple[str, str]:
        lead = self.kind.format(**self.facts, weekday=f"{day - timedelta(days=1):%A}")
        parts = world.rng.sample(self.body, world.rng.randint(3, 8))
        title = lead.rpartition(" on ")[0]
        return title, "\n\n".join((lead, *parts, world.filler(world.rng.randint(1, 6))))


def articles(world: World, days: int, a_day: int) -> Iterator[tuple[date, list[dict[str, str]]]]:
    """Each day's articles, first had between its cutoff and the one before."""
    going: list[Event] = []
    for n in range(days):
        day = FIRST + timedelta(days=n)
        rows: list[dict[str, str]] = []
        going = [e for e in going if e.left > 0]
        going += [Event(world) for _ in range(max(0, a_day * 3 // 10 - len(going)))]
        for event in going:
            event.left -= 1
            event.facts["n"] = int(event.facts["n"]) + world.rng.randint(0, 3)
        toll = _TOLL.format(state=world.states[0], weekday=f"{day - timedelta(days=1):%A}", dead=900 + 7 * n)
        rows.append(_row(world, day, "Toll in the plain rises", f"{toll}\n\n{world.filler(4)}"))
        while len(rows) < a_day:
            event = world.rng.choice(going)
            wire = event.told(world, day)
            many = min(a_day - len(rows), world.rng.choice((1, 1, 1, 2, 3, 5)))
            rows += [_row(world, day, *(wire if world.rng.random() < 0.4 else event.told(world, day))) for _ in range(many)]
        yield day, rows


def _row(world: World, day: date, title: str, text: str) -> dict[str, str]:
    had = datetime(day.year, day.month, day.day, 7, tzinfo=UTC) - timedelta(minutes=world.rng.randint(1, 1380))
    name = f"{day}-{world.rng.getrandbits(60):x}"
    return {
        "id": name, "url": f"https://x.example/{name}", "source": f"Outlet {world.rng.randint(1, 40)}", "title": title, "text": text,
        "language": "en", "published_at": (had - timedelta(minutes=20)).isoformat(), "fetched_at": had.isoformat(),
    }  # fmt: skip


def one_day(place: Place, day: date, rows: list[dict[str, str]], *, pdf: bool) -> dict[str, float]:
    """The CPU seconds of each step of a day."""
    file = place.root / "day.jsonl"
    file.write_text("".join(json.dumps(r) + "\n" for r in rows))
    now = datetime(day.year, day.month, day.day, 7, 35, tzinfo=UTC)
    marks = [time.process_time()]
    with place.store() as store:
        gathering.import_path(store, place.desk, file, now=now, root=place.root)
        marks.append(time.process_time())
        made = making.decide(place, store, making.Wanted(day=day), now=now)
        marks.append(time.process_time())
        edition = making.decided(store, made)
        files = {}
        for kind in ("html", "pdf")[: 1 + pdf]:
            files[kind] = making.render(edition, kind)
            marks.append(time.process_time())
        making.finish(place, store, edition, files, now=now)
        marks.append(time.process_time())
    names = ("ingest", "decide", "html", *(("pdf",) if pdf else ()), "archive")
    return {name: b - a for name, a, b in zip(names, marks, marks[1:], strict=False)}


class Cost(msgspec.Struct, frozen=True):
    """What a day took: CPU seconds by step, and the process's peak memory in MB after it."""

    steps: dict[str, float]
    peak: float


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--days", type=int, default=40)
    asked.add_argument("--articles", type=int, default=200)
    asked.add_argument("--pdf", action="store_true")
    asked.add_argument("--keep", type=Path)
    given = asked.parse_args()
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
        return _judge(_made(given.keep, given))
    with tempfile.TemporaryDirectory() as folder:
        return _judge(_made(Path(folder), given))


def _made(folder: Path, given: argparse.Namespace) -> list[Cost]:
    """The cost of each day; those that the folder has are read, not made again."""
    world = World(1)
    about = ", ".join(f'"{name}"' for name in (*world.places, *world.states))
    (folder / "diurna.toml").write_text(_DESK.format(about=about))
    place, log = place_of(folder / "diurna.toml"), folder / "costs.jsonl"
    costs = msgspec.json.Decoder(Cost).decode_lines(log.read_bytes()) if log.exists() else []
    for n, (day, rows) in enumerate(articles(world, given.days, given.articles), 1):
        if n <= len(costs):
            continue
        steps = one_day(place, day, rows, pdf=given.pdf)
        costs.append(Cost(steps, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000))
        with log.open("ab") as out:
            out.write(msgspec.json.encode(costs[-1]) + b"\n")
        if n <= 3 or n % 5 == 0:
            left = (given.days - n) * statistics.mean(sum(c.steps.values()) for c in costs[-10:])
            told = "  ".join(f"{k} {v:.2f} s" for k, v in steps.items())
            print(f"day {n:3d} of {given.days}  {told}  peak {costs[-1].peak:.0f} MB  {left / 60:.0f} min of CPU left", flush=True)
    return costs


def _judge(days: list[Cost]) -> int:
    costs, memory = [sum(c.steps.values()) for c in days], [c.peak for c in days]
    around = costs[25:35] or costs
    early, late = statistics.median(around), statistics.median(costs[-10:])
    # A day is decided after the one before it; what is rendered is rendered beside that.
    alone = statistics.mean(sum(v for k, v in c.steps.items() if k not in _BESIDE) for c in days[-10:])
    whole = max(statistics.mean(costs[-10:]) / CORES, alone) * TARGET_DAYS
    held = {
        f"{TARGET_DAYS} days at the cost of the last ten, on {CORES} cores": (whole, TARGET_SECONDS, "s"),
        "the last ten against those around the thirtieth": (late / early, TARGET_GROWTH, "times"),
        "peak memory against that after thirty days": (memory[-1] / memory[min(29, len(memory) - 1)], TARGET_MEMORY, "times"),
    }
    for what, (found, target, unit) in held.items():
        print(f"{'ok  ' if found <= target else 'MISS'}  {what}: {found:.2f} {unit}, held to {target}")
    return 0 if all(found <= target for found, target, _ in held.values()) else 1


if __name__ == "__main__":
    sys.exit(main())

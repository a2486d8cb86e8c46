"""Time and memory on whole jobs, side by side with what they are held to: `python benchmarks/speed.py [--write] [--only NAME]`.

One day from stored articles to PDF, the ingest of a corpus, duplicates against rensa and datasketch, and how soon the command line
answers. Each job is a process of its own, without Prefect. The corpora are looked for as quality.py does; jobs whose corpus is missing are
left out and said so. Peers are installed into scratch environments that are thrown away. Exit 1 names each job that is slower or larger
than its target; being behind a peer is said, and is no failure. That a schedule runs by itself is held by schedule_once.py.
"""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from benchmarks import copying, metering, page
from benchmarks.environments import python_with
from benchmarks.metering import Run

HERE = Path(__file__).parent
ROOT = HERE.parent
BIN = Path(sys.executable).parent
DIURNA = str(BIN / "diurna")
HEAD = ("job", "what", "measured", "held to", "ratio")
#: The day measured, and the first of the days whose history it stands on.
DAY, BEFORE, START = "2026-03-02", "2026-03-01", "2026-02-23"
ARTICLES, MANY = 20_000, 100_000
PEERS = {"rensa": "0.5.0", "datasketch": "2.0.0"}
_LINE = json.dumps({"id": "1", "text": "Three people were killed in Marevo on Monday, officials said."}).encode()


class Line(Struct, frozen=True, kw_only=True):
    """One line of the table. `most`: what `value` may be at most; `least`: at least; neither: it is only shown."""

    job: str
    what: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None
    to: str = "target"

    @property
    def holds(self) -> bool:
        """Whether it is what it is held to."""
        return (self.most is None or self.value <= self.most) and (self.least is None or self.value >= self.least)

    def row(self) -> Sequence[str]:
        """Its cells."""
        bound = self.most if self.most is not None else self.least
        if bound is None:
            return (self.job, self.what, f"{_number(self.value)} {self.unit}", "", "")
        sign = "≤" if self.most is not None else "≥"
        return (
            self.job,
            self.what,
            f"{_number(self.value)} {self.unit}",
            f"{sign} {_number(bound)} {self.unit} ({self.to})",
            f"{self.value / bound:.2f}",
        )


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}" if value >= 1 else f"{value:.3f}"


class Corpora(Struct, frozen=True, kw_only=True):
    """Where the article files of the two corpora are."""

    iran: Path
    libya: Path


def _job(name: str, *given: str) -> Run:
    done = metering.run([sys.executable, str(HERE / "jobs.py"), name, *given], cwd=ROOT, env={"DIURNA_STORE": ""})
    if done.code:
        raise RuntimeError(f"{name}: {done.complaint}")
    return done


def _desk(folder: Path) -> str:
    """A new desk as `diurna init` writes it, in a folder of its own."""
    return str(shutil.copy(ROOT / "templates" / "diurna.toml", folder / "diurna.toml"))


def one_day(corpora: Corpora, folder: Path) -> Iterator[Line]:
    desk = _desk(folder)
    _job("fill", desk, str(corpora.iran))
    _job("history", desk, START, BEFORE)
    done = _job("day", desk, DAY)
    steps = done.last
    job = f"one day, {steps['articles']:.0f} articles"
    yield Line(job=job, what="stored articles to PDF", value=done.wall, unit="s", most=15)
    yield from (Line(job=job, what=f"of it: {step}", value=steps[step], unit="s") for step in ("decide", "html", "pdf"))
    yield Line(job=job, what="CPU", value=done.cpu, unit="s")
    yield Line(job=job, what="peak memory", value=done.peak_mb, unit="MB")


def ingest(corpora: Corpora, folder: Path) -> Iterator[Line]:
    done = _job("fill", _desk(folder), str(corpora.libya))
    job = f"ingest, {done.last['new']:.0f} full articles"
    yield Line(job=job, what="new store, files to versions", value=done.wall, unit="s", most=60)
    yield Line(job=job, what="CPU", value=done.cpu, unit="s")
    yield Line(job=job, what="peak memory", value=done.peak_mb, unit="MB", most=1000)


def duplicates(corpora: Corpora, folder: Path) -> Iterator[Line]:
    given, gold = _made(corpora, ARTICLES)
    ours = metering.run([DIURNA, "stage", "dedupe"], given=given)
    job = f"duplicates, {ARTICLES:,} articles"
    for name, version in PEERS.items():
        python = python_with(folder / name, f"{name}=={version}")
        peer = metering.run([str(python), str(HERE / "peers.py"), name, "stage", "dedupe"], given=given)
        to = f"{name} {version}"
        yield Line(job=job, what="articles a CPU second", value=ARTICLES / ours.cpu, unit="/s", least=ARTICLES / peer.cpu, to=to)
        yield Line(job=job, what="pair F1", value=_f1(gold, ours), unit="", least=_f1(gold, peer), to=to)
        yield Line(job=job, what="wall", value=ours.wall, unit="s", most=peer.wall, to=to)
        yield Line(job=job, what="peak memory", value=ours.peak_mb, unit="MB", most=peer.peak_mb, to=to)
    yield Line(job=job, what="articles a CPU second", value=ARTICLES / ours.cpu, unit="/s", least=3000)


def many_duplicates(corpora: Corpora, _folder: Path) -> Iterator[Line]:
    given, gold = _made(corpora, MANY)
    ours = metering.run([DIURNA, "stage", "dedupe"], given=given)
    job = f"duplicates, {MANY:,} articles"
    yield Line(job=job, what="wall", value=ours.wall, unit="s", most=60)
    yield Line(job=job, what="articles a CPU second", value=MANY / ours.cpu, unit="/s", least=3000)
    yield Line(job=job, what="peak memory", value=ours.peak_mb, unit="MB", most=1000)
    yield Line(job=job, what="pair F1", value=_f1(gold, ours), unit="")


def _made(corpora: Corpora, many: int) -> tuple[bytes, dict[str, str]]:
    """Articles as lines, and which text each carries."""
    made = copying.articles(copying.texts_of(corpora.libya), many)
    return b"".join(json.dumps(row).encode() + b"\n" for row, _ in made), {row["id"]: first for row, first in made}


def _f1(gold: dict[str, str], done: Run) -> float:
    if done.code:
        raise RuntimeError(done.complaint)
    rows = map(json.loads, done.out.splitlines())
    return copying.pair_f1(gold, copying.firsts({row["id"]: row["copy_of"] for row in rows}))


def start_up(_corpora: Corpora, folder: Path) -> Iterator[Line]:
    for what, command, given, most in (
        ("diurna --help", ["--help"], b"", 0.5),
        ("diurna stage tally, one line", ["stage", "tally"], _LINE, 1.0),
    ):
        runs = [metering.run([DIURNA, *command], given=given, cwd=folder) for _ in range(5)]
        if failed := [r.complaint for r in runs if r.code]:
            raise RuntimeError(f"{what}: {failed[0]}")
        yield Line(job="start-up, best of 5", what=what, value=min(r.wall for r in runs), unit="s", most=most)


JOBS: dict[str, tuple[Callable[[Corpora, Path], Iterator[Line]], str]] = {
    "day": (one_day, "iran"),
    "ingest": (ingest, "libya"),
    "duplicates": (duplicates, ""),
    "many-duplicates": (many_duplicates, ""),
    "start-up": (start_up, ""),
}


def measured(name: str, corpora: Corpora) -> tuple[list[Line], str]:
    """The lines of a job, and why there are none."""
    job, needs = JOBS[name]
    if needs and not getattr(corpora, needs).is_file():
        return [], f"{name}: left out, there is no {getattr(corpora, needs)}"
    with TemporaryDirectory() as folder:
        try:
            return list(job(corpora, Path(folder))), ""
        except RuntimeError as error:
            return [], f"FAIL {name}: {error}"


def _told(line: Line) -> str:
    return f"FAIL {line.job}: {line.what}" if line.to == "target" else f"Behind {line.to}: {line.job}, {line.what}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the table into docs/quality.md")
    parser.add_argument("--only", choices=list(JOBS), action="append", help="only this job")
    given = parser.parse_args()
    data = Path(os.environ.get("DIURNA_EVAL") or ROOT.parent / "shared" / "eval").resolve().parent / "corpus"
    corpora = Corpora(iran=data / "iran-2026" / "articles.jsonl", libya=data / "libya-2011" / "articles.jsonl")
    print(metering.busy() or "The machine was idle when this began.")
    done = [measured(name, corpora) for name in given.only or JOBS]
    lines = [line for found, _ in done for line in found]
    print(page.plain(HEAD, [line.row() for line in lines]))
    if given.write:
        page.write("speed", page.markdown(HEAD, [line.row() for line in lines]))
    notes = [note for _, note in done if note] + [_told(line) for line in lines if not line.holds]
    for note in notes:
        print(note)
    return 1 if any(note.startswith("FAIL") for note in notes) else 0


if __name__ == "__main__":
    sys.exit(main())

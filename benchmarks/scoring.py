"""Take one measure: call the score on its data, with the stage's own processes metered."""

import json
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from benchmarks import metering
from benchmarks.environments import python_with
from benchmarks.figures import Measure, Measured, fingerprint

HERE = Path(__file__).parent
ROOT = HERE.parent
DIURNA = str(Path(sys.executable).with_name("diurna"))
# A rate is a core's: the numeric libraries get one thread.
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
# One article is what a stage needs to load all it loads; the text is invented.
_FIRST = {
    "id": "1",
    "title": "Three killed in strike on Marevo",
    "text": "A strike on Marevo killed three people on Monday, officials said.",
}


#: What each peer of peers.py needs; the versions that were measured.
NEEDS = {
    "trafilatura": "trafilatura==2.3.1",
    "resiliparse": "resiliparse==2.0.1",
    "rensa": "rensa==0.5.0",
    "datasketch": "datasketch==2.0.0",
    "tfidf": "scikit-learn==1.9.1",
}


def measure(wanted: Measure, data: Path, *, peers: bool = False) -> Measured:
    """What `wanted` comes to on the labelled data in `data`; with `peers`, what they make of it, too."""
    paths = [data / name for name in wanted.data]
    if missing := [str(p) for p in paths if not p.exists()]:
        return Measured(measure=wanted, error=f"no data at {', '.join(missing)}")
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        given = [_held(wanted, p, folder) for p in paths] if wanted.held else paths
        task = _Task(wanted, tuple(map(str, given)), data, folder, fingerprint(paths), alone=not peers)
        ours = _scored(task, DIURNA)
        return replace(ours, peers={name: _by_peer(task, name) for name in wanted.peers}) if peers else ours


class _Task(Struct, frozen=True):
    """One score to be run: on which files, with what beside it."""

    wanted: Measure
    given: tuple[str, ...]
    data: Path
    folder: Path
    sha256: str
    alone: bool


def _by_peer(task: _Task, name: str) -> Measured:
    try:
        python = python_with(task.folder / name, NEEDS[name])
    except RuntimeError as error:
        return Measured(measure=task.wanted, error=str(error))
    return _scored(task, f"{python} {HERE / 'peers.py'} {name}", name)


def _scored(task: _Task, asked: str, name: str = "ours") -> Measured:
    """What the score comes to where `asked` answers in the place of `diurna`."""
    wanted, log = task.wanted, task.folder / f"{name}.log"
    script = [str(HERE / wanted.script)] if wanted.script else [str(task.data / "score.py"), wanted.score]
    alone = ["--alone"] if task.alone and any(f.beside for f in wanted.figure) else []
    env = {**ONE_CORE, "DIURNA": f"{sys.executable} {HERE / 'metering.py'} {log} {asked}", "REST": str(task.folder / "rest")}
    done = metering.run([sys.executable, *script, *task.given, *wanted.args, *alone], env=env, cwd=ROOT)
    figures = done.last
    if done.code or not figures or (wanted.stage and not log.exists()):
        return Measured(measure=wanted, sha256=task.sha256, error=done.complaint)
    runs = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] if wanted.stage else [figures]
    # A peer's start is in its rate: some 1 to 2 s; only ours is known apart.
    apart = start_up(wanted.stage) if wanted.stage and name == "ours" else 0.0
    n = int(figures.pop("n"))
    return Measured(
        measure=wanted,
        sha256=task.sha256,
        figures=_with_f1(figures),
        n=n,
        rate=n / max(0.001, sum(r["cpu"] - apart for r in runs)),
        peak_mb=max(r["peak_mb"] for r in runs),
    )


def _with_f1(figures: dict[str, float]) -> dict[str, float]:
    if "f1" in figures or not {"precision", "recall"} <= figures.keys():
        return figures
    p, r = figures["precision"], figures["recall"]
    return {**figures, "f1": 2 * p * r / (p + r) if p + r else 0.0}


@cache
def start_up(stage: str) -> float:
    """CPU seconds that a stage takes for one short article."""
    files, given = [], json.dumps(_FIRST).encode()
    with TemporaryDirectory() as scratch:
        if stage == "extract":
            page = Path(scratch) / "page.html"
            page.write_text(
                f"<html><body><article><h1>{_FIRST['title']}</h1><p>{_FIRST['text']}</p></article></body></html>", encoding="utf-8"
            )
            files, given = [str(page)], b""
        command = [DIURNA, "stage", stage, *files]
        return min(metering.run(command, given=given, env=ONE_CORE, cwd=ROOT).cpu for _ in range(2))


def _held(wanted: Measure, path: Path, scratch: Path) -> Path:
    """The part of `path` that was kept aside when weights were made, as a file; beside it the `rest`, for a peer to learn from."""
    belongs = _parts()[wanted.held]
    part = scratch / path.name
    with (
        path.open(encoding="utf-8") as rows,
        part.open("w", encoding="utf-8") as kept,
        (scratch / "rest").open("a", encoding="utf-8") as rest,
    ):
        for row in rows:
            (kept if belongs(json.loads(row)) else rest).write(row)
    return part


def _parts() -> dict[str, Callable[[dict[str, Any]], bool]]:
    """What each training keeps aside; said there and nowhere else."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from benchmarks import story_background, train_themes  # noqa: PLC0415 - they load scikit-learn

    return {"themes": train_themes.is_held, "stories": lambda row: story_background.is_held_out(row["story"])}

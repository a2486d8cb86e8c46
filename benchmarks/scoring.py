"""Take one measure: call the score on its data, with the stage's own processes metered."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import metering
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


def measure(wanted: Measure, data: Path) -> Measured:
    """What `wanted` comes to on the labelled data in `data`."""
    paths = [data / name for name in wanted.data]
    if missing := [str(p) for p in paths if not p.exists()]:
        return Measured(measure=wanted, error=f"no data at {', '.join(missing)}")
    with TemporaryDirectory() as scratch:
        given = [_held(wanted, p, Path(scratch)) for p in paths] if wanted.held else paths
        return _scored(wanted, [str(p) for p in given], data, Path(scratch) / "log", fingerprint(paths))


def _scored(wanted: Measure, given: Sequence[str], data: Path, log: Path, sha256: str) -> Measured:
    diurna = f"{sys.executable} {HERE / 'metering.py'} {log} {DIURNA}"
    script = [str(HERE / wanted.script)] if wanted.script else [str(data / "score.py"), wanted.score]
    done = metering.run([sys.executable, *script, *given, *wanted.args], env={**ONE_CORE, "DIURNA": diurna}, cwd=ROOT)
    figures = done.last
    if done.code or not figures or not log.exists():
        return Measured(measure=wanted, sha256=sha256, error=done.complaint)
    runs = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    n = int(figures.pop("n"))
    return Measured(
        measure=wanted,
        sha256=sha256,
        figures=_with_f1(figures),
        n=n,
        rate=n / max(0.001, sum(r["cpu"] - start_up(wanted.stage) for r in runs)),
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
    """The part of `path` that was kept aside when weights were made, as a file."""
    belongs = _parts()[wanted.held]
    part = scratch / path.name
    with path.open(encoding="utf-8") as rows, part.open("w", encoding="utf-8") as kept:
        kept.writelines(row for row in rows if belongs(json.loads(row)))
    return part


def _parts() -> dict[str, Callable[[dict[str, Any]], bool]]:
    """What each training keeps aside; said there and nowhere else."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from benchmarks import story_background, train_themes  # noqa: PLC0415 - they load scikit-learn

    return {"themes": train_themes.is_held, "stories": lambda row: story_background.is_held_out(row["story"])}

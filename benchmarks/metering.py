"""Run a command and measure it: wall and CPU seconds, peak memory. Also a wrapper: `metering.py LOG COMMAND…` passes everything through.

CPU seconds are those of the command and of all it started; on a busy machine they tell more than wall seconds do.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct


class Run(Struct, frozen=True, kw_only=True):
    """What a command cost (seconds, megabytes of 10^6 bytes) and what it said."""

    code: int
    wall: float
    cpu: float
    peak_mb: float
    out: str = ""
    err: str = ""

    @property
    def last(self) -> dict[str, Any]:
        """The JSON object on the last line of output; empty where there is none."""
        lines = self.out.strip().splitlines()
        return json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {}

    @property
    def complaint(self) -> str:
        """The last line that it said on standard error."""
        return (self.err.strip().splitlines() or [f"ended with {self.code} and said nothing"])[-1]


def run(command: Sequence[str], *, given: bytes = b"", env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Run:
    """Run `command` with `given` on its standard input, and wait for it.

    A child's largest size begins with that of the process it was forked from, and ours may hold the data: a small one stands between.
    """
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as out:
        log, err = Path(folder) / "log", Path(folder) / "err"
        source.write(given)
        source.seek(0)
        between = [sys.executable, str(Path(__file__).resolve()), str(log), *command]
        with err.open("wb") as complaints:
            done = subprocess.run(
                between, stdin=source, stdout=out, stderr=complaints, env={**os.environ, **(env or {})}, cwd=cwd, check=False
            )
        out.seek(0)
        said, complained = out.read().decode(errors="replace"), err.read_text(errors="replace")
        if not log.exists():
            return Run(code=done.returncode or 1, wall=0, cpu=0, peak_mb=0, out=said, err=complained)
        cost = json.loads(log.read_text(encoding="utf-8").splitlines()[-1])
    return Run(code=done.returncode, out=said, err=complained, **cost)


def _ended(child: subprocess.Popen[bytes], began: float) -> Run:
    # wait4 and not getrusage(RUSAGE_CHILDREN): that adds up, and takes the largest of, all children so far.
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return Run(
        code=child.returncode,
        wall=time.perf_counter() - began,
        cpu=usage.ru_utime + usage.ru_stime,
        peak_mb=usage.ru_maxrss * 1024 / 1e6,
    )


def main(log: str, *command: str) -> int:
    began = time.perf_counter()
    done = _ended(subprocess.Popen(command), began)
    with Path(log).open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({"cpu": done.cpu, "wall": done.wall, "peak_mb": done.peak_mb}) + "\n")
    return done.code


def busy() -> str:
    """What to say where other work on this machine makes wall seconds longer than they are; empty where there is little of it."""
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    return (
        f"Other work ran on this machine when this began (load {load:.1f} on {cores} cores): wall seconds are too long." if load > 1 else ""
    )


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

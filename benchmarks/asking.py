"""Ask a step, as a person's script would: `$DIURNA stage NAME`, JSON lines in and out."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterable


def ask(stage: str, *given: str, rows: Iterable[dict] = ()) -> list[dict]:
    """The lines that the step gives. Where it ends badly, so do we, with the last line that it said."""
    command = [*shlex.split(os.environ["DIURNA"]), "stage", stage, *given]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"stage {stage} exited {done.returncode}: {(done.stderr.strip().splitlines() or ['without a word'])[-1]}")
    return [json.loads(line) for line in done.stdout.splitlines()]

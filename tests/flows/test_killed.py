"""A run killed at any point and started again ends the same."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.sampling import REPO


def test_a_run_killed_at_any_step_and_started_again_ends_the_same(tmp_path: Path) -> None:
    script = Path(__file__).with_name("killing.py")
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path), "20"], env=environment, capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["wrong"] == {}
    assert told["killed"] > 25
    assert told["wanted"]["deliveries"] == [["handed", "sent"]]
    assert any(name.endswith("brennick-2026-03-02.r1.pdf") for name in told["wanted"]["files"])

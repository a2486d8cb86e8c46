"""The quality gate judges as it should: on its own, and as `make quality` runs it, on an invented set with an invented score."""

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from benchmarks import page
from benchmarks.figures import Figure, Measure, Measured, faults, fingerprint, measures_from

ROOT = Path(__file__).parent.parent.parent
RIGHT = Figure(key="right", label="right", floor=0.8)
WRONG = Figure(key="wrong", label="wrong", ceiling=0.1)
TOLL = Measure(name="tolls", stage="tally", score="tolls", data=("tolls.jsonl",), sha256="abc", figure=(RIGHT, WRONG))
GOOD = Measured(measure=TOLL, sha256="abc", figures={"right": 0.9, "wrong": 0.05}, n=10)

JUDGED = {
    "all figures are good": (GOOD, []),
    "a figure at its floor holds": (replace(GOOD, figures={"right": 0.8, "wrong": 0.1}), []),
    "one figure is below its floor": (
        replace(GOOD, figures={"right": 0.7, "wrong": 0.05}),
        ["tolls: right is 0.7000, below its floor of 0.8"],
    ),
    "one figure is above its ceiling": (
        replace(GOOD, figures={"right": 0.9, "wrong": 0.2}),
        ["tolls: wrong is 0.2000, above its ceiling of 0.1"],
    ),
    "a figure that the score no longer gives": (replace(GOOD, figures={"right": 0.9}), ["tolls: wrong was not measured"]),
    "changed data are not judged": (replace(GOOD, sha256="other", figures={"right": 0.1, "wrong": 0.9}), []),
    "a stage that ended badly": (replace(GOOD, error="stage tally exited 1", figures={}), ["tolls: stage tally exited 1"]),
}


@pytest.mark.parametrize("case", JUDGED)
def test_judges(case: str) -> None:
    measured, expected = JUDGED[case]
    assert list(faults([measured])) == expected


def test_fingerprint_tells_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("one")
    before = fingerprint([tmp_path])
    assert fingerprint([tmp_path]) == before
    (tmp_path / "a").write_text("two")
    assert fingerprint([tmp_path]) != before
    (tmp_path / "a").rename(tmp_path / "b")
    (tmp_path / "b").write_text("one")
    assert fingerprint([tmp_path]) != before


def test_every_measure_has_a_floor_and_a_fingerprint() -> None:
    for measure in measures_from(ROOT / "benchmarks" / "floors.toml"):
        assert len(measure.sha256) == 64, measure.name
        assert any(f.floor or f.ceiling for f in measure.figure), measure.name
        assert bool(measure.score) != bool(measure.script), measure.name


def test_peers_stand_beside_ours() -> None:
    figure = replace(RIGHT, beside={"LexRank": "lexrank", "not asked": "other"})
    measure = replace(TOLL, figure=(figure, WRONG))
    asked = Measured(measure=measure, figures={"right": 0.7, "wrong": 0.2}, n=10, rate=50.0, peak_mb=120.0)
    ours = replace(GOOD, measure=measure, figures={"right": 0.9, "wrong": 0.05, "lexrank": 0.6}, peers={"rensa": asked})
    beside = page.QUALITY_HEAD.index("peers, in the same run")
    assert [row[beside] for row in page.quality_rows([ours])] == ["LexRank 0.600; rensa 0.700 at 50/s, 120 MB", "rensa 0.200"]
    unread = replace(ours, peers={"rensa": replace(asked, figures={}, error="rensa could not be installed")})
    assert list(faults([unread])) == ["tolls, rensa: rensa could not be installed"]


def test_a_page_keeps_its_own_words(tmp_path: Path) -> None:
    there = tmp_path / "page.md"
    there.write_text("Before.\n<!-- quality -->\nold\n<!-- end quality -->\nAfter.\n")
    page.write("quality", page.markdown(("a", "b"), [("1", "2|3")]), there)
    page.write("quality", page.markdown(("a", "b"), [("1", "2|3")]), there)
    table = "| a | b |\n| --- | --- |\n| 1 | 2\\|3 |"
    assert there.read_text() == f"Before.\n<!-- quality -->\n\n{table}\n\n<!-- end quality -->\nAfter.\n"


def test_refuses_a_page_without_a_place(tmp_path: Path) -> None:
    there = tmp_path / "page.md"
    there.write_text("Nothing here.\n")
    with pytest.raises(ValueError, match="no place for the table 'speed'"):
        page.write("speed", "| a |", there)


# --- as it is run -----------------------------------------------------------------------------------------------------

# Does what the labelled data's own score does: asks the stage, compares, prints figures last.
SCORE = """
import json, os, shlex, subprocess, sys
rows = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
given = "".join(json.dumps({"id": r["id"], "text": r["text"]}) + "\\n" for r in rows)
done = subprocess.run([*shlex.split(os.environ["DIURNA"]), "stage", "tally"], input=given, capture_output=True, text=True, check=True)
got = {row["id"]: row["killed"] for row in map(json.loads, done.stdout.splitlines())}
print("some words first")
print(json.dumps({"n": len(rows), "right": sum(got[r["id"]] == r["killed"] for r in rows) / len(rows)}))
"""
ROWS = """{"id": "1", "text": "Three people were killed in Marevo on Monday, officials said.", "killed": [3, 3]}
{"id": "2", "text": "Two soldiers were killed in Orlany on Monday, officials said.", "killed": [99, 99]}
"""
FLOORS = """
[[measure]]
name = "low floor"
stage = "tally"
score = "casualties"
data = ["notes.jsonl"]
sha256 = "{sha256}"
figure = [{{ key = "right", label = "right", floor = 0.4 }}]

[[measure]]
name = "high floor"
stage = "tally"
score = "casualties"
data = ["notes.jsonl"]
sha256 = "{sha256}"
figure = [{{ key = "right", label = "right", floor = 0.6 }}]

[[measure]]
name = "other data"
stage = "tally"
score = "casualties"
data = ["notes.jsonl"]
sha256 = "those of another day"
figure = [{{ key = "right", label = "right", floor = 0.6 }}]

[[measure]]
name = "lost data"
stage = "tally"
score = "casualties"
data = ["lost.jsonl"]
sha256 = "{sha256}"
figure = [{{ key = "right", label = "right", floor = 0.6 }}]
"""


def gate(data: Path, *given: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "benchmarks" / "quality.py"), *given]
    env = {"DIURNA_EVAL": str(data), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=env)


def test_without_data_one_line_says_so(tmp_path: Path) -> None:
    done = gate(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"No labelled data at {tmp_path}, so no quality was measured; DIURNA_EVAL names another folder.\n"


def test_names_each_figure_below_its_floor(tmp_path: Path) -> None:
    (tmp_path / "score.py").write_text(SCORE)
    (tmp_path / "notes.jsonl").write_text(ROWS)
    floors = tmp_path / "floors.toml"
    floors.write_text(FLOORS.format(sha256=fingerprint([tmp_path / "notes.jsonl"])))
    done = gate(tmp_path, "--floors", str(floors))
    assert done.returncode == 1, done.stderr
    told = done.stdout.splitlines()
    assert [line for line in told if line.startswith("FAIL")] == [
        "FAIL high floor: right is 0.5000, below its floor of 0.6",
        f"FAIL lost data: no data at {tmp_path}/lost.jsonl",
    ]
    assert any(line.startswith("low floor") and "2 articles" in line and "0.500" in line for line in told)
    assert any(line.startswith("Data changed, so not judged: other data.") for line in told)
    assert gate(tmp_path, "--floors", str(floors), "--only", "low").returncode == 0

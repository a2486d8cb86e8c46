"""The quality gate: score the stages on labelled data that lies beside the checkout, and fail where a figure is below its floor.

    python benchmarks/quality.py            print the table; exit 1 naming each figure below its floor
    python benchmarks/quality.py --peers    the same, peers beside it, each in an environment that is thrown away
    python benchmarks/quality.py --write    with peers, and put the table into docs/quality.md
    python benchmarks/quality.py --only themes --only copies

The data is looked for in ../shared/eval beside the checkout, or where DIURNA_EVAL says; where there is none, one line says so.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks import page
from benchmarks.figures import Measured, faults, measures_from
from benchmarks.scoring import HERE, ROOT, measure


def main(arguments: Sequence[str] | None = None) -> int:
    given = _parser().parse_args(arguments)
    data = Path(os.environ.get("DIURNA_EVAL") or ROOT.parent / "shared" / "eval").resolve()
    if not (data / "score.py").is_file():
        print(f"No labelled data at {data}, so no quality was measured; DIURNA_EVAL names another folder.")
        return 0
    wanted = [m for m in measures_from(given.floors) if not given.only or any(m.name.startswith(name) for name in given.only)]
    with ThreadPoolExecutor(1 if given.write else 2) as pool:
        measured = list(pool.map(lambda one: measure(one, data, peers=given.write or given.peers), wanted))
    rows = list(page.quality_rows(measured))
    print(page.plain(page.QUALITY_HEAD, rows))
    if given.write and not any(one.error for one in measured):
        page.write("quality", page.markdown(page.QUALITY_HEAD, rows))
    return _told(measured)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--write",
        action="store_true",
        help="put the table into docs/quality.md, where all was measured; one measure at a time, for steady rates, and the peers beside",
    )
    parser.add_argument("--peers", action="store_true", help="also install peers into scratch environments and score them in the same run")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="only measures whose name begins so")
    parser.add_argument("--floors", type=Path, default=HERE / "floors.toml", help=argparse.SUPPRESS)
    return parser


def _told(measured: Sequence[Measured]) -> int:
    for one in (m for m in measured if m.changed and not m.error):
        print(
            f"Data changed, so not judged: {one.measure.name}. Look at the figures, set floors and sha256 = {one.sha256!r} in floors.toml."
        )
    wrong = list(faults(measured))
    for line in wrong:
        print(f"FAIL {line}")
    judged = [
        f for m in measured if not m.changed and not m.error for f in m.measure.figure if f.floor is not None or f.ceiling is not None
    ]
    print(f"{len(judged)} figures judged, {len(wrong)} failures.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

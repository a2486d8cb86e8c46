"""Which text patterns of interpret/ earn their keep: how many texts each matches, and those that match none.

    python benchmarks/patterns.py [--tests] [LINES.jsonl…]

Makes the sample days, and with files of article lines (such as `../shared/corpus/NAME/articles.jsonl`) every day that they have articles
of. With `--tests` it runs the tests of the room instead: a pattern that none of them matches is held by nothing. A pattern that nothing
matches anywhere is one to take out, or to write a case for.
"""

import importlib
import json
import pkgutil
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import pytest  # noqa: E402

import diurna.interpret  # noqa: E402
from diurna.window import day_of  # noqa: E402
from flows import gathering, making  # noqa: E402
from flows.place import place_of  # noqa: E402
from tests.sampling import Sample, copy_of_sample_desk  # noqa: E402

#: When the days of article lines are made: after all of them.
_LATER = datetime(2100, 1, 1, tzinfo=UTC)
_ASKING = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class Counted:
    """Stands where a pattern stood and counts the texts that it matches."""

    def __init__(self, pattern: re.Pattern[str], name: str, hits: Counter[str]) -> None:
        self._pattern, self._name, self._hits = pattern, name, hits
        hits.setdefault(name, 0)

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._pattern, name)
        return self._asked(method, name) if name in _ASKING else method

    def _asked(self, method: Callable[..., Any], name: str) -> Callable[..., Any]:
        look = self._pattern.search if name not in {"match", "fullmatch"} else getattr(self._pattern, name)

        def ask(*given: Any, **more: Any) -> Any:
            text = given[1] if name in {"sub", "subn"} else given[0]
            where = given[1:] if name not in {"sub", "subn", "split"} else ()
            self._hits[self._name] += bool(look(text, *where))
            return method(*given, **more)

        return ask


def count() -> Counter[str]:
    """Puts a counter in the place of each pattern of the room, wherever a module holds it; gives the counts, which grow from then on."""
    hits: Counter[str] = Counter()
    modules = [importlib.import_module(m.name) for m in pkgutil.walk_packages(diurna.interpret.__path__, "diurna.interpret.")]
    own: dict[int, Counted] = {}
    for module in modules:
        for name, value in list(vars(module).items()):
            setattr(module, name, _replaced(value, f"{module.__name__.removeprefix('diurna.interpret.')}.{name}", hits, own))
    return hits


def _replaced(value: Any, name: str, hits: Counter[str], own: dict[int, Counted]) -> Any:
    if isinstance(value, re.Pattern):
        if id(value) not in own:
            own[id(value)] = Counted(value, name, hits)
        return own[id(value)]
    if type(value) in (tuple, list):
        return type(value)(_replaced(v, f"{name}[{n}]", hits, own) for n, v in enumerate(value))
    if type(value) is dict:
        return {k: _replaced(v, f"{name}[{k}]", hits, own) for k, v in value.items()}
    return value


def make_days(lines: Path, at: Path) -> None:
    """Imports article lines into a desk of its own in the folder `at`, and decides every day that has any."""
    at.mkdir()
    (at / "diurna.toml").write_text('name = "all"\ntitle = "All"\n')
    place, now = place_of(at / "diurna.toml"), _LATER
    days = {day_of(place.desk, datetime.fromisoformat(json.loads(line)["published_at"])) for line in lines.read_text().splitlines()}
    with place.store() as store:
        gathering.import_path(store, place.desk, lines, now=now)
        for day in sorted(days):
            making.decide(place, store, making.Wanted(day=day), now=now)


def main(args: Sequence[str]) -> int:
    hits = count()
    if "--tests" in args:
        pytest.main(["-q", "-p", "no:cacheprovider", str(ROOT / "tests" / "interpret")])
    else:
        with tempfile.TemporaryDirectory() as scratch:
            Sample(copy_of_sample_desk(Path(scratch) / "sample"))
            for number, lines in enumerate(args):
                make_days(Path(lines), Path(scratch) / str(number))
    for name, times in sorted(hits.items(), key=lambda h: (h[1], h[0])):
        print(f"{times:8,}  {name}")
    print(f"{sum(not n for n in hits.values())} of {len(hits)} match nothing")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

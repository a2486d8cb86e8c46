"""No pattern that reads what came from outside takes long over any text: a page of blanks or of one token would stop the day."""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator

import diurna.gather
import diurna.interpret

#: What real pages repeat, and what each pattern's loops can share: names, blanks, figures, quotes, brackets, marks.
PIECES = ("Aa-", "A", "A ", " ", ", ", "(", "–", "1,", "the ", "“")
LENGTH = 2000
#: Seconds of this process's own time, whatever else the machine does: four times what the slowest takes.
LIMIT = 0.9


def patterns() -> dict[str, re.Pattern[str]]:
    """Every text pattern that a module of the two rooms holds, alone or in a collection, by its name there."""
    found: dict[str, re.Pattern[str]] = {}
    for package in (diurna.gather, diurna.interpret):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                for number, one in enumerate(held(value)):
                    found.setdefault(f"{module.name}.{name}.{number}", one)
    return {name: one for one, name in {one: name for name, one in found.items()}.items()}


def held(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        yield from held(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from held(one)


def stop(*_: object) -> None:
    raise TimeoutError


def is_slow(pattern: re.Pattern[str], text: str) -> bool:
    """Whether the search takes more than `LIMIT`; the engine looks for signals while it matches."""
    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
        pattern.search(text)
    except TimeoutError:
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return False


def test_a_name_of_many_ways_is_found_slow() -> None:
    assert is_slow(re.compile(r"^(?:The )?(?:[A-Z][\w’'-]+ ?){1,5}(?:is|was) an?\b"), "Aa-" * 700)
    assert is_slow(re.compile(r"\s*,?\s*(?:citing|quoting)\s"), " " * 4000)


def test_no_pattern_takes_long_over_any_text() -> None:
    every = patterns()
    assert len(every) > 400
    assert [(name, piece) for name, one in every.items() for piece in PIECES if is_slow(one, piece * (LENGTH // len(piece)))] == []

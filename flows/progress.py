"""Progress of long work: a bar on a terminal, plain lines in a log."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

Say = Callable[[str], None]


def say(line: str) -> None:
    """One line for the person who called, on standard error. One who no longer listens (`2>&1 | head`) costs no run."""
    try:
        print(line, file=sys.stderr, flush=True)
    except BrokenPipeError:
        to_nobody(sys.stderr)


def to_nobody(stream: TextIO) -> None:
    """Let what is still to be written to `stream` go nowhere: Python flushes it on its way out, and would end with 120."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def counted(number: int, what: str) -> str:
    """`1 day`, `2 days`."""
    return f"{number} {what}{'' if number == 1 else 's'}"


@contextmanager
def steps(total: int, what: str) -> Iterator[Say]:
    """Counts `total` steps of `what`; call the value with a line for each step done, or with none."""
    if not sys.stderr.isatty() or total < 2:
        yield lambda line: say(line) if line else None
        return
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)

        def step(line: str) -> None:
            if line:
                bar.console.print(line, markup=False, highlight=False)
            bar.advance(task)

        yield step

"""How commands end for the person who called: one line that says what to do, never a traceback."""

import logging
import os
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from diurna.errors import DeskError, DiurnaError, UsageError, only_read
from flows.progress import say, to_nobody

log = logging.getLogger(__name__)
_WRONG_USAGE, _FAILED, _INTERRUPTED = 2, 1, 130


#: The option of each command that acts on a desk.
DESK = click.option(
    "--desk", "desk_file", type=click.Path(path_type=Path), default=Path("diurna.toml"), help="The desk file.", show_default=True
)


class Commands(click.Group):
    """Commands in the order of the day, and errors in one line: exit 2 for wrong usage, 1 for what failed, 130 for Ctrl-C."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """In the order in which a new user meets them."""
        return list(self.commands)

    def main(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - click's signature
        """Run the command named, and exit."""
        options["standalone_mode"] = False
        out = sys.stdout
        try:
            try:
                code = super().main(*args, **options)
            finally:
                if sys.stdout:  # none where it was closed (`>&-`)
                    sys.stdout.flush()
        except (BrokenPipeError, SystemExit) as end:
            if isinstance(end, SystemExit) and sys.stdout is out:
                raise
            _let_go()
        except Exception as error:  # noqa: BLE001 - whatever it is, a person reads it
            _end(error)
        sys.exit(code if isinstance(code, int) else 0)


def _let_go() -> NoReturn:
    """Whoever read has had enough (`| head`): no failure, and nothing to say.

    click meets some of these first, puts a wrapper in the stream's place, and would end with 1.
    """
    to_nobody(sys.stdout)
    sys.exit(0)


def _end(error: Exception) -> NoReturn:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        sys.exit(_WRONG_USAGE)
    line, code = _told(error)
    log.info("where it happened:", exc_info=error)
    say(f"diurna: {line}")
    sys.exit(code)


def _told(error: Exception) -> tuple[str, int]:
    """The line and the exit code that an error comes to."""
    if isinstance(error, DiurnaError):
        return str(error), _WRONG_USAGE if isinstance(error, UsageError | DeskError) else _FAILED
    if isinstance(error, click.Abort):
        return "stopped", _INTERRUPTED
    if isinstance(error, click.UsageError):
        return f"{_one_line(error.format_message())} `{error.ctx.command_path if error.ctx else 'diurna'} --help` says more.", _WRONG_USAGE
    if isinstance(error, PermissionError) and error.filename and not _unreadable(Path(str(error.filename))):
        return f"{error.filename}: {only_read(Path(str(error.filename)))}", _FAILED
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'the system says'}: {error.strerror}", _FAILED
    return f"went wrong in a way nobody foresaw ({type(error).__name__}: {_one_line(str(error))}); `diurna -v …` shows where", _FAILED


def _unreadable(path: Path) -> bool:
    return path.exists() and not os.access(path, os.R_OK)


def _one_line(text: str) -> str:
    return " ".join(text.split())

"""Prefect's runner, with the two things that no setting of it names; a test holds both against the version that is pinned."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prefect.runner import Runner


def runner_named(name: str) -> "Runner":
    """A runner that has one run at a time, in the order of their times, and a folder of its own user's."""
    from prefect.runner import Runner  # noqa: PLC0415 - after PREFECT_API_URL is set
    from prefect.settings import get_current_settings  # noqa: PLC0415

    # Paused on shutdown, a deployment would stay so, and the next start would make nothing. One run at a time: an edition stands on the
    # one before it.
    runner = Runner(name=name, pause_on_shutdown=False, query_seconds=5, limit=1)
    # Prefect has one folder in the machine's temporary one for all, which is the user's who came first.
    runner._tmp_dir = get_current_settings().home / "runner_storage" / runner._tmp_dir.name  # noqa: SLF001
    return runner


def end_by(runner: "Runner", end: Callable[[int, Any], None]) -> None:
    """Let `end` be what `runner` does on SIGTERM: its own way out leaves a coroutine behind and a traceback in the log."""
    runner.handle_sigterm = end  # type: ignore[method-assign]

"""A Prefect server of our own, on a machine that has none: started, waited for, and ended with us, however we end."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from diurna.errors import DiurnaError
from flows.progress import say

# The server settles 30 ms a task without these and 9 ms with them.
_SETTINGS = {
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_READ_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_BATCH_SIZE": "200",
    # Runs are looked for this often, so that a cutoff a minute ahead is met.
    "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "15",
}
# As Prefect's own temporary server: no pages for a browser, no services but those that record runs.
_TEMPORARY = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
_READY_WITHIN = 180
_LOOPBACK = "127.0.0.1"
_PR_SET_PDEATHSIG = 1
_SCHEDULE = "DIURNA_SCHEDULE_PID"


@contextlib.contextmanager
def running_server() -> Iterator[str]:
    """The address of a Prefect API: the one named by PREFECT_API_URL, or of a server that runs as long as the block does.

    Raises DiurnaError where the server doesn't answer within three minutes.
    """
    named = os.environ.get("PREFECT_API_URL")
    if named:
        yield named
        return
    say("Starting a Prefect server (on this machine only) …")
    port = _free_port()
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", _LOOPBACK, "--port", str(port)]
    with on_signals(_interrupt, signal.SIGTERM, signal.SIGHUP), _served(command, _SETTINGS, port):
        yield _address(port)


@contextlib.contextmanager
def temporary_server() -> Iterator[None]:
    """A Prefect API for one command, where none is set up. Prefect would start the same by itself, and leave it behind if we were killed.

    Enter before anything of Prefect is imported: it reads the address then.
    """
    if "PREFECT_API_URL" in os.environ or "prefect" in sys.modules:
        yield
        return
    if sys.stderr.isatty():
        say("Starting (some ten seconds) …")
    port = _free_port()
    command = [sys.executable, "-m", "uvicorn", "--factory", "prefect.server.api.server:create_app", "--host", _LOOPBACK]
    command += ["--port", str(port), "--log-level", "error", "--lifespan", "on"]
    with (
        _served(command, _TEMPORARY, port) as server,
        on_signals(partial(_end, server.pid), signal.SIGINT, signal.SIGTERM, signal.SIGHUP),
    ):
        os.environ["PREFECT_API_URL"] = _address(port)
        yield


def _end(server: int, _signal: int, _frame: object) -> None:
    # Not by way of an exception: Prefect would wait for visits and tries under way, minutes perhaps. Ending anywhere is safe.
    say("diurna: stopped")
    os.killpg(server, signal.SIGKILL)
    os._exit(130)


@contextlib.contextmanager
def _served(command: list[str], settings: dict[str, str], port: int) -> "Iterator[subprocess.Popen[bytes]]":
    _without_proxy()
    environment = {**os.environ, **settings, "PREFECT_LOGGING_SERVER_LEVEL": "ERROR"}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=_with_parent)  # noqa: PLW1509, S603
    try:
        _await(f"{_address(port)}/health", server)
        yield server
    finally:
        _stop(server)


def _without_proxy() -> None:
    """A proxy from the environment is for the world: this machine is reached without, by Prefect's clients and by the runs they start."""
    named = os.environ.get("no_proxy") or os.environ.get("NO_PROXY", "")
    os.environ["no_proxy"] = os.environ["NO_PROXY"] = ",".join(dict.fromkeys(filter(None, (*named.split(","), _LOOPBACK))))


def _address(port: int) -> str:
    return f"http://{_LOOPBACK}:{port}/api"


def _interrupt(_signal: int, _frame: object) -> None:
    """SIGTERM and a closed terminal stop a schedule as Ctrl-C does, so that its server is stopped too."""
    raise KeyboardInterrupt


@contextlib.contextmanager
def on_signals(handler: Callable[[int, Any], None], *signals: signal.Signals) -> Iterator[Callable[[int, Any], None]]:
    """`handler` for these signals as long as the block runs."""
    before = {which: signal.signal(which, handler) for which in signals}
    try:
        yield handler
    finally:
        for which, previous in before.items():
            signal.signal(which, previous)


def _with_parent() -> None:
    """In the child: a process group of its own (Ctrl-C is ours to handle), and death with the parent, however that dies (Linux)."""
    os.setpgrp()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_LOOPBACK, 0))
        return int(probe.getsockname()[1])


def _await(address: str, server: "subprocess.Popen[bytes]") -> None:
    until, ask = time.monotonic() + _READY_WITHIN, urllib.request.build_opener(urllib.request.ProxyHandler({})).open
    while time.monotonic() < until:
        if server.poll() is not None:
            raise DiurnaError(f"the Prefect server ended at once (exit {server.returncode}); `prefect server start` says why")
        with contextlib.suppress(OSError), ask(address, timeout=2) as answer:
            if answer.status == 200:
                return
        time.sleep(0.3)
    raise DiurnaError(f"the Prefect server did not answer within {_READY_WITHIN} seconds")


def _stop(server: "subprocess.Popen[bytes]") -> None:
    """End the server and what it started."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, how)
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(timeout=15)
            return


def runs_end_with_us() -> None:
    """Let the runs that this process starts know whose they are."""
    os.environ[_SCHEDULE] = str(os.getpid())


def end_when_told() -> None:
    """At the beginning of a run: end at once on SIGTERM, which Prefect has by then, where the server is our own; and in a run that a
    schedule started, end when the schedule is gone, however it went. Ending anywhere is safe, and the next start makes what is missing.
    """
    ours = signal.getsignal(signal.SIGINT)
    if isinstance(ours, partial) and ours.func is _end and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, ours)
    named = os.environ.get(_SCHEDULE)
    if named and int(named) != os.getpid():
        threading.Thread(target=_watch, args=(int(named),), daemon=True, name="schedule-watch").start()


def _watch(schedule: int) -> None:
    while os.getppid() == schedule:
        time.sleep(1)
    os._exit(1)

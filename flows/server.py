"""A Prefect server of our own, for a schedule on a machine that has none: started, waited for, and stopped with us."""

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
from collections.abc import Iterator

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
_READY_WITHIN = 90
_PR_SET_PDEATHSIG = 1
_SCHEDULE = "DIURNA_SCHEDULE_PID"


@contextlib.contextmanager
def running_server() -> Iterator[str]:
    """The address of a Prefect API: the one named by PREFECT_API_URL, or of a server that runs as long as the block does.

    Raises DiurnaError where the server doesn't answer within 90 seconds.
    """
    named = os.environ.get("PREFECT_API_URL")
    if named:
        yield named
        return
    port = _free_port()
    say("Starting a Prefect server (on this machine only) …")
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    environment = {**os.environ, **_SETTINGS, "PREFECT_LOGGING_SERVER_LEVEL": "ERROR"}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=_with_parent)  # noqa: PLW1509, S603
    try:
        _await(f"http://127.0.0.1:{port}/api/health", server)
        yield f"http://127.0.0.1:{port}/api"
    finally:
        _stop(server)


def _with_parent() -> None:
    """In the child: a process group of its own (Ctrl-C is ours to handle), and death with the parent, however that dies (Linux)."""
    os.setpgrp()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(address: str, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _READY_WITHIN
    while time.monotonic() < until:
        if server.poll() is not None:
            raise DiurnaError(f"the Prefect server ended at once (exit {server.returncode}); `prefect server start` says why")
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 - loopback
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


def end_with_schedule() -> None:
    """In a run that a schedule started: end when the schedule is gone, however it went. Ending anywhere is safe, and the next start makes
    what is missing. A run started otherwise is left alone.
    """
    named = os.environ.get(_SCHEDULE)
    if named and int(named) != os.getpid():
        threading.Thread(target=_watch, args=(int(named),), daemon=True, name="schedule-watch").start()


def _watch(schedule: int) -> None:
    while os.getppid() == schedule:
        time.sleep(1)
    os._exit(1)

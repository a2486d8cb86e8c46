"""A watch over one request from its first byte to its last: how long it may take in all, and which machine it may reach.

Refuses an address of a private network by what the name came to when the connection was made, before anything is sent: a name, or an
odd way to write a number, says nothing of where it leads. Behind a proxy the proxy chooses the machine, and names alone are judged.
"""

import contextlib
import socket
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from diurna.gather.address import is_private_host


class PrivateNetworkError(Exception):
    """The connection led to `args[0]`, an address of this machine or its own network."""


class Watch:
    """One request to `host`, refused where that is plainly private and `guarded`, and cut off after `seconds`.

    To be entered around it, and called with each event of its connection (`connection.connect_tcp.complete` …) and what belongs to it.
    `late`: it was cut off. `private`: it reached a private network.
    """

    def __init__(self, host: str, *, seconds: float, guarded: bool) -> None:
        self._host, self._guarded = host, guarded
        self._towards = ""
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self.late = self.private = False

    def __enter__(self) -> Self:
        if self._guarded and is_private_host(self._host):
            raise PrivateNetworkError(self._host)
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._timer.cancel()

    def __call__(self, event: str, info: Mapping[str, Any]) -> None:
        """Take note of where the connection led. Raises PrivateNetworkError."""
        if event == "connection.connect_tcp.started":
            self._towards = str(info["host"])
        elif event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._reached(info["return_value"])

    def _reached(self, stream: Any) -> None:  # noqa: ANN401 - the HTTP library's own kind, of which only two questions are asked
        self._socket = stream.get_extra_info("socket")
        reached = stream.get_extra_info("server_addr")[0]
        self.private = self._towards == self._host and is_private_host(reached)
        if self.late or (self.private and self._guarded):
            stream.close()
        if self.private and self._guarded:
            raise PrivateNetworkError(reached)

    def _cut(self) -> None:
        self.late = True
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

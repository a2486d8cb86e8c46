"""The only HTTP. One conditional, bounded, polite GET at a time for each host.

Refuses: other schemes than http and https, more than five redirects, more than 50 MB, packings other than gzip, of which a few hundred
bytes may hold a gigabyte and come out at once, answers that trickle, in their headers too, and to
be led from a public host to an address of this machine or its own network, whatever name it goes by. Never sleeps for a server that asks
to be left alone: it says so, and whoever schedules tries later.
"""

import io
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx
from msgspec import Struct

from diurna import __version__
from diurna.errors import FetchError
from diurna.gather.address import is_loopback, is_private, is_web
from diurna.gather.watch import PrivateNetworkError, Watch
from diurna.model import Visit

USER_AGENT = f"diurna/{__version__} (daily news briefing; reads feeds)"
LIMIT = 50_000_000
_GAP = 1.0
#: Seconds for a connection to be made. A host that takes longer is away, and with no network a person waits for all of them.
_CONNECT = 6.0
MAX_REDIRECTS = 5
_ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5"
#: Bytes that are unpacked at a time.
_PIECE = 1 << 16
_GUNZIP, _MEMBER = 16 + zlib.MAX_WBITS, b"\x1f\x8b"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# 408, 425 and 429 ask for another try; so do all 5xx but those that say the request itself can't be served.
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})


class Answer(Struct, frozen=True, kw_only=True):
    """What an address answered. `address` is where redirects ended. `changed` is false for 304: the body is empty then."""

    address: str
    media_type: str
    body: bytes
    etag: str = ""
    last_modified: str = ""
    changed: bool = True


class _Turn:
    """Whose turn it is at one host: one request at a time, `gap` seconds apart."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.ended = -1e9


# Shared by all sessions of the process: politeness is owed to the host, whichever source asks.
_TURNS: dict[str, _Turn] = {}
_TURNS_LOCK = threading.Lock()


class Session:
    """An HTTP client to be closed after use. `timeout` in seconds for each step of an answer, three times that for the whole; `gap` in
    seconds between two requests to one host, by default one, and none on this machine; `limit` in bytes, unpacked.
    """

    def __init__(self, *, timeout: float = 20.0, gap: float | None = None, limit: int = LIMIT) -> None:
        self._timeout, self._gap, self._limit = timeout, gap, limit
        #: Hosts named by the desk that lie in a private network: what they name may lie there too.
        self._own: set[str] = set()
        self._client = httpx.Client(
            timeout=httpx.Timeout(timeout, connect=min(timeout, _CONNECT)),
            follow_redirects=False,
            # A connection serves one request: each is watched from where it was made.
            limits=httpx.Limits(max_keepalive_connections=0),
            verify=_trust(),
            headers={"User-Agent": USER_AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip"},
            # A proxy from the environment is for the world, not for this machine.
            mounts={f"all://{host}": None for host in ("localhost", "127.0.0.1", "[::1]")},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()

    def fetch(self, address: str, visit: Visit | None = None, *, named_by: str = "") -> Answer:
        """The answer of `address`; with what `visit` remembers, not changed if the server says so.

        `named_by` is the address whose content named this one: a public feed can't send us into a private network. Raises FetchError,
        with `again` true for time-outs, broken or refused connections, 408, 425, 429 and 5xx.
        """
        headers = _conditions(visit)
        here, before = address, named_by
        for _ in range(MAX_REDIRECTS + 1):
            _check(address, here)
            answer = self._once(address, here, headers, guarded=self._guarded(before))
            if isinstance(answer, Answer):
                return answer
            here, before = answer, here
        raise FetchError(address, f"redirects more than {MAX_REDIRECTS} times")

    def _guarded(self, before: str) -> bool:
        """Whether what `before` named must be public: anything that a public host named."""
        return bool(before) and not is_private(before) and urlsplit(before).hostname not in self._own

    def _once(self, address: str, here: str, headers: Mapping[str, str], *, guarded: bool) -> Answer | str:
        """One request: the answer, or where it redirects to."""
        try:
            host = httpx.URL(here).raw_host.decode()
            with self._turn(here), Watch(host, seconds=3 * self._timeout, guarded=guarded) as watch:
                return self._watched(address, here, headers, watch)
        except PrivateNetworkError as error:
            reason = f"leads from a public host to {urlsplit(here).hostname} ({error}), in a private network"
            raise FetchError(address, reason) from None
        except httpx.ConnectTimeout:
            raise FetchError(address, f"no connection within {min(self._timeout, _CONNECT):g} s", again=True, reached=False) from None
        except httpx.TimeoutException:
            raise FetchError(address, f"no answer within {self._timeout:g} s", again=True) from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError, ValueError) as error:
            raise FetchError(address, f"no usable address: {error}") from None
        except zlib.error as error:
            raise FetchError(address, f"the answer can't be unpacked: {error}") from None
        except httpx.TransportError as error:
            reason, again = _transport(error)
            raise FetchError(address, reason, again=again, reached=not (again and isinstance(error, httpx.ConnectError))) from None

    def _watched(self, address: str, here: str, headers: Mapping[str, str], watch: Watch) -> Answer | str:
        try:
            with self._client.stream("GET", here, headers=headers, extensions={"trace": watch}) as response:
                if watch.private:
                    self._own.add(urlsplit(here).hostname or "")
                if response.status_code in _REDIRECTS and "location" in response.headers:
                    return urljoin(here, response.headers["location"])
                answer = self._answer(address, here, response)
        except (httpx.TransportError, zlib.error):
            if not watch.late:
                raise
        if watch.late:
            # What was cut off may look whole: an answer without a length ends where its connection does.
            raise FetchError(address, f"not all there after {3 * self._timeout:g} s", again=True)
        return answer

    def _answer(self, address: str, here: str, response: httpx.Response) -> Answer:
        kept = {"etag": response.headers.get("etag", ""), "last_modified": response.headers.get("last-modified", "")}
        if response.status_code == httpx.codes.NOT_MODIFIED:
            return Answer(address=here, media_type="", body=b"", changed=False, **kept)
        if not response.is_success:
            raise _refused(address, response)
        return Answer(address=here, media_type=response.headers.get("content-type", ""), body=self._body(address, response), **kept)

    def _body(self, address: str, response: httpx.Response) -> bytes:
        if int(response.headers.get("content-length") or 0) > self._limit:
            raise FetchError(address, self._too_large())
        packing = response.headers.get("content-encoding", "").strip().lower()
        if packing not in _PACKINGS:
            raise FetchError(address, f"comes packed as {packing}, which was not asked for")
        body = io.BytesIO()  # gives its bytes without a copy
        for piece in _PACKINGS[packing](response.iter_raw()):
            if body.tell() + len(piece) > self._limit:
                raise FetchError(address, self._too_large())
            body.write(piece)
        return body.getvalue()

    def _too_large(self) -> str:
        return f"larger than {self._limit / 1_000_000:g} MB"

    @contextmanager
    def _turn(self, address: str) -> Iterator[None]:
        if self._gap is None and is_loopback(address):
            yield
            return
        gap = _GAP if self._gap is None else self._gap
        with _TURNS_LOCK:
            turn = _TURNS.setdefault(urlsplit(address).netloc.lower(), _Turn())
        with turn.lock:
            time.sleep(max(0.0, turn.ended + gap - time.monotonic()))
            try:
                yield
            finally:
                turn.ended = time.monotonic()


def _unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """What gzip `pieces` hold, never much of it at a time. What follows the last of its members is left out, as browsers do."""
    decoder, ended = zlib.decompressobj(_GUNZIP), False
    for piece in pieces:
        rest, out = piece, b""
        while rest or len(out) == _PIECE:
            if ended and not rest.startswith(_MEMBER):
                return
            out = decoder.decompress(rest, _PIECE)
            yield out
            ended, rest = decoder.eof, decoder.unused_data or decoder.unconsumed_tail
            if ended:
                decoder, out = zlib.decompressobj(_GUNZIP), b""


_PACKINGS: dict[str, Callable[[Iterable[bytes]], Iterable[bytes]]] = {
    **dict.fromkeys(("", "identity"), lambda pieces: pieces),
    **dict.fromkeys(("gzip", "x-gzip"), _unpacked),
}


@cache
def _trust() -> ssl.SSLContext:
    return httpx.create_ssl_context()  # a tenth of a second each time


def _conditions(visit: Visit | None) -> dict[str, str]:
    given = {"If-None-Match": visit.etag, "If-Modified-Since": visit.last_modified} if visit else {}
    return {name: value for name, value in given.items() if value}


def _check(address: str, here: str) -> None:
    if not is_web(here):
        raise FetchError(
            address, "only http and https are fetched" if here == address else f"redirects to {here!r}: only http and https are fetched"
        )


def _refused(address: str, response: httpx.Response) -> FetchError:
    status = f"{response.status_code} {response.reason_phrase}".strip()
    wait = response.headers.get("retry-after", "")
    asked = f"; it asks to wait {wait} s" if wait.isdigit() else f"; it asks to wait until {wait}" if wait else ""
    return FetchError(address, f"answered {status}{asked}", again=response.status_code in _LATER)


def _transport(error: httpx.TransportError) -> tuple[str, bool]:
    """The reason in words, and whether another try can help: a wrong certificate stays wrong."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate isn't valid: {cause.verify_message}", False
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.ConnectError):
        return f"no connection: {error}", True
    return f"the connection broke: {error or type(error).__name__}", True

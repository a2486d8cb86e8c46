"""A real web server on loopback, told page by page what to answer."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@dataclass
class Page:
    """What one path answers. `etag` given back makes 304; `wait` seconds before the answer, `drip` between single bytes."""

    body: bytes = b""
    status: int = 200
    media_type: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    etag: str = ""
    modified: str = ""
    wait: float = 0.0
    drip: float = 0.0


class Site:
    """The server: `pages` by path, `asked` is every request as (path, headers) in order,
    `times` when each came."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.times: list[float] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self._server.server_port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.times.append(time.monotonic())
                site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                answer(self, site.pages.get(self.path, Page(status=404, body=b"no such page")))

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def answer(handler: BaseHTTPRequestHandler, page: Page) -> None:
    time.sleep(page.wait)
    same = (page.etag and handler.headers.get("If-None-Match") == page.etag) or (
        page.modified and handler.headers.get("If-Modified-Since") == page.modified
    )
    body = b"" if same else page.body
    handler.send_response(304 if same else page.status)
    given = {"ETag": page.etag, "Last-Modified": page.modified, "Content-Type": page.media_type, "Content-Length": str(len(body))}
    for name, value in {**given, **page.headers}.items():
        if value:
            handler.send_header(name, value)
    handler.end_headers()
    try:
        for piece in [body[i : i + 1] for i in range(len(body))] if page.drip else [body]:
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(page.drip)
    except (BrokenPipeError, ConnectionResetError):
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    yield server
    server.close()

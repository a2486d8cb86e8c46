"""A server of our own is reached whatever the environment says of proxies."""

import os
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest

from flows import server
from tests.gather.conftest import Page, Site

_DEAD = "http://127.0.0.1:9"


@pytest.fixture
def site() -> Iterator[Site]:
    served = Site()
    served.pages = {"/health": Page(body=b"true")}
    yield served
    served.close()


@pytest.fixture
def proxied(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A proxy that nobody serves."""
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, _DEAD)
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.setenv(name, "")
    return monkeypatch


@pytest.mark.usefixtures("proxied")
def test_a_server_is_waited_for_without_a_proxy(site: Site) -> None:
    waiting = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    with waiting:
        try:
            server._await(site.url("/health"), waiting)
        finally:
            waiting.kill()
    assert site.paths() == ["/health"]


@pytest.mark.parametrize("before", [{}, {"NO_PROXY": "a.example"}, {"no_proxy": "a.example"}, {"NO_PROXY": "127.0.0.1"}], ids=str)
def test_a_client_reaches_it_without_and_what_was_spared_stays_spared(
    site: Site, proxied: pytest.MonkeyPatch, before: dict[str, str]
) -> None:
    for name, value in before.items():
        proxied.setenv(name, value)
    server._without_proxy()
    server._without_proxy()
    assert httpx.get(site.url("/health")).status_code == 200
    told = os.environ.get("no_proxy") or os.environ["NO_PROXY"]
    assert sorted(told.split(",")) == sorted({*before.values(), "127.0.0.1"})

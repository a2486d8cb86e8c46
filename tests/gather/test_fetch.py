import contextlib
import gzip
import itertools
import socket
import threading
import time
import tracemalloc

import pytest

from diurna.errors import FetchError
from diurna.gather.fetch import Session
from diurna.model import Visit
from tests.gather.conftest import Page, Site


def failing(site: Site, path: str, **options: float) -> FetchError:
    with Session(**options) as session, pytest.raises(FetchError) as caught:  # type: ignore[arg-type]
        session.fetch(site.url(path))
    return caught.value


def test_what_is_asked_and_answered(site: Site) -> None:
    site.pages["/feed"] = Page(b"<rss/>", media_type="application/rss+xml", etag='"1"', modified="Mon, 02 Mar 2026 10:00:00 GMT")
    with Session() as session:
        answer = session.fetch(site.url("/feed"))
    assert (answer.body, answer.media_type, answer.etag, answer.changed) == (b"<rss/>", "application/rss+xml", '"1"', True)
    assert answer.last_modified == "Mon, 02 Mar 2026 10:00:00 GMT"
    assert site.asked[0][1]["user-agent"].startswith("diurna/")
    assert "if-none-match" not in site.asked[0][1]


CONDITIONS = {
    "an entity tag that still holds": (Visit(address="", etag='"1"'), False),
    "an entity tag that doesn't": (Visit(address="", etag='"0"'), True),
    "a date that still holds": (Visit(address="", last_modified="Mon, 02 Mar 2026 10:00:00 GMT"), False),
    "nothing remembered": (Visit(address=""), True),
}


@pytest.mark.parametrize("case", CONDITIONS)
def test_asks_only_for_what_changed(site: Site, case: str) -> None:
    visit, changed = CONDITIONS[case]
    site.pages["/"] = Page(b"new", etag='"1"', modified="Mon, 02 Mar 2026 10:00:00 GMT")
    with Session() as session:
        answer = session.fetch(site.url("/"), visit)
    assert (answer.changed, answer.body) == (changed, b"new" if changed else b"")


REFUSALS = {
    "a page that isn't there": (Page(status=404), "answered 404 Not Found", False),
    "a page that is gone": (Page(status=410), "answered 410", False),
    "a page for subscribers": (Page(status=403), "answered 403", False),
    "a server in trouble": (Page(status=500), "answered 500", True),
    "a server that asks for patience, in seconds": (Page(status=429, headers={"Retry-After": "120"}), "asks to wait 120 s", True),
    "a server that names a time": (
        Page(status=503, headers={"Retry-After": "Tue, 03 Mar 2026 08:00:00 GMT"}),
        "wait until Tue, 03 Mar 2026",
        True,
    ),
    "a redirect to another scheme": (Page(status=302, headers={"Location": "file:///etc/hosts"}), "only http and https", False),
    "a redirect to itself": (Page(status=301, headers={"Location": "/page"}), "redirects more than 5 times", False),
    "more than the limit": (Page(b"x" * 2000), "larger than 0.001 MB", False),
    "more than the limit, its length not said": (Page(b"x" * 2000, headers={"Content-Length": ""}), "larger than 0.001 MB", False),
    "a small answer that unpacks to a large one": (
        Page(gzip.compress(b"x" * 100_000), headers={"Content-Encoding": "gzip"}),
        "larger than 0.001 MB",
        False,
    ),
    "a packing that was not asked for": (Page(b"x", headers={"Content-Encoding": "br"}), "comes packed as br, which was not asked", False),
    "an answer that says it is packed and isn't": (Page(b"plain", headers={"Content-Encoding": "gzip"}), "can't be unpacked", False),
    "an answer that breaks off": (Page(b"half", headers={"Content-Length": "900"}), "the connection broke", True),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_says_what_is_wrong_and_if_another_try_can_help(site: Site, case: str) -> None:
    page, reason, again = REFUSALS[case]
    site.pages["/page"] = page
    error = failing(site, "/page", limit=1000)
    assert reason in error.reason
    assert (error.where, error.again) == (site.url("/page"), again)


def test_follows_a_few_redirects(site: Site) -> None:
    for n in range(5):
        site.pages[f"/{n}"] = Page(status=302, headers={"Location": f"/{n + 1}"})
    site.pages["/5"] = Page(b"here")
    with Session() as session:
        answer = session.fetch(site.url("/0"))
    assert (answer.body, answer.address) == (b"here", site.url("/5"))


def test_a_slow_server_is_given_up(site: Site) -> None:
    site.pages["/slow"] = Page(b"late", wait=1.0)
    error = failing(site, "/slow", timeout=0.1)
    assert (error.reason, error.again) == ("no answer within 0.1 s", True)


def test_a_trickling_server_is_given_up(site: Site) -> None:
    site.pages["/drip"] = Page(b"x" * 200, drip=0.03)
    error = failing(site, "/drip", timeout=0.1)
    assert "not all there after 0.3 s" in error.reason
    assert error.again


def test_a_server_whose_headers_trickle_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            end, _ = server.accept()
            with end, contextlib.suppress(OSError):
                end.sendall(b"HTTP/1.1 200 OK\r\n")
                for _ in itertools.count():  # as long as anybody listens
                    end.sendall(b"a: b\r\n")
                    time.sleep(0.02)

        thread = threading.Thread(target=drip)
        thread.start()
        with Session(timeout=0.2) as session, pytest.raises(FetchError, match=r"not all there after 0\.6 s") as caught:
            session.fetch(f"http://127.0.0.1:{server.getsockname()[1]}/")
        thread.join()
    assert caught.value.again


def test_an_answer_without_a_length_that_is_cut_off_is_not_whole(site: Site) -> None:
    site.pages["/drip"] = Page(b"x" * 200, headers={"Content-Length": ""}, drip=0.03)
    assert "not all there" in failing(site, "/drip", timeout=0.1).reason


def test_a_refused_connection_may_answer_later() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with Session() as session, pytest.raises(FetchError) as caught:
        session.fetch(f"http://127.0.0.1:{port}/")
    assert caught.value.again


@pytest.mark.parametrize("address", ["ftp://news.example/feed", "file:///etc/hosts", "news.example/feed", "http://", "http://[bad/", ""])
def test_only_web_addresses_are_fetched(address: str) -> None:
    with Session() as session, pytest.raises(FetchError, match="only http and https") as caught:
        session.fetch(address)
    assert not caught.value.again


def test_a_public_feed_leads_nowhere_private(site: Site) -> None:
    site.pages["/"] = Page(b"secret")
    with Session() as session:
        with pytest.raises(FetchError, match="in a private network"):
            session.fetch(site.url("/"), named_by="https://news.example/feed")
        assert session.fetch(site.url("/"), named_by=site.url("/feed")).body == b"secret"
    assert site.paths() == ["/"]


NAMES = {
    "a name that comes to this machine": "pier.example",
    "half an address": "127.1",
    "an address as one number": "2130706433",
    "an address in hexadecimal": "0x7f000001",
    "no address, which is this machine": "0",
}


def by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """`pier.example` comes to this machine, as a name server of another's could say."""
    looked_up = socket.getaddrinfo

    def get(host: str, *rest: object, **more: object) -> object:
        return looked_up("127.0.0.1" if host == "pier.example" else host, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", get)


@pytest.mark.parametrize("case", NAMES)
def test_a_public_feed_leads_nowhere_private_by_any_name(site: Site, monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    by_name(monkeypatch)
    site.pages["/"] = Page(b"secret")
    address = site.url("/").replace("127.0.0.1", NAMES[case])
    with Session() as session, pytest.raises(FetchError, match="in a private network") as caught:
        session.fetch(address, named_by="https://news.example/feed")
    assert (site.paths(), caught.value.again) == ([], False)


def test_a_private_host_that_the_desk_names_may_name_itself(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    by_name(monkeypatch)
    site.pages["/feed"], site.pages["/a"] = Page(b"feed"), Page(b"page")
    at = site.url("").replace("127.0.0.1", "pier.example")
    with Session(gap=0.0) as session:
        assert session.fetch(f"{at}/feed").body == b"feed"
        assert session.fetch(f"{at}/a", named_by=f"{at}/feed").body == b"page"


def test_one_host_is_asked_one_request_at_a_time_with_a_gap(site: Site) -> None:
    site.pages["/"] = Page(b"ok", wait=0.05)

    def ask() -> None:
        with Session(gap=0.1) as session:
            session.fetch(site.url("/"))

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(later - earlier >= 0.15 for earlier, later in itertools.pairwise(site.times))


def test_loopback_is_not_made_to_wait(site: Site) -> None:
    site.pages["/"] = Page(b"ok")
    start = time.monotonic()
    with Session() as session:
        for _ in range(4):
            session.fetch(site.url("/"))
    assert time.monotonic() - start < 2


UNPACKED = {
    "plain": (b"news", {}, b"news"),
    "said to be plain": (b"news", {"Content-Encoding": "identity"}, b"news"),
    "packed": (gzip.compress(b"news"), {"Content-Encoding": "gzip"}, b"news"),
    "of two members": (gzip.compress(b"more ") + gzip.compress(b"news"), {"Content-Encoding": "GZIP"}, b"more news"),
    "padded": (gzip.compress(b"news") + bytes(20), {"Content-Encoding": "x-gzip"}, b"news"),
    "longer than is unpacked at a time": (gzip.compress(b"news" * 100_000), {"Content-Encoding": "gzip"}, b"news" * 100_000),
    "cut off": (gzip.compress(b"news" * 9)[:-6], {"Content-Encoding": "gzip"}, b"news" * 9),
}


@pytest.mark.parametrize("case", UNPACKED)
def test_an_answer_is_unpacked(site: Site, case: str) -> None:
    body, headers, expected = UNPACKED[case]
    site.pages["/"] = Page(body, headers=headers)
    with Session() as session:
        assert session.fetch(site.url("/")).body == expected
    assert site.asked[0][1]["accept-encoding"] == "gzip"


def test_a_bomb_takes_no_more_memory_than_the_limit(site: Site) -> None:
    site.pages["/"] = Page(gzip.compress(bytes(40_000_000)), headers={"Content-Encoding": "gzip"})
    tracemalloc.start()
    try:
        assert failing(site, "/", limit=1_000_000).reason == "larger than 1 MB"
        assert tracemalloc.get_traced_memory()[1] < 6_000_000
    finally:
        tracemalloc.stop()

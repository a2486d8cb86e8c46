import pytest

from diurna.gather.address import absolute, clean, is_front_page, is_loopback, is_private, is_web

CLEAN = {
    "tracking goes, what chooses the page stays in its order": (
        "https://Pier.example/a?b=2&utm_source=x&a=1&fbclid=9&at_campaign=rss",
        "https://pier.example/a?b=2&a=1",
    ),
    "a query that tracks nothing stays letter for letter": ("https://pier.example/a?q=%20a+b&&c", "https://pier.example/a?q=%20a+b&&c"),
    "the fragment goes": ("https://pier.example/a#part-2", "https://pier.example/a"),
    "a path's case stays": ("HTTPS://PIER.example/A", "https://pier.example/A"),
    "no path": ("https://pier.example", "https://pier.example/"),
    "no URL": (" urn:uuid:7 ", "urn:uuid:7"),
    "a broken one": ("http://[pier/", "http://[pier/"),
}


@pytest.mark.parametrize("case", CLEAN)
def test_clean(case: str) -> None:
    link, expected = CLEAN[case]
    assert clean(link) == expected
    assert clean(expected) == expected


ABSOLUTE = {
    "absolute already": ("https://a.example/x", ("https://b.example/",), "https://a.example/x"),
    "from the first base that serves": ("/x", ("in/file.rss", "https://b.example/y/"), "https://b.example/x"),
    "no base": ("/x", ("", "in/file.rss"), ""),
    "nothing": ("", ("https://b.example/",), ""),
    "another scheme": ("javascript:alert(1)", ("https://b.example/",), ""),
    "a broken one": ("http://[pier/", ("https://b.example/",), ""),
}


@pytest.mark.parametrize("case", ABSOLUTE)
def test_absolute(case: str) -> None:
    link, bases, expected = ABSOLUTE[case]
    assert absolute(link, *bases) == expected


KINDS = {
    "https://pier.example/a": (True, False, False, False),
    "https://pier.example/": (True, True, False, False),
    "https://pier.example?p=7": (True, False, False, False),
    "http://127.0.0.1:80/a": (True, False, True, True),
    "http://localhost/a": (True, False, True, True),
    "http://[::1]/a": (True, False, True, True),
    "http://192.168.0.9/a": (True, False, True, False),
    "http://169.254.169.254/latest": (True, False, True, False),
    "http://127.1/a": (True, False, True, True),
    "http://2130706433/a": (True, False, True, True),
    "http://0x7f000001/a": (True, False, True, True),
    "http://0/a": (True, False, True, False),
    "http://[::ffff:10.0.0.1]/a": (True, False, True, False),
    "http://printer.local/a": (True, False, True, False),
    "ftp://pier.example/a": (False, False, False, False),
    "https://pier.example:port/a": (False, False, False, False),
}


@pytest.mark.parametrize("link", KINDS)
def test_kinds(link: str) -> None:
    assert (is_web(link), is_front_page(link), is_private(link), is_loopback(link)) == KINDS[link]

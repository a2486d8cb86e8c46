import json
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from diurna.desk import Desk, Source
from diurna.errors import FetchError
from diurna.gather.harvest import harvest
from diurna.model import UNDATED, Article, Failure, Harvest, Visit
from tests.gather.conftest import Page, Site

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)
DESK = Desk(name="coast", title="Coast")
LEAD = "The harbour of Vessala stayed closed on Monday after the storm tore the eastern pier from its piles, the port authority said."
BODY = [
    LEAD,
    "Two ferries were moved to the inner basin overnight and will sail again once divers have looked at the moorings.",
    "The authority expects the first freighter on Thursday, and said that no one was hurt when the pier gave way.",
    "Fishermen who keep their boats at the pier were told to wait for a second inspection before they move them.",
]
PAGE = (
    "<!doctype html><html lang=en><head><title>Harbour closed after storm | Tidewater</title></head><body>"
    "<nav><a href=/>Home</a></nav><article>"
    "<h1>Harbour closed after storm</h1>" + "".join(f"<p>{p}</p>" for p in BODY) + "</article><footer>Contact</footer></body></html>"
).encode()
WALL = (
    "<!doctype html><html><head><title>Before you continue</title></head><body><article><h1>We value your privacy</h1>"
    + "<p>We and our 842 partners store and access cookies on your device to show advertising that suits your interests and measure it.</p>"
    * 6
    + "</article></body></html>"
).encode()


def item(title: str, link: str, text: str = LEAD, published: datetime | None = MORNING) -> str:
    date = f"<pubDate>{format_datetime(published)}</pubDate>" if published else ""
    return f"<item><title>{title}</title><link>{link}</link><description>{text}</description>{date}</item>"


def rss(*items: str) -> bytes:
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><language>en</language>{"".join(items)}</channel></rss>'.encode()
    )


def visit(
    source: Source, *, root: Path = Path(), visits: tuple[Visit, ...] = (), known: Callable[[str], bool] | Collection[str] = ()
) -> Harvest:
    return harvest(source, DESK, root=root, visits={v.address: v for v in visits}, now=NOW, known=known)


def articles(found: Harvest) -> tuple[Article, ...]:
    return tuple(a for r in found.readings for a in r.articles)


def failures(found: Harvest) -> tuple[Failure, ...]:
    return tuple(f for r in found.readings for f in r.failures)


def test_the_first_visit_is_backlog_and_the_next_is_live(site: Site) -> None:
    source = Source(name="Tidewater", feed=site.url("/feed"))
    site.pages["/feed"] = Page(rss(item("Harbour closed", "/1"), item("No date", "/2", published=None)), etag='"1"')
    first = visit(source)
    assert [(a.title, a.fetched_at, a.backlog) for a in articles(first)] == [("Harbour closed", MORNING, True), ("No date", NOW, True)]
    assert first.visits == (Visit(address=site.url("/feed"), etag='"1"', first=False),)
    site.pages["/feed"] = Page(rss(item("Harbour open", "/3")), etag='"2"')
    second = visit(source, visits=first.visits)
    assert [(a.title, a.fetched_at, a.backlog) for a in articles(second)] == [("Harbour open", NOW, False)]
    assert second.visits[0].etag == '"2"'


def test_what_did_not_change_brings_nothing_and_keeps_what_is_remembered(site: Site) -> None:
    site.pages["/feed"] = Page(rss(item("Harbour closed", "/1")), etag='"1"')
    before = Visit(address=site.url("/feed"), etag='"1"', first=False)
    found = visit(Source(name="Tidewater", feed=site.url("/feed")), visits=(before,))
    assert found == Harvest(source="Tidewater", visits=(before,))


def test_a_feed_that_is_gone_is_a_failure(site: Site) -> None:
    found = visit(Source(name="Tidewater", feed=site.url("/gone")))
    assert failures(found) == (Failure(source="Tidewater", where=site.url("/gone"), reason="answered 404 Not Found"),)
    assert found.visits == (Visit(address=site.url("/gone")),)


def test_a_feed_that_may_answer_later_is_tried_again_by_the_caller(site: Site) -> None:
    site.pages["/feed"] = Page(status=503)
    with pytest.raises(FetchError) as caught:
        visit(Source(name="Tidewater", feed=site.url("/feed")))
    assert caught.value.again


def test_an_error_page_in_place_of_a_feed_is_not_remembered(site: Site) -> None:
    site.pages["/feed"] = Page(WALL, etag='"wall"')
    found = visit(Source(name="Tidewater", feed=site.url("/feed")))
    assert [f.reason for f in failures(found)] == ["an HTML page was answered in place of a feed"]
    assert found.visits == (Visit(address=site.url("/feed")),)


def test_an_entry_of_one_line_gets_the_text_of_its_page(site: Site) -> None:
    site.pages |= {
        "/feed": Page(rss(item("Harbour closed", "/1"), item("Long enough", "/2", text="The pier fell. " * 40))),
        "/1": Page(PAGE),
    }
    found = visit(Source(name="Tidewater", feed=site.url("/feed"), full_text=True))
    assert site.paths() == ["/feed", "/1"]
    whole = {a.title: a for a in articles(found)}
    assert [p for p in BODY if p not in whole["Harbour closed"].text] == []
    assert (whole["Harbour closed"].published_at, whole["Harbour closed"].fetched_at, whole["Harbour closed"].backlog) == (
        MORNING,
        MORNING,
        True,
    )
    assert [r.document.address for r in found.readings if r.document] == [site.url("/feed"), site.url("/1")]
    assert failures(found) == ()


def test_pages_are_fetched_only_where_the_desk_says_so(site: Site) -> None:
    site.pages |= {"/feed": Page(rss(item("Harbour closed", "/1"))), "/1": Page(PAGE)}
    found = visit(Source(name="Tidewater", feed=site.url("/feed")))
    assert [a.text for a in articles(found)] == [LEAD]
    assert site.paths() == ["/feed"]


@pytest.mark.parametrize("as_function", [False, True])
def test_the_page_of_a_known_listing_is_not_fetched_again(site: Site, *, as_function: bool) -> None:
    site.pages |= {"/feed": Page(rss(item("Harbour closed", "/1"))), "/1": Page(PAGE)}
    source = Source(name="Tidewater", feed=site.url("/feed"), full_text=True)
    listed = {a.listed for a in articles(visit(source))}
    found = visit(source, known=listed.__contains__ if as_function else listed)
    assert articles(found) == ()
    assert site.paths() == ["/feed", "/1", "/feed"]


PAGES = {
    "gone": (Page(status=404), "answered 404 Not Found", False),
    "in trouble": (Page(status=500), "answered 500", True),
    "a consent wall": (Page(WALL), "the page says something else than its entry", False),
    "no page": (Page(b"\x89PNG\r\n\x1a\n\0\0", media_type="image/png"), "the page can't be read: binary", False),
}


@pytest.mark.parametrize("case", PAGES)
def test_an_entry_stays_where_its_page_fails(site: Site, case: str) -> None:
    page, reason, later = PAGES[case]
    site.pages |= {"/feed": Page(rss(item("Harbour closed", "/1")), etag='"1"'), "/1": page}
    found = visit(Source(name="Tidewater", feed=site.url("/feed"), full_text=True))
    (article,), (failure,) = articles(found), failures(found)
    assert (article.title, article.text) == ("Harbour closed", LEAD)
    assert failure.where == site.url("/1")
    assert reason in failure.reason
    # What may answer later is asked for again: the listing is not taken for known, nor the feed for unchanged.
    assert (article.listed == "", found.visits[0].etag == "") == (later, later)


def test_a_site_in_trouble_is_left_alone(site: Site) -> None:
    site.pages["/feed"] = Page(rss(*(item(f"Harbour {n}", f"/{n}") for n in range(6))))
    site.pages |= {f"/{n}": Page(status=503) for n in range(6)}
    found = visit(Source(name="Tidewater", feed=site.url("/feed"), full_text=True))
    assert site.paths() == ["/feed", "/0", "/1", "/2"]
    assert len(articles(found)) == 6


DATES = {
    "an hour ahead, a wrong zone": (timedelta(hours=1), NOW, "1 dated later than they were had"),
    "years ahead, no date at all": (timedelta(days=2000), None, "in the future: the date is left out"),
    "a clock that runs ahead": (timedelta(minutes=5), NOW + timedelta(minutes=5), ""),
}


@pytest.mark.parametrize("case", DATES)
def test_dates_in_the_future(site: Site, case: str) -> None:
    ahead, expected, reason = DATES[case]
    site.pages["/feed"] = Page(rss(item("Harbour closed", "/1", published=NOW + ahead)))
    found = visit(Source(name="Tidewater", feed=site.url("/feed")))
    assert [(a.published_at, a.fetched_at) for a in articles(found)] == [(expected, NOW)]
    assert [reason in f.reason for f in failures(found)] == ([True] if reason else [])


def notes(found: Harvest) -> set[tuple[str, str]]:
    return {(n.where, n.reason) for r in found.readings for n in r.notes}


@pytest.mark.parametrize("full_text", [False, True])
def test_a_feed_without_dates_has_one_note_with_how_many(site: Site, *, full_text: bool) -> None:
    entries = (item(f"Harbour {n} closed", f"/{n}", published=None if n else MORNING) for n in range(5))
    site.pages |= {"/feed": Page(rss(*entries))} | {f"/{n}": Page(PAGE) for n in range(5)}
    found = visit(Source(name="Tidewater", feed=site.url("/feed"), full_text=full_text))
    assert sum(a.published_at is None and a.fetched_at == NOW for a in articles(found)) == 4
    assert (notes(found), failures(found)) == ({(f"{site.url('/feed')}, 4 of its 5 articles", UNDATED)}, ())
    assert all(r.notes for r in found.readings for a in r.articles if not a.published_at)


def test_each_file_without_a_date_has_a_note(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n\n".join(["Harbour closed after storm", *BODY]))
    (tmp_path / "b.html").write_bytes(PAGE)
    (tmp_path / "c.jsonl").write_text("\n".join(json.dumps({"id": n, "text": f"{LEAD} It is pier {n}."}) for n in range(3)))
    (tmp_path / "d.rss").write_bytes(rss(item("Harbour closed", "/1"), item("Harbour open", "/2", published=None)))
    (tmp_path / "e.rss").write_bytes(rss(item("Dated", "/3"), item("Dated ahead", "/4", published=NOW + timedelta(days=2000))))
    found = visit(Source(name="Box", folder="."), root=tmp_path)
    where = {"a.txt", "b.html", "c.jsonl, 3 of its 3 articles", "d.rss, 1 of its 2 articles"}
    assert notes(found) == {(each, UNDATED) for each in where}
    assert {n.source for r in found.readings for n in r.notes} == {"Box"}


def test_a_page_list(site: Site) -> None:
    site.pages |= {"/live": Page(PAGE, etag='"1"'), "/slow": Page(status=503)}
    source = Source(name="Tidewater", pages=(site.url("/live"), site.url("/slow"), site.url("/gone")))
    found = visit(source)
    assert [(len(a.text) > 300, a.backlog, a.fetched_at) for a in articles(found)] == [(True, True, NOW)]
    assert [f.where for f in failures(found)] == [site.url("/slow"), site.url("/gone")]
    again = visit(source, visits=found.visits)
    assert articles(again) == ()


def test_a_page_list_of_which_nothing_answers_is_tried_again(site: Site) -> None:
    site.pages |= {"/a": Page(status=503), "/b": Page(status=500)}
    with pytest.raises(FetchError):
        visit(Source(name="Tidewater", pages=(site.url("/a"), site.url("/b"))))


def test_a_folder_is_backlog_whatever_is_in_it(tmp_path: Path) -> None:
    box = tmp_path / "in"
    box.mkdir()
    lines = [
        {"id": "x", "text": LEAD, "published_at": "2026-03-01T08:00:00Z"},
        {"id": "y", "text": LEAD, "fetched_at": "2026-03-01T09:00:00Z"},
    ]
    (box / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    (box / "b.html").write_bytes(PAGE)
    (box / "c.rss").write_bytes(rss(item("Harbour closed", "https://tidewater.example/1"), item("Broken & so", "/2")))
    (box / "d.txt").write_bytes(b"")
    found = visit(Source(name="Box", folder="in"), root=tmp_path)
    had = {a.id if a.id in "xy" else a.title: (a.fetched_at, a.backlog) for a in articles(found)}
    assert had["x"] == (datetime(2026, 3, 1, 8, tzinfo=UTC), True)
    assert had["y"] == (datetime(2026, 3, 1, 9, tzinfo=UTC), False)
    assert had["Harbour closed after storm"] == (NOW, True)
    assert had["Harbour closed"] == (MORNING, True)
    assert [(f.where, f.source) for f in failures(found)] == [("in/c.rss", "Box"), ("in/d.txt", "Box")]


def test_a_folder_that_is_not_there_is_a_failure(tmp_path: Path) -> None:
    (failure,) = failures(visit(Source(name="Box", folder="none"), root=tmp_path))
    assert failure.where == "none"

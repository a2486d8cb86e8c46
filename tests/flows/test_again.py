"""Pages that an edition cited are looked at again after one, three and seven days: what changed is a new version, what failed is none."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from diurna.model import Article
from diurna.store import Store
from flows import gathering, making
from flows.making import Made
from flows.place import Place, place_of
from tests.flows.small import AT, DAY
from tests.gather.conftest import Page, Site

HOUR = timedelta(hours=1)
TITLE = "Shelling kills four in Brennick"
LEAD = "Shelling killed four people in Brennick on Sunday night, the town's hospital said."
MORE = (
    "Osrel denied that its army had fired on the town. Residents spent the night in cellars and waited for the morning. "
    "Ambulances reached the eastern quarter shortly after midnight, a doctor said. The bridge to Tavia stayed closed for a second day."
)
CORRECTION = "Correction: an earlier version of this story said that four people had been killed. The hospital says that two were killed."


def page(*paragraphs: str) -> bytes:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return f"<html lang=en><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{body}</article></body></html>".encode()


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    item = f"<item><title>{TITLE}</title><link>{server.url('/1')}</link><description>{LEAD}</description>"
    feed = f"<rss version='2.0'><channel><title>x</title>{item}<pubDate>Sun, 01 Mar 2026 22:00:00 GMT</pubDate></item></channel></rss>"
    server.pages = {
        "/rss": Page(feed.encode(), media_type="application/rss+xml", etag="feed"),
        "/1": Page(page(LEAD, MORE), etag="first"),
    }
    yield server
    server.close()


@pytest.fixture
def place(tmp_path: Path, site: Site) -> Place:
    """A desk whose edition of DAY cites the page, as its feed carries only a line."""
    return desk(tmp_path, site, full_text=True)


def desk(tmp_path: Path, site: Site, *, full_text: bool) -> Place:
    (tmp_path / "diurna.toml").write_text(
        f'name = "brennick"\ntitle = "Brennick"\nscope = {{ about = ["Brennick"] }}\n'
        f'[[sources]]\nname = "Wire"\nfeed = "{site.url("/rss")}"\naffiliation = "wire"\n'
        f"full_text = {str(full_text).lower()}\n"
    )
    place = place_of(tmp_path / "diurna.toml")
    with place.store() as store:
        gathering.visit_source(place, store, "Wire", now=AT - HOUR)
        making.decide(place, store, making.Wanted(day=DAY), now=AT)
    site.asked.clear()
    return place


def visit(place: Place, store: Store, days: float) -> int:
    return gathering.visit_source(place, store, "Wire", now=AT + timedelta(days=days)).new


def texts(store: Store) -> list[str]:
    articles: tuple[Article, ...] = store.versions_had(AT - timedelta(days=9), AT + timedelta(days=30))
    return [a.text for a in articles]


def test_a_cited_page_is_asked_for_after_one_three_and_seven_days_and_then_left_alone(place: Place, site: Site) -> None:
    asked = {}
    with place.store() as store:
        for days in (0.5, 1, 1.5, 2, 3, 3.5, 7, 7.5, 8, 12):
            before = site.paths().count("/1")
            assert visit(place, store, days) == 0
            asked[days] = site.paths().count("/1") - before
    assert [d for d, n in asked.items() if n] == [1, 3, 7]
    conditions = [headers.get("if-none-match") for path, headers in site.asked if path == "/1"]
    assert conditions == [None, "first", "first"]


def test_what_changed_is_a_new_version_first_had_now_and_corrects_the_next_edition(place: Place, site: Site) -> None:
    site.pages["/1"] = Page(page(CORRECTION, LEAD.replace("four", "two"), MORE), etag="second")
    with place.store() as store:
        assert visit(place, store, 1) == 1
        assert CORRECTION in texts(store)[-1]
        assert visit(place, store, 3) == 0
        later = making.decided(store, making.decide(place, store, making.Wanted(day=DAY + timedelta(days=2)), now=AT + timedelta(days=3)))
    assert [(c.kind, c.edition) for c in later.corrections] == [("CORRECTED", "brennick-2026-03-02.r1")]


GONE = {
    "it is gone": Page(status=404),
    "a wall": Page(page("Please accept our cookies to continue reading this website on your device.")),
    "nothing in it": Page(b""),
    "the server fails": Page(status=503),
}


@pytest.mark.parametrize("answer", GONE.values(), ids=GONE)
def test_a_page_that_cannot_be_had_is_no_withdrawal_and_no_failure(place: Place, site: Site, answer: Page) -> None:
    site.pages["/1"] = answer
    with place.store() as store:
        before = texts(store)
        done = gathering.visit_source(place, store, "Wire", now=AT + timedelta(days=1))
        assert (done.new, done.failures, texts(store)) == (0, (), before)
        site.pages["/1"] = Page(page(LEAD, MORE, "A fifth person died on Monday, the hospital said."), etag="back")
        visit(place, store, 1.1)
        # One that may answer later is asked at the next visit; one that is gone, after three days.
        assert len(texts(store)) == len(before) + (answer.status == 503)
        visit(place, store, 3)
        assert len(texts(store)) == len(before) + 1


def test_of_a_page_that_was_never_read_whole_only_what_it_says_was_wrong_is_kept(tmp_path: Path, site: Site) -> None:
    place = desk(tmp_path, site, full_text=False)
    with place.store() as store:
        assert texts(store) == [LEAD]
        assert visit(place, store, 1) == 0
        assert site.paths().count("/1") == 1
        site.pages["/1"] = Page(page(CORRECTION, LEAD.replace("four", "two"), MORE), etag="second")
        assert [visit(place, store, days) for days in (3, 7)] == [1, 0]
        assert texts(store)[-1] == f"{LEAD}\n{CORRECTION}"
        later = making.decided(store, making.decide(place, store, making.Wanted(day=DAY + timedelta(days=4)), now=AT + timedelta(days=4)))
    assert [(c.kind, c.edition, c.now) for c in later.corrections] == [
        ("CORRECTED", "brennick-2026-03-02.r1", f"Wire says: “{CORRECTION}”")
    ]
    assert not [p.text for p in later.bottom_line if "four" in p.text.lower()]
    assert [r.figure for r in later.ledger if r.citation.source] == ["2"]


def test_after_a_lost_store_the_source_is_read_and_what_is_no_longer_listed_is_left(place: Place, site: Site) -> None:
    with place.store() as store:
        edition = making.decided(store, Made(desk="brennick", day=DAY.isoformat(), revision=1, new=True))
        making.finish(place, store, edition, {"html": b"<p>page</p>"}, now=AT)
    (place.root / "diurna.sqlite").unlink()
    site.pages["/rss"] = Page(site.pages["/rss"].body.replace(site.url("/1").encode(), site.url("/2").encode()), etag="other")
    site.pages["/2"] = Page(page("Osrel and Tavia agreed to reopen the Brennick bridge, a ministry said.", MORE), etag="two")
    with place.store() as store:
        making.restore(place, store)
        done = gathering.visit_source(place, store, "Wire", now=AT + timedelta(days=1))
        assert store.failures_had(AT, AT + timedelta(days=2)) == ()
    assert (done.new, done.failures) == (1, ())
    assert "/1" not in site.paths()


def test_a_look_that_trips_is_noted_beside_what_the_source_brought(place: Place, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(*_: object) -> None:
        raise ZeroDivisionError("odd page")

    monkeypatch.setattr(gathering, "look_again", trip)
    site.pages["/rss"] = Page(site.pages["/rss"].body.replace(site.url("/1").encode(), site.url("/2").encode()), etag="other")
    site.pages["/2"] = Page(page("Osrel and Tavia agreed to reopen the Brennick bridge, a ministry said.", MORE), etag="two")
    with place.store() as store:
        done = gathering.visit_source(place, store, "Wire", now=AT + timedelta(days=1))
        failed = store.failures_had(AT, AT + timedelta(days=2))
    assert (done.new, done.failures) == (1, ())
    assert [(f.where, f.reason) for f in failed] == [
        ("pages cited before", "could not be looked at again: ZeroDivisionError: odd page"),
    ]


@pytest.fixture
def many(place: Place, site: Site) -> Place:
    """The desk, one day on, whose second edition cites five pages more."""
    names = ("Arvel", "Tavia", "Osrel", "Lomund", "Kessa")
    items = ""
    for n, town in enumerate(names, 2):
        lead = f"Flooding killed {n} people in {town} on Monday night, the {town} fire brigade said."
        items += f"<item><title>Flooding kills {n} in {town}</title><link>{site.url(f'/{n}')}</link><description>{lead}</description>"
        items += "<pubDate>Mon, 02 Mar 2026 22:00:00 GMT</pubDate></item>"
        site.pages[f"/{n}"] = Page(page(lead, MORE.replace("Tavia", "Brennick")), etag=f"e{n}")
    site.pages["/rss"] = Page(f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>".encode(), etag="second")
    place.file.write_text(place.file.read_text().replace('["Brennick"]', '["Brennick", "Arvel", "Tavia", "Osrel", "Lomund", "Kessa"]'))
    place = place_of(place.file)
    with place.store() as store:
        gathering.visit_source(place, store, "Wire", now=AT + timedelta(days=1) - HOUR)
        made = making.decide(place, store, making.Wanted(day=DAY + timedelta(days=1)), now=AT + timedelta(days=1))
        assert {c.url for c in making.decided(store, made).history.cited} >= {site.url(f"/{n}") for n in range(2, 7)}
    site.asked.clear()
    return place


def looked_at(place: Place, site: Site, days: float) -> list[str]:
    before = len(site.asked)
    with place.store() as store:
        visit(place, store, days)
    return [path for path in site.paths()[before:] if path != "/rss"]


def test_the_longest_due_is_looked_at_first_and_the_rest_stays_due(many: Place, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "_MOST_AGAIN", 2)
    asked = [looked_at(many, site, days) for days in (2.1, 2.2, 2.3, 2.4)]
    assert asked == [["/1", "/2"], ["/3", "/4"], ["/5", "/6"], []]


def test_no_page_is_dropped_for_there_being_too_many(many: Place, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "_MOST_AGAIN", 1)
    assert [len(looked_at(many, site, days)) for days in (2.1, 9.5, 9.6)] == [1, 6, 0]


def test_a_page_that_may_answer_later_lets_the_others_go_first(many: Place, site: Site) -> None:
    site.pages["/1"] = Page(status=503)
    assert looked_at(many, site, 2.1) == ["/1"]
    assert looked_at(many, site, 2.2) == ["/2", "/3", "/4", "/5", "/6", "/1"]

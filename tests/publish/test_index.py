from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import feedparser
from msgspec.structs import replace

from diurna.publish.index import FEED_LENGTH, IndexEntry, render_feed, render_index

ATOM = "{http://www.w3.org/2005/Atom}"


def entry(day: str, revision: int = 1, desk: str = "strait", summary: str = "Talks at Port Calder were postponed.") -> IndexEntry:
    year, month, number = (int(part) for part in day[:10].split("-"))
    path = f"{year}/{month:02}/{number:02}/{desk}-{day}.r{revision}"
    cutoff = datetime(year, month, number, 3, 30, tzinfo=UTC)
    return IndexEntry(desk=desk, title=f"The {desk.title()}", day=day, revision=revision, path=path, cutoff=cutoff, summary=summary)


ENTRIES = (entry("2031-05-02"), entry("2031-04-30"), entry("2031-05-02", 2), entry("2031-05-14"), entry("2031-05-03--2031-05-05"))


def test_editions_stand_by_month_newest_first_with_their_revisions_together() -> None:
    page = render_index(ENTRIES).decode()
    wanted = (
        "May 2031",
        "Wednesday 14 May 2031",
        "Saturday 3 May 2031 to Monday 5 May 2031",
        "Friday 2 May 2031",
        "April 2031",
        "Wednesday 30 April 2031",
    )
    at = [page.index(f">{words}<") for words in wanted]
    assert at == sorted(at)
    assert page.count("Friday 2 May 2031<") == 1
    assert page.index("strait-2031-05-02.r2.pdf") < page.index("strait-2031-05-02.r1.pdf")


def test_each_revision_has_its_three_files() -> None:
    page = render_index(ENTRIES).decode()
    for kind in ("pdf", "html", "json"):
        assert all(f'href="{e.path}.{kind}"' in page for e in ENTRIES)


def test_an_edition_without_pdf_links_to_none() -> None:
    bare = (replace(ENTRIES[0], pdf=False),)
    assert ".pdf" not in render_index(bare).decode() + render_feed(bare).decode()


def test_the_order_of_the_entries_does_not_matter() -> None:
    assert render_index(ENTRIES) == render_index(ENTRIES[::-1])
    assert render_feed(ENTRIES) == render_feed(ENTRIES[::-1])


def test_several_desks_are_named() -> None:
    page = render_index((*ENTRIES, entry("2031-05-14", desk="delta"))).decode()
    assert "<h1>Briefings</h1>" in page
    assert ">The Delta</span>" in page


def test_an_empty_archive_has_a_page_and_a_feed() -> None:
    assert "No edition has been made yet." in render_index(()).decode()
    assert ET.fromstring(render_feed(())).findall(f"{ATOM}entry") == []


def test_the_feed_is_read_as_one() -> None:
    feed = feedparser.parse(render_feed(ENTRIES))
    assert not feed.bozo
    assert feed.feed.updated == "2031-05-14T03:30:00Z"
    assert [e.id for e in feed.entries][:2] == ["urn:diurna:strait:2031-05-14:r1", "urn:diurna:strait:2031-05-03--2031-05-05:r1"]
    assert feed.entries[0].enclosures[0].href.endswith("strait-2031-05-14.r1.pdf")


def test_the_feed_holds_the_newest_only() -> None:
    many = [entry(f"2031-{month:02}-{day:02}") for month in range(1, 8) for day in range(1, 29)]
    assert len(ET.fromstring(render_feed(many)).findall(f"{ATOM}entry")) == FEED_LENGTH


def test_a_summary_is_text_and_never_markup() -> None:
    odd = (entry("2031-05-02", summary="<b>&amp; \x0b </b>"),)
    assert "&lt;b&gt;" in render_index(odd).decode()
    assert ET.fromstring(render_feed(odd)).findtext(f"{ATOM}entry/{ATOM}summary") == "<b>&amp;  </b>"

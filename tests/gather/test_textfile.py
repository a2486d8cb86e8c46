from pathlib import Path

import pytest

from diurna.desk import Desk, Outlet, Source
from diurna.gather.textfile import read_text
from diurna.model import Article, Document
from tests.gather.saved_layouts import LAYOUTS, P1, P3, TITLE, Saved
from tests.gather.saved_pages import PAGES, page_from
from tests.gather.saved_pages import read as read_page
from tests.gather.saved_sites import SITES

SAVED = LAYOUTS | SITES
FOLDER = Source(name="Folder", folder="saved")


def read(text: str, *, source: Source = FOLDER, outlets: tuple[Outlet, ...] = ()) -> Article:
    document = Document(id="0", source=source.name, address="saved/a.txt", fetched_at=None, media_type="text/plain", body=text.encode())
    return read_text(text, document, source, Desk(name="d", title="D", outlets=outlets))


@pytest.mark.parametrize("saved", SAVED.values(), ids=SAVED.keys())
def test_each_layout_gives_headline_outlet_author_and_time(saved: Saved) -> None:
    article = read(saved.text)
    published = f"{article.published_at:%Y-%m-%d %H:%M}" if article.published_at else ""
    assert (article.title, article.source, article.author, published, article.date_only, article.url) == (
        saved.title, saved.source, saved.author, saved.published, saved.date_only, saved.url,
    )  # fmt: skip


@pytest.mark.parametrize("saved", SAVED.values(), ids=SAVED.keys())
def test_each_layout_keeps_every_paragraph_and_nothing_else(saved: Saved) -> None:
    article = read(saved.text)
    assert tuple(article.text.split("\n")) == (saved.body or ("",))


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_each_saved_page_gives_its_fields_and_its_paragraphs_in_order(path: Path) -> None:
    page = page_from(path)
    article = read_page(page)
    published = f"{article.published_at:%Y-%m-%d %H:%M}" if article.published_at else ""
    got = {"title": article.title, "source": article.source, "author": article.author, "published": published}
    got |= {"date_only": "yes" if article.date_only else "", "url": article.url}
    wanted = {"source": "Folder"} | page.fields
    misread = page.fields.get("misread", "").split()
    assert {key: got[key] for key in got if key not in misread} == {key: wanted.get(key, "") for key in got if key not in misread}
    assert all(got[key] != wanted.get(key, "") for key in misread)
    told = article.text.split("\n")
    assert [line for line in told if line not in page.strays] == list(page.body)
    assert [line for line in told if line in page.strays] == list(page.strays)


SHORT = {
    "short sentences below the date": (
        "Army holds Port Lind\n2 March 2026\nThe army said nothing.\nOn Monday, 5 people were killed in Tavia.",
        "The army said nothing.\nOn Monday, 5 people were killed in Tavia.",
    ),
    "a sentence that begins with a date": (
        "Army holds Port Lind\n2 March 2026\nThe army said nothing.\nOn 1 March 2026, 5 people were killed in Tavia.",
        "The army said nothing.\nOn 1 March 2026, 5 people were killed in Tavia.",
    ),
    "a sentence beside the date": (
        "Army holds Port Lind\n2 March 2026 – The army said nothing of the dam.\nIt held.",
        "The army said nothing of the dam.\nIt held.",
    ),
    "a sentence between two dates": (
        f"Army holds Port Lind\n2 March 2026\nThe dam held.\nPublished 2 March 2026 10:00 GMT\n{P1}",
        f"The dam held.\n{P1}",
    ),
}


@pytest.mark.parametrize(("text", "body"), SHORT.values(), ids=SHORT)
def test_the_line_above_the_date_is_the_headline_and_no_sentence_below_is_lost(text: str, body: str) -> None:
    article = read(text)
    assert (article.title, article.text) == ("Army holds Port Lind", body)
    assert f"{article.published_at:%Y-%m-%d}" == "2026-03-02"


def test_a_line_that_only_names_the_outlet_is_no_author_and_no_text() -> None:
    for line in ("The Varland Herald", "The Varland Herald, 2 March 2026", "Published by The Varland Herald, 2 March 2026"):
        article = read(f"{TITLE}\n{line}\n2 March 2026\n{P1}\n{P3}")
        assert (article.source, article.author, article.text) == ("The Varland Herald", "", f"{P1}\n{P3}")


def test_a_headline_may_end_as_a_sentence_where_none_stands_above_the_date() -> None:
    assert read(f"2 March 2026\nThe army holds Port Lind.\n{P1}").title == "The army holds Port Lind."


IST = {
    "an Indian outlet that the desk knows": (Outlet(name="The Port Mirror", zone="Asia/Kolkata"), "06:11"),
    "an Israeli outlet that the desk knows": (Outlet(name="The Port Mirror", zone="Asia/Jerusalem"), "09:41"),
    "an outlet of which nothing is known: India prints its zone most": (Outlet(name="Another"), "06:11"),
}


@pytest.mark.parametrize(("outlet", "expected"), IST.values(), ids=IST.keys())
def test_ist_is_the_outlets_own(outlet: Outlet, expected: str) -> None:
    article = read(f"The Port Mirror / World\n{TITLE}\nMar 02 2026 | 11:41 AM IST\n{P1}", outlets=(outlet,))
    assert f"{article.published_at:%H:%M}" == expected


def test_a_date_without_a_time_is_midnight_in_the_sources_zone() -> None:
    article = read(f"{TITLE}\n2 March 2026\n{P1}", source=Source(name="Folder", folder="saved", zone="Asia/Tehran"))
    assert f"{article.published_at:%Y-%m-%d %H:%M}" == "2026-03-01 20:30"
    assert article.date_only


PRECEDENCE = {
    "first published before last updated": ("Last Updated: 2 March 2026 18:00 GMT", "First Published: 2 March 2026 09:00 GMT", "09:00"),
    "published before the page's clock": ("", "Published: 2 March 2026 10:00 GMT", "10:00"),
    "last updated before the page's clock": ("Last Updated: 2 March 2026 18:00 GMT", "", "18:00"),
    "the page's clock where nothing else is": ("", "", "20:00"),
}


@pytest.mark.parametrize(("above", "below", "expected"), PRECEDENCE.values(), ids=PRECEDENCE.keys())
def test_which_time_is_believed(above: str, below: str, expected: str) -> None:
    article = read(f"Monday, March 2, 2026 | 20:00 GMT\n{TITLE}\n{above}\n{P1}\n{P3}\n{below}\n")
    assert f"{article.published_at:%H:%M}" == expected
    assert article.text == f"{P1}\n{P3}"


def test_dates_in_the_story_are_no_dates_of_the_story() -> None:
    told = "The truce signed on 4 May 2024 at 10:00 GMT broke down within a week, according to the monitors who had drafted its annexes."
    article = read(f"{TITLE}\n\n{P1}\n\n{told}\n")
    assert article.published_at is None
    assert told in article.text


def test_the_joiners_that_spell_words_of_persian_stay() -> None:
    title, text = (
        "گفت\u200cوگو در بندر می\u200cماند",
        "مذاکره\u200cکنندگان دو طرف روز دوشنبه گفتند که گفت\u200cوگوها از سر گرفته می\u200cشود.",
    )
    article = read(f"{title}\n2026-03-02 10:00 UTC\n{text}\n")
    assert (article.title, article.text) == (title, text)


def test_the_same_text_gives_the_same_id_and_another_text_another() -> None:
    assert read(f"{TITLE}\n{P1}").id == read(f"{TITLE}\n\n{P1}\n").id != read(f"{TITLE}\n{P3}").id

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from shutil import which

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, sync_playwright

from diurna.edition import Change, Correction, Edition, Mark, ThemeSection
from diurna.publish import html, typeset, wording
from diurna.publish.anchors import cited_sources, places
from tests.publish.editions import rich, theme_section, thin
from tests.publish.invented import HEADLINES, LONG_URL, SENTENCES

CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")


class Outline(HTMLParser):
    """What a reader's software sees of a page: anchors, links, loads and headings."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.headings: list[int] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {k: v or "" for k, v in attrs}
        self.ids += [known["id"]] if "id" in known else []
        self.links += [known["href"]] if tag == "a" and "href" in known else []
        self.loads += [v for k, v in known.items() if k in {"src", "srcset", "poster", "data", "action", "background"}]
        self.loads += [tag] if tag in {"script", "link", "iframe", "object", "embed", "base"} else []
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


EDITIONS = {"a full day": rich(), "a thin day": thin(), "a short day": rich(4)}


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS.keys())
def test_every_anchor_is_one_and_every_link_within_leads_somewhere(edition: Edition) -> None:
    outline = Outline(html.render(edition).decode())
    assert [i for i, n in Counter(outline.ids).items() if n > 1] == []
    assert {link for link in outline.links if link.startswith("#") and link[1:] not in outline.ids} == set()


def test_a_citation_of_no_source_leads_nowhere_and_the_page_says_so(caplog: pytest.LogCaptureFixture) -> None:
    edition = rich(4)
    lost = replace(edition.changes[0], citations=tuple(replace(c, source=0) for c in edition.changes[0].citations))
    page = html.render(replace(edition, changes=(lost, *edition.changes[1:]))).decode()
    outline = Outline(page)
    assert {link for link in outline.links if link.startswith("#") and link[1:] not in outline.ids} == set()
    assert "Some lines lack a source, by a fault of the making (What changed)" in page
    assert "change-1" in caplog.text
    assert "lack a source" not in html.render(edition).decode()


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS.keys())
def test_the_file_loads_nothing(edition: Edition) -> None:
    page = html.render(edition).decode()
    assert Outline(page).loads == []
    assert {address[:10] for address in re.findall(r"url\(([^)]*)\)", page)} == {"data:font/"}
    assert "@import" not in page


def test_headings_never_skip_a_level() -> None:
    levels = Outline(html.render(rich()).decode()).headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_citation_has_a_link_back_from_its_source() -> None:
    edition = rich()
    cited = [(place.id, n) for place in places(edition) for n in range(1, len(place.citations) + 1)]
    back = [link.anchor for source in cited_sources(edition) for group in (*source.passages, source) for link in group.links]
    assert sorted(back) == sorted(f"{place}-c{n}" for place, n in cited)
    assert set(back) <= set(Outline(html.render(edition).decode()).ids)


def test_a_span_with_a_quoted_context_is_linked_from_that_quotation() -> None:
    first = cited_sources(rich())[0]
    assert [link.label for link in first.passages[0].links][:2] == ["Bottom line", "What changed"]
    assert first.links == ()


SECTIONS = (
    "Bottom line", "What changed", "Corrections and withdrawals", "Diplomacy", "Strikes", "Casualties", "Other developments", "Disputed",
    "Gone quiet", "In other languages", "Coverage and gaps", "Method", "Sources",
)  # fmt: skip


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS.keys())
def test_sections_stand_in_their_order_and_none_vanishes(edition: Edition) -> None:
    titles = re.findall(r"<h2[^>]*>(.*?)</h2>", html.render(edition).decode())
    assert tuple(titles) == SECTIONS


def test_a_thin_day_says_so_in_each_section() -> None:
    page = html.render(thin()).decode()
    assert page.count('class="nothing"') == len(SECTIONS) - 1 + 2  # all but the method; figures and failures have a line of their own
    assert "No article was had in this edition’s window." in page
    had = thin()
    total = replace(had.coverage.total, versions=2, failed=1)
    had = replace(had, coverage=replace(had.coverage, total=total))
    assert "No point met the bar for the bottom line." in html.render(had).decode()


@pytest.mark.parametrize("failed", [0, 1])
def test_a_withdrawn_article_is_not_said_to_have_been_read(failed: int) -> None:
    had = thin()
    counted = replace(had, coverage=replace(had.coverage, failures=(), total=replace(had.coverage.total, versions=1, failed=failed)))
    assert ("Nothing failed to be read." in html.render(counted).decode()) is not bool(failed)


def test_everything_an_edition_says_is_on_the_page() -> None:
    edition = rich()
    page = "".join(Outline(html.render(edition).decode()).words)
    said = [p.text for t in edition.themes for s in t.stories for p in s.points] + [s.title for s in edition.sources]
    said += [*(c.text for c in edition.changes), *(q.title for q in edition.quiet), *edition.notices, *edition.method]
    said += [*(f.reason for f in edition.coverage.failures), *(r.note for r in edition.coverage.rows), *edition.coverage.notes]
    said += [*(r.figure for r in edition.ledger), *(r.claimant for r in edition.ledger), *(f for r in edition.ledger for f in r.flags)]
    assert [text for text in said if text not in page] == []


def test_what_a_feed_carries_is_text_and_never_markup() -> None:
    edition = rich(4)
    story = edition.themes[0].stories[0]
    bad = replace(story.points[0], text="<script>alert(1)</script> & “more”", lead='<img src="http://x.example/">')
    themes = (replace(edition.themes[0], stories=(replace(story, points=(bad,)),)), *edition.themes[1:])
    sources = (replace(edition.sources[0], url="javascript:alert(1)", title="</style><script>"), *edition.sources[1:])
    page = html.render(replace(edition, themes=themes, sources=sources, title="A<b>")).decode()
    assert Outline(page).loads == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; " in page
    assert not [link for link in Outline(page).links if not link.startswith(("#", "http"))]


def test_a_line_counts_the_origins_of_what_it_cites_and_a_storys_count_is_the_storys() -> None:
    # Sources 3 and 6 have one wire's text, source 4 its own.
    whole = rich()
    block, cited = whole.themes[0].stories[0], whole.bottom_line[0].citations[0]
    rests = [tuple(replace(cited, source=n) for n in on) for on in ((3,), (3, 6), (3, 4))]
    points = tuple(replace(block.points[0], id=f"p{n}", citations=on) for n, on in enumerate(rests))
    theme = replace(whole.themes[0], summary=(), stories=(replace(block, articles=7, outlets=4, origins=5, points=points),))
    shown = html.render(replace(whole, bottom_line=(), themes=(theme,))).decode()
    assert re.findall(r"(\d) independent origin", shown) == ["2"]
    assert "story of 7 articles from 4 outlets" in shown


def test_a_headline_is_printed_as_one_with_its_outlet() -> None:
    page = html.render(rich(16)).decode()
    assert re.search(re.escape(f'<span class="headline">{HEADLINES["strikes"]}</span>') + r".{1,200}headline, Kestrel Daily", page)
    assert f'<span class="headline">{SENTENCES["strikes"][0]}' not in page


def test_what_two_revisions_printed_is_taken_back_once_for_both() -> None:
    one = Correction(edition="a-2031-05-12.r1", kind="WITHDRAWN", said="Nine died.", now="The Courier: the article was withdrawn.")
    page = html.page(replace(rich(), corrections=(one, replace(one, edition="a-2031-05-12.r2"))), typeset.embedded)
    assert page.count("the article was withdrawn") == 1
    assert f"{wording.edition_words(one.edition)} and {wording.edition_words('a-2031-05-12.r2')} said:" in page


def test_headlines_in_other_languages_carry_language_and_direction() -> None:
    page = html.render(rich(4)).decode()
    assert '<p class="own" lang="fa" dir="rtl">' in page
    assert '<p class="own" lang="de" dir="ltr">' in page


def test_a_desk_without_casualties_has_its_figures_in_a_section_of_their_own() -> None:
    edition = rich(4)
    page = html.render(replace(edition, themes=edition.themes[:2])).decode()
    assert page.count("Running totals") == 1
    assert '<h2 id="figures">Figures</h2>' in page


def test_the_way_into_the_page_counts_the_figures_too() -> None:
    page = html.render(rich(1)).decode()
    nav = page[page.index("<nav") : page.index("</nav>")]
    assert f", {len(rich(1).ledger)} figures</li>" in nav


def test_the_way_into_the_page_counts_the_lines_of_a_theme() -> None:
    edition = replace(
        rich(1), themes=(theme_section("strikes", "Strikes", 3), ThemeSection(name="aid", title="Aid", summary=(), stories=()))
    )
    page = html.render(edition).decode()
    lines = sum(len(s.points) for s in edition.themes[0].stories)
    assert lines > len(edition.themes[0].stories)
    assert f"Strikes</a> {lines}</li>" in page
    assert "Aid</a> 0</li>" in page


def test_a_long_ledger_is_cut_on_the_page_and_says_by_how_much() -> None:
    edition = rich()
    own = next(r for r in edition.ledger if r.scope == "incident" and not r.printed)
    long = replace(
        edition, ledger=(*(replace(own, key=f"{n}", figure=f"7{n:03d}") for n in range(43)), replace(own, printed="x", figure="7999"))
    )
    page = html.render(long).decode()
    assert [f"7{n:03d}" in page for n in (0, 39, 40, 42, 999)] == [True, True, False, False, True]
    assert "And 3 more figures not listed here" in page
    ids = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    assert "more figure" not in html.render(edition).decode()


def test_a_figure_that_only_stands_on_leads_to_the_edition_that_printed_it() -> None:
    row = replace(rich().ledger[0], printed="velmar-2031-05-12.r2")
    edition = replace(rich(), ledger=(row,))
    page = html.render(edition).decode()
    assert 'href="../../../2031/05/12/velmar-2031-05-12.r2.html">12 May 2031, revision 2</a>' in page
    printed = html.page(edition, typeset.referred)
    assert "12 May 2031, revision 2" in printed
    assert "../../../" not in printed


def test_a_note_that_its_line_says_is_said_once() -> None:
    told = Change(mark=Mark(kind="UPDATED", note="the office gave 40"), text="Province: now 43; the office gave 40.", theme="", story="")
    untold = replace(told, text="Province: now 43.")
    counts = [html.render(replace(rich(), changes=(c,))).decode().count('class="note">the office gave 40</span>') for c in (told, untold)]
    assert counts == [0, 1]


def test_the_same_edition_gives_the_same_bytes_and_another_does_not() -> None:
    assert html.render(rich(4)) == html.render(rich(4))
    assert html.render(rich(4)) != html.render(replace(rich(4), revision=3))


def test_only_the_fonts_that_a_page_needs_come_in() -> None:
    families = {face.family for face in typeset.faces_for("Kyiv Київ")}
    assert families == {"Diurna Serif", "Diurna Sans", "Diurna Serif cyrillic", "Diurna Sans cyrillic"}
    assert len(html.render(thin())) < 250_000


def test_our_own_templates_lack_no_glyph() -> None:
    root = Path(__file__).parents[2] / "templates"
    for path in sorted(root.rglob("*.j2")):
        assert typeset.undrawn(path.read_text("utf-8")) == (), path.name
    words = " ".join((*wording.AFFILIATIONS.values(), *wording.CAUSES.values(), wording.mark_words(Mark(kind="REVISED", direction="up"))))
    for face in (f for f in typeset.faces() if f.family in {"Diurna Serif", "Diurna Sans"}):
        assert set(words + "−·…“”‘’↑↓ ") <= face.characters, face.file


@pytest.fixture(scope="module")
def browser_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine")
    path = tmp_path_factory.mktemp("page") / "edition.html"
    path.write_bytes(html.render(rich()))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.said = []  # type: ignore[attr-defined]
        page.on("console", lambda message: page.said.append(message.text))  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: page.said.append(str(error)))  # type: ignore[attr-defined]
        page.on("request", lambda request: page.said.append(request.url) if request.url.startswith("http") else None)  # type: ignore[attr-defined]
        page.goto(path.as_uri())
        yield page
        browser.close()


def test_a_phone_shows_the_page_without_sideways_scrolling_or_complaint(browser_page: Page) -> None:
    width, loaded = browser_page.evaluate("[document.documentElement.scrollWidth, [...document.fonts].some(f => f.status == 'loaded')]")
    assert LONG_URL in browser_page.content().replace("&amp;", "&")
    assert width == 360
    assert loaded
    assert browser_page.said == []  # type: ignore[attr-defined]


def test_a_click_leads_from_a_citation_to_its_source_and_back(browser_page: Page) -> None:
    browser_page.click("#bottom-1-c1")
    source = browser_page.locator(":target")
    assert source.get_attribute("id") == "source-1"
    assert source.is_visible()
    source.locator("a", has_text="Bottom line").click()
    assert browser_page.locator(":target").get_attribute("id") == "bottom-1-c1"

import pytest

from diurna.desk import Desk, Outlet, Source
from diurna.gather.page import read_page
from diurna.model import Article, Document
from tests.gather.saved_layouts import P1, P2, P3, P4, TITLE

FOLDER = Source(name="Folder", folder="saved")
DESK = Desk(name="d", title="D", outlets=(Outlet(name="The Morning Lantern", zone="Asia/Kolkata"),))
META = (
    '<meta property="og:site_name" content="Morning Lantern"><meta property="og:url" content="https://lantern.example/a/7">'
    '<meta name="author" content="Jonas Ekholm">'
)


def page(body: str, head: str = META, *, title: str = f"{TITLE} | Morning Lantern", lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head><title>{title}</title>{head}</head><body>{body}</body></html>'


def article(*inner: str) -> str:
    menu = "<header><nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav></header>"
    return f"{menu}<article><h1>{TITLE}</h1>{''.join(inner)}</article>"


def read(html: str, source: Source = FOLDER) -> Article:
    document = Document(id="0", source=source.name, address="saved/a.html", fetched_at=None, media_type="text/html", body=html.encode())
    return read_page(html, document, source, DESK)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_names_and_text_of_a_plain_page() -> None:
    found = read(page(article(paragraphs(P1, P2, P3, P4))))
    assert (found.title, found.source, found.author, found.url, found.address, found.language) == (
        TITLE, "The Morning Lantern", "Jonas Ekholm", "https://lantern.example/a/7", "https://lantern.example/a/7", "en",
    )  # fmt: skip
    assert found.text.split("\n") == [P1, P2, P3, P4]


def test_a_source_of_pages_keeps_the_name_that_the_desk_gave_it() -> None:
    assert (
        read(page(article(paragraphs(P1, P2))), Source(name="Lantern world", pages=("https://lantern.example/a/7",))).source
        == "Lantern world"
    )


TIMES = {
    "meta with an offset": ('<meta property="article:published_time" content="2026-03-02T11:41:00+03:30">', "", "2026-03-02 08:11", False),
    "data of the article, not of its update": (
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},'
            '{"@type":"NewsArticle","dateModified":"2026-03-03T00:00:00Z","datePublished":"2026-03-02T09:00:00Z"}]}</script>'
        ),
        "",
        "2026-03-02 09:00",
        False,
    ),
    "a zone of letters in the outlet's sense": (
        '<meta name="pubdate" content="Mar 02 2026 | 11:41 AM IST">',
        "",
        "2026-03-02 06:11",
        False,
    ),
    "no zone: the outlet's": ('<meta name="pubdate" content="2026-03-02 11:41">', "", "2026-03-02 06:11", False),
    "a day in one place, the minute in another": (
        '<meta name="date" content="2026-03-02">',
        '<time datetime="2026-03-02T10:15:00Z">today</time>',
        "2026-03-02 10:15",
        False,
    ),
    "a time element": ("", '<time datetime="2026-03-02T10:15:00Z">today</time>', "2026-03-02 10:15", False),
    "printed with a label": ("", "<p>Published: 2 March 2026, 14:05 GMT</p>", "2026-03-02 14:05", False),
    "only the day": ('<meta name="date" content="2026-03-02">', "", "2026-03-01 18:30", True),
    "the address": ('<link rel="canonical" href="https://lantern.example/2026/03/02/talks">', "", "2026-03-01 18:30", True),
    "broken data": ('<script type="application/ld+json">{"@type": "NewsArticle", </script>', "", "", False),
}


@pytest.mark.parametrize(("head", "inner", "expected", "date_only"), TIMES.values(), ids=TIMES.keys())
def test_when_a_page_was_published(head: str, inner: str, expected: str, date_only: bool) -> None:
    meta = META if "canonical" not in head else META.replace('<meta property="og:url" content="https://lantern.example/a/7">', "")
    found = read(page(article(inner, paragraphs(P1, P2)), meta + head))
    assert (f"{found.published_at:%Y-%m-%d %H:%M}" if found.published_at else "", found.date_only) == (expected, date_only)
    assert P1 in found.text


FURNITURE = {
    "a related link on a line of its own": '<p><a href="/b">Coastal Council names new envoy to the river talks</a></p>',
    "a list of links": '<ul><li><a href="/b">Ten days that emptied a harbour</a></li><li><a href="/c">Why the port matters</a></li></ul>',
    "a read-more line": '<p>Read more: <a href="/b">Ten days that emptied a harbour</a></p>',
    "a caption": "<p>Smoke rises over Port Senna on Monday. Photo: Karim Sule/Wirepress</p>",
    "the headline again": f"<p>{TITLE}</p>",
    "a date line": "<p>Published 2 March 2026</p>",
    "a newsletter": "<p>Sign up for our free newsletter and get the morning briefing in your inbox.</p>",
}


@pytest.mark.parametrize("furniture", FURNITURE.values(), ids=FURNITURE.keys())
def test_furniture_amid_the_text_goes_and_the_text_stays(furniture: str) -> None:
    found = read(page(article(paragraphs(P1, P2), furniture, paragraphs(P3, P4))))
    assert found.text.split("\n") == [P1, P2, P3, P4]


def test_a_text_cut_into_pieces_by_its_template_is_whole() -> None:
    piece = "<div class='grid'><div class='body col'>{}</div><aside class='ad'>Advertisement</aside></div>"
    longer = [
        f"{text} It was the {n} time this winter that the harbour had been hit."
        for n, text in enumerate((P1, P2, P3, P1[::-1], P3.upper(), P2 * 2))
    ]
    pieces = [piece.format(paragraphs(*longer[i : i + 2])) for i in (0, 2, 4)]
    assert read(page(article(*pieces))).text.split("\n") == longer


def test_other_articles_on_the_page_are_not_joined_to_it() -> None:
    other = "".join(
        f"<article><h2>Other</h2><div class='body'>{paragraphs(P3 + str(n) * 40, P4 * 2 + str(n))}</div></article>" for n in range(2)
    )
    found = read(
        page(
            f"<main><article><h1>{TITLE}</h1><div class='body'>{paragraphs(P1, P2, P1 + P2)}</div></article></main><footer>{other}</footer>"
        )
    )
    assert "0000" not in found.text
    assert P1 in found.text


def test_the_pages_own_data_where_the_page_shows_next_to_nothing() -> None:
    data = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{P1}\\n{P3}\\n{P4}"}}</script>'
    assert read(page(f"<div><h1>{TITLE}</h1><p>Loading</p></div>", META + data)).text.split("\n") == [P1, P3, P4]


def test_a_page_in_persian_that_declares_english() -> None:
    text = "مذاکره‌کنندگان دو طرف روز دوشنبه پس از گلوله‌باران منطقه بندری و قطع تنها لوله آب شهر، بدون توافق میز مذاکره را ترک کردند."
    assert read(page(article(paragraphs(text, text + " " + text)), lang="en-US")).language == "fa"


JOINERS = {"as they are": "\u200c", "named": "&zwnj;", "numbered": "&#8204;", "numbered by sixteen": "&#x200C;"}


@pytest.mark.parametrize("joiner", JOINERS.values(), ids=JOINERS.keys())
def test_a_page_in_persian_keeps_the_joiners_that_spell_its_words(joiner: str) -> None:
    title, text = "گفت‌وگو در بندر می‌ماند", "مذاکره‌کنندگان دو طرف روز دوشنبه گفتند که گفت‌وگوها در بندر سنا هفته آینده از سر گرفته می‌شود."
    html = page(f"<article><h1>{title}</h1><p>{text}</p><p>{text} او نیامد.</p></article>", lang="fa", title=title, head="")
    found = read(html.replace("\u200c", joiner))
    assert (found.title, found.text) == (title, f"{text}\n{text} او نیامد.")


def test_a_text_full_of_open_brackets_is_read_to_the_end() -> None:
    data = '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"' + "<" * 400_000 + '"}</script>'
    assert read(page(article(paragraphs(P1, P2, P3, P4)), META + data)).title == TITLE


SIGNED = {
    "behind the headline in the window's title": (f"{TITLE} - Radio Linhaven", "", "Radio Linhaven"),
    "in the copyright line": (TITLE, "<footer>© 2026 Radio Linhaven. All rights reserved.</footer>", "Radio Linhaven"),
    "nowhere": (TITLE, "<footer>About us</footer>", "Folder"),
}


@pytest.mark.parametrize(("title", "foot", "outlet"), SIGNED.values(), ids=SIGNED)
def test_a_page_without_data_is_its_outlets_where_it_signs(title: str, foot: str, outlet: str) -> None:
    found = read(page(article(paragraphs(P1, P2)) + foot, head="", title=title))
    assert (found.source, found.title) == (outlet, TITLE)


@pytest.mark.parametrize("key", ["about", "datePublished", "@type"])
def test_data_that_nests_too_deep_costs_neither_the_page_nor_the_rest_of_it(key: str) -> None:
    for depth in (700, 100_000):
        deep = f'{{"@type":"NewsArticle","datePublished":"2026-03-02","more":{{"{key}":{"[" * depth}{"]" * depth}}}}}'
        found = read(page(article(paragraphs(P1, P2, P3, P4)), f'{META}<script type="application/ld+json">{deep}</script>'))
        assert (found.title, str(found.published_at)) == (TITLE, "2026-03-01 18:30:00+00:00")

import hashlib
import io
import json
from datetime import UTC, datetime

import pytest

from diurna.desk import Desk, Source
from diurna.gather import entries, feeds, jsonfeed
from diurna.gather.feeds import read_feed
from diurna.model import Article, Document, Reading

DESK = Desk(name="coast", title="Coast", zone="Asia/Kolkata")
WHEN = datetime(2026, 3, 2, 12, tzinfo=UTC)


def document(body: str | bytes, media_type: str = "application/rss+xml") -> Document:
    raw = body.encode() if isinstance(body, str) else body
    return Document(
        id=hashlib.sha256(raw).hexdigest(),
        source="Tidewater",
        address="https://tidewater.example/news/feed",
        fetched_at=WHEN,
        media_type=media_type,
        body=raw,
    )


def read(body: str | bytes, media_type: str = "application/rss+xml", **of_source: str) -> Reading:
    source = Source(name="Tidewater", feed="https://tidewater.example/news/feed", **of_source)  # type: ignore[arg-type]
    return read_feed(document(body, media_type), source, DESK)


def rss(*items: str, language: str = "en-gb", link: str = "https://tidewater.example/") -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Tidewater</title><link>{link}</link><language>{language}</language>'
        + "".join(f"<item>{i}</item>" for i in items)
        + "</channel></rss>"
    )


def only(reading: Reading) -> Article:
    assert reading.failures == ()
    (article,) = reading.articles
    return article


ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>Tidewater</title><link href="https://tidewater.example/"/>
<entry><id>tag:tidewater.example,2026:7</id><title type="html">Talks &amp;amp; tides</title><link rel="alternate" href="/7"/>
<author><name>Ines Vael</name></author><author><name>Oro Penn</name></author>
<published>2026-03-01T10:00:00+03:30</published><updated>2026-03-02T10:00:00Z</updated>
<summary>Short.</summary><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>First.</p><p>Second one.</p></div></content></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Tidewater",
        "home_page_url": "https://tidewater.example/",
        "language": "en",
        "items": [
            {
                "id": 7,
                "url": "https://tidewater.example/7",
                "title": "Talks & tides",
                "content_html": "<p>First.</p><p>Second one.</p>",
                "date_published": "2026-03-01T10:00:00+03:30",
                "authors": [{"name": "Ines Vael"}, {"name": "Oro Penn"}],
            }
        ],
    }
)
RSS = rss(
    "<title>Talks &amp;amp; tides</title><link>https://tidewater.example/7</link><description>Short.</description>"
    "<content:encoded><![CDATA[<p>First.</p><p>Second one.</p>]]></content:encoded>"
    "<dc:creator>Ines Vael</dc:creator><dc:creator>Oro Penn</dc:creator><pubDate>Sun, 01 Mar 2026 10:00:00 +0330</pubDate>"
)


@pytest.mark.parametrize("body", [ATOM, JSON, "\ufeff" + JSON, RSS], ids=["Atom", "JSON Feed", "JSON Feed with a byte order mark", "RSS"])
def test_one_entry_reads_the_same_in_every_format(body: str) -> None:
    article = only(read(body))
    assert (article.title, article.text) == ("Talks & tides", "First.\nSecond one.")
    assert article.published_at == datetime(2026, 3, 1, 6, 30, tzinfo=UTC)
    assert article.author == "Ines Vael, Oro Penn"
    assert (article.url, article.address) == ("https://tidewater.example/7", "https://tidewater.example/7")
    assert (article.language, article.source, article.fetched_at) == ("en", "Tidewater", WHEN)
    assert (article.date_only, article.backlog, len(article.listed)) == (False, False, 64)


TITLES = {
    "entities": ("Sm&#248;rby &amp;#8217;s &amp;quot;pier&amp;quot;", 'Smørby ’s "pier"'),
    "tags": ("<![CDATA[<b>Pier</b> closed]]>", "Pier closed"),
    "a sign that is no tag": ("Rates &lt; 5 &amp;amp; falling", "Rates < 5 & falling"),
    "white space": ("  Pier\n   closed ", "Pier closed"),
    "references to characters that there aren't": ("A&#0; pi&#xD800;er&#99999999; closed &#128674;", "A pier closed 🚢"),
    "invisible marks go": ("Pier\u200b clo\u00adsed", "Pier closed"),
    "joiners that Persian needs stay": ("می\u200cرود", "می\u200cرود"),
}


@pytest.mark.parametrize("case", TITLES)
def test_titles_are_plain(case: str) -> None:
    printed, expected = TITLES[case]
    assert only(read(rss(f"<title>{printed}</title>"))).title == expected


TEXTS = {
    "paragraphs and line breaks": ("<p>One  two\nthree.</p>Four.<br/>Five.<ul><li>Six</li></ul>", "One two three.\nFour.\nFive.\nSix"),
    "inline tags join": ("The <b>pi</b>er <a href='/x'>closed</a>.", "The pier closed."),
    "captions and scripts go": ("<figure><img alt='a'/><figcaption>A boat</figcaption></figure><script>x()</script>The pier.", "The pier."),
    "what an image is said to show is its caption": (
        "The pier.<p><img alt='A boat at sea. Photo: O. Penn'/></p><p>A boat at sea.</p>",
        "The pier.",
    ),
    "but not if there is nothing else": ("<img alt='The pier fell.'/><p>The pier fell.</p>", "The pier fell."),
    "what publishing systems add goes": (
        "<p>The pier.</p><p>The post Pier appeared first on Tidewater.</p><a>Continue reading...</a>",
        "The pier.",
    ),
    "but not in a sentence": ("<p>The post office appeared first on the list.</p>", "The post office appeared first on the list."),
    "plain text that a fixed width broke": (
        "The pier was closed on\nMonday after the storm.\n\nIt opens in May.",
        "The pier was closed on Monday after the storm.\nIt opens in May.",
    ),
    "joiners that spell words stay, across tags": ("می<b>\u200cرود</b> و گفت&zwnj;وگو\u200c", "می\u200cرود و گفت\u200cوگو"),
    "the headline again is no text": ("<a href='/7'>Pier closed</a>", ""),
}


@pytest.mark.parametrize("case", TEXTS)
def test_texts_are_plain_paragraphs(case: str) -> None:
    markup, expected = TEXTS[case]
    assert only(read(rss(f"<title>Pier closed</title><description><![CDATA[{markup}]]></description>"))).text == expected


TIMES = {
    "with a zone": ("<pubDate>Mon, 02 Mar 2026 10:00:00 +0100</pubDate>", (2026, 3, 2, 9), False),
    "without one, in the source's": ("<pubDate>Mon, 02 Mar 2026 10:00:00</pubDate>", (2026, 3, 2, 6, 30), False),
    "letters that three countries use, in the source's": ("<dc:date>2 Mar 2026 10:00 IST</dc:date>", (2026, 3, 2, 8), False),
    "letters that are plain": ("<pubDate>Mon, 02 Mar 2026 10:00:00 EST</pubDate>", (2026, 3, 2, 15), False),
    "a day alone": ("<dc:date>2026-03-02</dc:date>", (2026, 3, 1, 20, 30), True),
    "two digits of the year": ("<pubDate>Mon, 2 Mar 26 10:00:00 GMT</pubDate>", (2026, 3, 2, 10), False),
    "a leap second": ("<dc:date>2026-03-02T10:00:60Z</dc:date>", (2026, 3, 2, 10, 0, 59), False),
}


@pytest.mark.parametrize("case", TIMES)
def test_published_times(case: str) -> None:
    element, expected, date_only = TIMES[case]
    zone = "Asia/Jerusalem" if "IST" in element else "Asia/Tehran"
    article = only(read(rss(f"<title>Pier closed</title>{element}"), zone=zone))
    assert article.published_at == datetime(*expected, tzinfo=UTC)  # type: ignore[misc,arg-type]
    assert article.date_only == date_only


def test_the_update_counts_where_nothing_was_published() -> None:
    atom = ATOM.replace("<published>2026-03-01T10:00:00+03:30</published>", "")
    assert only(read(atom)).published_at == datetime(2026, 3, 2, 10, tzinfo=UTC)


def test_a_feed_that_prints_only_midnights_prints_only_days() -> None:
    items = [f"<title>Pier {n}</title><pubDate>Mon, 0{n} Mar 2026 00:00:00 +0000</pubDate>" for n in (1, 2, 3)]
    three = read(rss(*items), zone="Asia/Tehran").articles
    assert (three[0].published_at, three[0].date_only) == (datetime(2026, 2, 28, 20, 30, tzinfo=UTC), True)
    two = read(rss(*items[:2]), zone="Asia/Tehran").articles
    assert (two[0].published_at, two[0].date_only) == (datetime(2026, 3, 1, tzinfo=UTC), False)


ADDRESSES = {
    "tracking and fragment go": (
        "<link>https://Tidewater.example/a?id=3&amp;utm_source=rss&amp;at_medium=RSS#top</link>",
        "https://tidewater.example/a?id=3",
    ),
    "a relative link": ("<link>/a/b</link>", "https://tidewater.example/a/b"),
    "an id that is a link": ("<guid>https://tidewater.example/x</guid>", "https://tidewater.example/x"),
    "the front page is no article's address": (
        "<link>https://tidewater.example/</link><guid isPermaLink='false'>77</guid>",
        "Tidewater#77",
    ),
    "an id of the whole world's": ("<guid isPermaLink='false'>tag:tidewater.example,2026:7</guid>", "tag:tidewater.example,2026:7"),
    "the link goes before the id": (
        "<link>https://tidewater.example/a</link><guid isPermaLink='false'>77</guid>",
        "https://tidewater.example/a",
    ),
}


@pytest.mark.parametrize("case", ADDRESSES)
def test_the_address_says_which_article(case: str) -> None:
    elements, expected = ADDRESSES[case]
    assert only(read(rss(f"<title>Pier</title>{elements}"))).address == expected


def test_entries_that_share_one_link_are_told_apart_by_their_ids() -> None:
    items = [f"<title>Alert {n}</title><link>https://tidewater.example/alerts</link><guid isPermaLink='false'>a{n}</guid>" for n in (1, 2)]
    assert [a.address for a in read(rss(*items)).articles] == ["Tidewater#a1", "Tidewater#a2"]


def test_an_entry_listed_twice_is_one_article_and_a_changed_one_another_version() -> None:
    item = "<title>Pier</title><link>https://tidewater.example/a</link>"
    one = read(rss(item, item)).articles
    changed = read(rss(item.replace("Pier", "Pier closed"))).articles
    assert len(one) == 1
    assert (one[0].address, one[0].id != changed[0].id, one[0].listed != changed[0].listed) == (changed[0].address, True, True)


LANGUAGES = {
    "the feed's": (rss("<title>Pier closed after storm</title>"), "", "en"),
    "the source's, where the feed has none": (rss("<title>Kai</title>", language=""), "de", "de"),
    "a declaration that the letters belie": (rss("<title>مذاکرات صلح در ژنو آغاز شد و ادامه می‌یابد</title>"), "", "fa"),
    "the entry's before the feed's": (ATOM.replace("<entry>", '<entry xml:lang="fr">'), "", "fr"),
}


@pytest.mark.parametrize("case", LANGUAGES)
def test_languages(case: str) -> None:
    body, of_source, expected = LANGUAGES[case]
    assert only(read(body, language=of_source)).language == expected


CHARSETS = {
    "declared in the XML": ('<?xml version="1.0" encoding="iso-8859-1"?>', "iso-8859-1", "application/rss+xml"),
    "declared by the server alone": ("", "windows-1252", "text/xml; charset=windows-1252"),
    "declared wrong by the server": ("", "utf-8", "text/xml; charset=iso-8859-1"),
    "declared wrong in the XML": ('<?xml version="1.0" encoding="iso-8859-1"?>', "utf-8", "text/xml"),
    "undeclared": ("", "windows-1252", ""),
    "declared by the server as what is none": ("", "utf-8", "text/xml; charset=undefined"),
    "declared in the XML as what is none": ('<?xml version="1.0" encoding="punycode"?>', "utf-8", "text/xml"),
    "declared by the server as what is none, in Windows letters": ("", "windows-1252", "text/xml; charset=idna"),
    "two bytes a letter": ('<?xml version="1.0" encoding="utf-16"?>', "utf-16", "application/rss+xml"),
}


@pytest.mark.parametrize("case", CHARSETS)
def test_charsets(case: str) -> None:
    declaration, charset, media_type = CHARSETS[case]
    body = rss(
        "<title>Fähre in Sœul gesunken — zwölf Tote</title>"
        if "1252" in charset or "utf" in charset
        else "<title>Fähre gesunken: zwölf Tote</title>"
    )
    article = only(read((declaration + body.split("?>", 1)[1]).encode(charset), media_type))
    assert "Fähre" in article.title
    assert "zwölf Tote" in article.title


TROUBLE = {
    "nothing": ("", "the feed is empty: 0 bytes", 0),
    "white space": (" \n ", "the feed is empty: white space only", 0),
    "a page": ("<!DOCTYPE html><html><body><p>Subscribe now</p></body></html>", "an HTML page was answered in place of a feed", 0),
    "a page after a comment": ("\n<!-- x -->\n<HTML lang=en>", "an HTML page was answered in place of a feed", 0),
    "some other XML": ("<note><to>you</to></note>", "there is no feed in it", 0),
    "prose": ("The pier was closed.", "there is no feed in it", 0),
    "bytes": ("\x00\x01\x02\x03", "there is no feed in it", 0),
    "no entries": (rss(), "the feed lists no entries", 0),
    "an entry with nothing in it": (rss("<link>https://tidewater.example/a</link>"), "neither title nor text", 0),
    "a date that is none": (rss("<title>Pier</title><pubDate>yesterday</pubDate>"), "its date can't be read: 'yesterday'", 1),
    "a sign not escaped": (rss("<title>Pier</title>", "<title>A & B</title>", "<title>C</title>"), "broken XML, line 1", 3),
    "cut off in the middle": (
        rss("<title>Pier</title>", "<title>Quay</title><description>It is open again.</description>")[:-45],
        "broken XML, line 1",
        2,
    ),
    "JSON that breaks off": (JSON[:-20], "not readable as a JSON feed", 0),
    "JSON of another kind": ('{"message": "rate limit"}', "missing required field `items`", 0),
    "one bad item of a JSON feed": (JSON.replace('"items": [', '"items": [{"title": 5}, '), "Expected `str | null`", 1),
}


@pytest.mark.parametrize("case", TROUBLE)
def test_what_cannot_be_read_is_named_and_the_rest_is_read(case: str) -> None:
    body, reason, articles = TROUBLE[case]
    found = read(body)
    assert len(found.articles) == articles
    assert any(reason in f.reason for f in found.failures), found.failures
    assert all(f.where.startswith("https://tidewater.example/news/feed") and f.source == "Tidewater" for f in found.failures)


LONG = {
    "RSS": (rss(*(f"<title>Pier {n}</title><link>/{n}</link>" for n in range(5))), 0),
    "Atom with a prefix": (
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom">'
        + "".join(f"<a:entry\n><a:id>tag:tidewater.example,2026:{n}</a:id><a:title>Pier {n}</a:title></a:entry>" for n in range(5))
        + "</a:feed>",
        0,
    ),
    "Atom": (
        ATOM.split("<entry>", maxsplit=1)[0]
        + "".join(f"<entry><id>tag:tidewater.example,2026:{n}</id><title>Pier {n}</title></entry>" for n in range(5))
        + "</feed>",
        0,
    ),
    "RSS cut off in the middle": (rss(*(f"<title>Pier {n}</title><link>/{n}</link>" for n in range(5)))[:-30], 1),
    "JSON": (
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "items": [{"id": str(n), "url": f"https://tidewater.example/{n}", "title": f"Pier {n}"} for n in range(5)],
            }
        ),
        0,
    ),
    "two bytes a letter": (
        rss(*(f"<title>Pier {n}</title><link>/{n}</link>" for n in range(5)))
        .replace('"1.0"?', '"1.0" encoding="utf-16"?')
        .encode("utf-16"),
        0,
    ),
}


@pytest.mark.parametrize("case", LONG)
def test_of_a_feed_without_end_the_first_entries_are_read_and_the_rest_counted(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    body, others = LONG[case]
    whole = read(body)
    for room in (entries, feeds, jsonfeed):
        monkeypatch.setattr(room, "MOST", 3)
    cut = read(body)
    assert [a.title for a in whole.articles] == [f"Pier {n}" for n in range(5)]
    assert cut.articles == whole.articles[:3]
    reason = "it lists 5 entries: the first 3 are read, 2 are left out"
    assert [(f.where, f.reason) for f in cut.failures if "left out" in f.reason] == [("https://tidewater.example/news/feed", reason)]
    assert len(cut.failures) == 1 + others
    assert not any("left out" in f.reason for f in whole.failures)


def test_the_parser_is_given_no_more_than_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[bytes] = []
    real = feeds.feedparser.parse

    def parse(stream: io.BytesIO, **options: object) -> object:
        given.append(stream.getvalue())
        return real(stream, **options)

    monkeypatch.setattr(feeds, "MOST", 3)
    monkeypatch.setattr(feeds.feedparser, "parse", parse)
    read(rss(*(f"<title>Pier {n}</title>" for n in range(5))))
    assert (given[0].count(b"<item>"), given[0].endswith(b"</item></channel></rss>")) == (3, True)


def test_the_line_of_broken_xml_is_that_of_the_bytes() -> None:
    body = "\n\n" + rss("<title>Pier</title>\n", "<title>A & B</title>").replace('<?xml version="1.0"?>', '<?xml version="1.0"?>\n')
    assert "broken XML, line 5" in read(body).failures[0].reason
    undeclared = body.replace('<?xml version="1.0"?>\n', "")
    assert "broken XML, line 4" in read(undeclared).failures[0].reason


def test_a_blank_line_before_the_declaration_is_harmless() -> None:
    assert only(read("\n\n" + rss("<title>Pier</title>"))).title == "Pier"


def test_entities_that_grow_and_files_are_left_alone() -> None:
    grow = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    bomb = grow + '<!ENTITY f SYSTEM "file:///etc/passwd">]>' + rss("<title>&i;&f;Pier</title>").split("?>", 1)[1]
    found = read(bomb)
    assert all(len(a.title) < 1000 and "root:" not in a.title for a in found.articles)


def test_deep_markup_is_read() -> None:
    deep = "<div>" * 3000 + "Pier" + "</div>" * 3000
    assert "Pier" in only(read(rss(f"<title>T</title><description><![CDATA[{deep}]]></description>"))).text


def test_comments_before_the_root_are_passed_over_however_many() -> None:
    assert only(read("<!-- a -->" * 150 + rss("<title>Ferry sails</title><link>/1</link>").partition("?>")[2])).title == "Ferry sails"
    reading = read("<!-- a -->" * 100 + "<!doctype html><html><body>Sign in</body></html>")
    assert [f.reason for f in reading.failures] == ["an HTML page was answered in place of a feed"]


def test_an_author_without_end_is_read_to_the_end() -> None:
    item = "<title>Ferry sails</title><link>/1</link><author>" + "a@" * 40_000 + "</author>"
    assert only(read(rss(item))).title == "Ferry sails"


def test_an_item_of_a_json_feed_that_nests_too_deep_costs_no_other() -> None:
    deep = b'"title": "Pier 1", "more": ' + b"[" * 100_000 + b"]" * 100_000
    found = read(LONG["JSON"][0].encode().replace(b'"title": "Pier 1"', deep).decode())
    assert [a.title for a in found.articles] == [f"Pier {n}" for n in range(5)]
    assert found.failures == ()

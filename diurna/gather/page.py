"""HTML pages to articles, by trafilatura (Barbaresi 2021): text, headline, author, outlet, address, language, and the time with its zone.

Refuses to take a page's own word for its text: the `articleBody` of its data is used only where far less was found, since outlets cut it
short. Refuses the day that a crawler or a copyright line gives; a date comes from the page's data, its `time` element, or its address.
"""

import html as entities
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml.etree import Element, ParserError, XPath
from lxml.html import HtmlElement
from msgspec import Struct
from trafilatura.metadata import examine_meta, extract_meta_json, extract_sitename, extract_title

from diurna.desk import Desk, Source
from diurna.errors import ReadError
from diurna.gather import bylines, chunks, furniture, imprint, masthead
from diurna.gather.address import clean, is_web
from diurna.gather.dates import Stamp, instant, stamps, without_stamps
from diurna.gather.depth import shallow
from diurna.gather.language import detect
from diurna.gather.zones import Clock, clock_of
from diurna.model import Article, Document
from diurna.text import content_id, fold

# Less than this is a teaser or a wall; more is looked for.
_SHORT = 250
# An article's data that carries all its markup has some hundreds.
_LONGEST_FOOT = 200
_MOST_BRACKETS = 4000
# The extractor takes a tenth of a millisecond for an element, and four seconds for a million characters: more is minutes. A long page of
# news has some thousands of the one, and a book half a million of the other.
_MOST_ELEMENTS, _MOST_TEXT = 60_000, 2_000_000
# So many short lines above the first paragraph are a menu.
_MENU = 15
# Names of meta elements that carry the time of publication, best first.
_PUBLISHED = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished", "article.published",
    "parsely-pub-date", "sailthru.date", "publishdate", "publish-date", "publish_date", "published_at", "pubdate", "publication_date",
    "publicationdate", "published-date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date",
    "citation_publication_date", "article_date_original", "originalpublicationdate", "ptime", "date", "created", "og:pubdate",
)  # fmt: skip
_NEWS_TYPES = re.compile(r"Article|Report|BlogPosting|NewsArticle|WebPage|LiveBlogPosting|Review")
_BYLINES = XPath("//*[@rel='author' or @itemprop='author' or contains(@class, 'byline') or contains(@class, 'author')]")
_URL_DATE = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")

# The library drops the zero-width joiners, as all that does not print: they pass through it as marks that print and that no word has.
_JOINER = re.compile("[\u200c\u200d]|&(?:zwn?j|#0*820[45]|#[xX]0*200[cdCD]);")
_PASSING = {"\u200c": "\U000e01ee", "\u200d": "\U000e01ef"}
_PASSED = str.maketrans({mark: joiner for joiner, mark in _PASSING.items()})


class _Data(Struct, frozen=True, kw_only=True):
    """What the page's JSON-LD says of the article."""

    published: str = ""
    body: str = ""
    publisher: str = ""


def read_page(text: str, document: Document, source: Source, desk: Desk) -> Article:
    """The article on the page `text`. Raises ReadError where it can't be parsed; title or text may be empty."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = _tree(_JOINER.sub(lambda m: _PASSING[entities.unescape(m.group())], text), document)
    data, meta = _data(tree), _meta(tree)
    url = _address(tree, meta, document)
    known = [*(s.name for s in desk.sources), *(o.name for o in desk.outlets)]
    title, author, outlet = _names(tree, data, known)
    declared = tree.get("lang") or meta.get("content-language", "") or source.language
    clock = clock_of(source, desk, outlet=outlet)
    stamp = _published(tree, data, meta, url=url, clock=clock)
    lines = [line for line in _text(tree, data).translate(_PASSED).split("\n") if not _is_date(line, clock)]
    body = furniture.body(lines, title=title, author=author)
    paragraphs = "\n".join(body.paragraphs)
    name, address = masthead.source_name(outlet, source), clean(url) if url else document.address
    return Article(
        id=content_id(name, address, title, paragraphs),
        address=address,
        url=url,
        source=name,
        title=title,
        text=paragraphs,
        author=author or body.credit,
        language=detect(f"{title}\n{paragraphs}", declared),
        published_at=stamp.at if stamp else None,
        fetched_at=document.fetched_at,
        date_only=stamp.date_only if stamp else False,
    )


def _tree(text: str, document: Document) -> HtmlElement:
    try:
        tree = trafilatura.load_html(text)
    except (ParserError, ValueError) as error:
        raise ReadError(document.address, f"not readable as HTML: {error}") from None
    if tree is None:
        raise ReadError(document.address, "not readable as HTML")
    elements, size = _extent(tree)
    if elements > _MOST_ELEMENTS:
        raise ReadError(document.address, f"too large for a page: {elements:,} elements, over {_MOST_ELEMENTS:,}")
    if size > _MOST_TEXT:
        raise ReadError(
            document.address, f"too large for a page: {size / 1_000_000:.1f} million characters, over {_MOST_TEXT // 1_000_000}"
        )
    return tree


def _extent(tree: HtmlElement) -> tuple[int, int]:
    """How many elements a page has, and how many characters outside its scripts and styles."""
    elements = size = 0
    for element in tree.iter(Element):
        elements += 1
        size += len(element.tail or "") + (0 if element.tag in {"script", "style"} else len(element.text or ""))
    return elements, size


def _data(tree: HtmlElement) -> _Data:
    """Of all JSON-LD objects: the first date of an article, its longest body, its publisher's name."""
    published = body = publisher = ""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        for thing in _objects(script.text or ""):
            if _NEWS_TYPES.search(str(thing.get("@type", ""))):
                published = published or _string(thing.get("datePublished"))
                publisher = publisher or _string(thing.get("publisher"))
            if len(found := _string(thing.get("articleBody"))) > len(body):
                body = found
    return _Data(published=published, body=_plain(body), publisher=publisher)


def _objects(script: str) -> Iterator[dict[str, Any]]:
    try:
        bare = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*;?\s*$", "", script)
        # Not only where the parser gives up: what is read of an object is read as deep as it nests.
        waiting = [json.loads(shallow(bare.encode()), strict=False)]
    except ValueError:
        return
    while waiting:
        thing = waiting.pop(0)
        if isinstance(thing, dict):
            yield thing
            waiting += thing.values()
        elif isinstance(thing, list):
            waiting += thing


def _string(value: object) -> str:
    if isinstance(value, list):
        return _string(value[0]) if value else ""
    if isinstance(value, dict):
        return _string(value.get("name"))
    return value.strip() if isinstance(value, str) else ""


def _plain(body: str) -> str:
    """An `articleBody` without the markup and entities that some put in it, a paragraph a line."""
    return "\n".join(
        line for part in re.split(r"</p>|<br\s{0,9}/?>|\n", entities.unescape(body)) if (line := re.sub(r"<[^<>]+>", "", part).strip())
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Meta elements by lower-case name, the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or ""
        if content := (element.get("content") or "").strip():
            found.setdefault(name.lower(), content)
    return found


def _address(tree: HtmlElement, meta: dict[str, str], document: Document) -> str:
    """Where it was had; of a saved page, what it calls its own address."""
    own = (link.get("href", "") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next((url for url in (document.address, *own, meta.get("og:url", "")) if is_web(url)), "").translate(_PASSED)


def _names(tree: HtmlElement, data: _Data, known: list[str]) -> tuple[str, str, str]:
    """Headline, author and outlet. An outlet that the desk knows is called as the desk calls it."""
    meta = examine_meta(tree)
    try:
        # The library's search for markup in its data takes the square of the opening brackets.
        if (
            sum((script.text or "").count("<") for script in tree.iter("script") if "ld+json" in (script.get("type") or ""))
            < _MOST_BRACKETS
        ):
            meta = extract_meta_json(tree, meta)
    except Exception as error:  # noqa: BLE001 - the library trips over odd data; the page's own elements are left
        logging.getLogger(__name__).debug("JSON-LD not read: %s", error)
    heading = meta.title or extract_title(tree) or ""
    outlet = _tidy(data.publisher or meta.sitename or extract_sitename(tree) or "").lstrip("@")
    outlet = masthead.as_known(outlet or _signed(tree, heading), known)
    title = masthead.without_suffix(_tidy(entities.unescape(heading)), outlet)
    author = _tidy(meta.author or "").replace("; ", ", ") or _byline(tree)
    return title, "" if fold(author) == fold(outlet) or author.startswith("http") else author, outlet


def _signed(tree: HtmlElement, heading: str) -> str:
    """The outlet that a saved page names to its reader alone: behind the headline in the window's title, or in the copyright line."""
    titles = [_tidy(e.text_content()) for e in (*tree.iter("title"), *tree.iter("h1"))]
    feet = [_tidy(e.text_content()) for e in tree.iter("footer", "small", "p") if 0 < len(e.text_content()) < _LONGEST_FOOT]
    named = (imprint.copyright_of(line) for line in reversed(feet) if line.lower().startswith(("©", "(c)", "copyright")))
    return masthead.suffix_of_repeated([*titles, _tidy(heading)]) or next(filter(None, named), "")


def _byline(tree: HtmlElement) -> str:
    """The first name in an element that is called a byline; empty where there is none. Half as long as the library's own search."""
    for element in _BYLINES(tree)[:12]:
        text = _tidy(element.text_content())
        name = bylines.byline(text) or (text if bylines.is_name(text) else "")
        if name and len(name) < 80:
            return name
    return ""


def _tidy(line: str) -> str:
    return furniture.tidy(line.translate(_PASSED))


def _published(tree: HtmlElement, data: _Data, meta: dict[str, str], *, url: str, clock: Clock) -> Stamp | None:
    zones = (clock.home, *clock.zones)
    named = [data.published, *(meta.get(name, "") for name in _PUBLISHED), *_times(tree)]
    read = [stamp for value in named if value and (stamp := instant(value, zones))]
    if read and read[0].date_only:
        # A day from one place, the minute from another.
        timed = [s for s in read if not s.date_only and abs((s.at - read[0].at).total_seconds()) < 86_400 + 14 * 3600]
        return timed[0] if timed else read[0]
    return read[0] if read else _printed(tree, clock) or _in_address(url, zones)


def _times(tree: HtmlElement) -> Iterator[str]:
    """`datetime` of the `time` elements that say they are the publication's, then of the first one of all."""
    elements = [e for e in tree.iter("time", "span", "meta", "abbr") if e.get("datetime") or (e.get("itemprop") == "datePublished")]
    said = [
        e
        for e in elements
        if e.get("pubdate") is not None or re.search(r"publish|posted|entry-date", f"{e.get('class')} {e.get('itemprop')}")
    ]
    for element in [*said, *elements[:1]]:
        yield element.get("datetime") or element.get("content") or element.text_content().strip()


def _printed(tree: HtmlElement, clock: Clock) -> Stamp | None:
    """A date printed with a label (`Published: …`), or a short line by the headline that is nothing but a date."""
    for element in tree.iter("p", "span", "div", "li", "time", "small"):
        line = furniture.tidy(element.text_content()) if len(element) < 6 else ""
        if not 6 < len(line) < 120:
            continue
        found = stamps(line, clock)
        if found and (found[0].label in {"first", "published"} or len(line) - (found[0].end - found[0].start) < 4):
            return found[0]
    return None


def _is_date(line: str, clock: Clock) -> bool:
    """Whether a line of the text is nothing but a date (`Published 18 November 2025`)."""
    found = stamps(line, clock) if len(line) < 100 and any(map(str.isdigit, line)) else ()
    return bool(found) and not without_stamps(line, found)


def _in_address(url: str, zones: tuple[str, ...]) -> Stamp | None:
    found = _URL_DATE.search(url)
    return instant(f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}", zones) if found else None


def _text(tree: HtmlElement, data: _Data) -> str:
    """The page's text, a paragraph a line: the library's, by its wider search where that is short, the page's own data where far longer."""
    chunks.join(tree)
    chunks.drop_links(tree)
    found = _extracted(tree)
    if len(found) < _SHORT:
        wider = _extracted(tree, wide=True)
        # A wider search also finds menus: only sentences count.
        found = wider if _prose(wider) > 1.5 * _prose(found) else found
    found = _without_menus(found)
    if len(data.body) > max(_SHORT, 2 * len(found)) or data.body.split() == found.split():
        return data.body
    return found


def _without_menus(text: str) -> str:
    """`text` without the long run of short lines that a menu leaves above the first paragraph."""
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if furniture.is_prose(line)), 0)
    return "\n".join(lines[first:]) if first >= _MENU else text


def _prose(text: str) -> int:
    return sum(len(line) for line in text.split("\n") if furniture.is_prose(line))


def _extracted(tree: HtmlElement, *, wide: bool = False) -> str:
    """What the library finds. Its comparison with other extractors (not `fast`) only costs time with the steps above."""
    return trafilatura.extract(tree, fast=True, include_comments=False, include_tables=wide, favor_recall=wide) or ""

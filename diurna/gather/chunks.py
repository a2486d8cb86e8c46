"""A page's tree before extraction: a text that its template cut into pieces becomes one again, lists of nothing but links go.

Refuses to join across articles: pieces must be alike, hold paragraphs of their own, and lie in one `article` (or `main`) element. Refuses
to touch what is named a comment, an aside, a promotion or a footer.
"""

import re
from collections.abc import Iterator

from lxml.etree import XPath
from lxml.html import HtmlElement

_ASIDE = re.compile(
    r"comment|related|promo|aside|footer|author|bio|card|teaser|newsletter|recirc|sidebar|recommend|quote|caption|widget", re.IGNORECASE
)
_PARAGRAPH = 80
# Menus are no candidates: the extraction knows them, and pages have thousands of their links.
_CANDIDATES = XPath(
    "//*[self::ul or self::ol or (self::p and .//a)][not(ancestor::nav or ancestor::header or ancestor::footer or ancestor::li)]",
)


def join(tree: HtmlElement) -> None:
    """Move the content of like containers of one article into the first of them, in reading order. Changes `tree`."""
    alike: dict[tuple[HtmlElement, str, str], list[HtmlElement]] = {}
    for element in tree.iter("div", "section"):
        name = element.get("class") or ""
        article = _article(element)
        if name and article is not None and not _ASIDE.search(name) and _paragraphs(element) >= 2:
            alike.setdefault((article, str(element.tag), name), []).append(element)
    for pieces in alike.values():
        if len(pieces) > 1 and not any(_within(piece, pieces) for piece in pieces):
            for piece in pieces[1:]:
                for child in list(piece):
                    pieces[0].append(child)


def drop_links(tree: HtmlElement) -> None:
    """Take out lists whose every entry is a link and nothing else, and paragraphs that are one link and no sentence: they lead to other
    stories. Changes `tree`.
    """
    for found in _CANDIDATES(tree):
        if found.getparent() is not None and (_is_plug(found) if found.tag == "p" else _only_links(found)):
            found.drop_tree()


def _article(element: HtmlElement) -> HtmlElement | None:
    return next(element.iterancestors("article", "main"), None)


def _paragraphs(element: HtmlElement) -> int:
    return sum(child.tag == "p" and len(child.text_content()) >= _PARAGRAPH for child in element)


def _within(piece: HtmlElement, pieces: list[HtmlElement]) -> bool:
    return any(ancestor is other for ancestor in piece.iterancestors() for other in pieces)


def _is_plug(paragraph: HtmlElement) -> bool:
    text = paragraph.text_content().strip()
    return 15 < len(text) < 200 and not re.search(r"[.…:]\W*$", text) and _is_link(paragraph)


def _only_links(found: HtmlElement) -> bool:
    entries = list(found.iter("li"))
    return bool(entries) and all(_is_link(entry) for entry in entries)


def _is_link(entry: HtmlElement) -> bool:
    text = "".join(entry.text_content().split())
    linked = sum(len("".join(link.text_content().split())) for link in _links(entry))
    return linked >= len(text) and len(text) > 0


def _links(entry: HtmlElement) -> Iterator[HtmlElement]:
    yield from entry.iter("a")

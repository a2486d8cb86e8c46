"""Marked-up fragments, as feeds carry them, to plain paragraphs: one a line. Whole pages are read elsewhere."""

import html
import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as markup

from diurna.text import STRAY_JOINER

_BLOCKS = re.compile(
    r"address|article|aside|blockquote|br|caption|center|d[dlt]|details|div|fieldset|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|"
    r"summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
# Captions and controls are not what the article says.
_SKIPPED = re.compile(r"audio|button|canvas|figcaption|figure|form|head|iframe|math|noscript|object|script|select|style|svg|template|video")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]\w+);")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]\w+);")
# Never shown: zero-width space, soft hyphen, byte order mark, control characters. The zero-width joiners that spell words stay.
_INVISIBLE = re.compile("[\u200b\u00ad\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]")
# A whole paragraph that a publishing system adds. Refused: anything inside a paragraph, and any sentence of the article's own.
_FURNITURE = re.compile(
    r"(?:continue reading|read more|read the full (?:story|article|report)|view (?:the )?(?:entire|full) (?:post|article)|"
    r"advertisement|comments?|share this (?:article|story|post))[\s.…:»→>\]]*",
    re.IGNORECASE,
)
# As the last of several paragraphs only: a sentence may begin so.
_SIGNATURE = re.compile(r"the (?:post|article) .{1,300} (?:appeared first|first appeared) on .{1,120}", re.IGNORECASE)
_WRAPPED = re.compile(r"(?<=[^\s.!?:;…”\"'’])\n(?=\S)")


def paragraphs(fragment: str, *, marked_up: bool = True) -> str:
    """Plain text of `fragment`, one paragraph a line, entities resolved, white space single, captions and furniture left out.

    A paragraph that the alternative text of an image says too is its caption, unless there is nothing else.
    """
    text, images = _read(fragment) if marked_up and _MARKUP.search(fragment) else (_unwrapped(fragment), "")
    lines = (" ".join(each.split()) for each in _shown(text).splitlines())
    kept = [each for each in lines if each and not _FURNITURE.fullmatch(each)]
    kept = [each for each in kept if each not in images] or kept
    return "\n".join(kept[:-1] if len(kept) > 1 and _SIGNATURE.fullmatch(kept[-1]) else kept)


def line(fragment: str, *, marked_up: bool = True) -> str:
    """Plain text of `fragment` on one line: for titles and names. An entity that was escaped twice is resolved too."""
    text = _read(fragment)[0] if marked_up and _MARKUP.search(fragment) else fragment
    return " ".join(_shown(_ENTITY.sub(lambda m: html.unescape(m.group()), text)).split())


def _shown(text: str) -> str:
    return STRAY_JOINER.sub("", _INVISIBLE.sub("", text))


def _unwrapped(text: str) -> str:
    """Plain text with lines that only a fixed width broke joined again: a line that ends in mid-sentence goes on in the next."""
    blank = text.replace("\r\n", "\n").replace("\r", "\n")
    return _WRAPPED.sub(" ", blank) if max(map(len, blank.split("\n"))) <= 100 else blank


def _read(fragment: str) -> tuple[str, str]:
    """The text of `fragment`, and what its images are said to show."""
    parser = markup.HTMLParser(huge_tree=True)
    try:
        root = markup.fromstring(f"<div>{_INVISIBLE.sub('', fragment)}</div>", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return _without_tags(fragment), ""
    # Deeper than 2048 elements the parser stops, and what is inside would be lost.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return _without_tags(fragment), ""
    return "".join(_pieces(root)), "\n".join(" ".join(image.get("alt", "").split()) for image in root.iter("img"))


def _without_tags(fragment: str) -> str:
    return html.unescape(re.sub(r"<[^<>]*>", " ", fragment))


def _pieces(root: etree._Element) -> Iterator[str]:
    """The text of a tree in reading order, with a line break around each block. Not recursive: feeds nest deeper than Python."""
    skipped = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = element.tag if isinstance(element.tag, str) else ""
        block = _BLOCKS.fullmatch(name)
        if _SKIPPED.fullmatch(name):
            skipped += 1 if event == "start" else -1
        if event == "start" and not skipped:
            yield "\n" if block else ""
            yield _flat(element.text)
        if event != "start" and element is not root:
            yield "\n" if block and name != "br" else ""
            yield "" if skipped else _flat(element.tail)


def _flat(text: str | None) -> str:
    return " ".join(("." + (text or "") + ".").split())[1:-1]

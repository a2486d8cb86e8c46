"""Lists of feeds as other readers write and take them: OPML 2.0 (http://opml.org/spec2.opml).

Refuses entity declarations, which no list of feeds needs and entity bombs do. Folders are passed over: a desk has none.
"""

import re
from collections.abc import Iterable
from typing import get_args
from zoneinfo import available_timezones

from lxml import etree
from msgspec import convert

from diurna.desk import Source, is_language
from diurna.errors import ReadError
from diurna.gather.address import is_web
from diurna.gather.plain import line
from diurna.model import Affiliation

# What OPML has no words for stands in a namespace of ours; other readers pass over what they don't know.
_SPACE = "https://diurna.invalid/opml"
_AFFILIATIONS = frozenset(get_args(Affiliation))


#: The parser ends with the place that the line before names.
_PLACE = re.compile(r", line \d+, column \d+$")


def unread_outlines(body: bytes) -> tuple[str, ...]:
    """The names of those outlines of an OPML file that have an address which is none of the web (`ftp:`). Raises ReadError."""
    outlines = [_values(outline) for outline in _root(body).iter("outline")]
    odd = [v for v in outlines if v.get("xmlurl") and not is_web(v["xmlurl"])]
    return tuple(f"{line(v.get('title') or v.get('text') or '', marked_up=False)} ({v['xmlurl']})".strip() for v in odd)


def sources_from_opml(body: bytes) -> tuple[Source, ...]:
    """The feeds of an OPML file in its order, each address once; a name that occurs again gets a number. Raises ReadError."""
    sources: dict[str, Source] = {}
    names: set[str] = set()
    for outline in _root(body).iter("outline"):
        values = _values(outline)
        address = values.get("xmlurl", "")
        if not is_web(address) or address in sources:
            continue
        name = _unused(line(values.get("title") or values.get("text") or "", marked_up=False) or address, names)
        names.add(name)
        sources[address] = _source(values, name, address)
    return tuple(sources.values())


def opml_from_sources(sources: Iterable[Source], title: str) -> bytes:
    """An OPML file of those sources that are feeds; reading it gives them back as they are. Folders and page lists have no place in it."""
    root = etree.Element("opml", version="2.0", nsmap={"diurna": _SPACE})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for source in sources:
        if source.feed:
            outline = etree.SubElement(body, "outline", type="rss", text=source.name, title=source.name, xmlUrl=source.feed)
            for key, value in _own(source).items():
                outline.set(f"{{{_SPACE}}}{key}", value)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _own(source: Source) -> dict[str, str]:
    given = {"affiliation": source.affiliation, "zone": source.zone, "language": source.language}
    return {key: value for key, value in given.items() if value} | ({"full_text": "true"} if source.full_text else {})


def _root(body: bytes) -> etree._Element:
    if not body.strip():
        raise ReadError("OPML", "the file is empty")
    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False))
    except etree.XMLSyntaxError as error:
        what = _PLACE.sub("", error.msg or "")
        hint = "; a bare & is written &amp;" if "EntityRef" in what else ""
        raise ReadError("OPML", f"it is no OPML, or broken: line {error.lineno}: {what}{hint}") from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise ReadError("OPML", "it declares entities, which no list of feeds needs")
    if root.tag != "opml":
        raise ReadError("OPML", f"it is no OPML: its first element is <{root.tag}>")
    return root


def _values(outline: etree._Element) -> dict[str, str]:
    """The attributes of an outline, names in lower case (`xmlURL` is met too) and without namespace."""
    return {etree.QName(str(key)).localname.lower(): str(value).strip() for key, value in outline.attrib.items()}


def _source(values: dict[str, str], name: str, address: str) -> Source:
    affiliation, zone = values.get("affiliation", "").lower(), values.get("zone", "")
    # Readers write `en-GB` and `unknown`.
    language = values.get("language", "").lower().partition("-")[0]
    given = {
        "name": name,
        "feed": address,
        "affiliation": affiliation if affiliation in _AFFILIATIONS else "",
        "zone": zone if zone in available_timezones() else "",
        "language": language if is_language(language) else "",
        "full_text": values.get("full_text", "") == "true",
    }
    return convert(given, Source)


def _unused(name: str, names: set[str]) -> str:
    if name not in names:
        return name
    return next(numbered for n in range(2, len(names) + 3) if (numbered := f"{name} ({n})") not in names)

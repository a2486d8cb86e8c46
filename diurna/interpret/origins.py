"""Origins: the wire or outlet a text first came from, so that ten outlets carrying one wire count as one.

Refuses to take for an origin: a photo credit ("… via Reuters"), a quotation ("told AFP"), a web address, and "agencies" unnamed.
"""

import re

from diurna.agencies import NAMES, WIRES
from diurna.model import Article

_DASH = r"[-–—:]"
#: How far into a text a dateline stands, after captions and stamps; how long the credits at its end are.
_HEAD, _TAIL = 500, 300

_DATELINE = (
    # CAIRO, March 3 (Reuters) - …
    re.compile(rf"\((?P<wire>{WIRES})\)\s*{_DASH}"),
    # AP — …, at the very start of a line, or after a place in capitals
    re.compile(rf"^(?:[A-Z][A-Z .,'-]+[,/] ?)?(?P<wire>{WIRES})\s+[–—]\s", re.MULTILINE),
)
_CREDITS = (
    re.compile(rf"\b[Ww]ith (?:[a-z ]+ )?(?:inputs?|reporting|files|material) (?:from|by) (?:the )?(?P<wire>{WIRES})\b"),
    # (Reuters), [AFP], — AP, Source: TASS, alone on their line or closing the text
    re.compile(rf"(?:^|(?<=\s))[(\[](?:[Ss]ource: ?|via )?(?P<wire>{WIRES})[)\]]\s*(?:$|\n)"),
    re.compile(rf"(?:^|\n)\s*+(?:{_DASH}\s*)?(?:[Ss]ource: ?|© ?)?(?P<wire>{WIRES})\s*(?:$|\n)"),
    re.compile(rf"[.!?”\"]\s+[–—]\s*(?P<wire>{WIRES})\s*$"),
)
_BYLINE = re.compile(
    rf"^(?:[Bb]y )?(?:[Tt]he )?(?:.*\b(?:in|for|with) )?(?P<wire>{WIRES})(?: (?:[Ss]taff|[Ww]riter|in [A-Z]\w+|and [Aa]gencies))?$"
)
_LINE_START = re.compile(rf"^\s*(?P<wire>{WIRES})\s*\n")


def origin(article: Article) -> str:
    """The wire named in the dateline, the byline or a closing credit of `article`; else its outlet (`source`)."""
    byline = _BYLINE.match(article.author.strip()) if article.author else None
    if byline:
        return _canonical(byline["wire"])
    head, tail = article.text.lstrip()[:_HEAD], article.text[-_TAIL:]
    found = [m for p in (*_DATELINE, _LINE_START) if (m := p.search(head))]
    found += [m for p in _CREDITS if (m := p.search(tail))]
    return _canonical(found[0]["wire"]) if found else _canonical(article.source)


def _canonical(name: str) -> str:
    """The one name of a wire; any other name as it is."""
    for wire, names in NAMES.items():
        if re.fullmatch(names, name):
            return wire
    return name

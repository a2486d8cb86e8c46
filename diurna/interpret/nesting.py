"""Which place lies in which, as texts tell it: a toll of a village and one of its district are then one toll.

Refuses maps: what no text of the day or of earlier editions puts together stays apart.
"""

import re
from collections.abc import Iterable, Sequence

from diurna.edition import HistoryRecord
from diurna.model import Article
from diurna.text import fold

_NAME = r"[A-Z][\w’'-]*(?: (?:al-)?[A-Z][\w’'-]*){0,2}"
_KIND = r"(?i:district|province|region|county|governorate|state|village|town|city|suburb|area|camp|island|municipality|oblast|division)"
#: `the village of Selm in Marrow district`, `Selm, in Marrow province`, `Selm, a village in the Marrow region`, `Selm, Marrow province`.
_INSIDE = re.compile(
    rf"\b({_NAME})(?: {_KIND})?(?:,? in|, (?:an?|the)(?: [\w-]+){{0,3}} {_KIND} (?:in|of)|,(?= {_NAME} {_KIND}\b))"
    rf"(?: the)?(?: [\w-]+){{0,2}}? (?:of )?({_NAME})"
)
_OWNER = re.compile(rf"^(?:{_NAME})['’]s (?={_NAME}$)|['’]s$| {_KIND}$")

Nesting = frozenset[tuple[str, str]]


#: A toll is followed for so many editions.
_FOLLOWED = 14


def nesting(articles: Iterable[Article]) -> Nesting:
    """Pairs of an inner and an outer place, folded, as `articles` put them."""
    return _pairs(text for a in {a.id: a for a in articles}.values() for text in (a.title, a.text))


def printed_nesting(history: Sequence[HistoryRecord]) -> Nesting:
    """The same from the printed lines of the last fortnight: where a village lies is said once, at first."""
    return _pairs(q.text for record in history[-_FOLLOWED:] for cited in record.cited for q in cited.quotes)


def _pairs(texts: Iterable[str]) -> Nesting:
    found = (m for text in texts for line in text.split("\n") for m in _INSIDE.finditer(line))
    return frozenset((_bare(m[1]), _bare(m[2])) for m in found if _bare(m[1]) != _bare(m[2]))


def lies_in(one: str, other: str, told: Nesting) -> bool:
    """Whether one of two places is told to lie in the other."""
    a, b = _bare(one), _bare(other)
    return bool(a and b) and ((a, b) in told or (b, a) in told)


def _bare(place: str) -> str:
    return fold(_OWNER.sub("", place.removeprefix("the ")))

"""What a denial denies by its own words, wherever it is told: in another story of the day, or printed in the week before.

Refuses a denial that names nothing in the matter itself, a line that shares less than two words with it beside a name, the denier's
own words, and a headline that has a capital everywhere.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from diurna.interpret.accusations import UNREAL
from diurna.interpret.candidates import Candidate
from diurna.interpret.claimants import same_speaker
from diurna.interpret.claims.attribution import attribute
from diurna.interpret.dated import undated
from diurna.interpret.denying import DENIES
from diurna.interpret.terms import content_terms
from diurna.text import fold

_DENIES = re.compile(rf"{DENIES}(?P<matter>[^;.]*)", re.IGNORECASE)
_NAME = re.compile(r"(?<![\w’'-])[A-Z][\w-]{2,}")
#: So many words of the matter, names apart, must be told elsewhere, too.
_ENOUGH = 2


class Matter(Struct, frozen=True, kw_only=True):
    """Who denies, the names in what is denied, and its other words."""

    denier: str
    names: frozenset[str]
    terms: frozenset[str]


def matter_of(text: str) -> Matter | None:
    """What `text` denies; None where it denies nothing, or names nothing and nobody."""
    found = _DENIES.search(text)
    if not found:
        return None
    said = undated(found["matter"])
    capitals = sum(word[0].isupper() for word in said.split())
    if 2 * capitals > len(said.split()):
        return None
    names = frozenset(fold(name) for name in _NAME.findall(said))
    terms = _terms(said) - names
    denier = attribute(text).claimant or text[: found.start()].strip()
    return Matter(denier=denier, names=names, terms=terms) if names and len(terms) >= _ENOUGH else None


def _terms(text: str) -> frozenset[str]:
    """The words of `text` that say what it is about, figures apart: `detaining` is `detain`."""
    return frozenset(re.sub(r"(?<=\w{4})ing$", "", term) for term in content_terms(text) if not term[0].isdigit())


def tells(matter: Matter, text: str) -> bool:
    """Whether `text` has somebody else say what is denied."""
    teller = attribute(text).claimant
    if not teller or same_speaker(teller, matter.denier) or _DENIES.search(text) or UNREAL.search(text):
        return False
    words = _terms(text)
    named = matter.names & {fold(name) for name in _NAME.findall(text)}
    return bool(named) and len(matter.terms & words) >= _ENOUGH


def told_elsewhere(matter: Matter, denial: Candidate, others: Sequence[Candidate]) -> Iterator[Candidate]:
    """The lines of other articles that tell it, those with most of its words first."""
    found = [c for c in others if c.article.id != denial.article.id and c.field == "text" and tells(matter, c.text)]
    yield from sorted(found, key=lambda c: (-len(matter.terms & _terms(c.text)), c.position, c.article.id, c.start))

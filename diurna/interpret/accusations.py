"""What a denial denies, as who is accused of what kind of act, where; and which lines assert it.

Refuses a denial by somebody of no known state, an assertion that leaves out the accused or the place, and what is feared or planned.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from diurna.interpret.candidates import Candidate
from diurna.interpret.claims import relations
from diurna.interpret.claims.actors import read_clause
from diurna.interpret.denying import CHARGES, DENIES, REJECTS, SUPPOSED
from diurna.interpret.places import country_of, pattern
from diurna.interpret.stances import nation_of
from diurna.model import Strike
from diurna.text import fold

_DENIES = re.compile(rf"{DENIES}|{REJECTS}|\b(?:has|have|had) no (?:intention|plans?) (?:of|to)\b", re.IGNORECASE)
#: Kinds of act: how a denial names them, and how an assertion tells of them as done.
_ACTS = tuple(
    (re.compile(rf"\b(?:{denied})\b", re.IGNORECASE), re.compile(rf"\b(?:{told})\b", re.IGNORECASE))
    for denied, told in (
        (
            r"str(?:ik\w+|uck)|attack\w*|hit|hitting|bomb\w*|shell\w*|fir(?:ed|ing)|raid\w*",
            r"str(?:ikes?|uck)|attack(?:s|ed)?|hits?|bomb(?:s|ed)|shell(?:s|ed)|fire[sd]|raid(?:s|ed)?|drones?",
        ),
        (r"clos\w+|shut\w*|block\w*", r"closed|closes|shuts?|blocked|blockad(?:es|ed|ing)|closure"),
        (
            r"captur\w+|seiz\w+|abduct\w*|tak(?:en|ing) (?:captive|prisoner)|took [^.;]{1,30} (?:captive|prisoner)",
            r"captur(?:es?|ed)|seiz(?:es|ed|ure)|abduct(?:s|ed|ion)|captives?|captivity|prisoners? of war|(?:taken|held) prisoner",
        ),
        (r"sank|sunk|sink\w*", r"sank|sunk|sinks"),
        (r"suppl\w+|arm(?:ed|ing)|sold|sell\w*|shipp\w+", r"supplie[sd]|arm(?:s|ed|ing)|sold|sells|shipp(?:ed|ing)"),
    )
)
_THE_ATTACK = re.compile(
    r"^\s*(?:the|this|that|these|those|any|such) (?:\w+ )?(?:attacks?|strikes?|raids?|shelling)\s*(?:[.,;\[]|$)", re.IGNORECASE
)
UNREAL = re.compile(rf"\b(?:{SUPPOSED})\b|\?", re.IGNORECASE)
#: `denies reports that Peru struck`: what is denied is another's deed, and any voice may deny it.
_OF_ANOTHER = re.compile(rf"\s*+(?:\w+ ){{0,2}}?(?:{CHARGES} )?that (?:the )?")
_END = re.compile(r"[.;,]| and (?:announced|said|called|warned|accused)| as | while | but ")
_COMMON = frozenset({"the", "armed", "forces", "army", "foreign", "minister", "ministry", "general", "gulf", "us"})
_NEAR = 4


class Accusation(Struct, frozen=True, kw_only=True):
    """Who denies, the state whose act it would be (mostly the one it speaks for), the kind of act (its place in the list of kinds) and the
    names beside it.

    `back`: the act is only `the attack`, so it stands in the sentences before. `intent`: where only an intention is denied, the words that
    do (`has no plan to close the strait`).
    """

    denier: str
    nation: str
    act: int
    names: frozenset[str]
    back: bool = False
    intent: str = ""


def accused(text: str) -> Accusation | None:
    """What `text` denies; None where it denies nothing of these kinds, or nobody of a known state does."""
    said = _DENIES.search(text)
    if not said:
        return None
    clause = read_clause(text)
    at = next((i for i, w in enumerate(clause.words) if w.start >= said.start()), None)
    doers = relations.subject(clause, at) if at else ()
    rest = text[said.end() :]
    another = _another(rest)
    own = nation_of(relations.named(doers) or "") if doers else ""
    nation = another or own
    end = _END.search(rest)
    matter = rest[: end.start()] if end else rest
    act = next((n for n, (words, _) in enumerate(_ACTS) if words.search(matter)), None)
    if not nation or act is None or not doers:
        return None
    names = (names_in(matter) | ({fold(own)} if another else set())) - {fold(nation), ""}
    back = bool(_THE_ATTACK.search(rest))
    intent = re.sub(r"^(?:have|had)\b", "has", f"{said[0]}{matter}") if " no " in said[0] else ""
    intent += "”" * (intent.count("“") > intent.count("”"))
    return Accusation(denier=doers[0].name, nation=nation, act=act, names=names, back=back, intent=intent) if names or back else None


def _another(rest: str) -> str:
    """The state that opens the clause which is denied: its deed it would be."""
    opened = _OF_ANOTHER.match(rest)
    named = pattern().match(rest, opened.end()) if opened else None
    return (country_of(named[0]) or "") if named else ""


def names_in(text: str) -> frozenset[str]:
    """Countries by name, and other capitalised words, folded."""
    states = {fold(nation) for word in pattern().findall(text) if (nation := country_of(word))}
    own = {fold(w.strip(".,;:’'“”‘\"")) for w in text.split() if w[:1].isupper() and country_of(w.strip(".,;:’'“”‘\"")) is None}
    return frozenset((states | own) - _COMMON - {""})


def meets(accusation: Accusation, text: str) -> bool:
    """Whether `text` tells of the act, of the accused and of a name in the denial, as a thing that happened."""
    told = _ACTS[accusation.act][1]
    if not told.search(text) or UNREAL.search(text) or _DENIES.search(text):
        return False
    words = frozenset(fold(w.strip(".,;:’'“”‘\"")).removesuffix("'s").removesuffix("’s") for w in text.split())
    return fold(accusation.nation) in names_in(text) and bool(accusation.names & (names_in(text) | words))


def asserting(accusation: Accusation, denial: Candidate, others: Sequence[Candidate]) -> Iterator[Candidate]:
    """The lines that assert it, those of most shared names first; of `the attack`, those just before it in its article."""
    if accusation.back:
        near = [c for c in others if c.passage == denial.passage and c.field == "text" and 0 < denial.position - c.position <= _NEAR]
        yield from sorted((c for c in near if _does(accusation, c)), key=lambda c: -c.position)
        return
    found = [
        c for c in others if c.article.id != denial.article.id and meets(accusation, c.text) and (accusation.act or _does(accusation, c))
    ]
    yield from sorted(found, key=lambda c: (-len(accusation.names & names_in(c.text)), c.position, c.article.id, c.start))


def _does(accusation: Accusation, candidate: Candidate) -> bool:
    """Whether a strike that the line tells of is the accused one's."""
    return bool(_strikes(accusation, candidate))


def _strikes(accusation: Accusation, candidate: Candidate) -> list[Strike]:
    strikes = (c for c in candidate.claims if isinstance(c, Strike) and c.status not in {"planned", "denied"})
    return [c for c in strikes if nation_of(c.actor or "") == accusation.nation]


def target_of(accusation: Accusation, candidate: Candidate) -> str:
    """What the accused is said to have struck, with the place; empty where the line's claims name no target."""
    struck = next((c for c in _strikes(accusation, candidate) if c.target), None)
    if struck is None or not any(w[0].isupper() for w in (struck.target or "").split()):
        return ""
    return f"{struck.target}, {struck.place}" if struck.place and struck.place not in (struck.target or "") else struck.target or ""

"""What stands beside a figure: how badly those counted were hurt, of which unit they were, and where the next sentence says it was.

Refuses a severity that belongs to some of them (`30 were wounded, two of them seriously`), and a next sentence that tells of others.
"""

import re
from collections.abc import Sequence

from msgspec import structs

from diurna.interpret import places
from diurna.interpret.claims import place, scope
from diurna.interpret.claims.mentions import Mention
from diurna.interpret.claims.sentences import Sentence
from diurna.model import Casualty

#: `seriously wounded`, `suffered minor injuries`, `in critical condition`.
_SEVERITY = re.compile(
    r"\b(serious|severe|critical|grave|light|slight|moderate|mild|bad|minor)(?:ly)?\s(?:or\s\w+\s)?(?:wound|injur|hurt|burn|condition)",
    re.IGNORECASE,
)
#: An adverb may stand before the word that a mention begins with.
_BEFORE = 14


def severity(sentence: str, mention: Mention) -> str | None:
    """How badly those of `mention` were hurt: `seriously`, `minor`; None where nothing is said of them all."""
    if mention.effect != "injured":
        return None
    found = _SEVERITY.search(sentence, max(0, mention.start - _BEFORE), mention.end)
    word = found.group(1).lower() if found else None
    return word if word in {None, "minor"} else f"{word}ly"


#: `84th Brigade soldiers` behind a figure would read as one number.
_NUMBERED = re.compile(r"(\d+(?:st|nd|rd|th)\b.*\b[A-Z][\w’'-]*) ([a-z][a-z ]*)")


def of_unit(people: str | None) -> str | None:
    """`people` with a numbered unit last: `soldiers of the 84th Brigade`."""
    told = _NUMBERED.fullmatch(people or "")
    return f"{told[2]} of the {told[1]}" if told else people


#: `sank an Omani frigate, leaving 87 sailors dead`.
_VESSEL = re.compile(
    r"\b([Aa]n?|[Tt]he) ((?:[A-Z][\w’'-]* )?(?:[a-z-]+ )?(?:frigate|warship|destroyer|corvette|submarine|gunboat|minesweeper|cruiser|"
    r"patrol boat|landing ship|naval vessel))\b"
)


def of_vessel(people: str | None, clause: str) -> str | None:
    """`people` with the one warship that a clause has sunk, or names, where they are but sailors: `sailors of an Omani frigate`."""
    named = [*_VESSEL.finditer(clause)] if people in {"sailors", "crew", "crewmen", "crew members", "seamen"} else []
    sunk = [m for m in named if _SUNK.search(clause, 0, m.start())] or named
    return f"{people} of {sunk[0][1].lower()} {sunk[0][2]}" if len({m[2] for m in sunk}) == 1 else people


_SUNK = re.compile(r"\b(?:sank|sunk|sinks|hit|hits|struck|torpedoed|destroyed|attacked) $")


#: Of these a text says nothing unless it says whose they are.
_ITS = re.compile(r"\b(?:its|their) (?:own )?(members|staff|staff members|employees|personnel)\b")


def of_body(people: str | None, clause: str, claimant: str | None) -> str | None:
    """`people` with the body whose own they are, where it speaks of them itself: `two of its members` by the Selm Front."""
    its = _ITS.search(clause) if people and claimant and claimant[0].isupper() else None
    return f"{claimant} {people}" if its and its[1] == people else people


#: `Zarim: mass arrests after protests`, `Hundreds held in Zarim`: the country that all of an article is about.
_TITLED = re.compile(r"^(?P<head>[A-Z][\w’'. -]{2,30}):\s|\b(?:in|across|throughout) (?:the )?(?P<at>[A-Z].*)")


def titled_site(title: str, people: str | None) -> str | None:
    """The one country that a title says its article is about, for a running total without a place; None for another nation's people."""
    found, named = _TITLED.search(title), places.countries_in(title)
    if not found or len(named) != 1 or set(places.countries_in(people or "")) - set(named):
        return None
    said = places.pattern().search(title, found.start("head" if found["head"] else "at"))
    head = said and (not found["head"] or said.group() == found["head"])
    return said.group() if said and head and places.kind_of(said.group()) == "name" else None


#: `The sailors were killed in an attack on Port Ellor`, `All of them died when …`: of those whom the sentence before counts.
_THEY = re.compile(
    r"(?:(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll(?: of)?(?: the)?) (?:\w+ )?(?P<who>[\w-]+)|[Tt]hey(?: all)?|[Aa]ll(?: of them)?) "
    r"(?:all )?(?:were|was|had been|have been|died|are) (?:all )?(?P<harm>killed|injured|wounded|hurt|in|when|at|near|arrested|detained)\b"
)
_FATES = {"killed": "killed", "injured": "injured", "wounded": "injured", "hurt": "injured", "arrested": "detained", "detained": "detained"}


def placed_after(claims: Sequence[Casualty], sentence: Sentence, *, below: bool = False) -> list[Casualty]:
    """`claims` of the sentence before, those without a place at the one where `sentence` says the same people were hit.

    `below`: it opens the next paragraph, and must say by their noun who they are.
    """
    told = _THEY.match(sentence.text)
    told = None if below and told and not told["who"] else told
    site = place.locative(sentence.text, told.end("harm") - len("in"), len(sentence.text)) if told else None
    if not told or not site or not claims or scope.since(sentence.text):
        return list(claims)
    last = claims[-1]
    return [structs.replace(c, place=site) if _is_of(c, last, told) else c for c in claims]


def _is_of(claim: Casualty, last: Casualty, told: re.Match[str]) -> bool:
    """Whether a claim without place is of the same sentence as the `last` one, and counts those whom the next one `told` of."""
    if claim.scope == "cumulative":
        return False  # all the dead of a war are of no one camp
    near = (claim.field, claim.end) == (last.field, last.end) and (not claim.place or places.country_of(claim.place) is not None)
    who = (told["who"] or "").lower()
    same = not who or who in {"victims", "dead", "wounded", "people"} or (claim.people or "").lower().endswith(who)
    return near and same and _FATES.get(told["harm"], claim.effect) == claim.effect


_EVENT = r"(?:air ?strikes?|strikes?|attacks?|blasts?|explosions?|bombings?|raids?|shelling)"
#: `The strike killed dozens`: which strike, a sentence before says.
_THE_EVENT = re.compile(
    rf"\b[Tt]h(?:e|at|is) {_EVENT} (?:has |had |have |also |reportedly )*(?:killed|left|wounded|injured|claimed)\b|"
    rf"\b(?:killed|died|wounded|injured|hurt) in th(?:e|at|is|ose|ese) {_EVENT}(?=[.,;\[]|$)"
)
_STRUCK = re.compile(rf"\b(?:{_EVENT}|struck|hit|bombed|shelled|attacked|targeted)\b")
#: `located near the naval base`: the base that an earlier sentence puts somewhere.
_BY = re.compile(
    r"\b(?:near|close to|next to|beside|inside|at|in|adjacent to) the (?:[a-z-]+ ){0,2}"
    r"(base|camp|port|airport|school|hospital|depot|plant)\b"
)
#: `Helicopters fired on their fields`, `repelled a landing at Selm`: what can leave people dead.
_DEED = re.compile(
    r"\b(?:fired|opened fire|landing|ambush\w*|clash\w*|shell(?:s|ed|ing)|bomb(?:s|ed|ing)?|strikes?|struck|attack(?:s|ed)?|raid(?:s|ed)?|"
    r"storm(?:ed|s)|blasts?|exploded|explosions?|crash(?:ed)?|sank|sunk|battle|fighting)\b"
)


def deed_site(before: Sentence) -> str | None:
    """The one place of a sentence that tells of an attack and counts nobody: the next one, in its paragraph, counts whom it left dead."""
    if not _DEED.search(before.text) or scope.since(before.text):
        return None
    sites = place.locatives(before.text)
    return sites[0] if len(sites) == 1 and places.country_of(sites[0]) is None else None


#: An event is told in so many sentences.
_SPAN = 6


def event_site(clause: str, before: Sequence[Sentence]) -> str | None:
    """Where `the strike` of a clause was, by the nearest sentence of its paragraph that tells of one; `before` are those before it."""
    if not before or not _THE_EVENT.search(clause):
        return None
    near = [s.text for s in before if s.paragraph == before[-1].paragraph][-_SPAN:]
    at = next((n for n in range(len(near) - 1, -1, -1) if _STRUCK.search(near[n])), None)
    if at is None:
        return None
    if site := place.locative(near[at], 0, len(near[at])):
        return site
    beside = _BY.search(near[at])
    return _put_before(beside[1], near[:at]) if beside else None


def _put_before(kind: str, before: Sequence[str]) -> str | None:
    """The place that the nearest sentence of `before` has for a `kind` of site: `a naval base in Selm`."""
    named = re.compile(rf"\b{kind}(?= (?:in|at|near|outside) [A-Z])")
    return next((place.locative(s, m.end(), len(s)) for s in reversed(before) for m in [named.search(s)] if m), None)

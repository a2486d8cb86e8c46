"""Truces: whether an opening tells what becomes of one, and whether two openings tell of the same one. A truce is known by its parties or
by the land it holds in, whatever each outlet tells of its days.

Refuses to take for one what only mentions it: calls and talks for one, the eve of one, blows struck in spite of one. Refuses to make two
truces one where neither names the other's parties or place: in a day's news there may be several.
"""

import re
from collections.abc import Collection

from msgspec import Struct

from diurna.interpret.stories.background import background

_NAME = r"[A-Z][\w’'.]*(?:\s(?:of |al-|el-)?[A-Z][\w’'.]*)*"
_NOUN = (
    r"\b(?i:truce|cease-?\s?fire|armistice|cessation of hostilities|humanitarian pause)s?\b"
    r"(?! (?:talks?|negotiat\w+|efforts?|calls?|hopes?|demands?|bid))"
)
#: What becomes of a truce, behind it and before it.
_STATES = (
    r"\b(?:in (?:force|effect|place)|into (?:force|effect)|t(?:akes?|aking|ook) (?:effect|hold)|beg[aiu]n|beg(?:ins|inning)|start(?:s|ed)|"
    r"hold(?:s|ing)?|held|collaps\w+|br(?:eaks?|oke)(?:n)? down|broken|expire[sd]?|end(?:s|ed)|extended|violat\w+|breach\w*|agreed|"
    r"accepted|proposed|announced|declared|reached|rejected|first)\b"
)
_ACTS = (
    r"\b(?:propos(?:es?|ed|ing)|offer(?:s|ed)|reach(?:es|ed)|accept(?:s|ed)?|agree[sd]?|announc(?:es|ed)|declar(?:es|ed)|reject(?:s|ed)?|extend(?:s|ed)?|"
    r"br(?:eaks?|oke)|violat(?:es|ed|ing)|breach(?:es|ed|ing)?|keeps?|kept|observ(?:es?|ed|ing)|respect(?:s|ed|ing)?|sign(?:s|ed)|"
    r"first (?:day|night|hours?|week) of)\b"
)
_TOLD = re.compile(rf"{_NOUN}[^.;:\n]{{0,90}}?{_STATES}|{_ACTS}[^.;:\n]{{0,40}}?{_NOUN}|{_NOUN} first\b", re.IGNORECASE)
_NAMED = re.compile(_NOUN, re.IGNORECASE)
#: What stands behind one of these has another event before it.
_BEHIND = re.compile(
    r"\b(?:despite|in spite of|before|ahead of|after|since|until|eve of|if|unless|would|amid|calls? (?:for|on)|urg\w+)\b[^.\n]*",
    re.IGNORECASE,
)
_TALKS = re.compile(r"\b(?:talks?|negotiat\w+|summit|round)\b", re.IGNORECASE)
_BETWEEN = re.compile(rf"\bbetween (?:the )?({_NAME})(?:['’]s? [a-z]+)? and (?:the )?({_NAME})")
_OF = re.compile(rf"\b({_NAME})(?:['’]s)?(?: [a-z]+)? and (?:the )?({_NAME}) (?:have |had |both )?(?:agree|accept|sign|announce|extend)")
_WITH = re.compile(rf"{_NOUN}[^.;\n]{{0,30}}? with (?:the )?({_NAME})")
_PAIR = re.compile(rf"\b({_NAME})[-–]({_NAME}) (?:[a-z-]+ )?{_NOUN}")
_WHERE = re.compile(
    rf"{_NOUN}[^.;\n]{{0,80}}?\b(?:in|across|over) (?:the )?({_NAME})|\b(?!(?:An?|The|Its?|No|This) )({_NAME}) (?:[a-z]+-[a-z]+ )?{_NOUN}"
)


class Truce(Struct, frozen=True):
    """The names a truce is known by, as traits without their kind: its `sides`, a set for each, and `place`; either may be empty.

    `alone`: the headline tells of the truce and of no talks.
    """

    sides: tuple[frozenset[str], ...] = ()
    place: frozenset[str] = frozenset()
    alone: bool = False


def truce(headline: str, lead: str) -> Truce | None:
    """The truce of which an opening tells as its event; None where there is none."""
    if not (_NAMED.search(headline) or _NAMED.search(lead)):
        return None
    told = [_TOLD.search(_BEHIND.sub("", part)) is not None for part in (headline, lead)]
    if not any(told):
        return None
    said = f"{headline}\n{lead}"
    pair = _BETWEEN.search(said) or _PAIR.search(said) or _OF.search(said) or _WITH.search(said)
    where = (m[1] or m[2] for m in _WHERE.finditer(said))
    return Truce(
        sides=tuple(_words(side) for side in pair.groups()) if pair else (),
        place=frozenset().union(*map(_words, where)),
        alone=told[0] and not _TALKS.search(headline),
    )


def names_truce(text: str) -> bool:
    """Whether a text names a truce at all."""
    return _NAMED.search(text) is not None


def is_one_truce(one: Truce, other: Truce, words: Collection[str], other_words: Collection[str]) -> bool:
    """Whether two openings, given with all their words without kinds, tell of one truce."""
    if one.sides and other.sides:
        return _are_same(one.sides, other.sides)
    return _is_known(one, other_words) and _is_known(other, words) and bool(one.sides or one.place or other.sides or other.place)


def _are_same(one: tuple[frozenset[str], ...], other: tuple[frozenset[str], ...]) -> bool:
    return all(any(side & met for met in other) for side in one) or all(any(side & met for met in one) for side in other)


def _is_known(of: Truce, words: Collection[str]) -> bool:
    """Whether the parties of a truce, or its place, stand among the words of another opening; nothing named is no objection."""
    if of.place and not of.place.isdisjoint(words):
        return True
    return any(not side.isdisjoint(words) for side in of.sides) if of.sides else not of.place


def _words(name: str) -> frozenset[str]:
    return frozenset(key[2:] for key in map(background().key, name.split()) if key)

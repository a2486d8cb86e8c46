"""A sentence taken apart once: tokens, casualty words, groups."""

import re

from msgspec import Struct

from diurna.interpret.claims.groups import Group, groups
from diurna.interpret.claims.harms import Trigger
from diurna.interpret.claims.partitives import with_parts
from diurna.interpret.claims.tellers import tells
from diurna.interpret.claims.tokens import Token, tokens
from diurna.interpret.claims.triggers import triggers

#: `village defence (VDP) volunteers`, `5th Brigade (9th Division) soldiers`: a name in brackets parts the noun from its adjectives.
_ACRONYM = re.compile(r"\((?:[A-Z][A-Z&/.-]{1,9}|\d+(?:st|nd|rd|th)\s[A-Z]\w+)\)")


class Reading(Struct, frozen=True):
    """A sentence taken apart once, for all who ask."""

    tokens: tuple[Token, ...]
    triggers: tuple[Trigger, ...]
    groups: tuple[Group, ...]


def take_apart(sentence: str) -> Reading:
    """Tokens, casualty words and groups of `sentence`."""
    found = tokens(_ACRONYM.sub(lambda aside: " " * len(aside.group()), sentence) if "(" in sentence else sentence)
    words = triggers(found)
    if not words:
        return Reading(found, (), ())
    inside = frozenset(i for t in words for i in range(t.start, t.end))
    people = tuple(g for g in with_parts(found, groups(found, inside), inside) if not tells(found, g, inside))
    outside = tuple(t for t in words if not any(g.start <= t.start < g.end for g in people))  # `two of the wounded` tells of nobody's fate
    return Reading(found, outside, people)

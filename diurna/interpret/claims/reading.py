"""A sentence taken apart once: tokens, casualty words, groups."""

from msgspec import Struct

from diurna.interpret.claims.groups import Group, groups
from diurna.interpret.claims.tokens import Token, tokens
from diurna.interpret.claims.triggers import Trigger, triggers


class Reading(Struct, frozen=True):
    """A sentence taken apart once, for all who ask."""

    tokens: tuple[Token, ...]
    triggers: tuple[Trigger, ...]
    groups: tuple[Group, ...]


def take_apart(sentence: str) -> Reading:
    """Tokens, casualty words and groups of `sentence`."""
    found = tokens(sentence)
    words = triggers(found)
    if not words:
        return Reading(found, (), ())
    inside = frozenset(i for t in words for i in range(t.start, t.end))
    people = groups(found, inside)
    outside = tuple(t for t in words if not any(g.start <= t.start < g.end for g in people))  # `two of the wounded` tells of nobody's fate
    return Reading(found, outside, people)

"""Whether a story of today goes on from one that earlier editions told: by what both lines say, not by who acts in them.

Refuses to call a story continued because the conflict's parties act in both: they act in all of them. What the desk's scope names
doesn't count as shared.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from diurna.edition import StoryRecord
from diurna.interpret.stories import Passage
from diurna.interpret.terms import content_terms
from diurna.text import content_id

# Of what a headline and its first lines say beside the desk's own names, so many words, and such a share of the shorter, must have
# been told before.
_SHARED, _SHARE = 3, 0.34
_SHARE_TO_JOIN = 0.5
_LEAD = 300


class Told(Struct, frozen=True, kw_only=True):
    """The words of one line that an earlier edition printed of a story, or of its headline, without the desk's own names."""

    story: str
    words: frozenset[str]


def told_lines(known: Mapping[str, StoryRecord], common: frozenset[str]) -> tuple[Told, ...]:
    """Every headline and printed line of the known stories, in order of their ids."""
    return tuple(
        Told(story=s, words=_words(line, common)) for s in sorted(known) for line in dict.fromkeys((known[s].title, *known[s].said))
    )


def settled(story: str, units: Sequence[Passage], told: Sequence[Told], known: Mapping[str, StoryRecord], common: frozenset[str]) -> str:
    """The story that `units`, put together as `story`, belong to: that one, a known one that a line of theirs goes on from, or a new."""
    mine = [_words(text, common) for u in units for text in _openings(u)]
    if story in known:
        own = [t for t in told if t.story == story]
        if any(_goes_on(m, t.words, _SHARE) for m in mine for t in own):
            return story
        story = content_id("story", units[0].unit.id)
    best = max(((_common(m, t.words), t.story) for m in mine for t in told if _goes_on(m, t.words, _SHARE_TO_JOIN)), default=None)
    return best[1] if best else story


def _openings(passage: Passage) -> tuple[str, str]:
    return passage.unit.title, passage.unit.text[:_LEAD]


def _words(text: str, common: frozenset[str]) -> frozenset[str]:
    return frozenset(content_terms(text)) - common


def _common(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _goes_on(one: frozenset[str], other: frozenset[str], share: float) -> bool:
    return len(one & other) >= _SHARED and _common(one, other) >= share

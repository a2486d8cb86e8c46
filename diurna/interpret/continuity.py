"""Whether a story of today goes on from one that earlier editions told: by what both lines say, not by who acts in them.

Refuses to call a story continued because the conflict's parties act in both: they act in all of them. What the desk's scope names
doesn't count as shared.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from diurna.edition import StoryRecord
from diurna.interpret.dated import undated
from diurna.interpret.stories import Passage
from diurna.interpret.terms import content_terms
from diurna.text import content_id

# To stay with the story it was put to, a line must share so many words, and such a share of the shorter line, with one told of it.
_SHARED, _SHARE = 3, 0.34
# To be put to another one, it must share the words that few stories have: half of the shorter line's, and two at the least.
_RARE_SHARED, _RARE_SHARE, _RARE_LEAST = 2, 0.5, 3
_FREQUENT = 0.1
_LEAD = 300
# Every event of one kind is told in these words: they tell none from another.
_OF_A_KIND = frozenset(
    """
    killed kill killing dead death died toll strike struck hit shell shelled shelling attack attacked air airstrike drone missile rocket
    bomb bombed bombing raid fire fired blast explosion wounded injured injury people least civilian soldier troop force military army
    official minister ministry president leader war conflict rise rose raise
    """.split()  # noqa: SIM905 - a word list reads best as lines of words
)


class Told(Struct, frozen=True, kw_only=True):
    """The words of one line that an earlier edition printed of a story, or of its headline, without the desk's own names.

    `rare` are those that few stories have.
    """

    story: str
    words: frozenset[str]
    rare: frozenset[str]


def told_lines(known: Mapping[str, StoryRecord], common: frozenset[str]) -> tuple[Told, ...]:
    """Every headline and printed line of the known stories, in order of their ids."""
    lines = {s: [_words(line, common) for line in dict.fromkeys((known[s].title, *known[s].said))] for s in sorted(known)}
    seen = Counter(w for words in lines.values() for w in frozenset().union(*words))
    frequent = frozenset(w for w, n in seen.items() if n > max(2, _FREQUENT * len(lines)))
    return tuple(Told(story=s, words=words, rare=words - frequent - _OF_A_KIND) for s, told in lines.items() for words in told)


def settled(story: str, units: Sequence[Passage], told: Sequence[Told], common: frozenset[str]) -> str:
    """The story that `units`, put together as `story`, belong to: that one, a known one that a line of theirs goes on from, or a new."""
    mine = [_words(text, common) for u in units for text in _openings(u)]
    if any(t.story == story for t in told):
        if any(_goes_on(m, t.words) for m in mine for t in told if t.story == story):
            return story
        story = content_id("story", units[0].unit.id)
    best = max(((_shares(m - _OF_A_KIND, t.rare), t.story) for m in mine for t in told if _retells(m, t.rare)), default=None)
    return best[1] if best else story


def _openings(passage: Passage) -> tuple[str, str]:
    return passage.unit.title, passage.unit.text[:_LEAD]


def _words(text: str, common: frozenset[str]) -> frozenset[str]:
    return frozenset(content_terms(undated(text))) - common


def _shares(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _goes_on(one: frozenset[str], told: frozenset[str]) -> bool:
    return len(one & told) >= _SHARED and _shares(one, told) >= _SHARE


def _retells(line: frozenset[str], rare: frozenset[str]) -> bool:
    one = line - _OF_A_KIND
    return min(len(one), len(rare)) >= _RARE_LEAST and len(one & rare) >= _RARE_SHARED and _shares(one, rare) >= _RARE_SHARE

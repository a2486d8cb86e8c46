"""Who denies what: a story's assertion and the line that contradicts it, side by side.

Refuses to decide who is right, and to pair lines that do not speak of the same thing: a denial needs words of what it denies.
"""

import re
from collections import Counter
from collections.abc import Sequence

from diurna.interpret.candidates import Candidate
from diurna.interpret.lines import Storyline
from diurna.interpret.selection import MOST_OF_ONE_ARTICLE
from diurna.interpret.terms import content_terms

_MOST = 6
_DENIES = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!are )\b(?:den(?:y|ies|ied)(?! (?:\w+ )?(?:access|entry|permission|visas?|bail|aid|treatment)\b)|"
    r"disput(?:es|ed) (?:the|that|those|this|it|reports?|claims?)|refut(?:e|es|ed)|contradict(?:s|ed)?|"
    r"reject(?:s|ed)? (?:the|that|those|these|such|all) "
    r"(?:\w+ )?(?:claims?|accusations?|allegations?|reports?|charges?|statements?|version)|said (?:that )?there (?:was|were|had been) no|"
    r"(?:seen|found|is|was) no evidence|had (?:shot down|intercepted) (?:all|every)|(?:was|were|is|are) (?:false|untrue|fabricated)|"
    r"not aware of any|(?:has|have|had) not (?:supplied|carried out|struck|hit|attacked|fired|been hit))\b",
    re.IGNORECASE,
)


# `Iran said the school was hit, while Israel said it was not aware of any attack`: both sides in one sentence.
_BOTH = re.compile(
    r"\b(?:said|says|claims?|claimed|accused?|accuses)\b.{20,200}?(?:, while|, but|; )[^.]{0,80}?"
    r"(?:\bden(?:y|ies|ied)\b|not aware of any|said (?:that )?there (?:was|were) no|disput(?:e|es|ed)\b|reject(?:s|ed)? the)",
    re.IGNORECASE,
)


def denied(story: Storyline, common: frozenset[str]) -> tuple[Candidate, ...] | None:
    """What is asserted and what denies it, in this story: two lines, or one that says both; None where there is neither.

    The denial that shares most words with an assertion wins; `common` words, which the desk's scope names, don't count.
    """
    both = next((c for c in story.candidates if _BOTH.search(c.text)), None)
    if both:
        return (both,)
    deny = [c for c in story.candidates if _DENIES.search(c.text)]
    assert_ = [c for c in story.candidates if not _DENIES.search(c.text)]
    pairs = [(_shared(a, d, common), a, d) for d in deny for a in assert_]
    found = [p for p in pairs if p[0] >= 2]
    if not found:
        return None
    _, asserted, denial = min(found, key=lambda p: (-p[0], p[1].position, p[2].position, p[1].article.id, p[2].article.id))
    return asserted, denial


def _shared(one: Candidate, other: Candidate, common: frozenset[str]) -> int:
    return len((set(content_terms(one.text)) & set(content_terms(other.text))) - common)


def denials(stories: Sequence[Storyline], common: frozenset[str]) -> tuple[tuple[Storyline, tuple[Candidate, ...]], ...]:
    """At most six stories with an assertion and its denial, strongest first; never more of one article than a page may show."""
    printed = {_span(c) for s in stories for line in s.lines for c in (line.candidate, *line.support)}
    shown = Counter(article for article, field, _ in printed if field == "text")
    found: list[tuple[Storyline, tuple[Candidate, ...]]] = []
    for story in sorted(stories, key=lambda s: (-s.strength, s.id)):
        pair = denied(story, common) if story.lines and len(found) < _MOST else None
        more = Counter(c.article.id for c in pair or () if c.field == "text" and _span(c) not in printed)
        if pair and all(shown[a] + n <= MOST_OF_ONE_ARTICLE for a, n in more.items()):
            shown += more
            found.append((story, pair))
    return tuple(found)


def _span(candidate: Candidate) -> tuple[str, str, int]:
    return (candidate.article.id, candidate.field, candidate.start)

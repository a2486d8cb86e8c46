"""Who denies what: a story's assertion and the line that contradicts it, side by side.

Refuses to decide who is right, and to pair lines that do not speak of the same thing: a denial needs words of what it denies.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from diurna.edition import HistoryRecord
from diurna.interpret.accusations import Accusation, accused, asserting, meets, target_of
from diurna.interpret.candidates import Candidate
from diurna.interpret.lines import Storyline
from diurna.interpret.selection import MOST_OF_ONE_ARTICLE
from diurna.interpret.terms import content_terms

_MOST, _WEEK = 6, 7
_DENIES = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!are )\b(?:den(?:y|ies|ied)(?! (?:\w+ )?(?:access|entry|permission|visas?|bail|aid|treatment)\b)|"
    r"disput(?:es|ed) (?:the|that|those|this|it|reports?|claims?)|refut(?:e|es|ed)|"
    r"reject(?:s|ed)? (?:the|that|those|these|such|all) "
    r"(?:\w+ )?(?:claims?|accusations?|allegations?|reports?|charges?|statements?|version)|said (?:that )?there (?:was|were|had been) no|"
    r"(?:seen|found|is|was) no evidence|had (?:shot down|intercepted) (?:all|every)|(?:was|were|is|are) (?:false|untrue|fabricated)|"
    r"not aware of any|(?:has|have|had) not (?:supplied|carried out|struck|hit|attacked|fired|been hit))\b",
    re.IGNORECASE,
)


# `Iran said the school was hit, while Israel said it was not aware of any attack`: both sides in one sentence.
_BOTH = re.compile(
    r"\b(?:said|says|claims?|claimed|accused?|accuses)\b.{20,200}?(?:, while|, but|; )[^.]{0,80}?"
    r"(?:\bden(?:y|ies|ied)\b|not aware of any|said (?:that )?there (?:was|were) no|disput(?:e|es|ed)\b|reject(?:s|ed)? the)|"
    # `denied Kardavian claims that it sank a ship` names who claims and who denies.
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?) (?:(?-i:[A-Z])[\w.’'-]*\s){1,3}(?:claims?|accusations?|allegations?|charges?)\b",
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


class Denied(Struct, frozen=True, kw_only=True):
    """What to print side by side: `sides` of today; in `earlier` the assertion as an earlier edition printed it, if it is none of today."""

    story: Storyline
    sides: tuple[Candidate, ...]
    earlier: str = ""


def denials(stories: Sequence[Storyline], common: frozenset[str], history: Sequence[HistoryRecord] = ()) -> tuple[Denied, ...]:
    """At most six assertions with their denials, strongest story first; never more of one article than a page may show.

    Within a story words pair them; across stories and from the last week's editions who is accused, of what kind of act, where.
    """
    printed = {_span(c) for s in stories for line in s.lines for c in (line.candidate, *line.support)}
    shown = Counter(article for article, field, _ in printed if field == "text")
    everything = tuple(c for s in stories for c in s.candidates)
    found: list[Denied] = []
    told: set[tuple[str, str, int]] = set()
    for story in sorted(stories, key=lambda s: (-s.strength, s.id)):
        if not story.lines or len(found) == _MOST:
            continue
        for pair in _pairs(story, common, everything, history):
            more = Counter(c.article.id for c in pair.sides if c.field == "text" and c.form != "template" and _span(c) not in printed)
            if told.isdisjoint(map(_span, pair.sides)) and all(shown[a] + n <= MOST_OF_ONE_ARTICLE for a, n in more.items()):
                shown += more
                told |= set(map(_span, pair.sides))
                found.append(pair)
                break
    return tuple(found)


def _pairs(story: Storyline, common: frozenset[str], everything: Sequence[Candidate], history: Sequence[HistoryRecord]) -> Iterator[Denied]:
    """What could be printed for a story, best first; either side also by its claim alone, for where its article has no room left."""
    if pair := denied(story, common):
        yield Denied(story=story, sides=pair)
    for denial in story.candidates:
        accusation = accused(denial.text)
        if not accusation:
            continue
        words = f"{accusation.denier} is said to have no such intention." if accusation.intent else f"Denied by {accusation.denier}."
        short = replace(denial, form="template", text=words)
        for asserted in asserting(accusation, denial, everything):
            yield Denied(story=story, sides=(asserted, denial))
            yield Denied(story=story, sides=(asserted, short))
            if target := target_of(accusation, asserted):
                said = replace(asserted, form="template", text=f"{accusation.nation} is reported to have attacked {target}.")
                yield Denied(story=story, sides=(said, denial))
                yield Denied(story=story, sides=(said, short))
        for earlier in _printed_before(accusation, history):
            yield Denied(story=story, sides=(denial,), earlier=earlier)


def _printed_before(accusation: Accusation, history: Sequence[HistoryRecord]) -> Iterator[str]:
    for record in reversed(history[-_WEEK:]):
        day = date.fromisoformat(record.day)
        for cited in record.cited:
            for quote in cited.quotes:
                if quote.form != "figure" and meets(accusation, quote.text):
                    yield f"“{quote.text}” ({cited.outlet}, {day.day} {day:%B})"


def _span(candidate: Candidate) -> tuple[str, str, int]:
    return (candidate.article.id, candidate.field, candidate.start)

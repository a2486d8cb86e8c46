"""Gone quiet: stories that were in the news and of which today's articles tell nothing.

Talks of two parties are one matter, under whatever story: neither their next step nor a party's refusal leaves them quiet.

Refuses to call quiet what was no event (a forecast, an assessment, what did not happen), what stood only in a passage of a report on many
events, and whatever today's texts touch, under any story: silence that is said in error is worse than silence that is not said.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from diurna.edition import HistoryRecord, QuietStory, StoryRecord
from diurna.interpret.accusations import names_in
from diurna.interpret.bearing import common_words
from diurna.interpret.candidates import Candidate
from diurna.interpret.comment import weighs
from diurna.interpret.lines import Storyline
from diurna.interpret.places import countries_in, country_of, pattern
from diurna.interpret.softness import remark, softness
from diurna.interpret.standalone import clean_headline
from diurna.interpret.terms import content_terms, negated, news_part
from diurna.model import Casualty
from diurna.text import fold

# More than this is a second copy of the page.
_MOST = 8
#: Of the words that tell what a story was about, one text of the day has so many and so large a share, or so many of names: it is told.
_SHARED, _SHARE, _PAIR = 2, 0.4, 2
_TALKS = re.compile(r"\b(?:talks?|negotiat\w+|dialogue)\b", re.IGNORECASE)
_NO_EVENT = re.compile(
    r"\b(?:assess(?:es|ed|ment)?|forecasts?|predicts?|(?:did|do|does|has|have|had) not|(?:didn|doesn|hasn|haven)['’]t|remain(?:s|ed)?)\b",
    re.IGNORECASE,
)
#: What somebody is quoted with opens a headline: `‘Too late’: …`.
_QUOTE = re.compile(r"^[‘'“\"][^’'”\"]{2,80}[’'”\"]: ")
_TOLL = re.compile(r"\b(?:tolls?|kill(?:s|ed|ing)?|dead|deaths?|die[ds]?)\b", re.IGNORECASE)


def gone_quiet(
    latest: Mapping[str, StoryRecord], history: Sequence[HistoryRecord], today: Sequence[Storyline], *, after: int, common: Collection[str]
) -> tuple[QuietStory, ...]:
    """Stories that were in at least two editions, and have had nothing in the last `after` editions, this one included; said once.

    `common`: words that the desk's scope names; they tell nothing of which story it is.
    """
    days = [record.day for record in history]
    if len(days) < after:
        return ()
    edge, present = history[-after], {s.id for s in today}
    texts = [c for s in today for c in s.candidates]
    common = frozenset((*common, *content_terms(" ".join(common_words()))))
    silent = (s for s in latest.values() if s.id not in present and s.editions >= 2 and s.last_day == edge.day and not s.quiet_since)
    quiet = [s for s in silent if _was_event(s, edge) and not any(_tells_of(s.title, c, common) for c in texts)]
    later = [q.text for record in history if record.day > edge.day for c in record.cited for q in c.quotes] + [c.text for c in texts]
    quiet = [s for s in quiet if not any(_is_of_its_talks(s.title, text) for text in later)]
    ranked = sorted(quiet, key=lambda s: (-s.editions, s.id))
    return tuple(QuietStory(id=s.id, title=s.title, last_day=s.last_day, editions=s.editions) for s in ranked[:_MOST])


def _was_event(story: StoryRecord, last: HistoryRecord) -> bool:
    """Whether a headline that the edition `last` cited names the story, and names an event."""
    headed = any(c.version in story.articles and clean_headline(c.title) in story.title for c in last.cited)
    words = _QUOTE.sub("", story.title, count=1)
    return (
        headed
        and not remark(words)
        and not _NO_EVENT.search(story.title)
        and softness(story.title) == 1
        and not weighs(story.title, headline=True)
    )


def _tells_of(title: str, told: Candidate, common: frozenset[str]) -> bool:
    about = frozenset(content_terms(news_part(title))) - common
    shared = about & frozenset(content_terms(told.text))
    names = (_names(title) & _names(told.text)) - common
    return len(shared) >= max(_SHARED, _SHARE * len(about)) or len(names) >= _SHARED or _counts_on(title, told)


def _is_of_its_talks(title: str, text: str) -> bool:
    """Whether a headline is of talks between parties, and `text` of the same, or says no to any with one of them."""
    if not _TALKS.search(title) or not _TALKS.search(text):
        return False
    # `Norway-Peru talks`
    parties, named = (frozenset(countries_in(t.replace("-", " "))) for t in (title, text))
    return len(parties) >= _PAIR and (parties <= named or (negated(text) and bool(parties & named)))


@lru_cache(maxsize=8192)
def _names(text: str) -> frozenset[str]:
    """The words of names in `text`, such as an operation's or a person's."""
    return frozenset(content_terms(" ".join(sorted(names_in(text)))))


def _counts_on(title: str, told: Candidate) -> bool:
    """Whether a text counts the dead of a place whose toll a headline told."""
    if not _TOLL.search(title):
        return False
    dead = [c.place for c in told.claims if isinstance(c, Casualty) and c.effect == "killed" and c.place]
    words = {fold(w) for w in re.findall(r"\w+", title)} | {fold(n) for w in pattern().findall(title) if (n := country_of(w))}
    return any({fold(w) for w in re.findall(r"\w+", place)} & words for place in dead)


def with_causes(
    quiet: Sequence[QuietStory], latest: Mapping[str, StoryRecord], history: Sequence[HistoryRecord], silent: frozenset[str]
) -> tuple[QuietStory, ...]:
    """The quiet stories, those that only sources silent today had told with our coverage as their cause."""
    outlets = {c.version: c.outlet for record in history for c in record.cited}
    out = []
    for q in quiet:
        told = {outlets[a] for a in latest[q.id].articles if a in outlets}
        out.append(replace(q, cause="our coverage") if told and told <= silent else q)
    return tuple(out)

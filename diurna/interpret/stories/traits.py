"""Traits: what tells one event from another in a text: names, words, numbers, ages, tolls and event days.

Refuses to read meaning: a trait is a short key (`n:minab`, `#:165`) with a strength in 0..1 from where it stands. Only the opening of a
text is read, because the lead tells the event and the rest is background of other events.

Keys: `w:` word stem · `n:` name · `m:` name of several words · `#:` number · `a:` age · `k:`, `j:` people killed, injured ·
`d:` day of the event.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

from diurna.interpret.stories.background import Background
from diurna.model import Article

Traits = dict[str, float]

#: Characters of the text that are read after the title.
READ = 1600

_TOKEN = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*|[.!?:;\n|\"“”(,]")
_ASIDE = (
    r"\b(?:has more|have more|is our guest|is with us|is live|our reporter|our correspond[ea]nt|correspond[ea]nt,? (?:is|in|has|reports))\b"
)
_ASIDES = re.compile(_ASIDE, re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?\n]+\s*")
_AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old|\baged? (\d{1,2})\b|(?<=[a-z]), (\d{1,2}),")
_COUNT = re.compile(r"\b(\d[\d,]{0,6}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.IGNORECASE)
_EFFECT = re.compile(r"\b(?:(kill(?:ed|s|ing)|dead|died|dies|slain|bodies|deaths)|(injur(?:ed|es|ing)|wound(?:ed|s|ing)|hurt))\b")
#: A count stands this many characters before its effect ("three people were killed"), or right after it ("killing three").
_BEFORE, _AFTER = 40, 14
_SPELLED = {
    w: str(n)
    for n, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
} | {
    "a": "1",
    "an": "1",
}
_MONTH = r"(Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(rf"\b{_MONTH} (\d{{1,2}})\b(?!\d)|\b(\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}\b")
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(yesterday|today|tonight)\b")
_MONTHS = {m: i % 12 + 1 for i, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])}
_WEEKDAYS = {"mon": 0, "tues": 1, "wednes": 2, "thurs": 3, "fri": 4, "satur": 5, "sun": 6}


def traits(article: Article, background: Background) -> Traits:
    """The traits of an article's title and opening, each with its strength in 0..1."""
    text = _news(f"{article.title}\n{article.text[:READ]}" if article.title else article.text[:READ], article.source)
    found = named(text, background, outlet_words(article.source, background))
    for key, place in (*_counted(text), *_dated(text, article.published_at)):
        strength = 1.0 if place < 250 else 0.7 if place < 800 else 0.45
        found[key] = max(found.get(key, 0.0), strength)
    return found


def _news(text: str, outlet: str) -> str:
    """`text` without the sentences in which an outlet speaks of itself and its reporters ("our correspondent has more")."""
    asides = [m.start() for m in _ASIDES.finditer(text)]
    if outlet and outlet.casefold() in text.casefold():
        asides += [m.start() for m in re.finditer(rf"\b{re.escape(outlet)}(?:['’]s)? [A-Z]", text, re.IGNORECASE)]
    if not asides:
        return text
    ends = [0, *(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]
    return " ".join(text[a:b] for a, b in pairwise(ends) if not any(a <= place < b for place in asides))


def outlet_words(outlet: str, background: Background) -> frozenset[str]:
    """An outlet's own name, as keys without their kind: it stands in its texts whatever they tell."""
    return frozenset(background.key(w)[2:] for w in _TOKEN.findall(outlet))


def named(text: str, background: Background, own: frozenset[str]) -> Traits:
    """Words, names and numbers, but not the outlet's own name; capitalised words in a row also as one name."""
    found: Traits = {}
    before, seen, place = "", background.seen, 0
    for token in _TOKEN.findall(text):
        place += 1
        key = seen.get(token)
        if key is None:
            key = background.key(token)
        if not key or key[2:] in own:
            before = ""
            continue
        if key not in found:
            found[key] = 1.0 if place < 45 else 0.7 if place < 150 else 0.45
        if not token[0].isupper():
            before = ""
            continue
        if before and (before[0] == "n" or key[0] == "n"):
            found.setdefault(f"m:{before[2:]} {key[2:]}", found[key])
        before = key
    return found


def _counted(text: str) -> Iterator[tuple[str, int]]:
    """Ages, and how many were killed and injured."""
    for match in _AGE.finditer(text):
        yield f"a:{match[1] or match[2] or match[3]}", match.start()
    for match in _EFFECT.finditer(text):
        counts = _COUNT.findall(text, max(0, match.start() - _BEFORE), match.start())
        after = _COUNT.match(text, match.end() + 1, match.end() + _AFTER)
        count = after[1] if after else counts[-1] if counts else ""
        if count:
            value = count.lower().replace(",", "")
            yield f"{'k' if match[1] else 'j'}:{_SPELLED.get(value, value)}", match.start()


def _dated(text: str, published: datetime | None) -> Iterator[tuple[str, int]]:
    """Days that the text names, as ISO days where the year can be told from the publication, else as month and day."""
    for match in _DATE.finditer(text):
        name, day = (match[1], match[2]) if match[1] else (match[4], match[3])
        month = _MONTHS[name[:3].lower()]
        if 1 <= int(day) <= 31:
            yield f"d:{_nearest(month, int(day), published)}", match.start()
    if published:
        for match in _WEEKDAY.finditer(text):
            back = 1 if match[2] and match[2].lower() == "yesterday" else 0
            if match[1]:
                back = (published.weekday() - _WEEKDAYS[match[1].lower()]) % 7
            yield f"d:{(published.date() - timedelta(days=back)).isoformat()}", match.start()


def _nearest(month: int, day: int, published: datetime | None) -> str:
    if published is None:
        return f"{month:02}-{day:02}"
    years = (published.year - 1, published.year, published.year + 1)
    days = [date(y, month, min(day, 28)) for y in years]
    best = min(days, key=lambda d: (abs((d - published.date()).days), d))
    return f"{best.year}-{month:02}-{day:02}"

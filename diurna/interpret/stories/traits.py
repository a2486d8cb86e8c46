"""Traits: what tells one event from another in a text: names, words, numbers, ages, tolls and event days.

Refuses to read meaning: a trait is a short key (`n:minab`, `#:165`) with a strength in 0..1 from where it stands. Only the opening of a
text is read, because the lead tells the event and the rest is background of other events.

Keys: `w:` word stem · `n:` name · `m:` name of several words · `#:` number · `a:` age · `k:`, `j:` people killed, injured ·
`d:` day of the event.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import chain, pairwise
from operator import itemgetter

from diurna.interpret.stories.background import Background, Keys
from diurna.model import Article
from diurna.text import SPELLED

Traits = dict[str, float]

#: Characters of the text that are read after the title.
READ = 1600

_TOKEN = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*|[.!?:;\n|\"“”(,]")
_ASIDE = (
    r"\b(?:has more|have more|is our guest|is with us|is live|our reporter|our correspond[ea]nt|correspond[ea]nt,? (?:is|in|has|reports))\b"
)
_ASIDES = re.compile(_ASIDE, re.IGNORECASE)
#: An aside holds one of these, which are found sooner.
_HINTS = ("ve more", "as more", "our guest", "with us", "is live", "our report", "correspond")
_SENTENCE_END = re.compile(r"[.!?\n]+\s*")
# The patterns below open with letters or digits, so that a text is gone through quickly; that a word begins there is asked afterwards.
_NUMBER = re.compile(r"\d+")
_OLD = re.compile(r"[- ]years?[- ]old")
_COUNT = re.compile(rf"\b(\d[\d,]{{0,6}}|an?|{SPELLED})\b", re.IGNORECASE)
_EFFECT = re.compile(r"(?:kill(?:ed|s|ing)|dead|died|dies|slain|bodies|deaths|injur(?:ed|es|ing)|wound(?:ed|s|ing)|hurt)\b")
#: A count stands this many characters before its effect ("three people were killed"), or right after it ("killing three").
_BEFORE, _AFTER = 40, 14
_SPELLED = {w: str(n) for n, w in enumerate(["zero", *SPELLED.split("|")])} | {
    "a": "1",
    "an": "1",
}
_MONTH = r"(Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.?"
_MONTH_BEFORE, _MONTH_AFTER = re.compile(rf"\b{_MONTH} $"), re.compile(rf"(?:st|nd|rd|th)? {_MONTH}\b")
_DAY, _TONIGHT, _DAY_NAME = (re.compile(p) for p in (r"day\b", r"tonight\b", r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|yester|to)$"))
_MONTHS = {m: i % 12 + 1 for i, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])}
_WEEKDAYS = {name: n for n, name in enumerate(("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"))}
_FIRST, _SECOND = itemgetter(0), itemgetter(1)
#: Pieces of text remembered with their keys, at most: some 10 MB.
_REMEMBERED = 1 << 14


def traits(article: Article, background: Background) -> Traits:
    """The traits of an article's title and opening, each with its strength in 0..1."""
    text = _news(f"{article.title}\n{article.text.lstrip()[:READ]}" if article.title else article.text.lstrip()[:READ], article.source)
    found = named(text, background, outlet_words(article.source, background))
    for key, place in (*_numbered(text, article.published_at), *_counted(text), *_weekdays(text, article.published_at)):
        strength = 1.0 if place < 250 else 0.7 if place < 800 else 0.45
        found[key] = max(found.get(key, 0.0), strength)
    return found


def _news(text: str, outlet: str) -> str:
    """`text` without the sentences in which an outlet speaks of itself and its reporters ("our correspondent has more")."""
    lower = text.casefold()
    asides = [m.start() for m in _ASIDES.finditer(text)] if any(hint in lower for hint in _HINTS) else []
    if outlet and outlet.casefold() in lower:
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
    seen = background.seen
    met = [seen.get(piece) or _piece(piece, background) for piece in text.replace("\n", " | ").split()]
    keys = [*chain.from_iterable(map(_FIRST, met))]
    found = dict.fromkeys(keys, 0.45) | dict.fromkeys(keys[:149], 0.7) | dict.fromkeys(keys[:44], 1.0)
    dropped = {"", *(key for word in own for kind in "nwy#" if (key := f"{kind}:{word}") in found)}
    for key in dropped:
        found.pop(key, None)
    capital = [*chain.from_iterable(map(_SECOND, met))]
    for before, key in [pair for pair in pairwise(capital) if pair[0] and pair[1]]:
        if (before[0] == "n" or key[0] == "n") and before not in dropped and key not in dropped:
            found.setdefault(f"m:{before[2:]} {key[2:]}", found[key])
    return found


def _piece(piece: str, background: Background) -> tuple[Keys, Keys]:
    """The keys of what stands between two blanks, and the same with those of words in lower case empty; remembered."""
    tokens = _TOKEN.findall(piece)
    keys = tuple(background.key(token) for token in tokens)
    if len(background.seen) >= _REMEMBERED:
        background.seen.clear()
        background.known.clear()
    background.seen[piece] = keys, tuple(key if token[0].isupper() else "" for token, key in zip(tokens, keys, strict=True))
    return background.seen[piece]


def _counted(text: str) -> Iterator[tuple[str, int]]:
    """How many were killed and injured."""
    for match in _EFFECT.finditer(text):
        start = match.start()
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            continue
        counts = _COUNT.findall(text, max(0, start - _BEFORE), start)
        after = _COUNT.match(text, match.end() + 1, match.end() + _AFTER)
        count = after[1] if after else counts[-1] if counts else ""
        if count:
            value = count.lower().replace(",", "")
            yield f"{'j' if text[start] in 'iwh' else 'k'}:{_SPELLED.get(value, value)}", start


def _numbered(text: str, published: datetime | None) -> Iterator[tuple[str, int]]:
    """Ages, and days that the text names: as ISO days where the year can be told from the publication, else as month and day."""
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if end - start > 2:
            continue
        value, before = match.group(), text[max(0, start - 12) : start]
        alone = not before[-1:].isalpha()
        if alone and _is_age(before, text, end):
            yield f"a:{value}", start
        month = (before[-1:] == " " and _MONTH_BEFORE.search(before)) or (alone and _MONTH_AFTER.match(text, end))
        if month and 1 <= int(value) <= 31:
            yield f"d:{_nearest(_MONTHS[month[1][:3].lower()], int(value), published)}", start


def _is_age(before: str, text: str, end: int) -> bool:
    after = text[end : end + 1]
    if after == "," and before[-2:] == ", " and before[-3:-2].islower():
        return True
    return after in "- " and _OLD.match(text, end) is not None


def _weekdays(text: str, published: datetime | None) -> Iterator[tuple[str, int]]:
    """Days that the text names by their weekday, or as today or yesterday, as ISO days."""
    if published is None:
        return
    for match in chain(_DAY.finditer(text), _TONIGHT.finditer(text)):
        start = match.start()
        named = _DAY_NAME.search(text[max(0, start - 7) : start]) if match.group() == "day" else None
        if named or match.group() == "tonight":
            name = named.group() if named else ""
            back = (published.weekday() - _WEEKDAYS[name]) % 7 if name in _WEEKDAYS else int(name == "yester")
            yield f"d:{(published.date() - timedelta(days=back)).isoformat()}", start


def _nearest(month: int, day: int, published: datetime | None) -> str:
    if published is None:
        return f"{month:02}-{day:02}"
    years = (published.year - 1, published.year, published.year + 1)
    days = [date(y, month, min(day, 28)) for y in years]
    best = min(days, key=lambda d: (abs((d - published.date()).days), d))
    return f"{best.year}-{month:02}-{day:02}"

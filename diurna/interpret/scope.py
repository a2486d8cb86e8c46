"""What is on topic for a desk. Refuses to guess: only the desk's own words decide, and the reason can be printed."""

import re
from collections.abc import Sequence
from functools import lru_cache

from diurna.desk import Scope
from diurna.model import Article

# The lead of an article: what it is about is said here, while a name further down may be an aside.
_LEAD = 600


def on_topic(article: Article, scope: Scope) -> bool:
    """Whether `article` is about what the desk watches: a word of `about` in title or lead, or two different ones of `related`.

    An empty scope takes everything. A title with a word of `exclude` needs one of `about` in the title itself.
    """
    if not scope.about and not scope.related:
        return True
    title, lead = article.title, f"{article.title}\n{article.text[:_LEAD]}"
    about = _pattern(scope.about)
    if scope.exclude and _pattern(scope.exclude).search(title):
        return bool(about.search(title))
    if about.search(lead):
        return True
    return _named(lead, scope.related) >= 2


def speaks_of(line: str, scope: Scope) -> bool:
    """Whether a line, alone, names something of the desk's scope."""
    return bool(_pattern(scope.about).search(line)) or _named(line, scope.related) >= 2


def _named(text: str, terms: Sequence[str]) -> int:
    """How many different ones of `terms` stand in `text`: `drone`, `Drones` and `drone’s` are one."""
    return len({m["term"].casefold() for m in _pattern(terms).finditer(text)})


@lru_cache(maxsize=64)
def _pattern(terms: Sequence[str]) -> re.Pattern[str]:
    if not terms:
        return re.compile(r"(?!)")
    longest_first = sorted(terms, key=lambda t: (-len(t), t))
    # An acronym is itself only in capitals: `US` is a country, `us` is not.
    alternatives = "|".join(re.escape(t) if t.isupper() else f"(?i:{re.escape(t)})" for t in longest_first)
    return re.compile(rf"(?<!\w)(?P<term>{alternatives})(?:['’]s|ns?|s)?(?!\w)")

"""The day that a report is of, and that a figure in it is as of: by its title, and by the words that give the figure.

Refuses to take a date within a headline for the report's day (`what we know of the raid of 3 May`), and a fetch for a publication.
"""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from diurna.interpret.claims import speech
from diurna.interpret.dated import days_named
from diurna.model import Article
from diurna.text import WEEKDAYS

#: What was published in the very minute in which it was had has no time of its own.
_STAMPED = timedelta(minutes=1)
#: A report comes out within a week of its day; an older date in a title is what it looks back on.
_WEEK = timedelta(days=7)
#: `Situation report, 6 May`, `Daily update – May 6, 2026`: what stands before a date that dates the whole.
_DATES_ALL = re.compile(
    r"(?:[,–—|:(-]|\b(?:report|update|bulletin|briefing|digest|assessment|summary|overview|dispatch|log)(?: for| of| on)?)\s*$",
    re.IGNORECASE,
)
_SAYING = r"(?:said|says|reported|announced|confirmed|stated|added|told|recorded|published|released|updated|estimated)"
_SAID = re.compile(rf"\b{_SAYING}(?:\s[\w’'-]+){{0,3}}?\son\s$")
#: `said on Monday`, `told Gulfline late Monday`.
_SAID_WEEKDAY = re.compile(rf"\b{_SAYING}(?:\s(?:[A-Z][\w.]*|reporters|late|early|earlier)){{0,2}}?\s(?:on\s)?(?P<day>{speech.DAYS})\b")
_SAID_AFTER = re.compile(rf",?\s(?:[\w’'-]+\s){{1,6}},?\s?{_SAYING}\b|,?\s(?:[\w’'-]+\s){{0,6}}[\w’'-]+,?\s{_SAYING}\b")


def titled_day(title: str, published: datetime) -> date | None:
    """The day that ends a title and dates the report, at most a week before `published`; None where there is none."""
    for start, end, day in days_named(title, published):
        if not title[end:].strip(" .)]") and _DATES_ALL.search(title, 0, start) and published.date() - _WEEK <= day <= published.date():
            return day
    return None


def on_its_own_day(article: Article, zone: ZoneInfo) -> Article:
    """`article` with its title's day as a bare date in `zone`, where it has no time of its own but that of its fetch."""
    published, had = article.published_at, article.fetched_at
    if published is None or had is None or article.date_only or article.backlog or abs(published - had) > _STAMPED:
        return article
    day = titled_day(article.title, published)
    return replace(article, published_at=datetime.combine(day, time(), zone), date_only=True) if day else article


def said_on(sentence: str, published: datetime) -> date | None:
    """The day on which a sentence says that somebody gave its figure: `the ministry said on 3 May`; None where it doesn't."""
    for start, end, day in days_named(sentence, published):
        opens = re.fullmatch(r"\W*[Oo]n ", sentence[:start]) and _SAID_AFTER.match(sentence, end)
        if day <= published.date() and (opens or _SAID.search(sentence, 0, start)):
            return day
    weekday = _SAID_WEEKDAY.search(sentence)
    return date.fromisoformat(day_in(weekday["day"], published)) if weekday else None


def day_in(words: str, published: datetime) -> str:
    """`words` as an ISO day where they are a date and nothing else (`March 4`, `Sunday 3 May`), or a weekday, which is the last one by the
    day of publication; else as they are.
    """
    if words in WEEKDAYS:
        return f"{published - timedelta(days=(published.weekday() - WEEKDAYS.index(words)) % 7):%Y-%m-%d}"
    named = days_named(words, published)
    return f"{named[0][2]:%Y-%m-%d}" if len(named) == 1 and not _BESIDES.sub("", words[: named[0][0]] + words[named[0][1] :]) else words


_BESIDES = re.compile(rf"\b{speech.DAYS}\b|\b(?:of|on|the)\b|[\s,.]")

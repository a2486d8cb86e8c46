"""What a text says of a figure that it gives: the sentence it stands in, the day it is of, why it moved, and that it counts otherwise.

Refuses a reason that another sentence gives, unless this one says `for the same reason`.
"""

import re
from collections.abc import Mapping
from datetime import date

from diurna.interpret.claimants import Entry, as_printed
from diurna.interpret.dated import nearest_day
from diurna.interpret.figures import unnamed
from diurna.interpret.owndays import day_in, said_on, titled_day
from diurna.text import day_in_words, is_day, plain

_END = re.compile(r"(?<=[.!?])(?:\[\d+\])*\s+|\n")
_NEAR = 300
_METHOD = re.compile(
    r"(?:^|(?<=[.;]))[^.;]*\b"
    r"(?:(?:now|no longer|from now on|from today|henceforth) (?:only )?(?:counts?|counting|includes?|including|excludes?|lists?)|"
    r"(?:counts?|counting|lists?|includes?|confined to|limited to|covers?) only\b|(?:stopped|stops|begun|began|started) "
    r"(?:counting|including)|"
    r"only (?:counts?|includes?|lists?)\b|"
    r"(?:changed|changes|revised|new|different) (?:its |the |their |a )?(?:method\w*|criteria|way of counting|counting method|definition)|"
    r"(?:tolls?|figures?|counts?|lists?|totals?) (?:is |are |was |were )?(?:now )?(?:of |for |limited to |restricted to )?(?:fully )?"
    r"identified (?:dead|bodies|victims|people|fatalities|casualties)?\s*only)\b[^.;]*",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:(?:a|the|its) )?(?:change (?:in|of) (?:the |its )?(?:way|method\w*|how)|new way of counting)\b[^.;]*", re.IGNORECASE
)
# Why a claimant moved its figure: what follows one of these. `After the strike` tells when and not why.
_REASON = re.compile(
    r"\b(?:saying(?: that)?|explaining(?: that)?|because|due to|owing to|citing(?! (?:\w+ ){0,4}(?:sources?|officials?)\b)|as a result of|"
    r"after(?= [^.;]*\b(?:found|bod(?:y|ies)|died|dies|identif\w+|recover\w+|register\w*|duplicat\w+|twice|verif\w+|wounds|injuries|lists?|"
    r"records?|rubble|count\w*)\b))\s+([^.;:]{12,150})",
    re.IGNORECASE,
)
_SAME_REASON = re.compile(r"\bfor the same reason\b", re.IGNORECASE)
_MOST_NOTE = 110


def _text(entry: Entry) -> str:
    return entry.article.title if entry.claim.field == "title" else entry.article.text


def sentence(entry: Entry) -> str:
    """The sentence that the claim stands in: its date and its reason are often outside the quoted clause."""
    text, start, end = _text(entry), entry.claim.start, entry.claim.end
    ended = text[:end].rstrip().endswith((".", "!", "?", "]"))
    before, after = _END.split(text[max(0, start - _NEAR) : start])[-1], "" if ended else _END.split(text[end : end + _NEAR])[0]
    return f"{before}{text[start:end]}{after}"


def sentence_before(entry: Entry) -> str:
    """The sentence before the one that the claim stands in; empty where there is none."""
    told = [s for s in _END.split(_text(entry)[max(0, entry.claim.start - 2 * _NEAR) : entry.claim.start]) if s]
    return told[-1] if told else ""


def as_of(entry: Entry) -> str:
    """As of when a figure is: the ISO day that its words or its article give, or the words where they are more than a day."""
    published, said = entry.article.published_at, entry.claim.as_of
    return day_in(said, published) if said and published else said or counted_on(entry)


def told_by(entry: Entry) -> str:
    """Who gives a figure and as of when, in words: `Health Office, 2 March`."""
    claimant, said = entry.claim.claimant, as_of(entry)
    who = as_printed(claimant) if claimant else unnamed(entry.article.source)
    return ", ".join(filter(None, (who, day_in_words(said) if is_day(said) else said)))


def counted_on(entry: Entry) -> str:
    """The day of a figure: for an incident's, the day that its sentence tells of the harm, where that is earlier than the article's; for a
    total's, the day on which its sentence says it was given. Else the article's: the one of its title, or that of the desk's clock.
    """
    published = entry.article.published_at
    if published is None:
        return ""
    titled = titled_day(entry.article.title, published)
    own = titled or published.date()
    named = said_on(sentence(entry), published) if entry.claim.scope == "cumulative" else dated_harm(entry)
    return f"{min(named, own) if named else titled or entry.published_on or own:%Y-%m-%d}"


def dated_harm(entry: Entry) -> date | None:
    """The day that a figure's sentence gives for the harm; None where it gives none."""
    published, told = entry.article.published_at, sentence(entry)
    harm = _HARM[entry.claim.effect].search(told, max(told.find(entry.claim.quote), 0))
    return nearest_day(told, harm.start(), published) if harm and published else None


_HARM: Mapping[str, re.Pattern[str]] = {
    "killed": re.compile(
        r"\b(?:kill|dead|dea|die|dying|lives|bod|martyr|shot|slain|murder|toll|perish|lost|lynch|execut|drown)", re.IGNORECASE
    ),
    "injured": re.compile(r"\b(?:injur|wound|hurt|treat|hospital|burn)", re.IGNORECASE),
    "missing": re.compile(r"\b(?:missing|unaccounted)", re.IGNORECASE),
    "displaced": re.compile(r"\b(?:displac|fle[de])", re.IGNORECASE),
    "detained": re.compile(r"\b(?:detain|arrest|held|jail|captur|custody|prison|captive)", re.IGNORECASE),
}


def method_change(entry: Entry) -> str:
    """The words in which the claimant changes what it counts, in the claim's sentence or the one after it; empty where there are none."""
    text, end = _text(entry), entry.claim.end
    following = " ".join([part for part in _END.split(text[end : end + _NEAR]) if len(part) > 1][:2])
    # What is counted now says more than that the way of counting changed.
    found = _METHOD.search(f"{sentence(entry)} {following}") or _OTHERWISE.search(f"{sentence(entry)} {following}")
    return _short(found.group()) if found else ""


def stated_reason(entry: Entry) -> str:
    """Why the figure moved, in the article's words; empty where it isn't said."""
    told = sentence(entry)
    if _SAME_REASON.search(told):
        told = entry.article.text[: entry.claim.start]
    found = _REASON.search(told)
    return _short(found.group(1)) if found else ""


def _short(text: str) -> str:
    bare = plain(text).strip(" ,“”\"'")
    return bare if len(bare) <= _MOST_NOTE else f"{bare[:_MOST_NOTE].rsplit(' ', 1)[0]} …"

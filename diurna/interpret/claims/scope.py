"""Whether a figure counts one incident or runs over a time, since when, and as of when.

It refuses to call a figure cumulative because it is large: only words of the sentence say so.
"""

import calendar
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from diurna.interpret import places
from diurna.interpret.claims import speech
from diurna.interpret.claims.mentions import Mention
from diurna.text import SPELLED

Scope = Literal["incident", "cumulative"]

_SINCE = re.compile(
    r"(?<!has )(?<!have )(?<!had )\bsince\s+((?:between\s[^,.;]{1,50}?\sand\s|"
    r"(?!\s(?:according|said|says|and|but|have|has|had|were|was|when|at least|more than|about|when|as)\b)[^,.;()\"“”]|"
    r",(?=\s\d{4}\b)|\.(?=\d))+)",
    re.IGNORECASE,
)
# What a beginning never holds: the figure that follows it (`since 2 May at 232`, `to 230 from 232`, `reached 90`), and a line's dash.
_FIGURE_AFTER = re.compile(
    r"\s(?:(?:at|to|by|from|now|is|are|stands|stood|rose|rises|reached|reaches|passed|topped|killing|bringing)\s+(?:\w+\s+){0,2}?(?:[\d,]+\b(?!\s?[ap]\.?m\b|:)|"
    rf"{SPELLED}|dozens|hundreds|thousands)|[-–—]\s)",
    re.IGNORECASE,
)
# What was told of the time since: `since 7 May occurred`, `since the truce 16 guards`, `since the raids to` (at least 35).
_TOLD_SINCE = re.compile(
    r"\s(?:occurred|continued|took place|includes?|accounts?|until|by \d|\d[\d,]*\s(?!(?:hours|days|weeks|months|years|[ap]\.?m)\b)[a-z])|"
    r"\s(?:to|at|by|of|is)$"
)
# `the deadliest attack since May` compares; it counts one attack.
#: `Fighting began on 30 October and has killed 412 people`.
_BEGUN = re.compile(
    rf"\b(?:began|begun|started|erupted|broke out)\s(?:on|in)\s((?:\d{{1,2}}\s)?(?:{speech.MONTHS})(?:\s\d{{1,2}})?(?:,?\s\d{{4}})?),?"
    r"\s(?:and\s)?(?:has|have)\s"
)
_FIRST_SINCE = re.compile(r"\b(?:first|deadliest|worst|largest|biggest|highest|bloodiest|scale)\b[^.]{0,80}\bsince\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?:in|over|during|within|for)\s+(the (?:past|last|previous|preceding|first) (?:\w+[\s-]){0,2}?(?:hours?|days?|weeks?|months?|"
    r"years?)|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:days|weeks|months|years))\b|\b(24 hours)\b",
    re.IGNORECASE,
)
#: Up to three days are one reporting period and no total: what came to pass in them.
_ONE_DAY = re.compile(r"hours?\b|(?:past|last|previous|preceding) day\b|(?:^|\s)(?:two|three|couple of|few|[23])[\s-]days\b", re.IGNORECASE)
_HARM = r"(?:killed|left|claimed|cost|wounded|injured|displaced|died|been (?:killed|wounded|injured|displaced|arrested|detained))"
_MANY_DEEDS = r"(?:strikes|attacks|airstrikes|missiles|drones|raids|rockets|bombardments|barrages|clashes|operations)"
#: `strikes have killed nine in Oman`: attacks, and what they have come to.
_CAMPAIGN = re.compile(
    rf"\b{_MANY_DEEDS}\b(?! that| which| on an?\b)[^,;.]{{0,40}}?\s(?:have|had)\s(?:\w+ )?{_HARM}\b|"
    rf"\b(?:have|had)\s(?:\w+ )?{_HARM}\b[^;.]{{0,80}}?\b(?:in|by|of|from|amid)\s(?:[\w-]+\s){{0,3}}"
    rf"{_MANY_DEEDS}\b(?! that| which| on an?\b)",
    re.IGNORECASE,
)
#: `had killed 40 by 3 March`, `have since been killed`.
_COME_TO = re.compile(
    rf"\b(?:have|has|had)\ssince\s{_HARM}\b|\b(?:have|has|had)\s(?:\w+ )?{_HARM}\b[^;.]*?,?\sby\s"
    r"(?:\d{1,2}\s[A-Z]|[A-Z][a-z]+\s\d{1,2}\b|\w+day\b)"
)
#: `200,000 people have fled`: those who are away, however long they were on the way.
_HAVE_FLED = re.compile(r"\b(?:have|has)\s(?:\w+ )?(?:fled|left|crossed|escaped|been (?:displaced|uprooted|driven))\b", re.IGNORECASE)
_DATED = re.compile(rf"\b(?:\w+day['’]s|today|yesterday|overnight|{speech.DAYS})\b", re.IGNORECASE)
_SAME_PERIOD = re.compile(
    r"\b(?:in|over|during|for|within) the same (?:period|time|span)\b|\bsince (?:then|that (?:time|date|day))\b", re.IGNORECASE
)
_BRINGS = re.compile(
    r",?\s++(?:and\s+|which\s+)?(?:bring|rais|tak|push)(?:s|es|ing)?\s+(?:to\s+\w+\s+)?(?:the|its|their)\s(?:dead\sto\b|[^.;]{0,40}?\b(?:tolls?|total|number|count|tally)\b)",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"\bputs? (?:its|their) (?:own )?(?:dead|losses|fatalities|casualties) at\b|"
    r"\bnumber of\b[^.;]{0,60}\b(?:stands at|stood at|(?:has|had) (?:now )?reached)\b|"
    r"\b(?:in|over) recent (?:days|weeks|months|years)\b|\b(?:so|thus) far\b|\b(?:until|up to) now\b|\bto date\b|"
    r"\bin total\b|\boverall\b|\ba total of [^.;]{0,60}?\b(?:have|has|had)\b|\bcumulative|\b(?:brings?|bringing|brought|taking|raising|"
    r"pushing) the (?:\w+ ){0,3}?(?:toll|total|number|count|tally)|"
    r"\btotal number|(?<!\ba )\btotal of .{0,40}(?:killed|dead|deaths|fatalities|wounded|injured)|\b(?:death|fatality|casualty|overall|"
    r"total) tolls?\b(?! (?:is|was|were|will|would|could|may|might) (?:be )?(?:likely|expected|feared|sure|certain|rise|climb|grow)\b)"
    r"|\bdead toll\b|"
    r"\bduring (?:the|this|that) (?:(?:recent|latest|nationwide|countrywide) )+(?:\w+ )?"
    r"(?:waves?|protests|unrest|crackdown|uprising|campaign)\b|"
    r"\bsince (?:the )?(?:\w+ )?(?:start|beginning|outbreak|onset|launch|eruption)|\bthis year\b|"
    r"\bover the course of (?!24 hours|(?:the|that|one|a|this) (?:\w+ )?(?:day|night|morning|afternoon|evening|raid|attack)\b)|"
    r"\bthroughout the (?:war|conflict)|"
    r"\bduring the (?:war|conflict|uprising|civil war)|\bin the (?!ensuing|resulting|subsequent|following)(?:\w+ )?"
    r"(?:war|conflict|uprising|civil war)\b|\b(?:in|over|through|during) \w+ (?:days|weeks|months|years) of\b|"
    r"\b(?:war|conflict|uprising|offensive|campaign|crackdown|unrest|fighting) (?:that )?(?:has|have|had) (?:already )?(?:killed|"
    r"left|claimed|cost|wounded|injured|displaced)|"
    r"\bhas (?:now |since )?risen\b|\bthe toll (?:had|has|now|rose|climbed|reached|stands|stood)\b|"
    r"\bdaily average\b|\bon the \d+\w* day of\b",
    re.IGNORECASE,
)
_DEEDS = (
    r"(?:air[ -]?strikes?|attacks?|blasts?|bombings?|explosions?|strikes?|shootings?|shelling|crash|raid|collapse|massacre|assault|ambush|"
    r"fire|stampede|clash)"
)
_SITES = r"(?:market|school|hospital|mosque|church|bridge|station|depot|camp|port|airport|hotel|factory|mine|ferry|bus|train)"
_ONE_EVENT = re.compile(
    rf"\b{_SITES}\s(?:{_DEEDS}\s)?(?:death\s)?tolls?\b|\b{_DEEDS}\s(?:death\s)?tolls?\b|"
    r"\b(?:tolls?|number of [\w\s-]{1,30}?(?:killed|dead|deaths|injured|wounded|died|martyred|fallen|victims))\s+"
    r"(?:from|in|of|following|after)\s+"
    rf"(?:an?|the|\w+day's|\w+day’s|\w+)\s+(?:[\w'’-]+\s){{0,4}}?{_DEEDS}\b|"
    rf"\btolls?\s(?:in|of|during|from)\s(?:this|that|the same)\s(?:[\w'’-]+\s){{0,3}}?(?:{_DEEDS}|operation|incident)\b",
    re.IGNORECASE,
)
# `two more died of their wounds after Friday's raid, bringing the toll to 9`: those who are added belong to one event.
_ADDED = re.compile(
    r"\b(?:more|another|further|bod(?:y|ies)|has died|"
    r"died (?:of|from|later|in (?:a |the )?hospital)|dies in (?:a |the )?hospital|succumbed)\b",
    re.IGNORECASE,
)
# `four bodies were recovered`, `a victim died in hospital`: of the one event that is spoken of, named or not.
_LATER = re.compile(
    r"\bbod(?:y|ies)\b[^.;]{0,40}\b(?:found|recovered|pulled|retrieved|dug|rubble|debris|wreckage)\b|"
    r"\b(?:found|recovered|pulled|retrieved|dug)\b[^.;]{0,30}\bbod(?:y|ies)\b|\bvictims?\b[^,.;]{0,40}\bdie[sd]\b",
    re.IGNORECASE,
)
#: A war's toll rises by bodies from the rubble, too; one event's is seldom higher, and never a country's.
MOST_OF_ONE = 300
_NAMED_EVENT = re.compile(
    r"\b(?:found|finds?|recover(?:s|ed)?|pulled|retrieved)\b[^.;]{0,30}\bbod(?:y|ies)\b|"
    rf"\b(?:after|in|from|of|by|when)\s+(?:an?|the|this|\w+day['’]s)\s(?:[\w'’-]+\s){{0,4}}?{_DEEDS}\b|"
    r"\b(?:when|as|after)\s(?:an?\s|the\s)?(?:[\w'’-]+\s){0,3}?(?:hit|struck|fell|exploded|collapsed|opened fire|landed|blew up|detonated|"
    r"attacked|bombed|shelled|stormed|ambushed|rammed)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:overall|total|war|conflict|offensive|campaign|uprising|so far this)\b", re.IGNORECASE)
_AFTER_TIME = (
    r"(?:according|said|and|but|at least|more than|were|was|had|have|has|is|are|stands|stood|reached|reaches|rose|over|about|"
    r"the (?:\w+ )?(?:names|authorit(?:y|ies)|ministry|office|army|police|government|toll))\b"
)
_AS_OF = re.compile(
    rf"\bas of\s+((?:(?!\s{_AFTER_TIME})[^,;()\"“”]|,(?=\s\d{{4}}\b))+?)(?=,(?!\s\d{{4}}\b)|[;()]|\.(?:\s|$)|\s{_AFTER_TIME}|$)",
    re.IGNORECASE,
)


#: `30,000 have fled since Monday, the agency said, after shells killed 11`, `… since shells killed 11`: what leads to a figure in a
#: clause of its own, which no beginning before it counts.
_OWN_CLAUSE = re.compile(
    r"(?:\b(?:after|when|while|as|before)\s[^,;.]*?\b(?:killed|killing|wounded|wounding|injured|injuring|left)\s|"
    r"\btolls?\b[^,;.]{0,60}?\s(?:after|as|when)\s|"
    r",\s(?:hours\s|days\s)?(?:after|when|as)\s|"
    rf"\bsince\s(?![^,;.]*\b(?:{speech.DAYS}|{speech.MONTHS}|\d+|start|began|beginning|then|dawn|noon|midnight)\b)"
    r"(?:[\w’'-]+\s){1,6}?(?:killed|wounded|injured)\s)"
    r"(?:[a-z]+\s){0,3}$"
)


def bearing(clause: str, at: int) -> str:
    """The part of `clause` that bears on a figure at code point `at`, what does not as blanks where it stands before: a total that the
    sentence ends with says nothing of those before, and a beginning nothing of those whom another clause counts.
    """
    brings, own = _BRINGS.search(clause), _OWN_CLAUSE.search(clause, 0, max(at, 0))
    ends = brings.start() if brings and at < brings.start() else len(clause)
    begins = own.start() + len("since") * own.group().startswith("since") if own else 0
    return " " * begins + clause[begins:ends]


def is_of_one_event(clause: str) -> bool:
    """Whether `clause` counts those of one event by its words: `the toll of Friday's raid`."""
    return bool(_ONE_EVENT.search(clause)) and not _SINCE.search(clause)


def _of_one_event(clause: str, mention: Mention, place: str | None) -> bool:
    if _SINCE.search(clause):
        return False
    if _ONE_EVENT.search(clause):
        return True
    if _WHOLE.search(clause):
        return False
    brings = _BRINGS.search(clause)
    first = clause[: brings.start()] if brings else ""
    small = mention.low <= MOST_OF_ONE and places.kind_of(place or "") != "name"
    return bool((small and _LATER.search(clause)) or (_ADDED.search(first) and _NAMED_EVENT.search(first)))


def scope_of(clause: str, mention: Mention, place: str | None = None, *, at: int = 0) -> Scope:
    """`cumulative` where `clause` says a running toll, a total, or a span longer than a day or two; else `incident`.

    So is what attacks (not one) have done by now in a whole country, `place`, and so are those who have fled. `at`: where the figure
    stands; the count of one day says so nearer to it than any beginning.
    """
    if _of_one_event(clause, mention, place):
        return "incident"
    if _FIRST_SINCE.search(clause) and not mention.toll:
        return "incident"
    running = mention.toll and mention.trigger not in {"number of", "figure"}  # a number of dead may be that of one event
    if not running and _of_a_day(clause, at):
        return "incident"
    fled = mention.effect == "displaced" and _HAVE_FLED.search(clause)
    told = running or fled or _runs(clause) or _campaign(clause, place) or (mention.low >= _OF_MORE_THAN_ONE and _unrest(clause, place))
    return "cumulative" if told else "incident"


def _unrest(clause: str, place: str | None) -> bool:
    """Whether a time of trouble has done it, on no one day and in no one town, or in days of it."""
    wide = (not place or places.kind_of(place) == "name") and not _DATED.search(clause)
    return bool((wide and _UNREST.search(clause)) or _DAYS_OF.search(clause))


_TROUBLE = r"(?:unrest|turmoil|revolt|rebellion|uprising|fighting|violence|protests|demonstrations|crackdown|upheaval|bloodshed)"
_UNREST = re.compile(
    rf"\b(?:in|during|amid|from) (?:the|this|that) (?:\w+ )?{_TROUBLE}\b(?! (?:for|at|near|around|outside|between (?:two|rival))\b)|"
    rf"\b{_TROUBLE}(?:, [^,;.]{{1,80}},|, which| that| which)? (?:has|have|had) (?:already )?(?:killed|left|claimed|cost)\b|"
    r"\b(?:forces|troops|police|army|regime)\b[^,;.]{0,40} (?:has|have) killed\b",
    re.IGNORECASE,
)
_DAYS_OF = re.compile(rf"\bdays of (?:\w+ )?{_TROUBLE}\b", re.IGNORECASE)
#: Fewer die in one town's unrest on one day.
_OF_MORE_THAN_ONE = 100


def _of_a_day(clause: str, at: int) -> bool:
    """Whether the span named nearest to a figure is a day: `in the past 24 hours`, `since last night`, `between noon of 3 and 4 May`."""
    days = [m for m in _PERIOD.finditer(clause) if _ONE_DAY.search(m.group())]
    days += [m for pattern in (_SINCE_LATELY, _AFTERNOONS) for m in pattern.finditer(clause)]
    days += [m for m in _BETWEEN.finditer(clause) if not _span(m.group())]
    days += [m for m in _ON_A_DAY.finditer(clause) if 0 <= m.start() - at <= _BESIDE and not re.search(r"[,;(]", clause[at : m.start()])]
    spans = [m for m in _BETWEEN.finditer(clause) if _span(m.group())]
    longer = spans + [m for m in _SINCE.finditer(clause) if not any(d.start() <= m.start() < d.end() for d in days)]
    return bool(days) and min(_far(m, at) for m in days) < min((_far(m, at) for m in longer), default=len(clause) + 1)


def _far(found: re.Match[str], at: int) -> int:
    """How far a span of time stands from a figure; one that another figure's clause ends with is farther."""
    apart = _OTHER.search(found.string, found.end(), at) if found.end() <= at else None
    return max(found.start() - at, at - found.end(), 0) + (len(found.string) if apart else 0)


_OTHER = re.compile(r"(?:,|;)\s(?:and|while|but)\s")


@lru_cache(maxsize=64)
def _runs(clause: str) -> bool:
    """Whether the words of `clause` run over a time: a total, a beginning, a span, a period of more than a day."""
    period = _PERIOD.search(clause)
    return (
        any(sign.search(clause) for sign in (_RUNNING, _SINCE, _SAME_PERIOD, _COME_TO, _BEGUN))
        or bool(_AS_OF.search(clause) and re.search(r"\b(?:have|has|had)\b", clause))
        or bool(_span(clause))
        or bool(period and not _ONE_DAY.search(period.group()))
    )


def _campaign(clause: str, place: str | None) -> bool:
    """Whether attacks, of no one day, have done it in a whole country."""
    return bool(_CAMPAIGN.search(clause)) and not _DATED.search(clause) and places.kind_of(place or "") == "name"


#: The beginning of a reporting day: `since the afternoon of 8 May`, `since noon`.
_SINCE_LATELY = re.compile(
    r"\bsince (?:yesterday|last night|overnight|this (?:morning|afternoon|evening)|midnight|dawn|noon|(?:early |late )?today)\b",
    re.IGNORECASE,
)
#: `between the afternoons of 3 and 4 May`, `between 9:15 yesterday and 8:40 today`.
_AFTERNOONS = re.compile(
    r"\bbetween (?:the (?:mornings|afternoons|evenings|nights) of\b|[^,;.]{0,30}?\b(?:yesterday|last night) and\b)", re.IGNORECASE
)
#: How far behind a figure the day of it may stand: `at least nine people were killed on 6 May`.
_BESIDE = 60
_MONTHS = tuple(calendar.month_name)[1:]
_MONTH = "|".join(_MONTHS)
_BETWEEN = re.compile(
    rf"\b(?:[Bb]etween|[Ff]rom)\s+(?:the \w+ of )?((?:\d{{1,2}} (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}})(?:,? \d{{4}})?"
    r")\b[^;.]{0,20}?\s(?:and|to|until|through)\s+"
    rf"(?:the \w+ of |\d{{1,2}}:\d{{2}} on )?(\d{{1,2}} (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}})\b"
)
_ON_A_DAY = re.compile(rf"(?<!attack )(?<!war )\bon (?:\d{{1,2}} (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}})\b")
#: A day or two is one reporting period, not a running total.
_DAYS = 3


def _span(clause: str) -> str | None:
    """The first of two dates more than a few days apart that a figure runs between, as printed."""
    found = _BETWEEN.search(clause)
    if not found:
        return None
    first, last = (_day_of_year(found.group(i)) for i in (1, 2))
    return found.group(1) if (last - first) % 365 > _DAYS else None


def _day_of_year(date: str) -> int:
    """Days from 1 January, months of 30 days: close enough to tell a day from a month."""
    month = next(i for i, name in enumerate(_MONTHS) if name in date)
    day = re.search(r"\b\d{1,2}\b", date)
    return month * 30 + (int(day.group()) if day else 1)


#: `Since 3 May the ministry has not updated its count, which stood at 90`: that is when it fell silent.
_SILENT = re.compile(
    r"\b(?:has|have|had) (?:not|never|yet to) (?:\w+ )?(?:updated?|published?|released?|given|issued?|provided?|revised?)\b"
)


def since(clause: str, before: Sequence[str] = ()) -> str | None:
    """The start of the span a figure runs over, as printed: `the beginning of the strikes`, `7 October`. `The past week` is none.

    `the same period`, `since then`: the start that the nearest of the sentences `before` names.
    """
    same = _SAME_PERIOD.search(clause)
    if same and same.group().lower().startswith("since"):
        ended = next((m.group(2) for text in reversed(before) for m in [_BETWEEN.search(text)] if m), None)
        if ended:
            return ended  # `Between May and June 90 died. Since then …`
    if same:
        return next((named for text in reversed(before) if (named := since(text))), None)
    found = None if _FIRST_SINCE.search(clause) or _SILENT.search(clause) else _SINCE.search(clause)
    if found:
        told = _TOLD_SINCE.split(_FIGURE_AFTER.split(found.group(1), maxsplit=1)[0], maxsplit=1)[0]
        return None if _BLOW.search(told) else " ".join(told.split()).strip(" -–—'’") or None
    begun = _BEGUN.search(clause)
    return begun.group(1) if begun else _span(clause)


#: `since shells killed`: the clause goes on, and its beginning has no name.
_BLOW = re.compile(r"\b(?:killed|wounded|injured)$")


def as_of(clause: str) -> str | None:
    """The moment a figure was counted, as printed."""
    found = _AS_OF.search(clause)
    return " ".join(found.group(1).split()) if found else None


def until(clause: str) -> str | None:
    """The last of two dates more than a few days apart that a figure runs between, as printed: that is the day it is of."""
    found = _BETWEEN.search(clause)
    return found.group(2) if found and _span(clause) else None

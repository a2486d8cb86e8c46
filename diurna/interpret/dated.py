"""The days that a sentence speaks of: weekdays given their dates, and what is told of a day long past.

Refuses to date a weekday of which the clause doesn't say whether it is over: `Ministers meet on Thursday`, `next Friday`, `every Friday`.
"""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from diurna.text import MONTHS, WEEKDAYS, day_in_words

# Not a weekday that has its date, prayers, a mosque's or a newspaper's name, nor a day that has a name of its own.
_WEEKDAY = re.compile(
    r"(?<![\w-])(?:((?i:on|late|late on|early|early on|since|until|by|before|last|next|this|every|each|from|starting|beginning))\s+)?"
    r"(?<!Good )(?<!Black )(?<!Bloody )(?<!Easter )(?<!Palm )(?<!Holy )(?<!Ash )(?<!The )(?<!Super )"
    r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"(?!,? (?:\d|[A-Z][a-z]+ \d|prayers?|sermons?|School|Times|Telegraph|Mail|Express|Mirror|Post)|\s?\(|’s|'s)"
)
#: `Monday's air strike`: a blow has been struck when it is named.
_OWNED = re.compile(
    r"(?<![\w-])(?<!next )(?<!last )(?<!Good )(?<!Black )(?<!Bloody )(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day['’]s"
    r"(?= (?!planned|scheduled|coming)(?:[a-z-]+ ){0,3}(?:(?:air|missile|drone|rocket|artillery)[ -]strikes?|"
    r"strikes? (?:on|near|that killed)|airstrikes?|attacks?|blasts?|bombings?|explosions?|shelling|raids?|shootings?|collapse|crash|"
    r"killings?|ambush|clash(?:es)?|assault|barrage|massacre|earthquake)\b)"
)
# Which verb governs the weekday: the one whose sign stands nearest before it, else the first after it.
_AHEAD = re.compile(
    r"\b(?:(?:will|would|shall)(?! have\b| of\b)(?: (?:be|not|also|then|[a-z]+ly))* \w+|"
    r"(?:expected|set|scheduled|planned|plans?|likely|poised|slated|is|are|was|were) to (?:be )?[a-z]+|"
    r"due to (?:be|meet|begin|start|hold|resume|visit|arrive|travel|speak|address|take|open|close|vote|expire|end|return|appear|attend|"
    r"leave)(?: [a-z]+)?|upcoming|coming)\b|"
    r"(?<!than )(?<!as )\b(?:scheduled|planned|due|slated|set|expected)(?: for| an?| in [\w ]{1,30})?\s*$"
)
_BEHIND = re.compile(
    r"\b(?!need\b|indeed\b|speed\b)(?:[a-z]{2,}ed|said|saying|adding|telling|told|was|were|had|met|held|left|struck|hit|began|took|came|went|fell|shot|fled|lost|won|"
    r"found|saw|broke|brought|spoke|gave|made|sent|led|rose|sank|flew|drove|blew|did|wrote|got|shut|swept|ran|rang|fought|has been|"
    r"have been|in (?:an?|his|her|the) (?:interview|statement|speech|address|briefing))\b"
)
# `agreed to hold talks on Thursday`: what one has agreed, wants or refuses to do may lie ahead of the day or behind it.
_OPEN = re.compile(
    r"(?<!due )(?<!owing )(?<!thanks )(?<!up )\bto (?!the\b|his\b|her\b|its\b|their\b|[a-z]+ed\b|[a-z]*fire\b|"
    r"(?:hospital|safety|exile|prison|court|custody|power|death|two|three|four|five|ten|zero)\b)[a-z]{2,}\b|"
    r"\b(?:talks|meeting|summit|visit|vote|election|deadline|round)\b"
)
_CLAUSE = re.compile(r"[;!?“”\"]")
# Behind a weekday the clause ends sooner: `on Monday, but attacks are likely to slow`.
_NEXT_CLAUSE = re.compile(r"[;!?“”\"]|,? (?:but|while|although|though|as|after|before|because|whether)\b")
# `by Tuesday, the town had no bread left`, but not `by Friday, an official said`.
_DONE_BY = re.compile(
    r"(?: (?:morning|evening|night|noon))?,? (?:[\w’'-]+ ){1,6}?(?!said|told|added|announced|reported)"
    r"(?:[a-z]{2,}ed|had|was|were|ran|fell|left|took)\b"
)
_REACH = 160
_NAMES = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|"
    r"Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
# Case counts: `at least 12 may have died` is no date.
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{_NAMES})|(?P<m2>{_NAMES})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"(?:,?\s+(?P<y>\d{4}))?\b"
)
_NAMED_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b")
_PAST = re.compile(
    rf"\b(?:last (?:week|month|year|summer|autumn|fall|winter|spring|{'|'.join(MONTHS)})|(?:weeks?|months?|years?|decades?) ago|"
    r"earlier this (?:week|month|year)|in the (?:19|20)\d0s)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:in|since) ((?:19|20)\d\d)\b", re.IGNORECASE)
# `in October 2025`, `the Fall 2024 campaign`: a month or a season with its year, and no day.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_MONTH = re.compile(rf"\b(?P<m>{_NAMES}|{'|'.join(s.title() for s in _SEASONS)}|{'|'.join(_SEASONS)}),? (?:of )?(?P<y>(?:19|20)\d\d)\b")
# `started in February`, written in August: the month alone, where nothing says that it is to come.
_MONTH_ALONE = re.compile(rf"\b(?:in|since|last) (?P<m>{'|'.join(MONTHS)})\b(?!,? (?:of )?(?:19|20)\d\d|,? \d| [A-Z])")
# `the deadliest attack since 2019` tells of today.
_RECORD = re.compile(r"\b(?:first|worst|most|[a-z]{3,}(?:est|iest))\b[^.;]* since\b", re.IGNORECASE)


def date_weekdays(text: str, published: datetime) -> str:
    """`on Monday` becomes `on Monday (2 March)`, by the day of publication: the last one, or the next where the clause looks ahead.

    `Monday's blast` becomes `Monday's (2 March) blast`: it is over. A meeting of a day may be over or not, and stays as it is.
    """

    def dated(match: re.Match[str]) -> str:
        day = _weekday(text, match, published.date())
        return f"{match.group()} ({day_in_words(day)})" if day else match.group()

    def owned(match: re.Match[str]) -> str:
        today = published.date()
        back = (today.weekday() - WEEKDAYS.index(f"{match[1]}day")) % 7
        return f"{match.group()} ({day_in_words(today - timedelta(days=back))})" if back < _SIX else match.group()

    return _OWNED.sub(owned, _WEEKDAY.sub(dated, text, count=2), count=2)


def _weekday(text: str, match: re.Match[str], today: date) -> date | None:
    """The day meant, None where the clause doesn't tell."""
    wanted, before = WEEKDAYS.index(match.group(2) + "day"), (match.group(1) or "").lower()
    back = (today.weekday() - wanted) % 7
    last, coming = today - timedelta(days=back), today + timedelta(days=-back % 7)
    way = _way(text, match)
    if before == "last":
        return last - timedelta(days=7 * (back == 0))
    # `a truce from Monday` begins then, whenever it was agreed.
    if before in {"next", "every", "each", "from", "starting", "beginning"}:
        return None
    if before == "since":
        return last
    if before in {"until", "by", "before", "this"}:
        # `was closed until Friday`, written on Saturday, may mean either.
        over = _DONE_BY.match(text, match.end()) or (way == "behind" and 0 < back <= 2)
        return None if over else coming
    if way is None:
        return last if back <= 2 and not _to_be_done(text, match) else None
    # Six days back is tomorrow: where it is tomorrow already, or a story told late, the clause doesn't say which.
    return coming if way == "ahead" else last if back < _SIX else None


_SIX = 6


def _way(text: str, match: re.Match[str]) -> Literal["ahead", "behind"] | None:
    """Whether the clause of a weekday looks ahead of its day or back at it; None where something to be done stands between."""
    before = _CLAUSE.split(text[max(0, match.start() - _REACH) : match.start()])[-1]
    ahead, behind = (max((m.end() for m in sign.finditer(before.rstrip())), default=-1) for sign in (_AHEAD, _BEHIND))
    if max(ahead, behind) >= 0:
        open_ = max((m.end() for m in _OPEN.finditer(before)), default=-1)
        if ahead < behind < open_:
            return None
        return "ahead" if ahead >= behind else "behind"
    return _first_way(_NEXT_CLAUSE.split(text[match.end() : match.end() + _REACH])[0])


def _to_be_done(text: str, match: re.Match[str]) -> bool:
    """Whether an infinitive or a meeting governs the weekday, so that nothing says if it is over."""
    before = _CLAUSE.split(text[max(0, match.start() - _REACH) : match.start()])[-1]
    open_ = max((m.end() for m in _OPEN.finditer(before)), default=-1)
    return open_ > max((m.end() for m in _BEHIND.finditer(before)), default=-1)


def _first_way(after: str) -> Literal["ahead", "behind"] | None:
    coming, done = _AHEAD.search(after), _BEHIND.search(after)
    if done and (not coming or done.start() < coming.start()):
        return "behind"
    # `On Monday the envoy would not comment` may be over.
    return "ahead" if coming and not coming.group().startswith("would") else None


@lru_cache(maxsize=8192)
def newest_day(text: str, published: datetime) -> date | None:
    """The latest day that `text` names, read from the day of publication; a month long past stands for its first day. None if none.

    A weekday that may be over or not counts as today's.
    """
    today = published.date()
    days = [_weekday(text, m, today) or today for m in _WEEKDAY.finditer(text)]
    days += [d for m in _DATE.finditer(text) if (d := _date(m, today))]
    if not _RECORD.search(text):
        days += [first for m in _MONTH.finditer(text) if (first := _month(m)) < today.replace(day=1)]
        days += [month for m in _MONTH_ALONE.finditer(text) if (month := _month_alone(m, today)) and not _AHEAD.search(text)]
    if _PAST.search(text) or (any(int(y) < today.year for y in _YEAR.findall(text)) and not _RECORD.search(text)):
        days.append(today - timedelta(days=30))
    return max(days, default=None)


def nearest_day(text: str, at: int, published: datetime) -> date | None:
    """The day that `text` names nearest to code point `at`, not after that of publication; None where it names none."""
    today = published.date()
    named = [(m, _weekday(text, m, today)) for m in _WEEKDAY.finditer(text)] + [(m, _date(m, today)) for m in _DATE.finditer(text)]
    return min(((abs(m.start() - at), d) for m, d in named if d and d <= today), default=(0, None))[1]


def days_named(text: str, published: datetime) -> tuple[tuple[int, int, date], ...]:
    """The dates that `text` prints, each with its code points; one without a year is the nearest to the day of publication."""
    found = ((m, _date(m, published.date())) for m in _DATE.finditer(text))
    return tuple((m.start(), m.end(), day) for m, day in found if day)


def foreseen_by(text: str, published: datetime | None, day: date) -> bool:
    """Whether `text` tells what is to come on a date that is over on `day`: by then others have told what came of it."""
    over = [start for start, _, named in days_named(text, published) if named < day] if published else []
    return any(_FORESEES.search(text[:start]) or (_WHEN.match(text[:start]) and _WILL.search(text[start:])) for start in over)


_WILL = re.compile(r"\b(?:will|(?:is|are) (?:expected|set|due|scheduled|poised) to)\b")
#: `will meet on`, `are due to arrive by`: the date is that of what is to come; and `When they meet on …, the talks will …`.
_FORESEES = re.compile(rf"{_WILL.pattern}[^,;:“”\"]{{0,80}}\b(?:on|by|from)(?: \w+day)? ?\(?$")
_WHEN = re.compile(r"(?:When|As|Once) [^,;:“”\"]{3,80}\bon(?: \w+day)? ?\(?$")


def _month_alone(match: re.Match[str], today: date) -> date | None:
    """The first day of a month long past that has no year; None for this month and the last one, which may be news."""
    month = MONTHS.index(match["m"]) + 1
    back = (today.month - month) % 12
    return date(today.year - (month > today.month), month, 1) if back > 1 else None


@lru_cache(maxsize=8192)
def undated(text: str) -> str:
    """`text` without its dates, weekdays and times of day."""
    return _CLOCK.sub(" ", _DATE.sub(" ", _NAMED_DAY.sub(" ", text)))


def _date(match: re.Match[str], today: date) -> date | None:
    """The day that a printed date means; without a year, the one nearest to today. None for the 31st of a short month."""
    month = next(i for i, name in enumerate(MONTHS, 1) if name.startswith((match["m1"] or match["m2"])[:3]))
    years = (int(match["y"]),) if match["y"] else (today.year - 1, today.year, today.year + 1)
    found = [d for y in years if (d := _day(y, month, int(match["d1"] or match["d2"])))]
    return min(found, key=lambda d: (abs(d - today), d), default=None)


def _month(match: re.Match[str]) -> date:
    """The first day of a month or season with its year."""
    name = match["m"].lower().rstrip(".")
    month = _SEASONS.get(name) or next(i for i, full in enumerate(MONTHS, 1) if full.lower().startswith(name[:3]))
    return date(int(match["y"]), month, 1)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

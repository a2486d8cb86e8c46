"""How thin a line is beside the day's developments: blows in general, words that move nothing, what the edition before told, what was
overtaken within the day.

Refuses to weigh the event itself, which `consequence` does: what weighs as a turn is never thin. It drops no line from its theme.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from diurna.interpret.candidates import Candidate
from diurna.interpret.consequence import consequence
from diurna.interpret.dated import undated
from diurna.interpret.kinds import violent
from diurna.interpret.lines import Line
from diurna.interpret.places import countries_in, country_of, kind_of
from diurna.interpret.statements import is_statement
from diurna.interpret.terms import SAID_AGAIN, content_terms, deeds, figures, news_part, overlap
from diurna.interpret.themes import attack_words
from diurna.model import Casualty

#: From these weights on an event turns a day, or is a step that others follow (`consequence`); below the last, nothing was done in it.
_TURN, _STEP, _DONE = 1.5, 1.4, 1.2
#: What blows in general weigh, what only words do, and what was told before.
_GENERAL, _SAID, _TOLD = 0.45, 0.7, 0.35
#: Who speaks for those who decide says what they would.
_LOW, _SPEAKER = 0.7, 90
_OFFICIALS = re.compile(
    r"\b(?:ambassadors?|envoys?|spokes(?:man|woman|person)|diplomats?|advis[eo]rs?|lawmakers?|MPs?|senators?|aides?|officials?|consul"
    r"|First Lady)\b"
)
#: So much of a line's news in what it goes on from is the same news.
_SAME = 0.6
#: `…, an early sign of unease`
_APPOSED = re.compile(r", (?:an?|the) ")
_THINGS = (
    r"depots?|hotels?|schools?|hospitals?|clinics?|mosques?|church(?:es)?|bridges?|ports?|airports?|refiner(?:y|ies)|plants?|prisons?"
    r"|embass(?:y|ies)|consulates?|markets?|camps?|bases?|headquarters|offices?|buildings?|towers?|homes?|houses?|stations?"
    r"|universit(?:y|ies)|factor(?:y|ies)|dams?|compounds?|bunkers?|tankers?|ships?|warships?|vessels?|convoys?|fields?|launchers?|sites"
)
#: What a blow falls on: a blow that tells it may be its own.
STRUCK = re.compile(rf"\b(?:{_THINGS})\b", re.IGNORECASE)
#: That, or whom, or which of many blows it is.
_OBJECT = re.compile(
    rf"\b(?:{_THINGS}|leaders?|commanders?|infrastructure|civilians|journalists?|wave of|second|third|fourth|fifth|sixth|seventh|largest"
    r"|biggest|heaviest|first)\b",
    re.IGNORECASE,
)
_BLOWS = re.compile(r"\b(?:bomb|bombard|shell|pound|hammer|pummel|batter)(?:s|e[dr]|ing)?\b", re.IGNORECASE)
#: `It was not immediately clear whose plane it was`, so soon behind a line.
_UNCLEAR, _NEXT = re.compile(r"\bnot (?:[a-z]+ )?clear (?:who|whose|which)\b[^.]*"), 300
#: What goes on names its towns, too, and nothing of today.
_GOES_ON = re.compile(r"\bcontinu(?:es?|ed|ing) (?:to )?[a-z]+", re.IGNORECASE)
_LONG_PAST = re.compile(r"\b(?:last|previous) (?:week|month|year)\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w’'-]*(?:\.[A-Z]\.)?")
_SPEAKS = re.compile(
    r"^[^“”\"]{2,90}?\b(?:says?|said|tells?|told|urg(?:es|ed)|calls?|called|warn(?:s|ed)|stress(?:es|ed)|insist(?:s|ed))\b"
)
_TALKS = r"(?:talks|negotiations|meeting|summit|conference|round)\b"
_ENDED = re.compile(rf"\b{_TALKS}[^.;:]{{0,40}}\b(?:conclud\w+|end(?:s|ed)|wrap(?:s|ped)? up|adjourn\w*|closed|broke up)\b", re.IGNORECASE)
_ONGOING = re.compile(
    rf"(?<!to )(?<!will )\b(?:holding|holds?|open(?:s|ed)?|begins?|began|starts?|started|kick(?:s|ed)? off|under way)"
    rf"\b[^.;:]{{0,60}}\b{_TALKS}"
    rf"|\b{_TALKS}[^.;:]{{0,40}}\b(?:open(?:s|ed)?|begins?|began|starts?|started|get|got|kick(?:s|ed)? off|under way)\b",
    re.IGNORECASE,
)


def thinness(line: Line) -> float:
    """What is left of a line's worth, 0..1: 1 for what tells something that was done to somebody or something, today."""
    told = line.candidate
    if line.before and overlap(_APPOSED.split(news_part(told.text))[0], line.before) >= _SAME and not _goes_beyond(line):
        return _TOLD
    if _leaves_open(told):
        return _GENERAL
    weight = consequence(told.text, told.claims)
    if weight < _STEP and (is_general(told.text) or _LONG_PAST.search(news_part(told.text))):
        return _GENERAL
    if weight < _TURN and SAID_AGAIN.search(news_part(told.text)):
        return _GENERAL
    if weight < 1 or (weight < _DONE and _only_says(told.text)):
        return _SAID * (_LOW if _OFFICIALS.search(news_part(told.text)[:_SPEAKER]) else 1.0)
    return 1.0


def _leaves_open(told: Candidate) -> bool:
    """Whether the next lines of an article say that it isn't clear who did what a line tells, or to whom: later texts know."""
    found = _UNCLEAR.search(told.article.text, told.end, told.end + _NEXT) if told.field == "text" else None
    return found is not None and not deeds(told.text).isdisjoint(content_terms(found.group()))


def _goes_beyond(line: Line) -> bool:
    """Whether what was announced came: a truce `to begin`, and one `in force`. Words are compared: of `before` no claims are known."""
    return consequence(line.candidate.text, ()) > consequence(line.before, ())


@lru_cache(maxsize=8192)
def is_general(text: str) -> bool:
    """Whether the main clause of `text` tells blows, and names nobody but states, no place in them, no count and nothing that was hit."""
    main = undated(news_part(text))
    if not (violent(main) or _BLOWS.search(main) or attack_words() & deeds(main)) or figures(main):
        return False
    if _GOES_ON.search(main):
        return True
    if _OBJECT.search(main):
        return False
    names = [name for name in _NAME.findall(main) if not main.startswith(name)]
    return all(kind_of(part) in {"name", "demonym"} for name in names for part in name.split("-"))


def _only_says(text: str) -> bool:
    main = news_part(text)
    return is_statement(text) or bool(_SPEAKS.match(main))


def overtaken(lines: Sequence[Line]) -> frozenset[int]:
    """The `id`s of lines in which talks of the same states open or go on whose end another one tells, and of those that count fewer dead
    in a whole country than another one does in a place of it.
    """
    return frozenset(id(line) for line in (*_ended(lines), *(n for n in lines if any(_is_part_of(n, other) for other in lines))))


def _ended(lines: Sequence[Line]) -> Iterator[Line]:
    told = [(line, news_part(line.candidate.text)) for line in lines]
    ended = [parties for _, main in told if _ENDED.search(main) and (parties := _parties(main))]
    going_on = [(line, _parties(main)) for line, main in told if _ONGOING.search(main) and not _ENDED.search(main)]
    return (line for line, parties in going_on if any(done <= parties for done in ended))


def _parties(main: str) -> frozenset[str]:
    """The countries of a main clause, those of `Kardavia-Zarim talks`, too."""
    return frozenset(countries_in(main.replace("-", " ")))


def _is_part_of(line: Line, other: Line) -> bool:
    """Whether `line` counts fewer dead in a whole country than `other` does in a place of it."""
    whole = [c for c in _dead(line) if country_of(c.place or "")]
    most = max((c.low for c in _dead(other) if c.place and not country_of(c.place)), default=0)
    lands = countries_in(other.candidate.text)
    return any(country_of(c.place or "") in lands for c in whole) and max(c.low for c in whole) < most


def _dead(line: Line) -> list[Casualty]:
    return [c for c in line.candidate.claims if isinstance(c, Casualty) and c.effect == "killed" and c.status != "denied"]

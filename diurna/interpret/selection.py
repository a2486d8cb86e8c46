"""Choosing points: for each story the lines that carry most of what the day's outlets agree on, none of them twice.

Method: greedy coverage of weighted concepts (Gillick & Favre 2009), a concept weighing as many origins as use it; a line that says
what a chosen one says is not printed but cited beside it. Refuses to choose a line that an earlier edition already printed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from math import prod, sqrt

from msgspec import Struct

from diurna.desk import Scope
from diurna.interpret.candidates import LONG_TEXT, Candidate
from diurna.interpret.consequence import consequence, counts
from diurna.interpret.dated import newest_day, undated
from diurna.interpret.scope import speaks_of
from diurna.interpret.stories.passages import is_passage
from diurna.interpret.terms import concepts, content_terms, figures, negated, news_part, same_statement, tells_else
from diurna.interpret.thinness import is_general

# A reader sees at most this much of one article: we brief, we don't reprint.
MOST_OF_ONE_ARTICLE = 3
# Beyond three citations a line's support is plain, and the page gets unreadable.
_MOST_CITED = 3
# The parties of a story stand in all its lines: where they do something else, their names count again.
_AGAIN = 0.5
# A reason, an earlier event, a circumstance: told in every article of the day, and nobody's news.
_ASIDE = 0.35
# A page stops where the next line adds little beside the first.
_LEAST_GAIN = 0.25
# What another article tells was done besides may be told by it alone, in a trust and an order that weigh little.
_DEED = 0.4
#: With this share of a detail's gain the lead stands for its article, if that is so long that it tells of more.
_OWN = 0.5
#: From this weight on (`consequence`) an event turns a day.
_TURN = 1.5
_IN_GENERAL = 0.6
# A story is told the fuller by a line of another theme, and a cap of three lines is soon spent.
_NEW_THEME, _SAME_THEME = 1.35, 0.75
# State and party wording needs weighing by the reader; analysis is a comment on the news more than the news.
_TRUST = {"wire": 1.1, "independent": 1.0, "ngo": 0.95, "analysis": 0.65, "state": 0.55, "party": 0.5}


# `The protesters rallied …`, below the lead: which protesters stands in the line before.
# `The Guard is a force that …`: what something is, which a reader of the desk knows.
DEFINES = re.compile(
    r"^(?:The )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,4} (?:\([A-Z]+\) )?(?:is|are|was|were) (?:a|an|the|one of|[A-Z][\w-]+[’']s?)(?!\w)"
)
# An outlet that counts and looks for itself is a witness.
_FINDS = re.compile(r"\b(?:recorded|counted|verified|documented|found|observed|identified|was shown|saw|obtained)\b")
_LEANS = re.compile(r"^The (?!combined |joint )[a-z][\w’'-]*(?: [a-z][\w’'-]*){2}")


class Chosen(Struct, frozen=True, kw_only=True):
    """A candidate to be printed, how strong it is, and the other candidates that say the same."""

    candidate: Candidate
    strength: float
    support: tuple[Candidate, ...] = ()


class Weighing(Struct, frozen=True, kw_only=True):
    """What a choice needs to know: concept weights of the day, each outlet's affiliation, lines already printed in earlier editions."""

    weights: Mapping[str, float]
    affiliation: Mapping[str, str]
    said: tuple[str, ...] = ()
    #: The first day whose events are news; what is told of an earlier one is background. None: all are.
    since: date | None = None
    scope: Scope = Scope()


def choose(candidates: Sequence[Candidate], weighing: Weighing, *, most: int) -> tuple[Chosen, ...]:
    """Up to `most` candidates, strongest first, that add to one another. Ties go to the earlier article, then the earlier span.

    Each theme that an article carries gets its line before a second line of one theme.
    """
    open_ = [_weighed(c, weighing) for c in candidates if not _told_before(c, weighing)]
    chosen: list[Chosen] = []
    covered: set[str] = set()
    taken: Counter[str] = Counter()
    first = 0.0
    while open_ and len(chosen) < most:
        ranked = sorted(((_gain(w, covered) * _variety(w.candidate, chosen), w) for w in open_), key=lambda g: (-g[0], g[1].order))
        fit = [g for g in ranked if not chosen or g[0] >= _least(g[1], covered, taken) * first]
        if not fit:
            break
        gain, weighed = _lead_of(fit)
        best = weighed.candidate
        # A grave event leads its story; it is no reason to drop what else the story has.
        first = first or gain / weighed.factors[_EVENT]
        echoes = [w.candidate for _, w in ranked if w is not weighed and same_statement(w.candidate.text, best.text)]
        chosen.append(Chosen(candidate=best, strength=gain, support=_support(best, echoes)))
        covered |= concepts(best.text)
        taken[best.article.id] += 1
        gone = {id(best), *map(id, echoes)}
        left = [w for w in open_ if id(c := w.candidate) not in gone and taken[c.article.id] < MOST_OF_ONE_ARTICLE]
        open_ = [w for w in left if _adds(w.candidate, covered, taken) and not _counts_again(w.candidate, best, covered)]
    return tuple(chosen)


def _variety(candidate: Candidate, chosen: Sequence[Chosen]) -> float:
    """More for the first line of its theme, less for another of one that its own article has told, and for one of no theme."""
    if not chosen or not candidate.theme:
        return 1.0
    told = [c.candidate for c in chosen if candidate.theme in {c.candidate.theme, "other"}]
    if not told:
        return _NEW_THEME
    return _SAME_THEME if any(t.article.id == candidate.article.id for t in told) else 1.0


class _Weighed(Struct, frozen=True):
    """A candidate with what doesn't change while lines are chosen: what each of its concepts weighs, and what its gain is multiplied by."""

    candidate: Candidate
    order: tuple[object, ...]
    worths: tuple[tuple[str, float], ...]
    size: float
    factors: tuple[float, ...]


#: The places of the trust in its outlet, of the event's weight and of how new it is among the factors.
_VOICE, _EVENT, _CURRENCY = 0, 2, 3
#: Below this trust a line is a side's.
_WEIGHED = 0.6


def _weighed(candidate: Candidate, weighing: Weighing) -> _Weighed:
    news = concepts(news_part(candidate.text))
    return _Weighed(
        candidate,
        _reading_order(candidate),
        tuple((c, weighing.weights.get(c, 0.15) * (1.0 if c in news else _ASIDE)) for c in sorted(concepts(candidate.text))),
        # Long lines cover more by being long; the root keeps them from always winning.
        sqrt(max(6, len(content_terms(candidate.text)))),
        (
            _trust(candidate, weighing),
            _place(candidate),
            _consequence(candidate),
            _currency(candidate, weighing),
            _subject(candidate, weighing),
        ),
    )


def _consequence(candidate: Candidate) -> float:
    """What the event weighs; blows in general less: what an article tells besides, if only in its headline, is its news."""
    weight = consequence(candidate.text, candidate.claims)
    general = is_general(candidate.text) or (is_passage(candidate.passage) and is_vague(candidate.text))
    return weight * _IN_GENERAL if weight < _TURN and general else weight


# A roundup opens a part with what it comes to: `Attacks have disrupted some industries`; the deed, its actor and its figure stand behind.
_VAGUE = re.compile(
    r"\b(?:some|several|certain|various|numerous|multiple)(?! of the (?:most|last)\b) [a-z]|\b(?:did|has|have|had) not\b[^.;]{0,40}\bany\b",
    re.IGNORECASE,
)


def is_vague(text: str) -> bool:
    """Whether the main clause of `text` speaks of some of many, or of none, with no figure."""
    main = news_part(text)
    return bool(_VAGUE.search(main)) and not figures(undated(main))


def _gain(weighed: _Weighed, covered: set[str]) -> float:
    again = _AGAIN if covered and tells_else(weighed.candidate.text, covered) else 0.0
    carried = sum(sorted(worth * again if c in covered else worth for c, worth in weighed.worths))
    return prod(weighed.factors, start=carried / weighed.size)


def _lead_of(fit: Sequence[tuple[float, _Weighed]]) -> tuple[float, _Weighed]:
    """The first of `fit`, or where that is a detail and no turn, its long article’s lead with half its gain: the article's own news."""
    gain, first = fit[0]
    told = first.candidate
    if told.position <= 1 or is_passage(told.passage) or first.factors[_EVENT] >= _TURN or len(told.article.text) <= LONG_TEXT:
        return fit[0]
    leads = (p for p in fit if p[1].candidate.position == 1 and p[1].candidate.passage == told.passage and p[0] >= _OWN * gain)
    return next(leads, fit[0])


def _trust(candidate: Candidate, weighing: Weighing) -> float:
    return _TRUST.get(weighing.affiliation.get(candidate.article.source, ""), 1.0)


def _place(candidate: Candidate) -> float:
    """The lead says the news; a headline says it shorter, and less. Comment comes after news, and what leans on its neighbours last."""
    if candidate.form == "headline":
        return 0.9
    leaning = 0.4 if (candidate.start > 0 and _LEANS.match(candidate.text)) or DEFINES.match(candidate.text) else 1.0
    return (
        (1.4 if candidate.position == 1 else 1.15 / (1 + 0.12 * (candidate.position - 1))) * leaning * (0.55 if candidate.explains else 1.0)
    )


def _subject(candidate: Candidate, weighing: Weighing) -> float:
    """A line that names nothing of the desk's scope is hardly its news; one that names its own outlet presents a programme."""
    stray = bool(weighing.scope.about) and not speaks_of(candidate.text, weighing.scope)
    named = candidate.form == "sentence" and candidate.article.source.casefold() in candidate.text.casefold()
    presents = named and not _FINDS.search(candidate.text)
    return (0.5 if stray else 1.0) * (0.3 if presents and candidate.article.source else 1.0)


def _currency(candidate: Candidate, weighing: Weighing) -> float:
    """What is dated to a day before the window is background, whoever tells it today."""
    published = candidate.article.published_at
    if weighing.since is None or published is None:
        return 1.0
    newest = newest_day(news_part(candidate.text), published)
    return 0.45 if newest and newest < weighing.since else 1.0


def _least(weighed: _Weighed, covered: set[str], taken: Mapping[str, int]) -> float:
    """How much of the first line's gain a further line must have."""
    return _LEAST_GAIN * (_DEED if _another_deed(weighed, covered, taken) else 1.0)


def _another_deed(weighed: _Weighed, covered: set[str], taken: Mapping[str, int]) -> bool:
    """Whether a line tells of something else that was done of late: a turn of events; or, where its article has no line yet, a refusal,
    or a deed that names somebody new. It counts nothing that is told.
    """
    candidate = weighed.candidate
    main, event = news_part(candidate.text), weighed.factors[_EVENT]
    if not tells_else(main, covered) or figures(main) & covered or weighed.factors[_CURRENCY] < 1:
        return False
    if taken.get(candidate.article.id):
        return event >= _TURN and candidate.form == "sentence"
    # A side's own words for what others told already are no deed of theirs.
    if event <= 1 or (weighed.factors[_VOICE] < _WEIGHED and not negated(main)):
        return False
    return event >= _TURN or negated(main) or not covered.issuperset(content_terms(" ".join(_NAMED.findall(main))))


#: Names behind the first word, without titles.
_NAMED = re.compile(r"(?<=\s)(?!Dr\b|Col\b|Gen\b)[A-Z][\w’'-]+")


def _adds(candidate: Candidate, covered: set[str], taken: Mapping[str, int]) -> bool:
    """Whether most of the line's words stand in no chosen line of its story; the first line of another article may share more."""
    terms = set(content_terms(candidate.text))
    least = 0.6 if taken.get(candidate.article.id) and not tells_else(candidate.text, covered) else 0.4
    return bool(terms) and len(terms - covered) >= least * len(terms)


def _counts_again(candidate: Candidate, told: Candidate, covered: set[str]) -> bool:
    """Whether a line of another article counts the victims that `told` counts, and tells nothing else."""
    mine, theirs = counts(candidate.claims), counts(told.claims)
    return bool(mine) and mine <= theirs and candidate.article.id != told.article.id and not tells_else(candidate.text, covered)


def _told_before(candidate: Candidate, weighing: Weighing) -> bool:
    """Whether an earlier edition printed the line; of what is dated before the window, the main clause is enough."""
    stale = _currency(candidate, weighing) < 1
    return _already_said(news_part(candidate.text) if stale else candidate.text, weighing.said)


def _already_said(text: str, said: tuple[str, ...]) -> bool:
    """Whether one printed line has all of this one's figures, its yes or no, and nearly all its words; dates and times add nothing.

    A short line must be there to the word: one other word may make it another story (`confirms`, `denies`).
    """
    mine = frozenset(content_terms(undated(text)))
    share = 34 if len(mine) >= 12 else 28
    spare = len(mine) * share // 100 if len(mine) >= 9 else int(len(mine) >= 7)
    return any(_agree(text, old) for old in _lacking(mine, spare, _index(said)))


class _Said(Struct, frozen=True):
    """Printed lines with their terms, and the positions of the lines that have a term."""

    lines: Sequence[str]
    terms: Sequence[frozenset[str]]
    having: Mapping[str, Sequence[int]]


@lru_cache(maxsize=2)
def _index(said: tuple[str, ...]) -> _Said:
    having: dict[str, list[int]] = {}
    terms = [frozenset(content_terms(old)) for old in said]
    for position, held in enumerate(terms):
        for term in held:
            having.setdefault(term, []).append(position)
    return _Said(said, terms, having)


def _lacking(mine: frozenset[str], spare: int, said: _Said) -> Iterator[str]:
    """The lines that lack at most `spare` of the terms: each has one of any `spare + 1` of them, so the rarest are looked up."""
    rarest = sorted(mine, key=lambda t: (len(said.having.get(t, ())), t))[: spare + 1]
    near = sorted({n for t in rarest for n in said.having.get(t, ())}) if mine else range(len(said.lines))
    return (said.lines[n] for n in near if len(mine - said.terms[n]) <= spare)


def _agree(text: str, old: str) -> bool:
    return negated(text) == negated(old) and not figures(undated(text)) - figures(old)


def _support(best: Candidate, echoes: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Others that say the same, one an article, other outlets only."""
    seen = {best.article.source}
    kept: list[Candidate] = []
    for c in sorted(echoes, key=_reading_order):
        if c.article.source not in seen and len(kept) < _MOST_CITED - 1:
            seen.add(c.article.source)
            kept.append(c)
    return tuple(kept)


def _reading_order(c: Candidate) -> tuple[object, ...]:
    return (
        c.article.fetched_at is None,
        c.article.fetched_at,
        c.article.published_at is None,
        c.article.published_at,
        c.article.id,
        c.field,
        c.start,
    )

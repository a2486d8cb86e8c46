"""The bottom line: the strongest lines of the day, of different stories, none of them twice.

Refuses to fill a thin day with what stands there already.
"""

from collections.abc import Sequence

from diurna.interpret.lines import Line, Storyline
from diurna.interpret.terms import content_terms, news_part, same_statement
from diurna.model import Casualty

MOST_POINTS = 8
_MOST_OF_ONE_THEME = 4
_THIN = 4


def bottom_line(stories: Sequence[Storyline], told: Sequence[Line] = ()) -> tuple[Line, ...]:
    """The strongest lines of different stories, each the less worth the more of it stands there already; at most four of one theme.

    A thin day's few stories give more than one line each, of other themes first, and the largest of the figures `told`.
    """
    open_ = [(s.strength, max(s.lines, key=_line_rank)) for s in sorted(stories, key=lambda s: s.id) if s.lines]
    taken: list[Line] = []
    while open_ and len(taken) < MOST_POINTS:
        covered = {t for line in taken for t in content_terms(line.candidate.text)}
        worth, line = max(((strength * _fresh(line, covered), line) for strength, line in open_), key=lambda p: (p[0], p[1].story))
        open_ = [p for p in open_ if p[1] is not line]
        if worth > 0 and sum(t.theme == line.theme for t in taken) < _MOST_OF_ONE_THEME and not _twice(line, taken):
            taken.append(line)
    return tuple(taken) if len(taken) >= _THIN else (*taken, *_more(stories, told, taken))


def _more(stories: Sequence[Storyline], told: Sequence[Line], taken: Sequence[Line]) -> tuple[Line, ...]:
    """What fills a thin bottom line: the strongest further lines, and two figures."""
    rest = [n for s in stories for n in s.lines if n not in taken]
    themes = {t.theme for t in taken}
    ranked = sorted(rest, key=lambda n: (n.theme in themes, n.theme == "other", -n.strength, n.candidate.article.id, n.candidate.start))
    more = [n for n in ranked[:2] if not any(overlaps(n, t) for t in taken)]
    figures = [n for n in told if not any(overlaps(n, t) or same_count(n, t) for t in (*taken, *more))]
    return (*more, *figures[:2])


def overlaps(one: Line, other: Line) -> bool:
    """Whether two lines share a part of one article."""
    a, b = one.candidate, other.candidate
    return (a.article.id, a.field) == (b.article.id, b.field) and a.start < b.end and b.start < a.end


def same_count(told: Line, line: Line) -> bool:
    """Whether `line` says the count that `told`, a figure filled into our words, says: of one story, effect and number."""
    counts = {(c.effect, c.low) for c in told.candidate.claims if isinstance(c, Casualty)}
    return told.story == line.story and any(isinstance(c, Casualty) and (c.effect, c.low) in counts for c in line.candidate.claims)


def _fresh(line: Line, covered: set[str]) -> float:
    terms = set(content_terms(line.candidate.text))
    return len(terms - covered) / max(1, len(terms))


def _twice(line: Line, taken: Sequence[Line]) -> bool:
    said = news_part(line.candidate.text)
    if any(t.candidate.article.id == line.candidate.article.id for t in taken):
        return True
    return any(same_statement(said, news_part(t.candidate.text), least=0.6) for t in taken)


def _line_rank(line: Line) -> tuple[object, ...]:
    return (line.strength, line.candidate.form == "sentence", line.candidate.article.id, -line.candidate.start)

"""The bottom line: the day's main developments, strongest first, none of them twice.

Refuses to fill a thin day with what stands there already, and to let what only shows, feels, guesses or looks on, or a small thing that
names nothing the desk watches, stand beside news: a place stays empty rather.
"""

import re
from collections import Counter
from collections.abc import Sequence
from math import sqrt

from diurna.desk import Scope
from diurna.interpret.candidates import LONG_TEXT
from diurna.interpret.changes import opens
from diurna.interpret.consequence import consequence, counts
from diurna.interpret.dated import undated
from diurna.interpret.firsts import FIRST_DEAD
from diurna.interpret.lines import Line, Storyline, is_sided
from diurna.interpret.places import country_of
from diurna.interpret.scope import is_others, names, speaks_of
from diurna.interpret.selection import DEFINES
from diurna.interpret.softness import looks_on, softness
from diurna.interpret.standing import FIRST_TOTAL
from diurna.interpret.stories.passages import is_passage
from diurna.interpret.terms import content_terms, news_part, same_statement, tells_else
from diurna.interpret.thinness import overtaken, thinness
from diurna.interpret.twice import is_one_turn, told_twice
from diurna.interpret.worth import worth
from diurna.model import Casualty

MOST_POINTS = 8
_MOST_OF_ONE_THEME = 4
#: A story may turn twice in a day (an offer, and its refusal); a third line of it belongs to its theme.
_MOST_OF_ONE_STORY = 2
_SECOND = 0.75
#: Where a theme has its share, only what was done has another place, and against others: better a fifth blow than a word about the first.
_CROWDED, _BLOW = 0.7, 1.25
#: A comment on the news tells news, too, but others tell it better, unless it is a turn of events.
_COMMENT, _TURN = 0.45, 1.5
#: What names nothing of the desk's, or was published before the window opened.
_STRAY = 0.4
#: Of a long article a line of less worth, by how it is written, weighs the less, unless it turns a day; with less than this share a detail
#: that tells no event weighs nothing.
_LIKELY, _UNLIKELY = 0.6, 0.7
#: What only a party's or a state's outlet says leads no day that others tell of; a small thing of theirs, or of an analyst's, has no place.
_SIDED, _SMALL = 0.6, 1.1
_THIN = 4
#: An article's own event with this share of its weightiest detail's worth stands for both.
_LEADING = 0.5
#: What fills a place that a theme's cap left empty has this share of the foremost line's worth.
_BESIDE = 0.4
#: So many tolls that moved stand there, whatever else the day has; a country's first total is great from so many.
_MOST_MOVED, _GREAT = 2, 20
#: After so many tolls of one article a third crowds out what the others tell.
_MOST_OF_ONE_ARTICLE = 2


def bottom_line(stories: Sequence[Storyline], told: Sequence[Line] = (), scope: Scope | None = None) -> tuple[Line, ...]:
    """The strongest lines by what they tell and by how many origins carry their story, each the less worth the more of it stands there
    already; at most two of one story, and a fifth of one theme only where it tells a deed. What names nothing of `scope` comes after what
    does.

    A thin day's few stories give more, of other themes first, and the largest of the figures `told`. Of these the running totals of the
    dead that moved, with a side's first dead, the first two that no line counts take the last places.
    """
    past = overtaken([line for s in stories for line in s.lines])
    open_ = [
        (sqrt(s.carried) * _worth(line, scope), line)
        for s in sorted(stories, key=lambda s: s.id)
        for line in s.lines
        if softness(line.candidate.text) == 1 and id(line) not in past | _below_soft(s) and _has_place(s, line, scope)
    ]
    open_ = _by_their_leads(open_)
    taken = _strongest(open_, (), most_of_theme=_MOST_OF_ONE_THEME)
    if len(taken) < MOST_POINTS:
        # An empty place serves nobody while a theme has more to tell that weighs beside what leads.
        least = _BESIDE * max((worth for worth, _ in open_), default=0.0)
        taken = _strongest([p for p in open_ if p[0] >= least], taken, most_of_theme=MOST_POINTS)
    if len(taken) < _THIN:
        rest = [line for s in stories for line in s.lines if _has_place(s, line, scope)]
        taken = (*taken, *_more(rest, told, taken))
    figures = [n for n in told if _has_moved(n) and not any(_counts(n) <= _counts(t) for t in taken)]
    moved: list[Line] = []
    for figure in sorted(figures, key=_toll_rank):
        beside = sum(n.candidate.article.id == figure.candidate.article.id and _is_total(n) for n in (*taken, *moved))
        if len(moved) < _MOST_MOVED and beside < _MOST_OF_ONE_ARTICLE:
            moved.append(figure)
    return (*taken[: MOST_POINTS - len(moved)], *moved)


def _below_soft(story: Storyline) -> frozenset[int]:
    """The `id`s of small details of long articles that open with the markets, or with what only goes on."""
    soft = {
        c.passage
        for c in story.candidates
        if c.position == 1 and len(c.article.text) > LONG_TEXT and softness(c.text) < 1 and not looks_on(c.text)
    }
    return frozenset(id(n) for n in story.lines if n.candidate.passage in soft and n.candidate.position > 1 and _is_small(n))


def _by_their_leads(weighed: Sequence[tuple[float, Line]]) -> list[tuple[float, Line]]:
    """The lines without the details of an article whose own event, told by its headline or first sentence, weighs beside them: it stands
    there by the weightiest of them where its event is known for one. A roundup has none.
    """
    most: dict[str, float] = {}
    for weight, line in weighed:
        most[line.candidate.passage] = max(weight, most.get(line.candidate.passage, 0.0))
    leads = {n.candidate.passage for w, n in weighed if _leads(n) and w >= _LEADING * most[n.candidate.passage]}
    kept = [(w, n) for w, n in weighed if n.candidate.passage not in leads or _leads(n)]
    return [(most[n.candidate.passage] if n.candidate.passage in leads and _has_event(n) else w, n) for w, n in kept]


def _leads(line: Line) -> bool:
    """Whether a line tells its article's own event; a short item's headline or deck does where an event is known for one."""
    told = line.candidate
    if told.position > 1 or is_passage(told.passage):
        return False
    return _has_event(line) or (len(told.article.text) > LONG_TEXT and not told.explains)


def _has_event(line: Line) -> bool:
    return consequence(line.candidate.text, line.candidate.claims) > _SMALL


def _has_moved(told: Line) -> bool:
    """Whether a figure is a running total of the dead that stands otherwise than in the editions before or goes beyond their counts, or a
    great first one; or counts the first dead of a nation's forces, more than one.
    """
    dead = [c for c in told.candidate.claims if isinstance(c, Casualty) and c.effect == "killed"]
    sure = not is_sided(told.lead) and not any(" gave " in m.note for m in told.marks)
    great = sure and any(c.low >= _GREAT and country_of(c.place or "") for c in dead)
    moved = any(m.kind in {"REVISED", "UPDATED"} or m.note.startswith(FIRST_TOTAL) for m in told.marks)
    first = any((m.note.startswith(FIRST_DEAD) and c.low > 1) or (great and opens(c, m)) for c in dead for m in told.marks)
    return first or (moved and any(c.scope == "cumulative" for c in dead))


def _is_total(line: Line) -> bool:
    return any(isinstance(c, Casualty) and c.scope == "cumulative" for c in line.candidate.claims)


def _toll_rank(told: Line) -> tuple[bool, float]:
    """The first dead of a nation's forces first, then the most."""
    return (not any(m.note.startswith(FIRST_DEAD) for m in told.marks), -told.strength)


def _counts(line: Line) -> set[tuple[str, int]]:
    return {(c.effect, c.low) for c in line.candidate.claims if isinstance(c, Casualty)}


def _strongest(weighed: Sequence[tuple[float, Line]], before: Sequence[Line], *, most_of_theme: int) -> tuple[Line, ...]:
    """The lines `before` with those that are worth most beside them, one by one; what presupposes a line waits for it."""
    taken, open_ = list(before), [p for p in weighed if not any(p[1] is t for t in before)]
    while open_ and len(taken) < MOST_POINTS:
        covered = {t for line in taken for t in content_terms(line.candidate.text)}
        heard = Counter(t.story for t in taken)
        open_ = [p for p in open_ if heard[p[1].story] < _MOST_OF_ONE_STORY]
        full = {theme for theme, told in Counter(t.theme for t in taken).items() if told >= most_of_theme}
        ranked = [
            (w * _fresh(n, covered) * (_SECOND if heard[n.story] else 1.0) * (_CROWDED if n.theme in full else 1.0), n)
            for w, n in open_
            if not _waits(n, covered) and not (n.theme in full and _is_small(n))
        ]
        if not ranked:
            break
        worth, line = max(ranked, key=lambda p: (p[0], p[1].story, _line_rank(p[1])))
        open_ = [p for p in open_ if p[1] is not line]
        if worth > 0 and not _twice(line, taken):
            taken.append(line)
    return tuple(taken)


def _is_small(line: Line) -> bool:
    return consequence(line.candidate.text, line.candidate.claims) < _BLOW


_WORD = r"(?P<word>apolog|pledge|promise|assur|offer|vow|threat|demand|propos|ultimatum)[a-z]*"
# `… contradicts the earlier apology`: of which a reader must have heard.
_PRESUPPOSED = re.compile(rf"\b(?:earlier|previous) {_WORD}", re.IGNORECASE)


def _waits(line: Line, covered: set[str]) -> bool:
    """Whether a line speaks of an offer, an apology or the like as told before, and no line of the `covered` terms has told it."""
    found = _PRESUPPOSED.search(line.candidate.text)
    word = found["word"].lower().rstrip("e") if found else ""
    return bool(word) and not any(term.startswith(word) for term in covered)


def _has_place(story: Storyline, line: Line, scope: Scope | None) -> bool:
    """Whether a line may stand there at all: what names nothing of `scope`, or is late and about its neighbours only, must be great or
    be told by several; what parties of one country say at home, unless the desk is about them, must be done.
    """
    home = _AT_HOME.search(line.candidate.text)
    if home and _is_small(line) and not (scope and names(home.group(), scope.about)):
        return False
    if scope is None or not scope.about or story.origins > 1:
        return True
    late = any(mark.kind == "LATE" for mark in line.marks) and not names(line.candidate.text, scope.about)
    stray = not speaks_of(line.candidate.text, scope)
    weight = consequence(line.candidate.text, line.candidate.claims)
    return not (late or stray) or weight > _TURN or (weight == _TURN and not late)


#: `Senator Ana Roe, R-Ohio`, `a fellow presidential candidate`: who quarrels at home moves no conflict.
_AT_HOME = re.compile(
    r"\b(?:Republicans?(?! Guards?)|Democrats?|GOP|Tor(?:y|ies)|[RD]-[A-Z][a-z]+|(?:presidential|congressional|party) "
    r"(?:candidate|contender|hopeful|nominee|primar|race)\w*)\b"
)


def _worth(line: Line, scope: Scope | None) -> float:
    told = line.candidate
    weight = max(consequence(told.text, told.claims), _TURN * any(m.kind == "REVERSED" for m in line.marks))
    # A small thing is the desk's by what it tells, and not by its reason or its background.
    telling = told.text if weight > _SMALL else news_part(told.text)
    stray = scope is not None and bool(scope.about) and (not speaks_of(telling, scope) or is_others(news_part(told.text), scope))
    comment = told.explains and weight < _TURN
    # Strength grows with how much a line says; its root keeps a long line on a small event behind a short one on a great one.
    if (line.lead and weight <= _SMALL) or (weight < _TURN and _is_definition(told.text)):
        return 0.0
    marks = {mark.kind for mark in line.marks}
    late = "LATE" in marks
    if late and weight < _TURN and (line.lead or "UPDATED" in marks):
        return 0.0
    doubts = (_COMMENT if comment else 1.0) * (_STRAY if stray or late else 1.0) * (_SIDED if is_sided(line.lead) else 1.0)
    likely = 1.0 if weight >= _TURN or len(told.article.text) <= LONG_TEXT else min(1.0, worth(told) / _LIKELY)
    if weight <= _SMALL and likely < _UNLIKELY and told.position > 1:
        return 0.0
    return sqrt(line.strength * weight**3) * doubts * likely * thinness(line)


def _is_definition(text: str) -> bool:
    """Whether `text` says what something is: `The Rangers are Kardavia’s border guard`; or only asks."""
    found = DEFINES.match(text)
    defines = found is not None and not {"is", "are"}.isdisjoint(found.group().split())
    return defines or "?" in text


def _more(lines: Sequence[Line], told: Sequence[Line], taken: Sequence[Line]) -> tuple[Line, ...]:
    """What fills a thin bottom line: the strongest further lines, and two figures."""
    rest = [n for n in lines if not _twice(n, taken)]
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
    return told.story == line.story and bool(_counts(told) & _counts(line))


def _fresh(line: Line, covered: set[str]) -> float:
    terms = set(content_terms(line.candidate.text))
    # The parties are named in every line: a short one is not told already because its names are.
    return sqrt(len(terms - covered) / max(1, len(terms)))


def _twice(line: Line, taken: Sequence[Line]) -> bool:
    said = _main(line)
    if any(t.candidate.passage == line.candidate.passage or told_twice(line.candidate.text, t.candidate.text) for t in taken):
        return True
    if (counted := counts(line.candidate.claims)) and any(counted <= counts(t.candidate.claims) for t in taken):
        return True
    if any(is_one_turn(said, _main(t)) for t in taken):
        return True
    return any(same_statement(undated(said), undated(_main(t)), least=0.5) and not _other_deed(line, t) for t in taken)


def _other_deed(line: Line, other: Line) -> bool:
    """Whether two lines of the same parties tell two things that they did."""
    return tells_else(_main(line), frozenset(content_terms(other.candidate.text)))


# `The bridge, over which the town gets its flour, lost its span`.
_MIDDLE = re.compile(
    r", (?:(?:in|of|over|on|to|from|with|by) )?(?:which|who|whose|where)\b(?:[^,]*,){1,3}? "
    r"(?=(?:was|were|is|are|has|had|lost|said|told|[a-z]{2,}ed)\b)"
)


def _main(line: Line) -> str:
    return news_part(_MIDDLE.sub(" ", line.candidate.text))


def _line_rank(line: Line) -> tuple[object, ...]:
    return (line.strength, line.candidate.form == "sentence", line.candidate.article.id, -line.candidate.start)

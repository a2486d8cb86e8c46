"""The themes of a page, in its order: each with its summary, then its stories, most covered first, as points that cite.

Refuses a summary above three stories or fewer, a headline that its own lines say better, and to print a line twice under one theme.
"""

from collections.abc import Sequence

from msgspec import Struct

from diurna.desk import Desk
from diurna.edition import ListedHeadline, Point, StoryBlock, ThemeSection
from diurna.interpret.bottomline import overlaps, same_count
from diurna.interpret.lines import Line, Storyline, by_theme, heading, under_own_headline
from diurna.interpret.sources import Numbers
from diurna.interpret.worth import worth
from diurna.model import Article
from diurna.text import LINE, Span, content_id, direction, plain

_MOST_STORIES = 20
_MOST_SUMMARY = 3
#: What is less likely news, by how it is written, opens a theme only where it has nothing else.
_LIKELY = 0.45
#: The themes that every desk has before its own.
STANDARD = (("diplomacy", "Diplomacy"), ("strikes", "Strikes"), ("casualties", "Casualties"))


def point_from(line: Line, numbers: Numbers) -> Point:
    """A line as the page has it, its sources numbered."""
    c = line.candidate
    return Point(
        id=content_id("point", c.article.id, c.field, str(c.start), str(c.end)),
        form=c.form,
        text=c.text,
        theme=line.theme,
        story=line.story,
        outlet=c.article.source,
        citations=numbers.cite_all((c, *line.support)),
        lead=line.lead,
        marks=line.marks,
    )


class Section(Struct, frozen=True, kw_only=True):
    """What a theme has to print: its stories with their lines, most covered first, and figures that no line says."""

    name: str
    title: str
    groups: Sequence[tuple[Storyline, tuple[Line, ...]]]
    figures: Sequence[Line]


def sections_of(stories: Sequence[Storyline], told: Sequence[Line], desk: Desk) -> tuple[Section, ...]:
    """What each theme of the desk has to print of the stories; casualties have the figures `told` that no line says, too."""
    found = by_theme(stories)
    printed = [line for groups in found.values() for _, lines in groups for line in lines]
    figures = [n for n in told if not any(overlaps(n, p) or same_count(n, p) for p in printed)]
    order = (*STANDARD, *((t.name, t.title) for t in desk.themes), ("other", "Other developments"))
    return tuple(Section(name=n, title=t, groups=found.get(n, ()), figures=figures if n == "casualties" else ()) for n, t in order)


def theme_from(section: Section, numbers: Numbers) -> ThemeSection:
    """A theme as the page has it, its sources numbered in reading order."""
    shown = section.groups[:_MOST_STORIES]
    leads = [lines[0] for _, lines in shown if lines[0].candidate.form == "sentence"]
    # Two or three stories need no summary above them; it would be the section itself.
    likely = sorted(leads, key=lambda n: worth(n.candidate) < _LIKELY)
    opening = (likely if len(shown) > _MOST_SUMMARY else section.figures)[:_MOST_SUMMARY]
    summary = tuple(point_from(line, numbers) for line in opening)
    printed = {p.id for p in summary}
    blocks = tuple(b for s, lines in shown if (b := _block(s, [p for p in (point_from(n, numbers) for n in lines) if p.id not in printed])))
    left = len(section.groups) - len(shown)
    note = f"{left} more {'story' if left == 1 else 'stories'} of less coverage not shown; all are counted under Coverage." if left else ""
    return ThemeSection(name=section.name, title=section.title, summary=summary, stories=blocks, note=note)


def _block(story: Storyline, points: Sequence[Point]) -> StoryBlock | None:
    if not points:
        return None
    return StoryBlock(
        id=story.id,
        title=heading(story.record.title, [p.text for p in points], under_own_headline(story)),
        first_day=story.record.first_day,
        articles=len(story.articles),
        outlets=story.outlets,
        origins=story.origins,
        points=tuple(points),
    )


def headline_from(article: Article, numbers: Numbers) -> ListedHeadline:
    """The headline of an article in another language than the desk's; of one that has none, how its text opens."""
    if article.title.strip():
        cited, shown = numbers.cite(article, "title", 0, len(article.title)), article.title
    else:
        start, end = _opening(article.text)
        cited, shown = numbers.cite(article, "text", start, end), article.text[start:end]
    return ListedHeadline(source=cited.source, title=plain(shown), language=article.language, direction=direction(shown))


def _opening(text: str) -> Span:
    line = next(line for line in LINE.finditer(text) if line[0].strip())
    return line.start(), min(line.end(), line.start() + _OPENING)


#: So much of a text stands for a headline, in code points.
_OPENING = 120

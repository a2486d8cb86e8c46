"""Where a desk's own theme is told under another: a bombed oil depot is a strike, and who reads for energy is pointed there.

Refuses to print a line twice, to take a line from the theme of what was done, and to point to what only names a word of the theme beside
its news, or is of no theme at all.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from diurna.desk import Theme
from diurna.edition import Point, ThemeSection
from diurna.interpret.terms import news_part
from diurna.interpret.themes import names

#: More sources of one theme than these would be its list again.
_MOST = 5


def pointing(sections: Sequence[ThemeSection], own: Sequence[Theme]) -> tuple[ThemeSection, ...]:
    """The `sections` of a page, those of the desk's `own` themes with a note that names what has their words under others, by source."""
    by_name = {theme.name: theme for theme in own}
    return tuple(_pointed(s, by_name[s.name], sections) if s.name in by_name else s for s in sections)


def _pointed(section: ThemeSection, theme: Theme, sections: Sequence[ThemeSection]) -> ThemeSection:
    found = [(s.title, told) for s in sections if s.name not in {section.name, "other"} and (told := _sources(s, theme))]
    if not found:
        return section
    *most, last = [f"{title} ({_in_words(told)})" for title, told in found]
    note = f"Told under other themes: {', '.join(most)}{' and ' if most else ''}{last}."
    return replace(section, note=f"{section.note} {note}".strip())


def _in_words(sources: Sequence[int]) -> str:
    *most, last = map(str, sorted(sources))
    return f"sources {', '.join(most)} and {last}" if most else f"source {last}"


def _sources(section: ThemeSection, theme: Theme) -> tuple[int, ...]:
    """Numbers of the sources of the points that have a word of `theme`, in the order of the page."""
    return tuple(dict.fromkeys(p.citations[0].source for p in _points(section) if p.citations and names(theme, news_part(p.text))))[:_MOST]


def _points(section: ThemeSection) -> tuple[Point, ...]:
    return (*section.summary, *(p for story in section.stories for p in story.points))

"""The edition as one self-contained HTML file. The PDF is this page, printed."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import quote, urlsplit

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from msgspec.structs import replace

from diurna.edition import Edition, Inputs, Window, name_of
from diurna.publish import charts, typeset, wording
from diurna.publish.anchors import astray, cited_sources, figure_tables, unlisted_figures
from diurna.publish.versions import templates
from diurna.text import direction

log = logging.getLogger(__name__)
#: The theme under which the ledger of figures is printed; where a desk has no such theme, the ledger has a section of its own.
FIGURES_THEME = "casualties"
#: What every page of ours prints, whatever the edition says.
LATIN = "".join(map(chr, range(0x20, 0x7F)))


def render(edition: Edition) -> bytes:
    """The edition as one HTML file, UTF-8: style and fonts inside, no script, nothing fetched when it is opened."""
    return page(edition, typeset.embedded, linked=True).encode()


def page(edition: Edition, address: Callable[[typeset.Face], str], notices: Sequence[str] = (), *, linked: bool = False) -> str:
    """The page as text. `address` says where a font face lies; `notices` follow the edition's own under the masthead; `linked`: with
    links to other editions, which a file beside them can follow.
    """
    notices = (*edition.notices, *_unsourced(edition), *notices)
    used = typeset.faces_for(printed(edition) + "".join(notices) + LATIN)
    return (
        environment()
        .get_template("edition.html.j2")
        .render(
            **_facts(edition),
            notices=notices,
            linked=linked,
            fonts=Markup(typeset.font_css(used, address)),  # noqa: S704 - made of our own file names
            style=Markup(style(used)),  # noqa: S704 - our own style sheet
            sans=typeset.family("sans", used),
        )
    )


def _unsourced(edition: Edition) -> tuple[str, ...]:
    """The notice on a page of which a line cites what is no source of it: a fault of ours, which costs the line and not the day."""
    lines = astray(edition)
    if not lines:
        return ()
    log.error("%s: no source for the citations at %s", name_of(edition), ", ".join(place.id for place in lines))
    sections = ", ".join(dict.fromkeys(place.section for place in lines))
    return (f"Some lines lack a source, by a fault of the making ({sections}): trust them no further than their words.",)


def style(used: Sequence[typeset.Face]) -> str:
    """The style sheet with the font lists written out: WeasyPrint takes a tenth longer where every element has to look them up."""
    style = (templates() / "edition.css").read_text("utf-8")
    return style.replace("var(--serif)", typeset.family("serif", used)).replace("var(--sans)", typeset.family("sans", used))


def printed(edition: Edition) -> str:
    """Every text of the edition that the page may print, run together: what the fonts must have."""
    inputs = Inputs(versions=(), failures=(), desk={}, history="")
    shown = replace(edition, inputs=inputs, history=replace(edition.history, stories=(), ledger=()))
    return msgspec.json.encode(shown).decode()


def content_hash(edition: Edition) -> str:
    """SHA-256 in hex of the edition as compact JSON: what this page was made from."""
    return hashlib.sha256(msgspec.json.encode(edition)).hexdigest()


def _facts(edition: Edition) -> dict[str, Any]:
    """What the templates are given besides the edition itself: what has to be worked out of it."""
    window = edition.window
    stories = [(story, f"story-{t}-{s}") for t, theme in enumerate(edition.themes, 1) for s, story in enumerate(theme.stories, 1)]
    points = (*edition.bottom_line, *(p for story, _ in stories for p in story.points))
    of = {source.number: source.origin for source in edition.sources}
    named = any(theme.name == FIGURES_THEME for theme in edition.themes)
    return {
        "e": edition,
        "figures_theme": FIGURES_THEME,
        "figures_in_theme": named,
        "stories": {story.id: anchor for story, anchor in reversed(stories)},
        "titles": {story.id: story.title for story, _ in reversed(stories)},
        "origins": {p.id: len({of[c.source] for c in p.citations if c.source in of}) for p in points},
        "outlets": {source.number: source.outlet for source in edition.sources},
        "cited": cited_sources(edition),
        "tables": figure_tables(edition),
        "unlisted": unlisted_figures(edition),
        "charts": charts.charts(edition.series),
        "causes": wording.CAUSES,
        "affiliations": wording.AFFILIATIONS,
        "zone": wording.zone_words(window.zone, window.end),
        "window_length": wording.span_words(window.start, window.end),
        "stamp": wording.stamp(window.end),
        "content_hash": content_hash(edition),
    }


@cache
def environment() -> Environment:
    """The one way to the templates: everything is escaped, and an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "capital": _capital,
        "count": wording.count,
        "day_words": wording.day_words,
        "direction": direction,
        "effect": wording.effect_words,
        "edition_path": wording.edition_path,
        "edition_words": wording.edition_words,
        "language_name": wording.language_name,
        "mark_title": wording.mark_title,
        "mark_words": wording.mark_words,
        "moment": _moment,
        "same_day": wording.time_if_same_day,
        "short_day": wording.short_day,
        "version": wording.version_words,
        "path": quote,
        "stamp": wording.stamp,
        "svg": charts.svg,
        "web": web,
    }
    return made


@pass_context
def _moment(context: Context, value: str | datetime, *, near: bool = False) -> str:
    """`near`: the edition's own year goes without saying."""
    window: Window = context["e"].window
    return wording.moment(value, window.zone, year=window.end.year if near else None)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def web(url: str) -> str:
    """`url` as a plain ASCII address where it is one of the web, else empty: a feed may carry `javascript:` where a link should be."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]") if parts.scheme in {"http", "https"} and parts.netloc else ""

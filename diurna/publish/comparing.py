"""A comparison of two editions as one self-contained HTML file: a catch-up for who missed days. The PDF is this page, printed."""

from collections.abc import Callable
from itertools import groupby

import msgspec
from markupsafe import Markup

from diurna.differences import Comparison, ComparisonItem
from diurna.publish import typeset, wording
from diurna.publish.html import LATIN, environment, style

#: The sections of the page by the items' own, in the order of the page.
_TITLES = {
    "corrections": "Corrections and withdrawals",
    "bottom line": "New at the top",
    "figures": "Figures",
    "stories": "Stories",
    "disputed": "Disputed",
    "gone quiet": "No longer there",
}


def render(comparison: Comparison) -> bytes:
    """The comparison as one HTML file, UTF-8: style and fonts inside, no script."""
    return page(comparison, typeset.embedded).encode()


def page(comparison: Comparison, address: Callable[[typeset.Face], str]) -> str:
    """The page as text; `address` says where a font face lies."""
    used = typeset.faces_for(msgspec.json.encode(comparison).decode() + LATIN)
    return (
        environment()
        .get_template("comparison.html.j2")
        .render(
            c=comparison,
            sections=sections(comparison),
            causes=wording.CAUSES,
            affiliations=wording.AFFILIATIONS,
            stamp=wording.stamp(comparison.cutoff),
            fonts=Markup(typeset.font_css(used, address)),  # noqa: S704 - made of our own file names
            style=Markup(style(used)),  # noqa: S704 - our own style sheet
        )
    )


def sections(comparison: Comparison) -> tuple[tuple[str, tuple[ComparisonItem, ...]], ...]:
    """The items by the section of the page they belong to, each with its title, in the order of the page; empty ones are left out."""
    order = list(_TITLES)
    ranked = sorted(comparison.items, key=lambda i: order.index(i.section))
    return tuple((_TITLES[name], tuple(items)) for name, items in groupby(ranked, key=lambda i: i.section))


def lines(comparison: Comparison) -> tuple[str, ...]:
    """The comparison as plain lines, for a terminal or a mail."""
    out = [f"{comparison.title}: {wording.edition_words(comparison.later)}, against {wording.edition_words(comparison.earlier)}"]
    for title, items in sections(comparison):
        out += ["", title, *(_line(i) for i in items)]
    return (*out, *(() if comparison.items else ("", "They say the same.")))


def _line(item: ComparisonItem) -> str:
    note = f" ({item.mark.note})" if item.mark.note and item.mark.note != f"from {item.before}" else ""
    was = f" Before: {item.before}." if item.before and item.mark.kind != "UPDATED" else ""
    cause = f" (cause: {wording.CAUSES[item.mark.cause]})" if item.mark.cause else ""
    sources = f" [{', '.join(str(c.source) for c in item.citations)}]" if item.citations else ""
    return f"  {wording.mark_words(item.mark)}{note}: {item.text}{was}{sources}{cause}"

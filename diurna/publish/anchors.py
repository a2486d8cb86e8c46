"""Where on the page each citation stands, so that a source can link back to every one of them.

A citation's anchor is its place and its number there, such as `bottom-3-c1`. The templates name places by the same rule.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from diurna.edition import Citation, Context, Dispute, Edition, SourceEntry, ThemeSection

Span = tuple[str, int, int]


class Place(Struct, frozen=True):
    """A line of the page that cites: its anchor's stem, the section it stands in, in words, and what it cites."""

    id: str
    section: str
    citations: tuple[Citation, ...]


class BackLink(Struct, frozen=True):
    """A link from a source to where it is cited. `short` is the label without a section that the link before it has named."""

    anchor: str
    label: str
    short: str


class Quoted(Struct, frozen=True):
    """One quoted context of a source, and where the page cites just that span."""

    context: Context
    links: tuple[BackLink, ...]


class Cited(Struct, frozen=True):
    """A source with its quoted contexts, and the links that belong to none of them."""

    entry: SourceEntry
    quotes: tuple[Quoted, ...]
    links: tuple[BackLink, ...]


def places(edition: Edition) -> Iterator[Place]:
    """Every citing line of the page, in the order of the page."""
    for n, point in enumerate(edition.bottom_line, 1):
        yield Place(f"bottom-{n}", "Bottom line", point.citations)
    for n, change in enumerate(edition.changes, 1):
        yield Place(f"change-{n}", "What changed", change.citations)
    for n, change in enumerate(edition.differs, 1):
        yield Place(f"differs-{n}", "What differs", change.citations)
    for n, correction in enumerate(edition.corrections, 1):
        yield Place(f"correction-{n}", "Corrections", correction.citations)
    for t, theme in enumerate(edition.themes, 1):
        yield from _theme_places(theme, t)
    for n, row in enumerate(edition.ledger, 1):
        yield Place(f"figure-{n}", "Figures", () if row.printed else (row.citation,))
    for n, dispute in enumerate(edition.disputed, 1):
        yield from _dispute_places(dispute, n)
    for n, headline in enumerate(edition.other_languages, 1):
        yield Place(f"headline-{n}", "In other languages", (Citation(source=headline.source, field="title", start=0, end=0),))


def _theme_places(theme: ThemeSection, number: int) -> Iterator[Place]:
    for n, point in enumerate(theme.summary, 1):
        yield Place(f"theme-{number}-summary-{n}", theme.title, point.citations)
    for s, story in enumerate(theme.stories, 1):
        for n, point in enumerate(story.points, 1):
            yield Place(f"theme-{number}-story-{s}-{n}", theme.title, point.citations)


def _dispute_places(dispute: Dispute, number: int) -> Iterator[Place]:
    for n, side in enumerate(dispute.sides, 1):
        yield Place(f"disputed-{number}-side-{n}", "Disputed", (side.citation,))
    for n, point in enumerate(dispute.points, 1):
        yield Place(f"disputed-{number}-point-{n}", "Disputed", point.citations)


def cited_sources(edition: Edition) -> tuple[Cited, ...]:
    """The sources of an edition in order of number, each with its links back. A label is numbered where a section cites it twice."""
    found: dict[int, list[tuple[Citation, str, str]]] = {}
    for place in places(edition):
        for n, citation in enumerate(place.citations, 1):
            found.setdefault(citation.source, []).append((citation, f"{place.id}-c{n}", place.section))
    return tuple(_cited(entry, found.get(entry.number, ())) for entry in edition.sources)


def _cited(entry: SourceEntry, found: Sequence[tuple[Citation, str, str]]) -> Cited:
    spans = [(c.field, c.start, c.end) for c in entry.contexts]
    at: dict[Span | None, list[tuple[str, str]]] = {span: [] for span in [*spans, None]}
    sections = [section for _, _, section in found]
    for n, (citation, anchor, section) in enumerate(found):
        span = (citation.field, citation.start, citation.end)
        label = f"{section} {sections[: n + 1].count(section)}" if sections.count(section) > 1 else section
        at[span if span in at else None].append((anchor, label))
    quotes = tuple(Quoted(context, _links(at[span])) for context, span in zip(entry.contexts, spans, strict=True))
    return Cited(entry, quotes, _links(at[None]))


def _links(labelled: Sequence[tuple[str, str]]) -> tuple[BackLink, ...]:
    links, before = [], ""
    for anchor, label in labelled:
        section, _, number = label.rpartition(" ")
        again = number.isdigit() and section == before
        links.append(BackLink(anchor, label, number if again else label))
        before = section
    return tuple(links)

"""Where on the page each citation stands, so that a source can link back to every one of them.

A citation's anchor is its place and its number there, such as `bottom-3-c1`. The templates name places by the same rule.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from diurna.edition import Citation, Context, Dispute, Edition, SourceEntry, ThemeSection
from diurna.text import is_day

Span = tuple[str, int, int]
#: What stands close behind a word.
_CLOSING = frozenset(".,;:!?)]…”’»،؛؟")


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


class Piece(Struct, frozen=True):
    """Some words of a passage, with the blanks that belong to them; `quoted` where a line of the page rests on them."""

    text: str
    quoted: bool


class Passage(Struct, frozen=True):
    """Quotations of a source that follow close upon one another, with what stands around them, and where the page cites them."""

    pieces: tuple[Piece, ...]
    links: tuple[BackLink, ...]


class Cited(Struct, frozen=True):
    """A source with the passages quoted from it, and the links that belong to its title."""

    entry: SourceEntry
    passages: tuple[Passage, ...]
    links: tuple[BackLink, ...]


#: A table that nobody reads to its end helps nobody.
_MOST_FIGURES = 40


def unlisted_figures(edition: Edition) -> frozenset[int]:
    """The numbers, from 1, of the rows of the ledger that the page leaves to its data: the last of the window's own."""
    own = [n for n, row in enumerate(edition.ledger, 1) if not row.printed]
    return frozenset(own[_MOST_FIGURES:])


class FigureTable(Struct, frozen=True):
    """A table of the ledger: its scope, its caption, and the numbers, from 1, of its rows."""

    scope: str
    caption: str
    numbers: tuple[int, ...]


#: A total that nobody has given for longer is no figure of the day: it stands last.
_WEEK = timedelta(days=7)


def figure_tables(edition: Edition) -> tuple[FigureTable, ...]:
    """The tables of figures, in the order of the page: running totals, incidents, and older totals of which nobody says anything new."""
    listed = [(n, row) for n, row in enumerate(edition.ledger, 1) if n not in unlisted_figures(edition)]
    old = {n for n, row in listed if row.printed and is_day(row.as_of) and _age(edition, row.as_of) > _WEEK}
    tables = (
        FigureTable("cumulative", "Running totals", tuple(n for n, r in listed if r.scope == "cumulative" and n not in old)),
        FigureTable("incident", "Single incidents, and counts of up to three days", tuple(n for n, r in listed if r.scope == "incident")),
        FigureTable("cumulative", "Older running totals, with no new figure for over a week", tuple(sorted(old))),
    )
    return tuple(t for t in tables if t.numbers)


def _age(edition: Edition, day: str) -> timedelta:
    return date.fromisoformat(edition.day[-10:]) - date.fromisoformat(day)


def places(edition: Edition) -> Iterator[Place]:
    """Every citing line of the page, in the order of the page, with those of its citations that lead to a source of the page."""
    listed = {s.number for s in edition.sources}
    for place in _places(edition):
        yield Place(place.id, place.section, tuple(c for c in place.citations if c.source in listed))


def astray(edition: Edition) -> tuple[Place, ...]:
    """The lines of the page that cite what is no source of it: there should be none, and a reader must know where there are."""
    listed = {s.number for s in edition.sources}
    return tuple(p for p in _places(edition) if any(c.source not in listed for c in p.citations))


def _places(edition: Edition) -> Iterator[Place]:
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
    unlisted = unlisted_figures(edition)
    for n, row in enumerate(edition.ledger, 1):
        if n in unlisted:
            continue
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
        yield Place(f"disputed-{number}-side-{n}", "Disputed", () if side.printed else (side.citation,))
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
    groups = _groups(entry)
    holder = {span: n for n, (_, spans) in enumerate(groups) for span in spans}
    at: dict[int | None, list[tuple[str, str]]] = {n: [] for n in (*range(len(groups)), None)}
    sections = [section for _, _, section in found]
    for n, (citation, anchor, section) in enumerate(found):
        label = f"{section} {sections[: n + 1].count(section)}" if sections.count(section) > 1 else section
        at[holder.get((citation.field, citation.start, citation.end))].append((anchor, label))
    return Cited(entry, tuple(Passage(_pieces(shown), _links(at[n])) for n, (shown, _) in enumerate(groups)), _links(at[None]))


def _groups(entry: SourceEntry) -> list[tuple[list[Context], list[Span]]]:
    """The contexts to be shown as one passage each, and the spans that it stands for. What repeats the title stands in the title, and
    what lies within another quotation in that one.
    """
    groups: list[tuple[list[Context], list[Span]]] = []
    for c in entry.contexts:
        span = (c.field, c.start, c.end)
        if c.field == "title" and c.quote == entry.title:
            continue
        last = groups[-1][0][-1] if groups and groups[-1][0][-1].field == c.field else None
        if last is None or (c.end > last.end and c.start > last.start and (c.before or c.start < last.end)):
            groups.append(([c], [span]))
            continue
        groups[-1][1].append(span)
        if c.start == last.start:
            groups[-1][0][-1] = c
        elif c.end > last.end:
            groups[-1][0].append(c)
    return groups


def _pieces(shown: Sequence[Context]) -> tuple[Piece, ...]:
    pieces = [Piece(f"… {shown[0].before} ", quoted=False)] if shown[0].before else []
    for n, c in enumerate(shown, 1):
        behind = f"{'' if c.after[0] in _CLOSING else ' '}{c.after}" if c.after else ""
        pieces += [Piece(c.quote, quoted=True), Piece(behind + (" " if n < len(shown) else " …" if behind else ""), quoted=False)]
    return tuple(p for p in pieces if p.text)


def _links(labelled: Sequence[tuple[str, str]]) -> tuple[BackLink, ...]:
    links, before = [], ""
    for anchor, label in labelled:
        section, _, number = label.rpartition(" ")
        again = number.isdigit() and section == before
        links.append(BackLink(anchor, label, number if again else label))
        before = section
    return tuple(links)

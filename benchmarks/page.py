"""Tables, for a terminal and for docs/quality.md. A page keeps its own words: only what stands between two markers is replaced."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figures import Figure, Measured, falls_short

PAGE = Path(__file__).parent.parent / "docs" / "quality.md"
Row = Sequence[str]
QUALITY_HEAD = ("measure", "of", "figure", "ours", "floor", "reach", "peers, in the same run", "peers, stated", "rate / core", "peak MB")


def quality_rows(measured: Sequence[Measured]) -> Iterator[Row]:
    """One row a figure; what belongs to the whole measure stands in its first row."""
    for one in measured:
        if one.error:
            yield (one.measure.name, "", "could not be measured", *("",) * 7)
        for n, figure in enumerate(one.measure.figure if not one.error else ()):
            whole = (one.measure.name, f"{one.n:,} {one.measure.unit}") if n == 0 else ("", "")
            cost = (_rate(one), f"{one.peak_mb or 0:.0f}") if n == 0 else ("", "")
            ours = (figure.label, _ours(figure, one.figures.get(figure.key)), _bound(figure), _reach(figure))
            yield (*whole, *ours, _beside(one, figure, costs=n == 0), figure.stated, *cost)


def _beside(one: Measured, figure: Figure, *, costs: bool) -> str:
    """What peers made in this run: those that the score runs itself, and those that were asked in our stead, with what it cost them."""
    own = [f"{name} {one.figures[key]:.3f}" for name, key in figure.beside.items() if key in one.figures]
    asked = [
        f"{name} {peer.figures[figure.key]:.3f}{f' at {_short(peer.rate or 0)}/s, {peer.peak_mb or 0:.0f} MB' if costs else ''}"
        for name, peer in one.peers.items()
        if figure.key in peer.figures
    ]
    return "; ".join((*own, *asked))


def _rate(one: Measured) -> str:
    rate, reach = one.rate or 0.0, one.measure.reach_rate
    return f"{_short(rate)}/s{f' of {_short(reach)}' if reach and rate < reach else ''}"


def _short(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"


def _ours(figure: Figure, got: float | None) -> str:
    if got is None:
        return "-"
    return f"{got:.3f}{' short' if falls_short(figure, got) else ''}"


def _bound(figure: Figure) -> str:
    if figure.ceiling is not None:
        return f"≤ {figure.ceiling:.3f}"
    return f"{figure.floor:.3f}" if figure.floor is not None else ""


def _reach(figure: Figure) -> str:
    return f"{'≤ ' if figure.ceiling is not None else ''}{figure.reach:.3f}" if figure.reach is not None else ""


def plain(head: Row, rows: Sequence[Row]) -> str:
    """A table in columns, for a terminal."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in (head, *rows))
    return "\n".join(lines)


def markdown(head: Row, rows: Sequence[Row]) -> str:
    """The same table for a page."""
    lines = (f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in (head, ["---"] * len(head), *rows))
    return "\n".join(lines)


def write(name: str, table: str, page: Path = PAGE) -> None:
    """Put `table` between the markers `<!-- name -->` and `<!-- end name -->` of `page`. Raises ValueError where they aren't there."""
    text = page.read_text(encoding="utf-8")
    marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
    if len(marked.findall(text)) != 1:
        raise ValueError(f"{page} has no place for the table {name!r}: <!-- {name} --> and <!-- end {name} -->")
    page.write_text(marked.sub(lambda m: f"{m[1]}\n{table}\n\n{m[2]}", text), encoding="utf-8")

"""Step charts of cumulative tolls, as SVG. Pure: the same series give the same characters.

A chart refuses to draw what nobody said: a line ends at its claimant's last figure, steps and never slopes, starts at its first figure
and not at nought; lines of several claimants are never added. Lines differ in dash, not in colour, so that they hold in print; what
leads from a line's end to its label is a row of faint dots, level within the plot.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from markupsafe import Markup, escape
from msgspec import Struct

from diurna.edition import Series, SeriesStep
from diurna.publish.wording import short_day

_WIDTH, _TOP, _PLOT, _LEFT, _RIGHT = 640.0, 14.0, 132.0, 40.0, 452.0
_BOTTOM = _TOP + _PLOT
_DASHES = ("", "7 4", "2 3", "9 3 2 3")
_LINE, _GUTTER = 12.0, 24.0
_CHARACTERS = 28  # of a label's line, at 11 px between the plot's right edge and the picture's


class Chart(Struct, frozen=True):
    """What one label's claimants said over the days: the picture where there are two days or more, and the same as a table."""

    label: str
    days: tuple[str, ...]
    series: tuple[Series, ...]

    def cell(self, series: Series, day: str) -> str:
        """The figure that `series` gave on `day`, empty where it gave none."""
        return next((_figure(step) for step in series.steps if step.day == day), "")

    def mark(self, series: Series, day: str) -> str:
        """The mark on that figure, in lower case."""
        return next((step.mark.lower() for step in series.steps if step.day == day), "")


def _figure(step: SeriesStep) -> str:
    """The figure as its claimant qualified it; without words of its own, the number."""
    return step.figure or f"{step.value:,}"


def charts(series: Sequence[Series]) -> tuple[Chart, ...]:
    """Series grouped by label, in order of first mention; the days of a chart are those on which somebody gave a figure."""
    labels = dict.fromkeys(s.label for s in series)
    return tuple(_chart(label, tuple(s for s in series if s.label == label and s.steps)) for label in labels)


def _chart(label: str, series: tuple[Series, ...]) -> Chart:
    return Chart(label, tuple(sorted({step.day for s in series for step in s.steps})), series)


def svg(chart: Chart, family: str) -> Markup:
    """The step chart as an SVG element with a title and a description; empty where there are fewer than two days.

    `family` is a CSS font list. Sizes are in pixels of a view box 640 wide; the height grows with the labels.
    """
    if len(chart.days) < 2:
        return Markup("")
    top = _ceiling(max(step.value for s in chart.series for step in s.steps))
    labels = _labels(chart, top)
    height = max([_BOTTOM + 22, *(y + _LINE * len(lines) for y, lines in labels)])
    parts = [_grid(top), _days(chart)]
    parts += [_line(chart, s, top, _DASHES[n % len(_DASHES)]) for n, s in enumerate(chart.series)]
    parts += [_label(y, lines, chart, s, top) for (y, lines), s in zip(labels, chart.series, strict=True)]
    title = f"{chart.label}: " + "; ".join(f"{s.claimant}, {_figure(s.steps[-1])} on {short_day(s.steps[-1].day)}" for s in chart.series)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:.0f} {height:.0f}" width="{_WIDTH:.0f}" height="{height:.0f}"'
        f' role="img" font-family="{escape(family)}" font-size="11" fill="currentColor"><title>{escape(title)}</title>'
    )
    return Markup(head + "".join(parts) + "</svg>")  # noqa: S704 - every text in it went through escape


def _ceiling(most: int) -> int:
    """The top of the axis: the least of 1, 2, 3, 4, 5, 6, 8 times a power of ten that is not below `most`."""
    power = 1
    while True:
        for step in (1, 2, 3, 4, 5, 6, 8):
            if step * power >= most:
                return step * power
        power *= 10


def _x(chart: Chart, day: str) -> float:
    first, last = (date.fromisoformat(d) for d in (chart.days[0], chart.days[-1]))
    return _LEFT + (_RIGHT - _LEFT) * (date.fromisoformat(day) - first).days / (last - first).days


def _y(value: int, top: int) -> float:
    return _BOTTOM - _PLOT * value / top


def _grid(top: int) -> str:
    parts = []
    for value in (0, *((top // 2,) if top % 2 == 0 else ()), top):
        y = _y(value, top)
        parts.append(
            f'<line x1="{_LEFT}" x2="{_RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="currentColor" stroke-width="0.5" stroke-opacity="0.35"/>'
        )
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:,}</text>')
    return "".join(parts)


def _days(chart: Chart) -> str:
    """The days under the axis, first and last always, others where there is room."""
    shown, last = [chart.days[0]], _x(chart, chart.days[-1])
    for day in chart.days[1:-1]:
        x = _x(chart, day)
        if x - _x(chart, shown[-1]) >= 46 and last - x >= 46:
            shown.append(day)
    return "".join(
        f'<text x="{_x(chart, d):.1f}" y="{_BOTTOM + 16}" text-anchor="middle">{short_day(d)}</text>' for d in (*shown, chart.days[-1])
    )


def _line(chart: Chart, series: Series, top: int, dash: str) -> str:
    first = series.steps[0]
    path = [f"M{_x(chart, first.day):.1f} {_y(first.value, top):.1f}"]
    for before, step in pairwise(series.steps):
        # Figures counted in another way are not joined: the line breaks where the method did.
        drop = "M" if step.mark == "METHOD" else "L"
        x = _x(chart, step.day)
        path.append(f"L{x:.1f} {_y(before.value, top):.1f}{drop}{x:.1f} {_y(step.value, top):.1f}")
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    drawn = f'<path d="{"".join(path)}" fill="none" stroke="currentColor" stroke-width="1.6"{dashed}/>'
    dots = (
        _dot(_x(chart, s.day), _y(s.value, top), s.mark, fell=s.value < before.value)
        for before, s in pairwise((series.steps[0], *series.steps))
        if s.mark or s is series.steps[-1]
    )
    return drawn + "".join(dots)


def _dot(x: float, y: float, mark: str, *, fell: bool) -> str:
    """A full dot at a line's end; a ring with its word where a figure was revised or its method changed: on the side without the line."""
    if not mark:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6"/>'
    # At the right end the line's label stands beside the dot.
    anchor = "end" if x > _RIGHT - 40 else "middle"
    word = f'<text x="{x:.1f}" y="{y + (14 if fell else -8):.1f}" font-size="9" text-anchor="{anchor}">{escape(mark.lower())}</text>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2" fill="none" stroke="currentColor" stroke-width="1.4"/>{word}'


def _labels(chart: Chart, top: int) -> list[tuple[float, list[str]]]:
    """For each series its label's first base line and its lines, pushed down so that no two overlap."""
    texts = [_wrapped(f"{_figure(s.steps[-1])} {s.claimant}") for s in chart.series]
    order = sorted(range(len(texts)), key=lambda n: (_y(chart.series[n].steps[-1].value, top), n))
    placed: dict[int, float] = {}
    free = _TOP
    for n in order:
        placed[n] = max(free, _y(chart.series[n].steps[-1].value, top) + 4)
        free = placed[n] + _LINE * len(texts[n]) + 2
    return [(placed[n], texts[n]) for n in range(len(texts))]


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        if len(lines[-1]) + len(word) < _CHARACTERS or not lines[-1]:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines.append(word)
    return lines


def _label(y: float, lines: Sequence[str], chart: Chart, series: Series, top: int) -> str:
    last = series.steps[-1]
    x, end, level = _RIGHT + _GUTTER, _x(chart, last.day), _y(last.value, top)
    # It runs level while it is in the plot, where a slope would read as a figure that fell, and turns to its label only beside it.
    leader = (
        f'<path d="M{end + 5:.1f} {level:.1f}H{max(_RIGHT + 5, end + 5):.1f}L{x - 3:.1f} {y - 4:.1f}" fill="none" stroke="currentColor"'
        ' stroke-width="0.6" stroke-dasharray="0.6 2.4" stroke-opacity="0.55"/>'
    )
    figure = lines[0][: len(_figure(last))]
    spans = [f'<text x="{x}" y="{y:.1f}"><tspan font-weight="600">{escape(figure)}</tspan>{escape(lines[0][len(figure) :])}</text>']
    spans += [f'<text x="{x}" y="{y + _LINE * n:.1f}">{escape(text)}</text>' for n, text in enumerate(lines[1:], 1)]
    return leader + "".join(spans)

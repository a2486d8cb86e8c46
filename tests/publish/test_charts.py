import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from diurna.edition import Series, SeriesStep
from diurna.publish.charts import Chart, charts, svg
from tests.publish.invented import SERIES

SVG = "{http://www.w3.org/2000/svg}"


def one(*steps: tuple[str, int, str], label: str = "Killed in Karsun", claimant: str = "Province") -> Series:
    return Series(key=claimant, label=label, claimant=claimant, steps=tuple(SeriesStep(day=d, value=v, mark=m) for d, v, m in steps))


def drawn(*series: Series) -> ET.Element:
    return ET.fromstring(svg(charts(series)[0], "'Diurna Sans', sans-serif"))


def test_series_of_one_label_share_a_chart_and_stay_apart() -> None:
    both, other = charts(SERIES)
    assert [s.claimant for s in both.series] == ["Provincial health authorities", "Government of Velmar"]
    assert [s.claimant for s in other.series] == ["Border Relief Network"]
    assert both.cell(both.series[1], "2031-05-14") == "28"
    assert both.cell(both.series[1], "2031-05-04") == ""


def test_a_line_steps_and_never_slopes() -> None:
    root = drawn(one(("2031-05-01", 10, ""), ("2031-05-03", 20, ""), ("2031-05-04", 15, "REVISED")))
    line = next(p.attrib["d"] for p in root.iter(f"{SVG}path") if p.attrib["stroke-width"] == "1.6")
    points = [tuple(map(float, p.split())) for p in re.split("[ML]", line)[1:]]
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))


def test_a_line_breaks_where_the_method_changed() -> None:
    paths = {
        mark: next(p.attrib["d"] for p in drawn(one(("2031-05-01", 10, ""), ("2031-05-03", 20, mark))).iter(f"{SVG}path"))
        for mark in ("", "METHOD")
    }
    assert paths[""].count("M") == 1
    assert paths["METHOD"].count("M") == 2


def test_lines_differ_by_dash_and_are_labelled_with_figure_and_claimant() -> None:
    root = ET.fromstring(svg(charts(SERIES)[0], "sans-serif"))
    dashes = [p.attrib.get("stroke-dasharray") for p in root.iter(f"{SVG}path") if p.attrib["stroke-width"] == "1.6"]
    texts = ["".join(t.itertext()) for t in root.iter(f"{SVG}text")]
    assert len(set(dashes)) == 2
    assert "43 Provincial health" in texts
    assert "28 Government of Velmar" in texts
    assert "revised" in texts


def test_labels_of_equal_figures_do_not_overlap() -> None:
    root = drawn(*(one(("2031-05-01", 1, ""), ("2031-05-02", 9, ""), claimant=f"Claimant {n}") for n in range(5)))
    heights = [float(t.attrib["y"]) for t in root.iter(f"{SVG}text") if "Claimant" in "".join(t.itertext())]
    assert len(heights) == 5
    assert min(b - a for a, b in pairwise(sorted(heights))) >= 12
    assert max(heights) < float(root.attrib["height"])


def test_one_day_is_no_chart() -> None:
    (chart,) = charts((one(("2031-05-01", 10, "")),))
    assert svg(chart, "serif") == ""


def test_a_series_without_steps_is_left_out() -> None:
    assert charts((one(),)) == (Chart("Killed in Karsun", (), ()),)
    assert svg(Chart("Killed in Karsun", (), ()), "serif") == ""


@pytest.mark.parametrize("values", [(0, 0), (1, 7), (99, 100), (1, 1_234_567)])
def test_every_figure_is_within_the_picture(values: tuple[int, int]) -> None:
    root = drawn(one(("2031-05-01", values[0], ""), ("2031-05-02", values[1], "")))
    circles = [float(c.attrib["cy"]) for c in root.iter(f"{SVG}circle")]
    assert all(0 < y < float(root.attrib["height"]) for y in circles)


def test_a_name_is_text_and_never_markup() -> None:
    root = drawn(one(("2031-05-01", 1, ""), ("2031-05-02", 2, ""), claimant="<Ministry> & “co”"))
    assert "<Ministry> & “co”" in root.findtext(f"{SVG}title", "")


def test_a_figure_keeps_its_qualifier_in_table_and_picture() -> None:
    steps = (SeriesStep(day="2031-05-01", value=20), SeriesStep(day="2031-05-02", value=1332, figure="at least 1,332"))
    series = Series(key="a", label="Killed in Karsun", claimant="Province", steps=steps)
    (chart,) = charts((series,))
    assert [chart.cell(series, day) for day in chart.days] == ["20", "at least 1,332"]
    texts = ["".join(t.itertext()) for t in drawn(series).iter(f"{SVG}text")]
    assert "at least 1,332 Province" in texts


def test_what_leads_to_a_label_is_no_line_of_a_toll() -> None:
    """Labels pushed down must not make a level toll look as if it fell: leaders are level as far as the plot goes, and dotted."""
    root = drawn(*(one(("2031-05-01", 1, ""), (f"2031-05-0{n}", 9, ""), claimant=f"Claimant {n}") for n in (2, 3, 4)))
    leaders = [p.attrib for p in root.iter(f"{SVG}path") if p.attrib["stroke-width"] != "1.6"]
    assert len(leaders) == 3
    for told in leaders:
        start, level, turn = re.fullmatch(r"M([\d.]+) ([\d.]+)H([\d.]+)L.*", told["d"]).groups()  # type: ignore[union-attr]
        ends = [(float(c.attrib["cx"]), float(c.attrib["cy"])) for c in root.iter(f"{SVG}circle")]
        assert any(0 < float(start) - x <= 6 and float(level) == y for x, y in ends), "it starts at a line's end"
        assert float(turn) >= 452
        assert told["stroke-dasharray"]

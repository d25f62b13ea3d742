"""Native charts: the same numbers in cache, workbook and facts, and open to editing."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from report_builder.audit.pptx_lint import lint
from report_builder.model import Run, plain
from report_builder.render.charts import chart_marks
from report_builder.render.charts.marks import Bar
from report_builder.render.ooxml.charts.workbook import digits
from report_builder.render.page import Box, ChartBox, Page
from report_builder.story.chartspec import (
    Category,
    ChartKind,
    ChartSpec,
    Point,
    Series,
    SeriesRole,
    Tick,
)
from tests.render.chart_specimens import CHANNELS, SPECIMENS, counted
from tests.render.element_specimens import title
from tests.render.pptx_reading import NS, built, caches, cells, opened, parts, referred, saved
from tests.render.test_answer_charts import by_type, one_axis

ROWS = ("ด้านบริการ", "การเปิดเผยข้อมูล", "ช่องทาง")
MARKS = {
    "unit": ("brand", (62.9, 81.9, None)),
    "nation": ("ink", (48.4, 57.7, 62.0)),
    "region": ("muted", (51.5, None, None)),
    "low": ("quiet", (None, 50.1, 55.5)),
    "high": ("quiet", (None, 65.5, 66.0)),
}


def _points(name: str, values: tuple[float | None, ...]) -> Iterator[Point]:
    yield from (Point(f"x.{name}.{i}", v, f"{v}") for i, v in enumerate(values))


def spine() -> ChartSpec:
    """Return a spine chart of three rows, a dimension and its indicators."""
    series = tuple(
        Series(name, color, tuple(_points(name, values)), (Run(name),), SeriesRole(name))
        for name, (color, values) in MARKS.items()
    )
    rows = tuple(Category((Run(row),)) for row in ROWS)
    colors = ("dimension1", "dimension1", "dimension2")
    spec = ChartSpec("spine", ChartKind.SPINE, "คะแนน", rows, series, "0.0", 100.0, "คะแนน", colors)
    return replace(spec, ticks=tuple(Tick(v, (Run(f"{v}"),)) for v in (0, 25, 50, 75, 100)))


LONG = (
    ("มีนโยบายการจำกัดสิทธิ์การเปลี่ยนแปลงข้อมูล", 86.9, 390),
    ("สามารถระบุตัวตนของเจ้าหน้าที่ผู้บันทึกข้อมูลได้", 74.2, 333),
    ("ตรวจสอบความเสี่ยงด้านสารสนเทศอย่างสม่ำเสมอ", 65.5, 294),
)

CHARTS = {**SPECIMENS, "spine": (spine(), 3.3, 0.9, 8.0)}


def page(*charts: tuple[str, ChartSpec, float, float, float]) -> Page:
    boxes = (ChartBox(n, Box(0.7, 1.7, w, h), chart, size) for n, chart, w, h, size in charts)
    return Page("one", 1, "infographic", "หนึ่ง", "results", (title(), *boxes))


def file_of(name: str) -> bytes:
    return built([page((name, *CHARTS[name]))])


def chart_of(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data, "ppt/charts/chart")["ppt/charts/chart1.xml"])


def workbook_of(data: bytes, *, formulas: bool = False) -> dict[str, Any]:
    book = parts(data, "ppt/embeddings/")["ppt/embeddings/workbook1.xlsx"]
    return cells(book, formulas=formulas)


@pytest.mark.parametrize("name", CHARTS)
def test_the_cache_of_a_chart_is_what_its_workbook_holds(name: str) -> None:
    data = file_of(name)
    sheet = workbook_of(data)
    found = list(caches(chart_of(data)))
    assert found
    for reference, kept in found:
        assert [sheet.get(place) for place in referred(reference)] == kept


@pytest.mark.parametrize("name", CHARTS)
def test_the_workbook_holds_every_value_unrounded(name: str) -> None:
    held = [v for v in workbook_of(file_of(name)).values() if isinstance(v, int | float)]
    points = (point for series in CHARTS[name][0].series for point in series.points)
    values = [point.value for point in points if point.value is not None]
    assert all(any(v == pytest.approx(value, abs=1e-9) for v in held) for value in values)


@pytest.mark.parametrize("name", SPECIMENS)
def test_names_and_counts_stand_in_the_workbook_as_staff_would_type_them(name: str) -> None:
    chart, held = SPECIMENS[name][0], workbook_of(file_of(name))
    names = [text for place, text in held.items() if place[0] == "A"]
    assert not any(space in text for text in names for space in ("\n", "\u00a0"))
    told = [s.name for s in chart.series] + [plain(c.label) for c in chart.categories if c.label]
    assert all(any(text in str(cell) for cell in held.values()) for text in told)
    beside = chart.categories if chart.kind in (ChartKind.BAR, ChartKind.COLUMN) else ()
    counts = [float(plain(c.count).split()[0]) for c in beside if c.count]
    assert set(counts) <= {cell for cell in held.values() if isinstance(cell, int | float)}


@pytest.mark.parametrize("name", ["bars", "columns"])
def test_counts_beside_values_come_from_their_cells(name: str) -> None:
    data = file_of(name)
    chart, sheet = chart_of(data), workbook_of(data)
    (cells_of_counts,) = chart.iterfind(".//c15:datalabelsRange/c15:f", NS)
    held = [sheet[place] for place in referred(cells_of_counts.text)]
    kept = chart.xpath("//c15:dlblRangeCache/c:pt/c:v/text()", namespaces=NS)
    assert kept == [plain(category.count) for category in SPECIMENS[name][0].categories]
    assert held == [int(text.split()[0]) for text in kept]
    fields = chart.xpath("//c:dLbl//a:fld/@type", namespaces=NS)
    assert fields == ["VALUE", "CELLRANGE"] * len(kept)


@pytest.mark.parametrize("name", ["share_two", "share_missing", "radar_six", "radar_five_missing"])
def test_names_after_values_are_formulas_of_both_cells(name: str) -> None:
    data = file_of(name)
    held, told = workbook_of(data), workbook_of(data, formulas=True)
    (reference,) = set(chart_of(data).xpath("//c:cat//c:f/text()", namespaces=NS))
    for place in referred(reference):
        row = place[1:]
        if f"B{row}" in held:
            assert told[place].startswith(f"=TEXT(B{row},")
            assert f"A{row}" in told[place]
            assert "".join(held[place].split()).endswith("".join(held[f"A{row}"].split()))
        else:
            assert held[place].startswith("ไม่มีข้อมูล")


@pytest.mark.parametrize("name", SPECIMENS)
def test_no_label_stands_where_a_number_once_was(name: str) -> None:
    """Only values of opinions that their parts are too narrow for are moved, along with these."""
    moved = chart_of(file_of(name)).xpath("//c:dLbl/c:layout", namespaces=NS)
    assert not moved or SPECIMENS[name][0].kind is ChartKind.DIVERGING


def test_binary_noise_is_left_out_of_workbook_and_cache() -> None:
    assert digits(50.85) == "50.85"
    assert digits(0.1 + 0.2) == "0.3"
    assert digits(100.0) == "100"
    assert digits(1 / 3) == "0.333333333"


def test_a_missing_value_is_an_empty_cell_and_said_in_words() -> None:
    data = file_of("bars_hard")
    sheet = workbook_of(data)
    assert "B4" not in sheet
    assert sheet["A4"].endswith("(ไม่มีข้อมูล)")
    assert sheet["B3"] == 0


@pytest.mark.parametrize("name", SPECIMENS)
def test_every_value_is_printed_with_the_format_of_the_page(name: str) -> None:
    chart, spec = chart_of(file_of(name)), SPECIMENS[name][0]
    labels = chart.xpath("//c:dLbls[c:showCatName/@val='0']", namespaces=NS)
    formats = {spec.number_format, *(["0.0"] if name.startswith("diverging") else ())}
    for label in labels:
        assert label.find("c:showVal", NS).get("val") == "1"
        assert label.find("c:numFmt", NS).get("formatCode") in formats
    texts = " ".join(chart.xpath("//c:cat//c:v/text()", namespaces=NS))
    points = (point for series in spec.series for point in series.points)
    assert labels or all(point.printed in texts for point in points)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("bars", XL_CHART_TYPE.BAR_CLUSTERED),
        ("columns", XL_CHART_TYPE.COLUMN_CLUSTERED),
        ("likert", XL_CHART_TYPE.BAR_STACKED_100),
        ("share_two", XL_CHART_TYPE.DOUGHNUT),
        ("radar_six", XL_CHART_TYPE.RADAR_FILLED),
        ("spine", XL_CHART_TYPE.XY_SCATTER),
    ],
)
def test_charts_are_native_charts_of_their_kind(name: str, kind: XL_CHART_TYPE) -> None:
    shapes = opened(file_of(name)).slides[0].shapes
    frame = next(shape for shape in shapes if shape.has_chart)
    assert frame.chart.chart_type == kind
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == CHARTS[name][0].alt


@pytest.mark.parametrize("name", CHARTS)
def test_plot_and_legend_stay_inside_the_chart(name: str) -> None:
    layouts = chart_of(file_of(name)).xpath(
        "//c:plotArea/c:layout/* | //c:legend/c:layout/*", namespaces=NS
    )
    for layout in layouts:
        x, y, w, h = (float(layout.find(f"c:{side}", NS).get("val")) for side in "xywh")
        assert min(x, y, w, h) >= 0
        assert max(x + w, y + h) <= 1.0001


def _place(chart: etree._Element) -> dict[str, float]:
    layout = chart.find("c:chart/c:plotArea/c:layout/c:manualLayout", NS)
    return {side: float(layout.find(f"c:{side}", NS).get("val")) for side in "xywh"}


@pytest.mark.parametrize("width", [6.0, 7.0, 11.0])
def test_bars_begin_and_end_where_they_do_in_the_pdf(width: float) -> None:
    """Where names stand beside bars, which may begin a little elsewhere to keep words whole."""
    spec, height, size = counted(ChartKind.BAR, CHANNELS[:3], lit=0), 3.2, 12.0
    area = _place(chart_of(built([page(("bars", spec, width, height, size))])))
    placed = chart_marks(spec, width * 72, height * 72, size)
    drawn = [mark for mark in placed if isinstance(mark, Bar)]
    start, row = area["x"] * width * 72, area["h"] * height * 72 / len(drawn)
    assert start == pytest.approx(drawn[0].x, abs=2 * size)
    ends = [point.value or 0.0 for point in spec.series[0].points]
    reach = area["w"] * width * 72 / (spec.maximum or max(ends))
    for place, (bar, value) in enumerate(zip(drawn, ends, strict=True)):
        assert start + reach * value == pytest.approx(bar.x + bar.w, abs=2 * size)
        middle = area["y"] * height * 72 + (place + 0.5) * row
        assert middle == pytest.approx(bar.y + bar.h / 2, abs=0.15 * size)


@pytest.mark.parametrize(("width", "height"), [(5.0, 1.9), (5.5, 3.6), (6.5, 2.6)])
def test_names_over_bars_are_labels_from_the_cells_of_names(width: float, height: float) -> None:
    """They stand where they do in the PDF, whole on one line, as bars of no length have them."""
    spec, size = counted(ChartKind.BAR, LONG, lit=0), 12.0
    data = built([page(("bars", spec, width, height, size))])
    over, own = chart_of(data).iterfind(".//c:ser", NS)
    held, area = workbook_of(data), _place(chart_of(data))
    assert [held[place] for place in referred(over.findtext("c:cat//c:f", "", NS))] == [
        name for name, *_ in LONG
    ]
    assert {held[place] for place in referred(over.findtext("c:val//c:f", "", NS))} == {0.0}
    assert over.find("c:dLbls//a:bodyPr", NS).get("wrap") == "none"
    group = own.getparent()
    gap, overlap = (
        float(group.find(f"c:{part}", NS).get("val")) for part in ("gapWidth", "overlap")
    )
    row = area["h"] * height * 72 / len(LONG)
    thick = row / (2 + (gap - overlap) / 100)
    marks = chart_marks(spec, width * 72, height * 72, size)
    bars = [mark for mark in marks if isinstance(mark, Bar)]
    for place, bar in enumerate(bars):
        middle = area["y"] * height * 72 + (place + 0.5) * row
        assert thick == pytest.approx(bar.h, rel=0.05)
        assert middle + (1 - overlap / 100) * thick / 2 == pytest.approx(bar.y + bar.h / 2, abs=2)


def test_a_value_stands_clear_of_its_bar() -> None:
    labels = chart_of(file_of("bars")).xpath("//c:dLbl//a:p", namespaces=NS)
    assert labels
    assert all(label[0].findtext("a:t", "", NS) == " " for label in labels)


def test_values_of_narrow_parts_keep_to_an_end_on_the_colour_of_their_part() -> None:
    chart = chart_of(file_of("likert_skewed"))
    for series in chart.iterfind(".//c:ser", NS):
        part, *labels = series.xpath("c:spPr | .//c:dLbls//c:spPr", namespaces=NS)
        colors = {etree.tostring(s.find("a:solidFill", NS)) for s in (part, *labels)}
        assert len(colors) == 1
    sides = chart.xpath("//c:dLbl/c:dLblPos/@val", namespaces=NS)
    assert sides == ["inEnd"] * 3


def test_highlighted_bars_have_the_colour_of_their_point() -> None:
    lit = counted(ChartKind.BAR, CHANNELS, lit=2)
    chart = chart_of(built([page(("lit", lit, 5.0, 2.0, 12.0))]))
    colors = {
        point.find("c:idx", NS).get("val"): point.find(".//a:schemeClr", NS).get("val")
        for point in chart.iterfind(".//c:dPt", NS)
    }
    assert colors == {"0": "bg2", "1": "bg2", "2": "accent1", "3": "bg2"}


def test_lines_of_a_spine_move_with_the_scores_of_the_workbook() -> None:
    data = file_of("spine")
    held, told = workbook_of(data), workbook_of(data, formulas=True)
    formulas = {place: text[1:] for place, text in told.items() if str(text).startswith("=")}
    assert formulas
    assert all(held[place] == held[source] for place, source in formulas.items())


def test_texts_of_charts_are_thai_in_the_faces_of_the_theme() -> None:
    for name in CHARTS:
        chart = chart_of(file_of(name))
        assert chart.find("c:lang", NS).get("val") == "th-TH"
        faces = {face.get("typeface") for face in chart.xpath("//a:cs", namespaces=NS)}
        assert faces == {"+mn-cs"}


def test_staff_can_change_a_chart_and_a_title_and_save() -> None:
    presentation = opened(file_of("bars_narrow"))
    slide = presentation.slides[0]
    slide.shapes.title.text_frame.paragraphs[0].runs[0].text = "เว็บไซต์นำหน้า"
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    data = CategoryChartData(number_format='0.0"%"')
    data.categories = ["เว็บไซต์", "โทรศัพท์"]
    data.add_series("ร้อยละ", (70.5, 12.25))
    chart.replace_data(data)
    again = opened(saved(presentation))
    shapes = again.slides[0].shapes
    changed = next(shape.chart for shape in shapes if shape.has_chart)
    assert shapes.title.text_frame.text == "เว็บไซต์นำหน้า"
    assert list(changed.plots[0].categories) == ["เว็บไซต์", "โทรศัพท์"]
    assert list(changed.plots[0].series[0].values) == [70.5, 12.25]
    assert not lint(saved(again))


@pytest.mark.parametrize("share", [0.15, 0.4])
def test_charts_far_too_low_for_their_words_are_sound_still(share: float) -> None:
    tracks = replace(one_axis([[12.0, 64.0, 92.0]] * 5), kind=ChartKind.TRACKS)
    tracks = replace(tracks, series=by_type([[50.0]] * 5, 3).series)
    low = [(chart, w, share * h, size) for chart, w, h, size in SPECIMENS.values()]
    low.append((tracks, 3.6, 1.7 * share, 12.0))
    boxes = (
        ChartBox(f"c{n}", Box(0.6, 1.6, w, h), chart, size)
        for n, (chart, w, h, size) in enumerate(low)
    )
    page = Page("one", 1, "infographic", "หนึ่ง", "results", (title(), *boxes))
    found = lint(built([page]))
    assert not [f for f in found if "long" in f.fault or "apart" in f.fault]

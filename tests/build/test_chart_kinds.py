"""A new kind of chart is a name and three rows: texts may ask for it, both painters draw it."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from report_builder.build import pipeline
from report_builder.build.painters import PAINTERS
from report_builder.render.charts import PLACED, Placing
from report_builder.render.charts.heights import fixed
from report_builder.render.charts.marks import Bar, Label, Mark
from report_builder.render.ooxml.charts.kinds import NATIVE
from report_builder.story.chartspec import ChartKind, ChartSpec
from tests import factories, folders

NAME = "stick"
TITLE = "คะแนนรายด้านเป็นก้าน"
SLIDE = {
    "id": "sticks",
    "kind": "exhibits",
    "title": TITLE,
    "panels": [{"name": "sticks", "chart": {"kind": NAME, "scores": "dimensions"}}],
}


def _sticks(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    row = height / len(chart.categories)
    for place, (point, category) in enumerate(
        zip(chart.series[0].points, chart.categories, strict=True)
    ):
        y, end = row * (place + 0.5), width * 0.6 * (point.value or 0.0) / 100
        yield Label(0.0, y - size, "".join(run.text for run in category.label), "body", size)
        yield Bar(0.0, y - 2.0, end, 4.0, chart.colors[place])
        yield Label(end + size, y + size / 3, point.printed, "bold", size)


@pytest.fixture
def stick(monkeypatch: pytest.MonkeyPatch) -> ChartKind:
    """Add a kind of chart: a member with its name, its placing, and its native plot."""
    kind = _member(monkeypatch, NAME, "แผนภูมิก้าน")
    monkeypatch.setitem(PLACED, kind, Placing(_sticks, fixed(2.0, 3.0)))
    monkeypatch.setitem(NATIVE, kind, NATIVE[ChartKind.BAR])
    return kind


def _member(monkeypatch: pytest.MonkeyPatch, value: str, name_th: str) -> ChartKind:
    """Add to the enumeration what a line in it would add."""
    kind = str.__new__(ChartKind, value)
    kind._name_, kind._value_, kind.name_th = value.upper(), value, name_th
    monkeypatch.setitem(ChartKind._member_map_, kind.name, kind)
    monkeypatch.setattr(ChartKind, "_member_names_", [*ChartKind._member_names_, kind.name])
    return kind


def test_a_kind_more_is_told_placed_painted_and_audited(stick: ChartKind, tmp_path: Path) -> None:
    edition = factories.unit_level_edition(texts={"project": {"slides": [SLIDE]}})
    folder, out = folders.write(edition, tmp_path / "edition"), tmp_path / "out"
    pipeline.build(folder, out, lambda step, advance=1: None, ["deck"], [*PAINTERS])
    pages = pypdfium2.PdfDocument(out / "deck.pdf")
    assert any(TITLE in page.get_textpage().get_text_range() for page in pages)
    shown = [s for s in Presentation(out / "deck.pptx").slides if s.shapes.title.text == TITLE]
    assert [any(shape.has_chart for shape in slide.shapes) for slide in shown] == [True]

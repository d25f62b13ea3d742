"""Panels: bars that are too many for one chart stand in charts side by side."""

from dataclasses import replace

import pytest

from report_builder.facts import build
from report_builder.model import Edition, plain
from report_builder.results import compute
from report_builder.story.blocks import Table
from report_builder.story.cells import MOST_PARTS
from report_builder.story.chartspec import ChartKind, ChartSpec
from report_builder.story.deck.compose import compose
from tests import odd
from tests.story.stories import told_slide


def of_types(edition: Edition) -> list[ChartSpec]:
    """Return the charts of types on the response slide of an edition."""
    deck = compose(edition, build(edition, compute(edition)))
    response = next(slide for slide in deck.slides if slide.id == "response")
    named = (panel.exhibit for panel in response.panels if panel.name.startswith("types"))
    return [exhibit for exhibit in named if isinstance(exhibit, ChartSpec)]


@pytest.fixture(scope="module")
def charts() -> list[ChartSpec]:
    """Return those of 25 types, respondents of one of which are too many for cells of a grid."""
    edition = odd.edition(6, 44, 25)
    first, *_ = edition.respondents
    more = tuple(replace(first, id=f"more-{n}", channel="") for n in range(MOST_PARTS))
    return of_types(replace(edition, respondents=(*edition.respondents, *more)))


def test_many_bars_stand_in_charts_side_by_side(charts: list[ChartSpec]) -> None:
    # 25 types of respondent, 14 bars at most in a chart: 12 and 13
    assert [len(chart.categories) for chart in charts] == [12, 13]


def test_no_bar_is_lost_or_told_twice(charts: list[ChartSpec]) -> None:
    facts = [point.fact for chart in charts for point in chart.series[0].points]
    assert len(facts) == len(set(facts)) == 25


def test_rows_of_respondents_are_one_grid_until_they_are_placed() -> None:
    [chart] = of_types(odd.edition(6, 44, 25))
    assert chart.kind is ChartKind.GRID
    assert len(chart.categories) == len(chart.cells) == 25


def test_a_slide_without_panels_is_left_out() -> None:
    edition = odd.edition(6, 44, 25)
    assert "recommendations" in edition.texts
    deck = compose(edition, build(edition, compute(edition)))
    assert not any(slide.id.startswith("recommendations") for slide in deck.slides)
    assert "recommendations" not in dict(deck.sections)


def test_a_unit_is_told_of_a_number_only() -> None:
    said = {"heading": "คน", "unit": "คะแนน", "number": "{% if has('nothing') %}1{% endif %}"}
    assert not told_slide(panels=[said]).panels[0].unit


def test_a_column_that_has_nothing_in_any_row_is_left_out() -> None:
    rows = [["ก", "", "ข"], ["ค", "", ""]]
    table = {"header": ["หนึ่ง", "สอง", "สาม"], "rows": rows, "widths": [1, 2, 3]}
    shown = told_slide(panels=[{"name": "p", "table": table}]).panels[0].exhibit
    assert isinstance(shown, Table)
    assert ([*map(plain, shown.header)], shown.widths) == (["หนึ่ง", "สาม"], (1.0, 3.0))
    assert [[*map(plain, row)] for row in shown.rows] == [["ก", "ข"], ["ค", ""]]

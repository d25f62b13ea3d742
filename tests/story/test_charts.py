from dataclasses import replace

import pandas as pd
import pytest

from report_builder.model import Framework, Indicator, Item, Option, plain
from report_builder.story.chartspec import ChartKind
from tests import factories
from tests.story.stories import deck_of, found, told_slide

# Of the thirty who answered, 29 use the web, 15 the phone and none the desk; 20 have a backup.
# Of 25 who rated the speed 5, 10, 5, 3, 2 chose strongly agree down to strongly disagree.


def chart_of(**chart):
    return (
        told_slide(panels=[{"name": "mine", "heading": "หัวข้อแผนภูมิ", "chart": chart}])
        .panels[0]
        .exhibit
    )


def panel_of(edition, **chart):
    """Return the panel of this chart, the only one of a slide of the edition's own."""
    panel = {"name": "mine", "chart": chart}
    slide = {"id": "mine", "kind": "panels", "title": "หัวข้อ", "panels": [panel]}
    deck = deck_of(replace(edition, texts={"project": {"slides": [slide]}}))
    return next(one for one in deck.slides if one.id == "mine").panels[0]


def without(*indicators):
    """Return the small edition without scores of these indicators."""
    edition = factories.edition()
    missing = dict.fromkeys(indicators, float("nan"))
    return replace(edition, scores=edition.scores.assign(**missing))


def labels(chart):
    return [plain(category.label) for category in chart.categories]


def printed(chart):
    return [point.printed for point in chart.series[0].points]


def test_bars_stand_by_value_with_percent_and_count():
    chart = chart_of(kind="bar", item="service")
    assert labels(chart) == ["เว็บไซต์", "โทรศัพท์", "เคาน์เตอร์"]
    assert printed(chart) == ["96.7%", "50.0%", "0.0%"]
    assert [plain(c.count) for c in chart.categories] == [
        "29\u00a0แห่ง",
        "15\u00a0แห่ง",
        "0\u00a0แห่ง",
    ]
    assert (chart.name, chart.title) == ("mine.chart", "หัวข้อแผนภูมิ")
    assert (chart.number_format, chart.maximum) == ('0.0"%"', 100.0)


def test_the_order_written_is_kept_when_asked():
    chart = chart_of(
        kind="bar", item="service", options=["desk", "web"], sort="order", decimals=0, counts=False
    )
    assert labels(chart) == ["เคาน์เตอร์", "เว็บไซต์"]
    assert printed(chart) == ["0%", "97%"]
    assert [c.count for c in chart.categories] == [(), ()]
    assert chart.number_format == '0"%"'


def test_labels_may_be_shorter():
    chart = chart_of(kind="bar", item="service", labels={"web": "เว็บ"})
    assert labels(chart)[0] == "เว็บ"


def test_every_point_is_a_fact():
    chart = chart_of(kind="bar", item="service")
    assert [point.fact for point in chart.series[0].points] == [
        f"item.service.{option}.share" for option in ("web", "phone", "desk")
    ]
    assert [run.fact for c in chart.categories for run in c.count if run.fact] == [
        f"item.service.{option}.count" for option in ("web", "phone", "desk")
    ]


@pytest.mark.parametrize(
    ("highlight", "colors"),
    [
        ("highest", ("dimension2", "pale dimension2", "pale dimension2")),
        ("lowest", ("pale dimension2", "pale dimension2", "dimension2")),
        (["phone"], ("pale dimension2", "dimension2", "pale dimension2")),
    ],
)
def test_the_highlighted_bar_is_coloured_and_the_rest_pale(highlight, colors):
    chart = chart_of(kind="bar", item="service", color="dimension2", highlight=highlight)
    assert chart.colors == colors


def test_likert_is_one_bar_from_agreement_to_disagreement():
    chart = chart_of(kind="likert", item="speed", decimals=0)
    assert len(chart.categories) == 1
    assert [series.color for series in chart.series] == [
        *("agree2", "agree1", "neutral", "disagree1", "disagree2")
    ]
    assert [series.points[0].printed for series in chart.series] == [
        *("20%", "40%", "20%", "12%", "8%")
    ]


def test_two_shares_are_the_colour_and_quiet():
    chart = chart_of(kind="share", item="backup", decimals=0, color="dimension1")
    assert [(s.name, s.color) for s in chart.series] == [("มี", "dimension1"), ("ไม่มี", "quiet")]


def test_the_alternative_text_says_every_value():
    alt = chart_of(kind="bar", item="service").alt
    what, _, values = alt.partition(": ")
    assert what.startswith("แผนภูมิแท่งแนวนอน หัวข้อแผนภูมิ มากที่สุด เว็บไซต์ 96.7% น้อยที่สุด ")
    assert values.startswith("เว็บไซต์ 96.7% (29\u00a0แห่ง), โทรศัพท์ 50.0%")


def edition_of(indicators):
    """Return the small edition with one dimension of this many indicators."""
    dimension = factories.DIMENSIONS[0]
    framework = Framework(
        (replace(dimension, weight=100),),
        tuple(
            Indicator(f"i{n}", dimension.id, f"ตัวชี้วัด {n}", "", "", 100 / indicators)
            for n in range(indicators)
        ),
    )
    scores = pd.DataFrame(
        {f"i{n}": [float(n), 50.0] for n in range(indicators)}, index=["D01-clinic", "D02-clinic"]
    )
    return factories.edition(framework=framework, scores=scores)


@pytest.mark.parametrize(
    ("indicators", "kind"),
    [(2, ChartKind.BAR), (3, ChartKind.RADAR), (8, ChartKind.RADAR), (9, ChartKind.BAR)],
)
def test_a_radar_has_three_to_eight_axes_and_is_else_drawn_as_bars(indicators, kind):
    chart = panel_of(edition_of(indicators), kind="radar", scores="people").exhibit
    assert chart.kind is kind
    assert len(chart.categories) == indicators


@pytest.mark.parametrize("indicators", [2, 3, 8, 9])
def test_a_dimension_has_a_track_for_each_of_its_indicators(indicators):
    slides = {slide.id: slide for slide in deck_of(found(edition_of(indicators))).slides}
    first, *each = slides["findings_people"].panels
    assert first.exhibit is None
    assert [panel.exhibit.kind for panel in each] == [ChartKind.TRACKS] * indicators


def test_more_than_five_shares_are_drawn_as_bars():
    options = tuple(Option(f"o{n}", f"ทาง {n}", None) for n in range(6))
    answers = pd.DataFrame([("D01-clinic", "way", "o1")], columns=["respondent", "item", "option"])
    asked = (Item("way", "1", "single", "ทางใด", options),)
    edition = factories.edition(items=asked, answers=answers)
    assert panel_of(edition, kind="share", item="way").exhibit.kind is ChartKind.BAR


def test_a_missing_value_stands_last_and_says_so():
    chart = panel_of(without("planning"), kind="bar", scores="process").exhibit
    assert labels(chart)[-1] == "การวางแผน"
    assert chart.series[0].points[-1].value is None
    assert chart.series[0].points[-1].printed == "ไม่มีข้อมูล"


@pytest.mark.parametrize("kind", ["bar", "column", "radar", "tracks", "dots", "weighted"])
def test_no_chart_is_drawn_of_nothing(kind):
    panel = panel_of(without("planning", "follow_up"), kind=kind, scores="process")
    assert panel.exhibit is None
    assert plain(panel.paragraphs[0].text) == "ไม่มีข้อมูล"


def test_a_dimension_without_scores_says_so():
    slides = {s.id: s for s in deck_of(found(without("planning", "follow_up"))).slides}
    assert plain(slides["findings_process"].title) == "ด้านกระบวนงานไม่มีข้อมูลคะแนน"
    assert not any(panel.exhibit for panel in slides["findings_process"].panels)


@pytest.mark.parametrize("score", [0.0, 50.0, 100.0])
def test_dots_that_all_stand_at_one_place_have_an_axis(score: float) -> None:
    edition = factories.unit_level_edition()
    best = replace(edition, scores=edition.scores * 0 + score)
    chart = panel_of(best, kind="dots", scores="dimensions").exhibit
    assert chart.kind is ChartKind.DOTS
    assert 0.0 <= chart.minimum < chart.maximum <= 100.0
    assert chart.minimum <= score <= chart.maximum

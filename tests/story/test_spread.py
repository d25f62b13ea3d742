"""Axes hold their values, and none of their marks stands beyond the ends of the scale."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from report_builder.facts import build
from report_builder.model import plain
from report_builder.results import compute
from report_builder.story.card.compose import compose_card
from report_builder.story.card.names import CardPanel
from report_builder.story.card.teller import teller
from report_builder.story.spread import axis_of, marks_of
from tests import factories
from tests.story.stories import deck_of

SCALES = ("0-100", "1-10", "0-7", "0-1", "1-4", "0-5")


@given(st.sampled_from(SCALES), st.lists(st.floats(0, 1), min_size=1, max_size=9))
def test_the_marks_of_an_axis_stand_within_the_scale(scale: str, parts: list[float]) -> None:
    least, end = map(float, scale.split("-"))
    values = [least + part * (end - least) for part in parts]
    step, low, high = axis_of(min(values), max(values), least, end)
    assume(high - low < 1e6 * step)
    assert least - 1e-6 <= low <= min(values) + 1e-6
    assert max(values) - 1e-6 <= high <= end + 1e-6
    marks = marks_of(step, low, high)
    assert marks[0] == low
    assert marks[-1] <= high + 1e-3 * step


@pytest.mark.parametrize("scale", SCALES)
def test_the_bars_of_a_card_reach_from_one_end_of_the_scale_to_the_other(scale: str) -> None:
    edition = factories.edition(settings=factories.settings(print_scale=scale))
    computed = compute(edition)
    told = teller(edition, computed, build(edition, computed))
    panels = {panel.name: panel for panel in compose_card(told, "D04").panels}
    ticks = [tick.value for tick in panels[CardPanel.AGENCY_BARS].exhibit.ticks]
    assert [ticks[0], ticks[-1]] == [float(end) for end in scale.split("-")]


@pytest.mark.parametrize("scale", SCALES)
def test_no_mark_of_the_strip_of_a_card_stands_beyond_the_scale(scale: str) -> None:
    edition = factories.edition(settings=factories.settings(print_scale=scale))
    computed = compute(replace(edition, scores=edition.scores.gt(50).mul(100.0)))
    told = teller(edition, computed, build(edition, computed))
    panels = {panel.name: panel for panel in compose_card(told, "D04").panels}
    chart = panels[CardPanel.PEERS].exhibit
    assert max(tick.value for tick in chart.ticks) <= chart.maximum
    assert chart.maximum <= float(scale.partition("-")[2])


def test_a_unit_stands_among_all_by_its_name() -> None:
    case = {"slides": [{"id": "case", "kind": "panels", "title": "{{ unit.name_th }}"}]}
    settings = factories.settings(case_study="D04")
    edition = factories.edition(settings=settings, texts={"case_study": case})
    slides = deck_of(edition).slides
    [chart] = [s.panels[-1].exhibit for s in slides if s.id == "agenda_status"]
    assert chart is not None
    [lit] = [dot for dot in chart.dots[0] if dot.lit]
    own = next(unit for unit in edition.units if unit.code == "D04")
    assert (lit.name, lit.point.fact) == (own.name_th, "unit.D04.score")
    assert lit.point.printed in chart.alt
    values = [dot.point.value for dot in chart.dots[0]]
    assert values == sorted(values)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("score", [11.1111, 50.05, 99.96])
def test_the_strip_of_units_as_good_as_equal_holds_all_that_it_draws(
    scale: str, score: float
) -> None:
    edition = factories.edition(settings=factories.settings(print_scale=scale))
    computed = compute(replace(edition, scores=edition.scores.mul(0.0).add(score)))
    told = teller(edition, computed, build(edition, computed))
    panels = {panel.name: panel for panel in compose_card(told, "D04").panels}
    chart = panels[CardPanel.PEERS].exhibit
    drawn = [dot.point.value for row in chart.dots for dot in row]
    drawn += [point.value for series in chart.series for point in series.points]
    assert chart.minimum <= min(drawn) <= max(drawn) <= chart.maximum
    assert max(drawn) - min(drawn) < 0.1 * (chart.maximum - chart.minimum)
    ends = zip(chart.dots[0], ("ต่ำสุด", *[""] * (len(chart.dots[0]) - 2), "สูงสุด"), strict=True)
    assert all(dot.lit or plain(dot.label).startswith(word) for dot, word in ends)

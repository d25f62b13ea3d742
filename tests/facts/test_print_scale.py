"""Scores are printed on the scale that the settings name: the same results, other numbers."""

from dataclasses import asdict, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.edition.given_settings import validate
from report_builder.edition.scales import Scale
from report_builder.facts import FactBook, build
from report_builder.model import Edition, plain
from report_builder.results import compute
from report_builder.story.blocks import Slide
from report_builder.story.card.compose import compose_card
from report_builder.story.card.teller import teller
from report_builder.story.chartspec import ChartKind, ChartSpec, Point
from report_builder.story.contents import texts_on
from report_builder.story.deck.compose import compose
from tests import factories
from tests.story.stories import found

WIDTH = 5.0
"""Width of the groups of the small edition, on 0-100."""


def on(scale: Scale) -> Edition:
    """Return the small edition that prints on a scale, its groups as wide as on 0-100."""
    edition = factories.answered_edition()
    width = WIDTH * scale.span / 100
    given = {"scale": str(scale), "print_scale": str(scale), "group_width": width}
    own = replace(edition.settings, **given)
    return found(replace(edition, settings=own))


def book(edition: Edition) -> FactBook:
    return build(edition, compute(edition))


ENDS = st.tuples(st.integers(0, 20), st.integers(1, 1000))
RESULTS = compute(factories.answered_edition())
PLAIN = build(factories.answered_edition(), RESULTS)


@settings(max_examples=25, derandomize=True)
@given(ENDS)
def test_what_is_printed_is_what_was_computed_on_the_scale(ends: tuple[int, int]) -> None:
    scale = Scale(ends[0], ends[0] + ends[1])
    printed = build(on(scale), RESULTS)
    assert printed.keys() == PLAIN.keys()
    for id, fact in printed.items():
        expected = PLAIN[id].value
        if fact.unit == "score" and expected is not None:
            expected = pytest.approx(scale.worst + expected * scale.span / 100, abs=1e-9)
        elif fact.unit == "points" and expected is not None:  # of scores as printed
            step = 10.0**-scale.decimals + 0.1 * scale.span / 100
            expected = pytest.approx(expected * scale.span / 100, abs=step)
        assert fact.value == expected


@pytest.mark.parametrize(
    ("scale", "score", "maximum", "width"),
    [("1-10", "5.50", "10", "0.45"), ("0-7", "3.50", "7", "0.35"), ("0-1", "0.500", "1", "0.05")],
)
def test_decimals_go_by_the_scale(scale: str, score: str, maximum: str, width: str) -> None:
    low, high = map(float, scale.split("-"))
    edition = on(Scale(low, high))
    facts = book(replace(edition, scores=edition.scores * 0 + 50.0))
    names = ("nation.score", "scale.maximum", "groups.width")
    assert [facts.printed(name) for name in names] == [score, maximum, width]


@pytest.fixture(scope="module", params=["1-10", "0-7"])
def told(request: pytest.FixtureRequest) -> tuple[Slide, ...]:
    """Return the slides and the cards of the small edition on a scale."""
    edition = on(Scale(*map(float, request.param.split("-"))))
    facts = book(edition)
    cards = teller(edition, compute(edition), facts)
    codes = [unit.code for unit in edition.units]
    return (*compose(edition, facts).slides, *(compose_card(cards, code) for code in codes))


def test_no_page_names_a_hundred_but_as_a_share(told: tuple[Slide, ...]) -> None:
    """A hundred is the whole of shares and weights, and said where printed shares miss it."""
    texts = [
        text for slide in told for text in texts_on(slide) if "ผลรวมของร้อยละ" not in plain(text)
    ]
    shares = ("share", "share0", "weight", "sum")
    runs = [run for text in texts for run in text if run.fact.rpartition(".")[2] not in shares]
    assert not [run for run in runs if "100" in run.text]


def test_charts_of_scores_end_where_the_scale_ends(told: tuple[Slide, ...]) -> None:
    charts = [p.exhibit for s in told for p in s.panels if isinstance(p.exhibit, ChartSpec)]
    scored = [c for c in charts if any(point.fact.endswith(".score") for point in points(c))]
    parts = (ChartKind.DOTS, ChartKind.SPANS)  # show the part of the scale that they fill
    whole = [c for c in scored if c.kind not in parts]
    assert {(c.minimum, c.maximum) for c in whole} in ({(1.0, 10.0)}, {(0.0, 7.0)})
    assert all((c.maximum or 0.0) <= max(e.maximum or 0.0 for e in whole) for c in scored)
    assert {c.number_format for c in scored} == {"0.00"}
    assert {c.kind for c in scored} >= {ChartKind.SPANS, ChartKind.TRACKS, ChartKind.SPINE}


def points(chart: ChartSpec) -> list[Point]:
    """Return the values of a chart, of its series and of its dots."""
    of_dots = [dot.point for row in chart.dots for dot in row]
    return [*(point for series in chart.series for point in series.points), *of_dots]


def test_ticks_are_few_and_whole_where_they_can_be(told: tuple[Slide, ...]) -> None:
    spine = next(p.exhibit for p in told[-1].panels if p.name == "profile.spine")
    assert isinstance(spine, ChartSpec)
    assert tuple(tick.value for tick in spine.ticks) in ((1, 4, 7, 10), (0, 1, 2, 3, 4, 5, 6, 7))


@pytest.mark.parametrize("text", ["10-1", "5", "0-0.5", "0-2000", "1-1", "ten"])
def test_a_scale_that_nothing_can_be_printed_on_is_named(text: str) -> None:
    _, problems = validate({**asdict(factories.settings()), "print_scale": text})
    assert [p.column for p in problems if p.column == "print_scale"]


@pytest.mark.parametrize("ends", [(0, 1), (1, 10), (0, 100), (0, 1000)])
def test_groups_of_no_width_are_as_far_apart_as_on_0_to_100(ends: tuple[int, int]) -> None:
    edition = on(Scale(*ends))
    left = replace(edition, settings=replace(edition.settings, group_width=None))
    assert compute(left).edges == pytest.approx(compute(edition).edges)
    assert book(left)["groups.width"].value == pytest.approx(book(edition)["groups.width"].value)


def test_groups_are_no_wider_than_the_scale() -> None:
    given = {**asdict(factories.settings()), "print_scale": "1-10"}
    assert [p.column for p in validate({**given, "group_width": 10})[1]] == ["group_width"]
    assert not validate({**given, "group_width": 9})[1]

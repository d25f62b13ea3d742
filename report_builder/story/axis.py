"""Make charts of one axis: topics with their answers, or answers with the types behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from report_builder.edition.scales import Scale
from report_builder.facts.book import printed
from report_builder.model import Fact, RespondentType, Run, Text, plain
from report_builder.story.blocks import Slide
from report_builder.story.chartspec import Category, ChartKind, ChartSpec, Dot, Point, Tick
from report_builder.story.context import Story
from report_builder.story.points import point_of
from report_builder.story.template import said

QUARTERS = 4
"""Parts that the lines of an axis divide it into."""
STEPS = (4, 5, 3, 6, 7, 2)
"""In how many steps the axis of a scale may be divided, the first that makes whole numbers."""
NBSP = Run("\u00a0")
JOINED = "+"
"""What stands between the names of charts that are shown as one."""
OF_ITEM, SHARE = "item.", ".share"


class Topic(NamedTuple):
    """A topic: the chart of its answers, None where it has none, its base and its icon."""

    chart: ChartSpec | None
    base: Text = ()
    icon: str = ""


def topics(rows: Sequence[Topic], name: str, title: Text) -> ChartSpec | None:
    """Return the answers of topics as rows on one axis, under each topic and its base."""
    known = [(row.chart, row) for row in rows if row.chart is not None]
    if not known:
        return None
    first, end = known[0][0], known[0][0].maximum or 100.0
    told = (f"{chart.title}: {chart.alt.partition(': ')[2]}" for chart, _ in known)
    return ChartSpec(
        name=name,
        kind=ChartKind.TOPICS,
        title=plain(title),
        categories=tuple(row for chart, topic in known for row in _named(chart, topic)),
        series=(),
        number_format=first.number_format,
        maximum=end,
        alt=f"{ChartKind.TOPICS.name_th} {plain(title)}: {'; '.join(told)}",
        dots=tuple(row for chart, _ in known for row in ((), *_answers(chart))),
        ticks=quarters(end, "%" * first.number_format.endswith('"%"')),
        colors=tuple(
            color
            for chart, topic in known
            for color in [chart.series[0].color] * len(_named(chart, topic))
        ),
    )


def _known(chart: ChartSpec) -> Iterator[tuple[int, Point]]:
    return ((n, p) for n, p in enumerate(chart.series[0].points) if p.value is not None)


def _named(chart: ChartSpec, topic: Topic) -> list[Category]:
    """Return the names of the rows of a topic: its own with its base, and those of its answers."""
    answers = (Category(chart.categories[at].label) for at, _ in _known(chart))
    return [Category(said(chart.title), topic.base, topic.icon), *answers]


def _answers(chart: ChartSpec) -> Iterator[tuple[Dot, ...]]:
    """Yield the rows of the answers of a topic, a dot with its value in each."""
    for at, point in _known(chart):
        color = chart.colors[at] if chart.colors else chart.series[0].color
        name = plain(chart.categories[at].label)
        yield (Dot(point, name, color, label=(Run(point.printed, point.fact),)),)


def on_one_axis(slide: Slide) -> Slide | None:
    """Return a slide whose panels show topics with all of them on one axis, in the first panel.

    The heading of each panel is the name of a band of rows. None for any other slide.
    """
    charts = [panel.exhibit for panel in slide.panels if isinstance(panel.exhibit, ChartSpec)]
    of_topics = all(chart.kind is ChartKind.TOPICS for chart in charts)
    if (
        slide.kind != "infographic"
        or not charts
        or len(charts) < len(slide.panels)
        or not of_topics
    ):
        return None
    rows = [sum(not dots for dots in chart.dots) for chart in charts]
    named = (Category(panel.heading) for panel in slide.panels)
    chart = replace(_on_one(charts), bands=tuple(zip(named, rows, strict=True)))
    first, *others = (replace(panel, exhibit=None) for panel in slide.panels)
    return replace(slide, panels=(replace(first, exhibit=chart), *others))


def _on_one(charts: Sequence[ChartSpec]) -> ChartSpec:
    """Return charts of topics as one, a row for each topic, its answers named beside their dots."""
    rows = [
        row
        for chart in charts
        for row in zip(chart.categories, chart.dots, chart.colors, strict=True)
    ]
    heads = [n for n, (_, dots, _) in enumerate(rows) if not dots]
    parts = [rows[a:b] for a, b in pairwise([*heads, len(rows)])]
    return replace(
        charts[0],
        name=JOINED.join(chart.name for chart in charts),
        kind=ChartKind.AXIS,
        title="",
        categories=tuple(part[0][0] for part in parts),
        colors=tuple(part[0][2] for part in parts),
        dots=tuple(
            tuple(_beside(named, dot) for named, dots, _ in part for dot in dots) for part in parts
        ),
        alt=" ".join(chart.alt for chart in charts),
    )


def _beside(named: Category, dot: Dot) -> Dot:
    return replace(dot, label=(*named.label, NBSP, *dot.label))


def quarters(end: float, sign: str) -> tuple[Tick, ...]:
    """Return the marks of an axis at its ends and between."""
    values = (end * place / QUARTERS for place in range(QUARTERS + 1))
    return tuple(Tick(value, (Run(f"{value:g}{sign}", literal=True),)) for value in values)


def along(scale: Scale) -> Iterator[Tick]:
    """Yield the marks of a scale: at whole numbers if few steps of them reach its end."""
    steps = next((n for n in STEPS if (scale.span / n).is_integer()), STEPS[0])
    for value in (scale.worst + scale.span * place / steps for place in range(steps + 1)):
        yield Tick(value, (Run(f"{value:g}", literal=True),))


def with_types(story: Story, chart: ChartSpec) -> ChartSpec:
    """Return a chart of answers with the types of respondents behind each of them."""
    rows = [_types(story, point.fact) for point in chart.series[0].points]
    sign = "%" * chart.number_format.endswith('"%"')
    return replace(
        chart,
        dots=tuple(tuple(_dots(row, sign)) for row in rows),
        ticks=quarters(chart.maximum or 100.0, sign),
        alt=_alt(chart, rows, sign),
    )


Row = list[tuple[RespondentType, Fact]]
"""The types behind an answer, from the lowest share to the highest."""


def _types(story: Story, fact: str) -> Row:
    few = len(story.edition.types) < 2 or not story.edition.settings.additions
    if not fact.startswith(OF_ITEM) or few:
        return []
    stem = fact.rpartition(".")[0]
    every = ((t, story.facts.get(f"{stem}.type.{t.id}{SHARE}")) for t in story.edition.types)
    known = [(t, found) for t, found in every if found and found.value is not None]
    return sorted(known, key=lambda pair: pair[1].value or 0.0)


def _dots(row: Row, sign: str) -> Iterator[Dot]:
    alone = len({printed(fact) for _, fact in row}) == 1
    ends = {0} if alone else {0, len(row) - 1}
    for at, (kind, fact) in enumerate(row):
        label = _label(row, at, sign) if at in ends else ()
        yield Dot(point_of(fact, sign), kind.short_th, "unit", label=label)


def _printed(fact: Fact, sign: str) -> str:
    return f"{printed(fact)}{sign}"


def _label(row: Row, at: int, sign: str) -> Text:
    """Name a type with its share, or say how many have the same one."""
    _, fact = row[at]
    alike = [kind for kind, other in row if printed(other) == printed(fact)]
    name: Text = said(alike[0].short_th)
    if len(alike) == len(row):
        name = (Run("ทุกประเภท"),)
    elif len(alike) > 1:
        name = (Run(f"{len(alike)}\u00a0", literal=True), Run("ประเภท"))
    return (*name, NBSP, Run(_printed(fact, sign), fact.id))


def _alt(chart: ChartSpec, rows: Sequence[Row], sign: str) -> str:
    """Say of each answer its share, and the types with the lowest and the highest."""
    return f"{chart.alt.partition(': ')[0]}: " + ", ".join(
        f"{plain(category.label)} {point.printed}"
        + (f" {plain(category.count)}" if category.count else "")
        + (f" ({plain(_label(row, 0, sign))} ถึง {plain(_label(row, -1, sign))})" if row else "")
        for category, point, row in zip(chart.categories, chart.series[0].points, rows, strict=True)
    )

"""Show the units behind means: as dots, the lowest and the highest by name; those alone on tracks.

Scores of one unit are shown among those of all, with the mean of each.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from report_builder.model import Fact, Run, Text, Unit, plain
from report_builder.story.among import NATION, OWN, among, named_among, own_of
from report_builder.story.chartspec import ChartKind, ChartSpec, Dot, Series, SeriesRole, Tick
from report_builder.story.clear import clear
from report_builder.story.context import Story
from report_builder.story.groups import group_of
from report_builder.story.points import point_of
from report_builder.story.ranking import thin
from report_builder.story.template import said

MOST_DOTS = 150
"""Dots of one row at most: of more units each dot stands for several."""
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
LEAST_TICKS, NOISE = 3, 1e-6
LEAST_SPAN = 0.1
"""Share of the scale that an axis shows at least, so that what printing rounds isn't seen on it."""
_REGION = re.compile(r"region\.(.+)\.score")
_PART = re.compile(r"(?:indicator|theme|dimension)\.[^.]+\.score")
_BAND = {ChartKind.TRACKS: "unit", ChartKind.DOTS: "tint"}


@dataclass(frozen=True, slots=True)
class _Row:
    """The units of a row from the lowest to the highest, each with the fact of its score.

    `whole` is the fact of the score of the whole that they stand against.
    """

    whole: str
    units: tuple[tuple[Unit, Fact], ...]


def is_of_units(fact: str) -> bool:
    """Tell whether a fact is a mean of the scores of units, or a score of one of them."""
    return fact == NATION or any(p.fullmatch(fact) for p in (_REGION, _PART, OWN))


def with_units(story: Story, chart: ChartSpec) -> ChartSpec:
    """Return a chart of means with the units behind each of them; facts are means of units."""
    means, code = chart.series[0], own_of(chart.series[0])
    if code and chart.kind is ChartKind.DOTS:
        return _among_all(story, chart, code)
    rows = [_row(story, point.fact) for point in means.points]
    each = _each(chart.kind, rows)
    spread = replace(
        chart,
        series=(replace(means, color=_mean_color(chart)), *_bands(story, chart)),
        dots=tuple(tuple(_dots(story, chart.kind, row, each)) for row in rows),
        each=each,
        alt=_alt(story, chart, rows),
    )
    spread = among(story, spread, code) if code else spread
    return _on_grid(story, spread, rows) if chart.kind is ChartKind.DOTS else spread


def _among_all(story: Story, chart: ChartSpec, code: str) -> ChartSpec:
    """Return the total of one unit among those of all units, with the mean of these."""
    means, nation = chart.series[0], point_of(story.facts[NATION])
    whole = with_units(story, replace(chart, series=(replace(means, points=(nation,)),)))
    unit = next(unit for unit in story.edition.units if unit.code == code)
    own = means.points[0]
    return named_among(whole, own, unit, hollow=not clear(story.facts, own.fact, NATION))


def _each(kind: ChartKind, rows: Sequence[_Row]) -> int:
    """Return how many units a dot stands for; tracks show the ends alone."""
    most = max((len(row.units) for row in rows), default=0)
    return 1 if kind is ChartKind.TRACKS else -(-most // MOST_DOTS) or 1


def _row(story: Story, fact: str) -> _Row:
    region = _REGION.fullmatch(fact)
    own = OWN.fullmatch(fact)
    name = "score" if region or fact == NATION else own[2] if own else fact
    units = [u for u in story.edition.units if not region or u.region == region[1]]
    scores = ((unit, story.facts[f"unit.{unit.code}.{name}"]) for unit in units)
    known = [(unit, score) for unit, score in scores if score.value is not None]
    return _Row(
        NATION if name == "score" else name,
        tuple(sorted(known, key=lambda pair: pair[1].value or 0.0)),
    )


def _mean_color(chart: ChartSpec) -> str:
    return "ink" if chart.kind is ChartKind.DOTS else chart.series[0].color


def _bands(story: Story, chart: ChartSpec) -> Iterator[Series]:
    """Yield the edges of the middle half, where every row has them."""
    stems = [point.fact.removesuffix(".score") for point in chart.series[0].points]
    for role, quartile in ((SeriesRole.LOW, "q1"), (SeriesRole.HIGH, "q3")):
        ids = [f"{stem}.{quartile}" for stem in stems]
        if all(id in story.facts for id in ids):
            points = tuple(point_of(story.facts[id]) for id in ids)
            yield Series(role.value, _BAND[chart.kind], points, role=role)


def _dots(story: Story, kind: ChartKind, row: _Row, each: int) -> Iterator[Dot]:
    """Yield a dot for so many units each, the ends always and by name; on tracks the ends alone.

    Those of units that aren't clearly apart from the whole are hollow.
    """
    last = len(row.units) - 1
    named = {place: _label(story, row, place) for place in {0, last} if last >= 0}
    between = () if kind is ChartKind.TRACKS else range(0, last + 1, each)
    for place in sorted({*between, *named}):
        unit, fact = row.units[place]
        yield Dot(
            point_of(fact),
            unit.name_th,
            _color(story, kind, unit),
            last > 0 and not clear(story.facts, fact.id, row.whole),
            named.get(place, ()),
        )


def _label(story: Story, row: _Row, place: int) -> Text:
    """Name a unit with its score, and how many others have the same one as printed."""
    unit, fact = row.units[place]
    printed = story.facts.printed(fact.id)
    alike = sum(story.facts.printed(other.id) == printed for _, other in row.units)
    if alike > 1:
        return (*_several(story, alike), Run("\u00a0"), Run(printed, fact.id))
    id = fact.id.removesuffix(".score")
    return (*said(unit.name_th), Run("\u00a0"), Run(printed, fact.id), *rests(story, unit, id))


def rests(story: Story, unit: Unit, id: str) -> Text:
    """Say how many stand behind a score of a unit, `id`, where a rank takes more."""
    own = f"unit.{unit.code}"
    if not thin(story.facts, own, id):
        return ()
    scope = {"id": id, "asked": f"{own}.asked.count"}
    return (Run("\u00a0"), *story.text(story.wording.rests, scope))


def _several(story: Story, count: int) -> Text:
    noun = story.edition.settings.unit_noun
    return (Run(f"{count}\u00a0", literal=True), Run(noun))


def _color(story: Story, kind: ChartKind, unit: Unit) -> str:
    group = None if kind is ChartKind.TRACKS else group_of(story.edition, story.facts, unit)
    return group.id if group else "unit"


def _on_grid(story: Story, chart: ChartSpec, rows: Sequence[_Row]) -> ChartSpec:
    """Return rows of dots on the part of the scale that they fill, with the line of the whole."""
    values = [fact.value or 0.0 for row in rows for _, fact in row.units]
    step, low, high = axis_of(min(values), max(values), chart.minimum, chart.maximum or 100.0)
    marks = marks_of(step, low, high)
    ticks = tuple(Tick(value, (Run(f"{value:g}", literal=True),)) for value in marks)
    of_totals = all(_is_total(point.fact) for point in chart.series[0].points)
    whole = whole_of(story, chart) if of_totals else ()
    return replace(chart, minimum=low, maximum=high, ticks=ticks, series=(*chart.series, *whole))


def whole_of(story: Story, chart: ChartSpec) -> tuple[Series, ...]:
    """Return the line of the whole, nothing where it has no score."""
    if story.facts[NATION].value is None:
        return ()
    points = (point_of(story.facts[NATION]),) * len(chart.categories)
    label = story.text(story.wording.whole, {})
    return (Series("nation", "ink", points, label, SeriesRole.NATION),)


def _is_total(fact: str) -> bool:
    return fact == NATION or bool(_REGION.fullmatch(fact))


def axis_of(low: float, high: float, least: float, end: float) -> tuple[float, float, float]:
    """Return step and ends of an axis that holds values, not beyond the ends of the scale."""
    rest = max(0.0, LEAST_SPAN * (end - least) - (high - low)) / 2
    low, high = max(least, low - rest), min(end, high + rest)
    span = high - low
    power = 10.0 ** math.floor(math.log10(span / LEAST_TICKS))
    step = max(power * s for s in STEPS if power * s <= span / LEAST_TICKS)
    start = max(least, min(math.floor(low / step) * step, end - step))
    stop = min(end, math.ceil(high / step) * step) if high < end else end
    return step, start, max(stop, start + step)


def marks_of(step: float, low: float, high: float) -> list[float]:
    """Return the marks of an axis from its beginning in steps, none beyond its end."""
    return [low + step * n for n in range(1 + int((high - low) / step + NOISE))]


def _alt(story: Story, chart: ChartSpec, rows: Sequence[_Row]) -> str:
    """Say of each row its mean, and its lowest and highest unit."""
    told = (
        " ".join(filter(None, (plain(category.label), point.printed, _between(story, row))))
        for category, point, row in zip(chart.categories, chart.series[0].points, rows, strict=True)
    )
    return f"{chart.alt.partition(': ')[0]}: {', '.join(told)}"


def _between(story: Story, row: _Row) -> str:
    if len(row.units) < 2:
        return ""
    ends = (plain(_label(story, row, place)) for place in (0, len(row.units) - 1))
    return f"({' ถึง '.join(ends)})"

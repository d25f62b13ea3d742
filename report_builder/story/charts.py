"""Make charts of items, scores and listed values, every point a fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product

from report_builder.edition.scales import of_print
from report_builder.model import Text, plain
from report_builder.story.alts import Value, of_chart
from report_builder.story.axis import Topic, topics, with_types
from report_builder.story.bars import PERCENT, Bar, bars_of
from report_builder.story.cells import is_of_respondents, with_cells
from report_builder.story.chart_schema import Chart
from report_builder.story.chartspec import (
    STACKED,
    Category,
    ChartKind,
    ChartSpec,
    Series,
    number_format,
    plain_color,
)
from report_builder.story.clear import apart
from report_builder.story.context import Story
from report_builder.story.gaps import farthest
from report_builder.story.inside import ends_inside
from report_builder.story.language.misuse import meant
from report_builder.story.language.values import Scope
from report_builder.story.moves import UNITS, moves
from report_builder.story.opinions import opinions
from report_builder.story.parts import RADAR_AXES
from report_builder.story.shifts import shifts
from report_builder.story.spans import ranked, spans
from report_builder.story.spread import is_of_units, with_units
from report_builder.story.template import Written
from report_builder.story.trend import of_dimensions
from report_builder.story.weights import is_weighed, with_weights

MOST_COLUMNS, MOST_SLICES = 8, 5
RAMP = ("brand", "part2", "part3", "part4", "quiet")
SERIES = {"percent": "ร้อยละ", "weight": "น้ำหนัก", "score": "คะแนน", "count": "จำนวน"}
IN_ORDER = (*STACKED, ChartKind.RADAR, ChartKind.EMBLEM, ChartKind.TRACKS, ChartKind.WEIGHTED)
"""The kinds whose values keep the order of the edition."""
WITH_MORE: Mapping[ChartKind, Callable[[Story, ChartSpec], ChartSpec]] = {
    ChartKind.TRACKS: with_units,
    ChartKind.DOTS: with_units,
    ChartKind.AXIS: with_types,
    ChartKind.WEIGHTED: with_weights,
    ChartKind.GRID: with_cells,
}
"""What completes the charts of kinds that show more than their values."""
BARRED = (ChartKind.BAR, ChartKind.COLUMN)
"""The kinds whose bars are pale beside those that are brought out."""
CEILING = {"percent": 100.0, "likert": 5.0}


def chart(
    story: Story, spec: Chart, scope: Scope, name: str, heading: Text, color: str
) -> ChartSpec | None:
    """Return a chart, or None when every value of it is missing.

    `heading` and `color` are those of the panel, taken where the chart gives none itself.
    """
    if spec.items:
        return opinions(story, spec, scope, name, heading)
    if spec.spans:
        return spans(story, spec, scope, name, heading)
    if spec.kind is ChartKind.SQUARES:
        return ranked(story, name, heading)
    if spec.spread:
        return ends_inside(story, spec.spread, name, heading)
    if spec.gaps:
        return farthest(story, spec.gaps, name, heading)
    if spec.since == UNITS:
        return moves(story, name, heading)
    if spec.since:
        return shifts(story, spec.since, name, heading)
    if spec.trend:
        return of_dimensions(story, name, heading)
    if spec.rows:
        return topics(tuple(_rows(story, spec, scope)), name, heading)
    bars = bars_of(story, spec, scope)
    if all(bar.point.value is None for bar in bars):
        return None
    kind = _kind(story, spec.kind, bars)
    bars = _sorted(bars, spec.sort or _usual_order(spec, kind))
    title = story.text(spec.title, scope) or heading
    own = story.color(spec.color, scope) if spec.color else color
    stacked = kind in STACKED
    lit = _lit(story, bars, spec.highlight)
    minimum, maximum = _ends(story, bars[0].unit)
    plainly = ChartSpec(
        name=name,
        kind=kind,
        title=plain(title),
        categories=(Category(title),) if stacked else _categories(story, spec, scope, bars),
        series=_slices(bars, kind, own) if stacked else (_series(bars, own),),
        number_format=_number_format(bars[0]),
        maximum=maximum,
        alt=of_chart(story, kind, plain(title), _told(bars), bars[0].unit),
        colors=() if stacked else _colors(bars, lit, own, kind),
        minimum=minimum,
    )
    return WITH_MORE[kind](story, plainly) if kind in WITH_MORE else plainly


def _rows(story: Story, spec: Chart, scope: Scope) -> Iterator[Topic]:
    """Yield the chart of every topic, its number of cases and its icon."""
    for row in spec.rows:
        found = chart(story, row, scope, "", (), story.color(row.color, scope))
        yield Topic(found, story.text(row.base, scope), story.named_icon(row.icon, scope))


def _kind(story: Story, kind: ChartKind, bars: Sequence[Bar]) -> ChartKind:
    facts, count = [bar.point.fact for bar in bars], len(bars)
    of_units = all(map(is_of_units, facts))
    fits = {
        ChartKind.RADAR: count in RADAR_AXES,
        ChartKind.EMBLEM: count in RADAR_AXES,
        ChartKind.COLUMN: count <= MOST_COLUMNS,
        ChartKind.SHARE: count <= MOST_SLICES,
        ChartKind.TRACKS: of_units,
        ChartKind.DOTS: of_units,
        ChartKind.WEIGHTED: all(is_weighed(story, fact) for fact in facts),
        ChartKind.GRID: is_of_respondents(story, facts),
    }
    return kind if fits.get(kind, True) else ChartKind.BAR


def _usual_order(spec: Chart, kind: ChartKind) -> str:
    return "order" if spec.values or kind in IN_ORDER else "value"


def _sorted(bars: tuple[Bar, ...], order: str) -> tuple[Bar, ...]:
    if order == "order":
        return bars
    return tuple(sorted(bars, key=_descending))


def _descending(bar: Bar) -> float:
    return float("inf") if bar.point.value is None else -bar.point.value


def _categories(
    story: Story, spec: Chart, scope: Scope, bars: Sequence[Bar]
) -> tuple[Category, ...]:
    icons = {id: story.named_icon(written, scope) for id, written in spec.icons.items()}
    return tuple(Category(bar.label, bar.count, icons.get(bar.id, "")) for bar in bars)


def _series(bars: Sequence[Bar], color: str) -> Series:
    return Series(SERIES.get(bars[0].unit, ""), color, tuple(bar.point for bar in bars))


def _slices(bars: Sequence[Bar], kind: ChartKind, color: str) -> tuple[Series, ...]:
    ramp = (color, "quiet") if len(bars) <= 2 else RAMP
    return tuple(
        Series(plain(bar.label), bar.color or shade, (bar.point,), bar.label)
        for bar, shade in zip(bars, ramp, strict=False)
    )


def _colors(
    bars: Sequence[Bar], lit: frozenset[str] | None, color: str, kind: ChartKind
) -> tuple[str, ...]:
    if lit is not None:
        others = plain_color(color) if kind in BARRED else "quiet"
        return tuple((bar.color or color) if bar.id in lit else others for bar in bars)
    return tuple(bar.color or color for bar in bars) if any(bar.color for bar in bars) else ()


def _lit(
    story: Story, bars: Sequence[Bar], highlight: Written | tuple[Written, ...]
) -> frozenset[str] | None:
    """Return the ids of the bars that stand out, None where all are alike."""
    if not highlight:
        return None
    named = (highlight,) if isinstance(highlight, Written) else highlight
    extremes: dict[str, Callable[[Iterable[float]], float]] = {"highest": max, "lowest": min}
    present = {bar.id: bar.point.value for bar in bars if bar.point.value is not None}
    lit: set[str] = set()
    for written in named:
        if written.text in extremes:
            end = extremes[written.text](present.values())
            sure = bars[0].unit != "score" or _stands_out(story, bars, end)
            lit |= {id for id, value in present.items() if value == end and sure}
        else:
            with story.mistakes.noted():
                lit.add(_bar_named(bars, written))
    return frozenset(lit) if lit else None


def _stands_out(story: Story, bars: Sequence[Bar], end: float) -> bool:
    """Tell whether the scores at an end can be told from all others."""
    ids = {bar.point.fact: bar.point.value for bar in bars if bar.point.value is not None}
    ends = [fact for fact, value in ids.items() if value == end]
    others = [fact for fact, value in ids.items() if value != end]
    pairs = product(ends, others)
    return all(apart(story.facts, a, b) or apart(story.facts, b, a) for a, b in pairs)


def _bar_named(bars: Sequence[Bar], written: Written) -> str:
    ids = [bar.id for bar in bars]
    if written.text not in ids:
        asked = meant(written.text, [*ids, "highest", "lowest"])
        raise written.error(f"แผนภูมินี้ไม่มีแท่งชื่อนี้{asked.th}", f"this chart has no such bar{asked.en}")
    return written.text


def _ends(story: Story, unit: str) -> tuple[float, float | None]:
    """Return the ends of the value axis of a unit: those of the scale for scores."""
    scale = of_print(story.edition.settings)
    return (scale.worst, scale.best) if unit == "score" else (0.0, CEILING.get(unit))


def _number_format(bar: Bar) -> str:
    digits = number_format(bar.decimals)
    return f'{digits}"%"' if bar.unit in PERCENT else digits


def _told(bars: Sequence[Bar]) -> list[Value]:
    return [Value(plain(bar.label), bar.point, plain(bar.count)) for bar in bars]

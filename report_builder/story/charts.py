"""Make charts of items, scores and listed values, every point a fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from report_builder.edition.scales import of_print
from report_builder.errors import UnknownFact
from report_builder.model import Item, Option, Text, plain
from report_builder.story.alts import Value, of_chart
from report_builder.story.axis import topics, with_types
from report_builder.story.blocks import (
    STACKED,
    Category,
    ChartKind,
    ChartSpec,
    Point,
    Series,
    number_format,
)
from report_builder.story.cells import is_of_respondents, with_cells
from report_builder.story.context import Story
from report_builder.story.gaps import farthest
from report_builder.story.inside import ends_inside
from report_builder.story.language.misuse import meant
from report_builder.story.language.run import Scope
from report_builder.story.moves import UNITS, moves
from report_builder.story.opinions import COLORS, opinions
from report_builder.story.parts import RADAR_AXES
from report_builder.story.points import point_of
from report_builder.story.schema import Chart
from report_builder.story.shifts import shifts
from report_builder.story.spread import is_of_units, with_units
from report_builder.story.template import Written, fact_mark, said
from report_builder.story.trend import of_dimensions
from report_builder.story.weights import is_weighed, with_weights

MOST_COLUMNS, MOST_SLICES = 8, 5
RAMP = ("brand", "part2", "part3", "part4", "quiet")
OF_UNITS = ("completeness.", "group.")
"""How the facts begin that count units."""
SERIES = {"percent": "ร้อยละ", "score": "คะแนน", "count": "จำนวน"}
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
CEILING = {"percent": 100.0, "likert": 5.0}


@dataclass(frozen=True, slots=True)
class _Bar:
    """One value on its way into a chart."""

    id: str
    label: Text
    point: Point
    unit: str
    decimals: int
    count: Text = ()
    color: str = ""


def chart(
    story: Story, spec: Chart, scope: Scope, name: str, heading: Text, color: str
) -> ChartSpec | None:
    """Return a chart, or None when every value of it is missing.

    `heading` and `color` are those of the panel, taken where the chart gives none itself.
    """
    if spec.items:
        return opinions(story, spec, scope, name, heading)
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
    bars = _bars(story, spec, scope)
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
        categories=(Category(title),) if stacked else _categories(bars),
        series=_slices(bars, kind, own) if stacked else (_series(bars, own),),
        number_format=_number_format(bars[0]),
        maximum=maximum,
        alt=of_chart(story, kind, plain(title), _told(bars), bars[0].unit),
        colors=() if stacked else _colors(bars, lit, own),
        minimum=minimum,
    )
    return WITH_MORE[kind](story, plainly) if kind in WITH_MORE else plainly


def _rows(story: Story, spec: Chart, scope: Scope) -> Iterator[tuple[ChartSpec | None, Text]]:
    """Yield the chart of every topic and its number of cases."""
    for row in spec.rows:
        color = story.color(row.color, scope)
        yield chart(story, row, scope, "", (), color), story.text(row.base, scope)


def _bars(story: Story, spec: Chart, scope: Scope) -> tuple[_Bar, ...]:
    if spec.item:
        return tuple(_options(story, spec, scope, story.item(spec.item)))
    if spec.scores:
        return tuple(_scores(story, scope, spec.scores))
    return tuple(_values(story, spec, scope))


def _options(story: Story, spec: Chart, scope: Scope, item: Item) -> Iterator[_Bar]:
    share = "share" if spec.decimals else "share0"
    _note_labels(story, spec, item)
    for option in _chosen(item, spec):
        fact = f"item.{item.id}.{option.id}"
        label = story.text(spec.labels.get(option.id), scope) or said(option.label_th)
        count = _count(story, scope, f"{fact}.count") if spec.counts else ()
        color = COLORS.get(option.value or 0, "")
        yield _bar(story, option.id, label, f"{fact}.{share}", count, color)


def _chosen(item: Item, spec: Chart) -> Iterator[Option]:
    for written in spec.options:
        _check_option(written, item)
        yield item.option[written.text]
    if not spec.options:
        yield from item.options


def _note_labels(story: Story, spec: Chart, item: Item) -> None:
    """Note the labels of options that the item hasn't."""
    for id, label in spec.labels.items():
        with story.mistakes.noted():
            _check_option(replace(label, text=id), item)


def _check_option(written: Written, item: Item) -> None:
    if written.text not in item.option:
        asked = meant(written.text, item.option)
        raise written.error(
            f"ข้อ {item.id} ไม่มีตัวเลือกนี้{asked.th}", f"item {item.id} has no such option{asked.en}"
        )


def _scores(story: Story, scope: Scope, written: Written) -> Iterator[_Bar]:
    framework = story.edition.framework
    if written.text == "dimensions":
        for d in framework.dimensions:
            color = story.dimension_color(d.id)
            yield _bar(story, d.id, said(d.name_th), f"dimension.{d.id}.score", (), color)
        return
    if written.text in ("whole", "regions"):
        yield from _of_units(story, written.text)
        return
    if written.text == "indicator":
        yield _bar(story, scope["indicator"].id, (), f"indicator.{scope['indicator'].id}.score")
        return
    if written.text == "themes":
        own = story.dimension(replace(written, text="dimension"), scope)
        for t in framework.themes_of(own.id):
            yield _bar(story, t.id, said(t.name_th), f"theme.{t.id}.score")
        return
    current = replace(written, text="dimension") if written.text == "indicators" else written
    for i in framework.of(story.dimension(current, scope).id):
        yield _bar(story, i.id, said(i.name_th), f"indicator.{i.id}.score")


def _of_units(story: Story, which: str) -> Iterator[_Bar]:
    """Yield the mean of all units, or that of each region."""
    if which == "whole":
        yield _bar(story, which, (), "nation.score")
        return
    for region in story.regions():
        fact = f"region.{region}.score"
        yield _bar(
            story, region, said(region), fact, story.text(story.wording.mean, {"fact": fact})
        )


def _values(story: Story, spec: Chart, scope: Scope) -> Iterator[_Bar]:
    for value in spec.values:
        for inner in story.repeated(value, scope):
            fact = _known(story, value.fact, inner)
            label = story.text(value.label, inner)
            counted = value.count and _known(story, value.count, inner)
            count = _count(story, inner, counted) if counted else ()
            yield _bar(
                story,
                fact,
                label,
                fact,
                count,
                story.color(value.color, inner) if value.color else "",
            )


def _known(story: Story, written: Written, scope: Scope) -> str:
    """Return the id of a fact; raises StoryError where the edition has none of that id."""
    fact = story.writer.words(written, scope)
    try:
        return story.facts[fact].id
    except UnknownFact as error:
        raise written.error(error.words.th, error.words.en) from error


def _bar(story: Story, id: str, label: Text, fact: str, count: Text = (), color: str = "") -> _Bar:
    found = story.facts[fact]
    sign = "%" if found.unit == "percent" and found.value is not None else ""
    return _Bar(id, label, point_of(found, sign), found.unit, found.decimals, count, color)


def _count(story: Story, scope: Scope, fact: str) -> Text:
    marked = fact_mark(fact, story.facts.printed(fact))
    units = fact.startswith(OF_UNITS)
    return story.text(story.wording.count, {**scope, "count": marked, "of_units": units})


def _kind(story: Story, kind: ChartKind, bars: Sequence[_Bar]) -> ChartKind:
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


def _sorted(bars: tuple[_Bar, ...], order: str) -> tuple[_Bar, ...]:
    if order == "order":
        return bars
    return tuple(sorted(bars, key=_descending))


def _descending(bar: _Bar) -> float:
    return float("inf") if bar.point.value is None else -bar.point.value


def _categories(bars: Sequence[_Bar]) -> tuple[Category, ...]:
    return tuple(Category(bar.label, bar.count) for bar in bars)


def _series(bars: Sequence[_Bar], color: str) -> Series:
    return Series(SERIES.get(bars[0].unit, ""), color, tuple(bar.point for bar in bars))


def _slices(bars: Sequence[_Bar], kind: ChartKind, color: str) -> tuple[Series, ...]:
    ramp = (color, "quiet") if len(bars) <= 2 else RAMP
    return tuple(
        Series(plain(bar.label), bar.color or shade, (bar.point,), bar.label)
        for bar, shade in zip(bars, ramp, strict=False)
    )


def _colors(bars: Sequence[_Bar], lit: frozenset[str] | None, color: str) -> tuple[str, ...]:
    if lit is not None:
        return tuple((bar.color or color) if bar.id in lit else "quiet" for bar in bars)
    return tuple(bar.color or color for bar in bars) if any(bar.color for bar in bars) else ()


def _lit(
    story: Story, bars: Sequence[_Bar], highlight: Written | tuple[Written, ...]
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
            lit |= {id for id, value in present.items() if value == end}
        else:
            with story.mistakes.noted():
                lit.add(_bar_named(bars, written))
    return frozenset(lit)


def _bar_named(bars: Sequence[_Bar], written: Written) -> str:
    ids = [bar.id for bar in bars]
    if written.text not in ids:
        asked = meant(written.text, [*ids, "highest", "lowest"])
        raise written.error(f"แผนภูมินี้ไม่มีแท่งชื่อนี้{asked.th}", f"this chart has no such bar{asked.en}")
    return written.text


def _ends(story: Story, unit: str) -> tuple[float, float | None]:
    """Return the ends of the value axis of a unit: those of the scale for scores."""
    scale = of_print(story.edition.settings)
    return (scale.worst, scale.best) if unit == "score" else (0.0, CEILING.get(unit))


def _number_format(bar: _Bar) -> str:
    digits = number_format(bar.decimals)
    return f'{digits}"%"' if bar.unit == "percent" else digits


def _told(bars: Sequence[_Bar]) -> list[Value]:
    return [Value(plain(bar.label), bar.point, plain(bar.count)) for bar in bars]

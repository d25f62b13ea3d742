"""Look through a finished slide: its texts, the facts it prints, and the digits that are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from report_builder.model import Run, Text, facts_in
from report_builder.story.blocks import Panel, Slide, Table, UnitMap, credited
from report_builder.story.card.names import CardLabel
from report_builder.story.chartspec import ChartKind, ChartSpec, SeriesRole

_LABELS: Mapping[str, str] = {CardLabel.ADDRESS: "code", "least": "mark"}
"""What labels are there for that aren't read as such: the last has room on some slides alone."""
_NUMBER = re.compile(r"\d(?:[\d.,:/–-]*\d)?")


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a slide: what it is there for, and the name of the panel that it stands in.

    Roles: kicker, title, tag, label, code, heading, caption, number, unit, category, series,
    name, count, point, mark, tick, cell, bullet, text, foot, source. A code is drawn for machines
    to read; a name is that of a lone category or series; a mark is a point whose number isn't
    printed beside it, or what is left out where it has no room, a tick a number of an axis.
    """

    role: str
    text: Text
    panel: str = ""


def parts_on(slide: Slide) -> Iterator[Part]:
    """Yield every text of a slide in order of reading, its source last; notes are not read."""
    yield Part("kicker", slide.kicker)
    yield Part("title", slide.title)
    yield Part("tag", (Run(slide.tag.text),) if slide.tag else ())
    for name, label in slide.labels:
        yield Part(_LABELS.get(name, "label"), label)
    for panel in slide.panels:
        yield from (Part(role, text, panel.name) for role, text in _in_panel(panel))
    for picture in slide.pictures:
        yield Part("caption", credited(picture) if picture.credit else (), "picture")
    yield Part("source", slide.source)


def _in_panel(panel: Panel) -> Iterator[tuple[str, Text]]:
    for role in ("heading", "caption", "number", "unit"):
        yield role, getattr(panel, role)
    if isinstance(panel.exhibit, ChartSpec):
        yield from TOLD.get(panel.exhibit.kind, _in_chart)(panel.exhibit)
    if isinstance(panel.exhibit, UnitMap):
        yield from (("mark", (Run(letters),)) for letters in _letters(panel.exhibit))
    if isinstance(panel.exhibit, Table):
        for row in (panel.exhibit.header, *panel.exhibit.rows):
            yield from (("cell", cell) for cell in row)
    for paragraph in panel.paragraphs:
        yield "bullet", (Run(paragraph.bullet, literal=paragraph.bullet[:1].isdigit()),)
        yield "text", paragraph.text
        yield from (("mark", share.figure) for share in paragraph.shares)
        yield "number", paragraph.number
        yield "caption", paragraph.caption
        yield "text", paragraph.who
    for tile in panel.tiles:
        yield from (("text", tile.name), ("text", tile.under))
    yield "foot", panel.foot


def _letters(shown: UnitMap) -> Iterator[str]:
    """Yield the letters of the tiles of a map, those of each row together and one by one."""
    for _, row in groupby(shown.tiles, lambda tile: tile.row):
        letters = [tile.letters for tile in row if tile.letters]
        yield from (" ".join(letters), *letters)


def _in_chart(chart: ChartSpec) -> Iterator[tuple[str, Text]]:
    """Yield what a chart prints; a lone category or series may go without its name."""
    for category in chart.categories:
        yield "category" if len(chart.categories) > 1 else "name", category.label
        yield "count", category.count
    for series in chart.series:
        label = series.label or (Run(series.name),)
        yield "series" if len(chart.series) > 1 else "name", label
        for point in series.points:
            yield "point", (Run(point.printed, point.fact),)


def _marks(chart: ChartSpec) -> Iterator[tuple[str, Text]]:
    """Yield what a chart shows by place alone; its names stand in the table beside it."""
    for tick in chart.ticks:
        yield "tick", tick.text
    for series in chart.series:
        yield from (("mark", (Run(p.printed, p.fact),)) for p in series.points if p.fact)


def _dotted(chart: ChartSpec) -> Iterator[tuple[str, Text]]:
    """Yield the words of a chart of dots: names, means, ends; labels without room are left out."""
    named = any(category.label for category in chart.categories)
    for category in chart.categories:
        yield "category", category.label
        yield "count", category.count
    for row in chart.dots:
        yield from (("mark", dot.label) for dot in row if dot.label)
    for tick in chart.ticks:
        yield "tick", tick.text
    beside = chart.series[:-1] if chart.kind is ChartKind.DOTS else ()
    for place, series in enumerate(chart.series):
        yield "mark" if series in beside else "series", series.label
        told = named and place == 0 and chart.kind is ChartKind.TRACKS
        for point in series.points:
            yield "point" if told else "mark", (Run(point.printed, point.fact),)


def _on_axis(chart: ChartSpec) -> Iterator[tuple[str, Text]]:
    """Yield the words of a chart of one axis: names, values and labels; other dots are marks."""
    for at, category in enumerate(chart.categories):
        yield "category", category.label
        yield "count", category.count
        for series in chart.series:
            point = series.points[at]
            yield "point", (Run(point.printed, point.fact),)
        for dot in chart.dots[at]:
            if dot.label and not chart.series:
                yield "series", dot.label[:-1]
                yield "point", dot.label[-1:]
            elif dot.label:
                yield "mark", dot.label[:-1]
                yield "mark", dot.label[-1:]
            else:
                yield "mark", (Run(dot.point.printed, dot.point.fact),)
    for tick in chart.ticks:
        yield "tick", tick.text


def _weighed(chart: ChartSpec) -> Iterator[tuple[str, Text]]:
    """Yield the words of weighted bars: names, weights and scores, and the line of the whole."""
    score, _, *whole = chart.series
    for category, point in zip(chart.categories, score.points, strict=True):
        yield "category", category.label
        yield "mark", category.count
        yield "point", (Run(point.printed, point.fact),)
    for series in whole:
        yield "series", series.label
    for tick in chart.ticks:
        yield "tick", tick.text


def _gridded(chart: ChartSpec) -> Iterator[tuple[str, Text]]:
    """Yield the words of a grid: how to read it, and where rows are several names and shares."""
    shares, asked = chart.series
    if len(chart.categories) > 1:
        yield from _in_chart(replace(chart, series=(shares,)))
    else:
        yield from _wordless(replace(chart, series=(shares,)))
    yield "series", asked.label


def _wordless(chart: ChartSpec) -> Iterator[tuple[str, Text]]:
    """Yield names and values of a chart without words, which may stand beside it."""
    yield from (("name", category.label) for category in chart.categories)
    for series in chart.series:
        yield from (("mark", (Run(p.printed, p.fact),)) for p in series.points)


def _through_years(chart: ChartSpec) -> Iterator[tuple[str, Text]]:
    """Yield the words of lines through the years: those of one line all, the ends of others."""
    for category in chart.categories:
        yield "category", category.label
    for series in chart.series:
        known = [point for point in series.points if point.value is not None]
        own, whole = (series.role is role for role in (SeriesRole.UNIT, SeriesRole.NATION))
        yield "mark" if own else "series", series.label
        shown = known if own else known[-1:] if whole else [known[0], known[-1]]
        for point in known:
            yield "point" if point in shown else "mark", (Run(point.printed, point.fact),)


def _in_bands(chart: ChartSpec) -> Iterator[tuple[str, Text]]:
    """Yield the words of rows in bands: the names of these; all dots are marks."""
    for band, _ in chart.bands:
        yield "category", band.label
        yield "count", band.count
    for row in chart.dots:
        yield from (("mark", (Run(dot.point.printed, dot.point.fact),)) for dot in row)
    for tick in chart.ticks:
        yield "tick", tick.text


def _of_spans(chart: ChartSpec) -> Iterator[tuple[str, Text]]:
    """Yield the words of spans: of named ones and bands; the ends of others are marks."""
    for category in (*chart.categories, *(band for band, _ in chart.bands)):
        yield "category", category.label
        yield "count", category.count
    for row in chart.dots:
        for dot in row:
            printed = dot.label or (Run(dot.point.printed, dot.point.fact),)
            yield "point" if dot.label else "mark", printed
    for series in chart.series:
        yield "series", series.label
    for tick in chart.ticks:
        yield "tick", tick.text


def _of_squares(chart: ChartSpec) -> Iterator[tuple[str, Text]]:
    """Yield how many squares there are, and how many are filled: they have no words."""
    for series in chart.series:
        yield from (("mark", (Run(p.printed, p.fact),)) for p in series.points)


TOLD: Mapping[ChartKind, Callable[[ChartSpec], Iterator[tuple[str, Text]]]] = {
    ChartKind.SPINE: _marks,
    ChartKind.TRACKS: _dotted,
    ChartKind.DOTS: _dotted,
    ChartKind.AXIS: _on_axis,
    ChartKind.TOPICS: _on_axis,
    ChartKind.WEIGHTED: _weighed,
    ChartKind.EMBLEM: _wordless,
    ChartKind.GRID: _gridded,
    ChartKind.TREND: _through_years,
    ChartKind.ARROWS: _in_bands,
    ChartKind.SPANS: _of_spans,
    ChartKind.SQUARES: _of_squares,
}
"""What the kinds of chart tell that don't print every name and value."""


def texts_on(slide: Slide) -> Iterator[Text]:
    """Yield every text of a slide in order of reading, its source last; notes are not read."""
    return (part.text for part in parts_on(slide))


def facts_on(slide: Slide) -> Iterator[str]:
    """Yield the id of every fact that a slide prints, in order of reading."""
    return (fact for text in texts_on(slide) for fact in facts_in(text))


def literals_on(slide: Slide) -> frozenset[str]:
    """Return the numbers on a slide that are no facts: declared literals, names, items, dates."""
    typed = (run.text for text in texts_on(slide) for run in text if not run.fact)
    return frozenset(found[0] for words in typed for found in _NUMBER.finditer(words))

"""Look through a finished slide: its texts, the facts it prints, and the digits that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.model import Run, Text, facts_in
from report_builder.story.blocks import ChartSpec, Panel, Slide, Table

_NUMBER = re.compile(r"\d(?:[\d.,:/–-]*\d)?")


def texts_on(slide: Slide) -> Iterator[Text]:
    """Yield every text of a slide in order of reading, its source last; notes are not read."""
    yield from (slide.kicker, slide.title)
    yield from (label for _, label in slide.labels)
    for panel in slide.panels:
        yield from _texts_of(panel)
    yield slide.source


def _texts_of(panel: Panel) -> Iterator[Text]:
    yield from (panel.heading, panel.caption, panel.number, panel.unit)
    if isinstance(panel.exhibit, ChartSpec):
        yield from _texts_of_chart(panel.exhibit)
    if isinstance(panel.exhibit, Table):
        for row in (panel.exhibit.header, *panel.exhibit.rows):
            yield from row
    for paragraph in panel.paragraphs:
        yield from ((Run(paragraph.bullet),), paragraph.text)
    yield panel.foot


def _texts_of_chart(chart: ChartSpec) -> Iterator[Text]:
    for category in chart.categories:
        yield from (category.label, category.count)
    for series in chart.series:
        yield (Run(series.name),)
        for point in series.points:
            yield (Run(point.printed, point.fact),)


def facts_on(slide: Slide) -> Iterator[str]:
    """Yield the id of every fact that a slide prints, in order of reading."""
    return (fact for text in texts_on(slide) for fact in facts_in(text))


def literals_on(slide: Slide) -> frozenset[str]:
    """Return the numbers on a slide that are no facts: declared literals, names, items, dates."""
    typed = (run.text for text in texts_on(slide) for run in text if not run.fact)
    return frozenset(found[0] for words in typed for found in _NUMBER.finditer(words))

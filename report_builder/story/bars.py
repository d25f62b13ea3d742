"""The values that a chart of items, scores or listed values shows, in the order of the edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from report_builder.errors import UnknownFact
from report_builder.model import Item, Option, Text
from report_builder.story.chart_schema import Chart
from report_builder.story.chartspec import (
    Point,
)
from report_builder.story.context import Story
from report_builder.story.language.misuse import meant
from report_builder.story.language.values import Scope
from report_builder.story.marked import fact_mark
from report_builder.story.opinions import COLORS
from report_builder.story.points import point_of
from report_builder.story.template import Written, said

PERCENT = ("percent", "weight")
"""The units of facts that are parts of a hundred."""
OF_UNITS = ("completeness.", "group.")
"""How the facts begin that count units."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One value on its way into a chart."""

    id: str
    label: Text
    point: Point
    unit: str
    decimals: int
    count: Text = ()
    color: str = ""


def bars_of(story: Story, spec: Chart, scope: Scope) -> tuple[Bar, ...]:
    """Return the values of a chart: of an item, of scores, or those that it lists."""
    if spec.item:
        return tuple(_options(story, spec, scope, story.item(spec.item)))
    if spec.scores:
        return tuple(_scores(story, scope, spec.scores))
    return tuple(_values(story, spec, scope))


def _options(story: Story, spec: Chart, scope: Scope, item: Item) -> Iterator[Bar]:
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
    """Note the labels and icons of options that the item hasn't."""
    for id, label in (*spec.labels.items(), *spec.icons.items()):
        with story.mistakes.noted():
            _check_option(replace(label, text=id), item)


def _check_option(written: Written, item: Item) -> None:
    if written.text not in item.option:
        asked = meant(written.text, item.option)
        raise written.error(
            f"ข้อ {item.id} ไม่มีตัวเลือกนี้{asked.th}", f"item {item.id} has no such option{asked.en}"
        )


def _scores(story: Story, scope: Scope, written: Written) -> Iterator[Bar]:
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


def _of_units(story: Story, which: str) -> Iterator[Bar]:
    """Yield the mean of all units, or that of each region."""
    if which == "whole":
        yield _bar(story, which, (), "nation.score")
        return
    for region in story.regions():
        fact = f"region.{region}.score"
        yield _bar(
            story, region, said(region), fact, story.text(story.wording.mean, {"fact": fact})
        )


def _values(story: Story, spec: Chart, scope: Scope) -> Iterator[Bar]:
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


def _bar(story: Story, id: str, label: Text, fact: str, count: Text = (), color: str = "") -> Bar:
    found = story.facts[fact]
    sign = "%" if found.unit in PERCENT and found.value is not None else ""
    return Bar(id, label, point_of(found, sign), found.unit, found.decimals, count, color)


def _count(story: Story, scope: Scope, fact: str) -> Text:
    marked = fact_mark(fact, story.facts.printed(fact))
    units = fact.startswith(OF_UNITS)
    return story.text(story.wording.count, {**scope, "count": marked, "of_units": units})

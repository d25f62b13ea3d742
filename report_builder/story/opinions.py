"""Make the chart of opinions on several questions: a bar to both sides of a line for each."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.model import Item, Option, Text, plain
from report_builder.story.alts import titled
from report_builder.story.chart_schema import Chart
from report_builder.story.chartspec import Category, ChartSpec, Point, Series, SeriesRole
from report_builder.story.context import Story
from report_builder.story.language.values import Scope
from report_builder.story.points import NOTHING, point_of
from report_builder.story.template import Written, said

COLORS = {5: "agree2", 4: "agree1", 3: "neutral", 2: "disagree1", 1: "disagree2"}
"""The colours of the levels of agreement."""
ROLES = {
    **dict.fromkeys((4, 5), SeriesRole.FAVOUR),
    3: SeriesRole.UNDECIDED,
    **dict.fromkeys((1, 2), SeriesRole.AGAINST),
}
"""What each level of agreement is to the others."""


def opinions(story: Story, spec: Chart, scope: Scope, name: str, heading: Text) -> ChartSpec | None:
    """Return the chart of the items that were answered, None where none was.

    Raises StoryError for an item that isn't asked in levels of agreement.
    """
    items = [item for written in spec.items if (item := _rated(story, written)) is not None]
    if not items:
        return None
    title = story.text(spec.title, scope) or heading
    categories = tuple(_category(story, spec, scope, item) for item in items)
    answers = _answers(story, items, "share" if spec.decimals else "share0")
    series = (*answers, _means(story, items), *_totals(story, spec, items))
    return ChartSpec(
        name=name,
        kind=spec.kind,
        title=plain(title),
        categories=categories,
        series=series,
        number_format='0.0"%"' if spec.decimals else '0"%"',
        maximum=100.0,
        alt=f"{titled(spec.kind.name_th, plain(title))}: {'; '.join(_told(categories, series))}",
    )


def _rated(story: Story, written: Written) -> Item | None:
    """Return an item of opinions, None where nobody answered it."""
    item = story.item(written)
    if any(option.value not in COLORS for option in item.options):
        raise written.error(
            f"ข้อ {item.id} ไม่ใช่ข้อถามระดับความเห็น (likert)", f"item {item.id} is no likert item"
        )
    return item if f"item.{item.id}.mean" in story.facts else None


def _category(story: Story, spec: Chart, scope: Scope, item: Item) -> Category:
    label = story.text(spec.labels.get(item.id), scope) or said(item.question_th)
    base = story.text(story.wording.answered, {**scope, "base": f"item.{item.id}.n"})
    return Category(label, base if spec.counts else ())


def _answers(story: Story, items: list[Item], share: str) -> list[Series]:
    """Return a series for each level of agreement, named as in the first item that has it."""
    levels = {option.value: option for item in items[::-1] for option in item.options}
    ordered = sorted(((v, o) for v, o in levels.items() if v), key=lambda pair: -pair[0])
    return [
        Series(
            option.label_th,
            COLORS[value],
            tuple(_point(story, item, _at(item, value), share) for item in items),
            said(option.label_th),
            ROLES[value],
        )
        for value, option in ordered
    ]


def _at(item: Item, value: int) -> Option | None:
    return next((option for option in item.options if option.value == value), None)


def _point(story: Story, item: Item, option: Option | None, share: str) -> Point:
    if option is None:
        return NOTHING
    return point_of(story.facts[f"item.{item.id}.{option.id}.{share}"], "%")


def _means(story: Story, items: list[Item]) -> Series:
    points = tuple(point_of(story.facts[f"item.{item.id}.mean"]) for item in items)
    name = story.text(story.wording.opinion, {})
    return Series(plain(name), "ink", points, name, SeriesRole.MEAN)


def _totals(story: Story, spec: Chart, items: list[Item]) -> Iterator[Series]:
    """Yield how many agree or disagree with each item in all, whole percents, where asked for."""
    if spec.total:
        facts = (story.facts[f"item.{item.id}.{spec.total}.share0"] for item in items)
        name = story.text(story.wording.opinion_total, {"side": spec.total})
        points = tuple(point_of(fact, "%") for fact in facts)
        yield Series(plain(name), f"{spec.total}2", points, name, SeriesRole.TOTAL)


def _told(categories: tuple[Category, ...], series: tuple[Series, ...]) -> list[str]:
    """Say of each question what was answered, and the mean."""
    return [
        f"{plain(category.label)} "
        + ", ".join(f"{s.name} {s.points[at].printed}" for s in series if s.points[at].printed)
        for at, category in enumerate(categories)
    ]

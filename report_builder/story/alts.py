"""Say in words what a chart or map shows, for who can't see it: its message first, then values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from report_builder.story.chartspec import ChartKind, Point
from report_builder.story.clear import apart
from report_builder.story.context import Story
from report_builder.story.points import point_of

_ENDS, _HEIGHTS = ("มากที่สุด", "น้อยที่สุด"), ("สูงที่สุด", "ต่ำที่สุด")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a chart with its name, and the count that stands beside it."""

    name: str
    point: Point
    count: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.point.printed}" + (f" ({self.count})" if self.count else "")


def titled(what: str, title: str) -> str:
    """Return what something is called, with its title where it has one."""
    return " ".join((what, title)).rstrip()


def of_chart(story: Story, kind: ChartKind, title: str, values: Sequence[Value], unit: str) -> str:
    """Return what a chart is, what is most and least in it, and its values."""
    what = " ".join((kind.name_th, title, _extremes(story, values, unit))).split()
    return f"{' '.join(what)}: " + ", ".join(map(str, values))


def _extremes(story: Story, values: Sequence[Value], unit: str) -> str:
    """Say which of several values is most and which least, '' where they don't differ.

    Of scores only an end is said that can be told from all others.
    """
    known = [(v.point.value, v) for v in values if v.point.value is not None]
    if len({value.point.printed for _, value in known}) < len(_ENDS):
        return ""
    most, least = (pick(known, key=lambda pair: pair[0])[1] for pick in (max, min))
    words = _HEIGHTS if unit == "score" else _ENDS
    ends = zip(words, (most, least), strict=True)
    every = [value for _, value in known]
    told = (pair for pair in ends if unit != "score" or _alone(story, pair[1], every))
    return " ".join(f"{word} {_named(end, values)}" for word, end in told)


def _alone(story: Story, end: Value, values: Sequence[Value]) -> bool:
    """Tell whether the score at an end can be told from all that print otherwise."""
    own = end.point.fact
    others = [v.point.fact for v in values if v.point.printed != end.point.printed]
    return all(apart(story.facts, own, other) or apart(story.facts, other, own) for other in others)


def _named(end: Value, values: Sequence[Value]) -> str:
    """Return the name and the value of an end, how many have it where several do."""
    same = sum(value.point.printed == end.point.printed for value in values)
    return f"{end.name if same == 1 else f'{same} รายการ'} {end.point.printed}"


def of_map(story: Story, what: str, codes: Sequence[str], groups: Sequence[str]) -> str:
    """Return what a map is, which of some units are highest and lowest on it, and its groups."""
    names = {unit.code: unit.name_th for unit in story.edition.units}
    values = [Value(names[c], point_of(story.facts[f"unit.{c}.score"])) for c in codes]
    told = " ".join((what, _extremes(story, values, "score"))).split()
    return f"{' '.join(told)}: {', '.join(groups)}"

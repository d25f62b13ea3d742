"""Place the overview: the profile of the dimensions, the map, and the groups of units."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from report_builder.render.layout import columns, rows
from report_builder.render.page import Box, Element, Figure, Line, Shape, TextBox
from report_builder.render.place import flow, grid
from report_builder.render.place.flow import Sizes
from report_builder.render.theme import theme
from report_builder.story.blocks import Panel, Slide

DENSE_NUMBER = 14.0


@dataclass(frozen=True, slots=True)
class _Form:
    """How an overview is laid out.

    Shares of width of profile, map and groups, and of the last two alone; inches over the first
    group and between the colours of groups; the words of a group.
    """

    widths: tuple[float, float, float]
    alone: tuple[float, float]
    above: float
    apart: float
    words: Callable[[Panel, Sizes], tuple[Line, ...]]


def overview(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the profile of the dimensions, the map, and the groups with their counts."""
    return _overview(slide, area, sizes, ROOMY)


def dense_overview(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the same with the groups in a wider column, their counts smaller."""
    return _overview(slide, area, sizes, DENSE)


def _overview(slide: Slide, area: Box, sizes: Sizes, form: _Form) -> tuple[Element, ...] | None:
    *profiles, shape = (panel for panel in slide.panels if panel.exhibit)
    groups = tuple(panel for panel in slide.panels if not panel.exhibit)
    *left, middle, right = columns(area, form.widths if profiles else form.alone)
    needs = [grid.need((p,), (box,), sizes) for p, box in zip(profiles, left, strict=True)]
    if any(need.total > area.h for need in needs):
        return None
    return (
        *(
            element
            for profile, box, need in zip(profiles, left, needs, strict=True)
            for element in grid.panel_elements(profile, box, grid.fill(need, box.h), sizes)
        ),
        *_map(shape, middle, sizes),
        *_groups(groups, right, sizes, form),
    )


def _map(panel: Panel, area: Box, sizes: Sizes) -> tuple[Element, ...]:
    rule = flow.rule_above(f"{panel.name}.rule", area, panel.color)
    head = flow.head_lines(panel, sizes)
    tall = flow.height(head, area.w) + 0.1
    below = Box(area.x, area.y + tall + 0.1, area.w, area.h - tall - 0.1)
    box = Box(area.x, area.y + 0.1, area.w, tall)
    return (
        rule,
        *flow.box(f"{panel.name}.head", box, head),
        grid.exhibit_element(panel, below, sizes),
    )


def _groups(groups: Sequence[Panel], area: Box, sizes: Sizes, form: _Form) -> tuple[Element, ...]:
    step = min(1.2, (area.h - form.above) / max(1, len(groups)))
    lines = rows(Box(area.x, area.y + form.above, area.w, area.h), [step] * len(groups), 0.0)
    return tuple(
        element
        for panel, row in zip(groups, lines, strict=True)
        for element in (
            Figure(
                f"{panel.name}.swatch",
                Box(row.x, row.y + 0.1, 0.2, step - form.apart),
                Shape.RECTANGLE,
                panel.color,
                theme().edge(panel.color),
            ),
            TextBox(
                panel.name,
                Box(row.x + 0.34, row.y, row.w - 0.34, step),
                tuple(flow.whole_words(line, row.w - 0.34) for line in form.words(panel, sizes)),
            ),
        )
    )


def _group(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    return (
        flow.number_line(panel.number, panel.unit, sizes.number, "ink"),
        flow.caption_line(panel.heading, sizes.body),
    )


def _dense_group(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    number = flow.number_line(panel.number, panel.unit, DENSE_NUMBER, "ink")
    return number, replace(flow.caption_line(panel.heading, sizes.body), leading=1.25)


ROOMY = _Form((5.2, 4.0, 2.4), (8.0, 3.65), 0.25, 0.3, _group)
DENSE = _Form((4.4, 3.5, 3.7), (7.2, 4.45), 0.1, 0.15, _dense_group)

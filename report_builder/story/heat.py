"""Make heat maps: scores of types by indicator, shaded by how far they are from the whole."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from report_builder.model import Indicator, RespondentType, Run, Text, plain
from report_builder.story.alts import titled
from report_builder.story.blocks import Table
from report_builder.story.clear import exceeds
from report_builder.story.context import Story, icon_of
from report_builder.story.template import said

LEVELS = 3
"""Shades of each side."""
NAME, COLUMN = 2.4, 1.0
"""Widths of the column of names and of each other one."""


def heat(story: Story, types: Sequence[RespondentType], name: str, heading: Text) -> Table:
    """Return the heat map of some types: a row for the total, then one for every indicator."""
    framework = story.edition.framework
    rows = [_row(story, i, types) for i in framework.indicators]
    farthest = max((abs(gap) for _, gaps in rows for gap in gaps if gap is not None), default=0.0)
    rows = [(_lit(cells, gaps, farthest), gaps) for cells, gaps in rows]
    total = (
        story.text(story.wording.total, {}),
        *(_printed(story, f"type.{t.id}.score") for t in types),
        _printed(story, "nation.score"),
    )
    total = tuple(tuple(replace(run, bold=True) for run in cell) for cell in total)
    return Table(
        name=name,
        header=(
            (Run(""),),
            *(said(t.short_th) for t in types),
            story.text(story.wording.all_types, {}),
        ),
        rows=(total, *(cells for cells, _ in rows)),
        widths=(NAME, *(COLUMN for _ in types), COLUMN),
        alt=_alt(story, types, heading),
        shades=(
            ("",) * len(total),
            *(("", *(shade(gap, farthest) for gap in gaps), "") for _, gaps in rows),
        ),
        groups=(("", ""), *(_group(story, indicator) for indicator in framework.indicators)),
        icons=("", *(icon_of(t) for t in types), ""),
    )


def _group(story: Story, indicator: Indicator) -> tuple[str, str]:
    """Return the colour and the icon of the dimension of an indicator."""
    own = story.edition.framework.dimension[indicator.dimension]
    return story.dimension_color(own.id), icon_of(own)


def _row(
    story: Story, indicator: Indicator, types: Sequence[RespondentType]
) -> tuple[tuple[Text, ...], list[float | None]]:
    ids = [f"type.{t.id}.indicator.{indicator.id}" for t in types]
    cells = (
        said(indicator.short_th or indicator.name_th),
        *(_printed(story, f"{id}.score") for id in ids),
        _printed(story, f"indicator.{indicator.id}.score"),
    )
    whole = f"indicator.{indicator.id}.score"
    told = [
        exceeds(story.facts, f"{id}.score", whole) or exceeds(story.facts, whole, f"{id}.score")
        for id in ids
    ]
    return cells, [
        story.facts[f"{id}.gap"].value if apart else None
        for id, apart in zip(ids, told, strict=True)
    ]


def _lit(
    cells: tuple[Text, ...], gaps: Sequence[float | None], farthest: float
) -> tuple[Text, ...]:
    """Return the cells of a row, bold where they have the strongest shade."""
    strong = [shade(gap, farthest).endswith(str(LEVELS)) for gap in gaps]
    pairs = zip(cells, (False, *strong, False), strict=True)
    return tuple(tuple(replace(r, bold=r.bold or far) for r in cell) for cell, far in pairs)


def shade(gap: float | None, farthest: float) -> str:
    """Return the colour of a distance from the whole, '' for none that may be called one."""
    if gap is None or not farthest:
        return ""
    level = min(LEVELS, math.floor(abs(gap) / farthest * (LEVELS + 0.999)))
    return f"{'above' if gap > 0 else 'below'}{level}" if level else ""


def _printed(story: Story, fact: str) -> Text:
    return (Run(story.facts.printed(fact), fact),)


def _alt(story: Story, types: Sequence[RespondentType], heading: Text) -> str:
    told = (f"{t.short_th} {story.facts.printed(f'type.{t.id}.score')}" for t in types)
    return f"{titled('ตารางสี', plain(heading))}: {', '.join(told)}"

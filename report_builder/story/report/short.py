"""Make the tables of the English summary: all units by name, and the regions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report_builder.language import ENGLISH
from report_builder.model import Run, Text
from report_builder.story.blocks import Panel, Table
from report_builder.story.context import Story
from report_builder.story.language.values import Scope
from report_builder.story.report.about import about
from report_builder.story.report.blocks import Align, Block, DataTable
from report_builder.story.report.cells import between, ends, number
from report_builder.story.report.english import begun, named, region
from report_builder.story.report.told import LEFT
from report_builder.story.template import said
from report_builder.thai.words import sort_key

MOST_UNITS, STRIPS = 210, 3
"""Units that are listed at most: beyond, they are left to workbook and open data."""
MOST_INDICATORS = 60
MOST_DIMENSIONS = 8
"""Indicators that are listed at most, and dimensions that have a column beside regions at most."""
RIGHT: tuple[Align, ...] = ("right",)


def units_short(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield the units by their names, each with its score and the range of its rank."""
    units = sorted(story.edition.units, key=lambda unit: sort_key(unit.name_th))
    header = (said(begun(named(story.edition).unit)), said("Score"), said("Rank"))
    rows = [
        (
            said(unit.name_th),
            number(story, f"unit.{unit.code}.score"),
            between(story, f"unit.{unit.code}.rank.both")
            or number(story, f"unit.{unit.code}.rank"),
        )
        for unit in units
    ]
    if 1 < len(rows) <= MOST_UNITS:
        caption = f"Score and range of rank of every {named(story.edition).unit}"
        yield _table(story, "units", caption, header, rows, STRIPS)


def indicators_short(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield the indicators with their scores, and how units stand in them."""
    own, units = story.edition.framework, named(story.edition).units_title
    last = f"{units} clearly below"
    header = tuple(map(said, ("Indicator", "Dimension", "Mean", "Middle half", last)))
    rows = [
        (
            said(one.name_th),
            said(own.dimension[one.dimension].name_th),
            number(story, f"indicator.{one.id}.score"),
            ends(story, f"indicator.{one.id}.q1", f"indicator.{one.id}.q3"),
            number(story, f"indicator.{one.id}.below.count"),
        )
        for one in own.indicators
    ]
    if len(rows) <= MOST_INDICATORS:
        yield _table(story, "indicators", "Scores of indicators", header, rows, named=2)


def regions_short(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield the regions with their scores, in total and in the dimensions where these are few."""
    own = story.edition.framework.dimensions
    dimensions = own if 1 < len(own) <= MOST_DIMENSIONS else ()
    header = (said("Region"), said("Total"), *(said(d.name_th) for d in dimensions))
    rows = [
        (
            said(region(name)),
            number(story, f"region.{name}.score"),
            *(number(story, f"region.{name}.dimension.{d.id}.score") for d in dimensions),
        )
        for name in story.regions()
    ]
    if len(rows) > 1:
        yield _table(story, "regions", "Mean scores of regions", header, rows)


def _table(
    story: Story,
    id: str,
    caption: str,
    header: tuple[Text, ...],
    rows: Sequence[tuple[Text, ...]],
    strips: int = 1,
    named: int = 1,
) -> DataTable:
    """Return a table whose first columns are names, `named` so many, the others numbers."""
    table = Table(id, header, tuple(rows), (1.0,) * len(header), f"Table: {caption}")
    aligns: tuple[Align, ...] = (*(LEFT * named), *(RIGHT * (len(header) - named)))
    source = about(story, Panel(id, exhibit=table), ())
    return DataTable(id, "", (Run(caption),), table, aligns, source, ENGLISH, strips)

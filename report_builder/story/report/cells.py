"""Say facts in the cells of tables of a report, and make tables of rows of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from report_builder.model import Run, Text, plain
from report_builder.story.blocks import Panel, Table
from report_builder.story.context import Story
from report_builder.story.report.about import about
from report_builder.story.report.blocks import Align, DataTable
from report_builder.story.template import Written, said

SIDE: Mapping[bool, tuple[Align, ...]] = {True: ("right",), False: ("left",)}


def wording(text: str) -> Written:
    """Return a text of the program's own as one that is written."""
    return Written(text, "report.yaml", "made")


def data_table(
    story: Story,
    id: str,
    caption: Text,
    header: Sequence[tuple[str, bool]],
    rows: Sequence[tuple[Text, ...]],
    strips: int = 1,
) -> DataTable:
    """Return a table of headings, each with whether numbers stand under it."""
    head = tuple(said(name) for name, _ in header)
    table = Table(id, head, tuple(rows), (1.0,) * len(head), f"ตาราง {plain(caption)}")
    aligns = tuple(side for _, right in header for side in SIDE[right])
    source = about(story, Panel(id, exhibit=table), ())
    return DataTable(id, "", caption, table, aligns, source, strips=strips)


def number(story: Story, fact: str) -> Text:
    """Return a fact as it is printed, nothing where it is missing."""
    known = fact in story.facts and story.facts[fact].value is not None
    return (Run(story.facts.printed(fact), fact),) if known else ()


def between(story: Story, fact: str) -> Text:
    """Return an interval as 'low–high', nothing where it has no two ends."""
    return ends(story, f"{fact}.low", f"{fact}.high")


def ends(story: Story, one: str, other: str) -> Text:
    """Return two facts as 'low–high', nothing where one is missing or both print the same."""
    low, high = number(story, one), number(story, other)
    return (*low, Run("–"), *high) if low and high and plain(low) != plain(high) else ()

"""How a report is written in YAML: chapters, and the fields of their blocks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator

from report_builder.story.chart_schema import Chart, Repeated
from report_builder.story.report.blocks import Align
from report_builder.story.schema import Entry, Map, TableSpec
from report_builder.story.spec import Names, Spec, Template, bare

Made = Literal[
    "units",
    "unit_dimensions",
    "unit_indicators",
    "questionnaire",
    "answers",
    "answers_short",
    "advice",
    "urgent",
    "needs",
    "type_needs",
    "types",
    "type_indicators",
    "ways",
    "regions",
    "glossary",
    "index",
    "units_short",
    "regions_short",
    "indicators_short",
]
"""Blocks that the program makes by itself, `story/report/made.py`."""


class KeySpec(Repeated):
    """A number that stands out: its unit, and what it is."""

    number: Template
    unit: Template | None = None
    label: Template


class FigureSpec(Spec):
    """A chart, or a map of the groups of units, with its caption; `note` begins its source.

    `alt` are the words that stand for it, where they aren't those that the program makes.
    """

    id: Template
    caption: Template
    chart: Chart | None = None
    map: Map | None = None
    note: Template | None = None
    alt: Template | None = None
    small: bool = False


class DataTableSpec(TableSpec):
    """A table with its caption; `aligns` has one for each column, the rest stand at the left.

    `alt` are the words that stand for it, as those of a figure.
    """

    id: Template
    caption: Template
    aligns: tuple[Annotated[Align, BeforeValidator(bare)], ...] = ()
    note: Template | None = None
    alt: Template | None = None


class BlockSpec(Repeated):
    """A block; it has one of these fields, or several that follow each other in this order.

    `name` begins the path of its texts in `report` of the edition's texts. Sentences of a paragraph
    (`p`) have names: those that come out empty are left out. Its heading is referred to by
    `id`. `text` is the path of paragraphs of the edition; `told` that of slides.
    """

    name: Template | None = None
    id: Template | None = None
    h2: Template | None = None
    h3: Template | None = None
    keys: tuple[KeySpec, ...] = ()
    p: Mapping[str, Template] = {}
    notes: tuple[Template, ...] = ()
    text: Template | None = None
    items: tuple[Entry, ...] = ()
    figure: FigureSpec | None = None
    table: DataTableSpec | None = None
    made: Annotated[Made, BeforeValidator(bare)] | None = None
    told: Template | None = None
    blocks: tuple[BlockSpec, ...] = ()


class OwnBlocks(Spec):
    """What an edition says in a report instead of paragraphs or slides of its texts.

    It stands in text/report.yaml at the path of these, as `findings.hr` or `project`.
    """

    blocks: tuple[BlockSpec, ...]


class ChapterSpec(Repeated):
    """A chapter; one that is not `numbered` has no number, one of the `annex` a letter.

    Without a block beside headings it is left out.
    """

    id: Template
    title: Template
    numbered: bool = True
    annex: bool = False
    blocks: tuple[BlockSpec, ...]


class ReportOutline(Spec):
    """templates/thai/report.yaml: the cover and the chapters of a report in order."""

    literals: Names = ()
    title: Template
    running: Template
    cover: Mapping[str, Template]
    chapters: tuple[ChapterSpec, ...]

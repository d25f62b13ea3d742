"""What a report is made of: chapters of blocks in order of reading, free of any geometry.

A block that can be referred to has an `id`, unique in its report; a `Run` whose `to` is that id
says its number. Numbers of blocks are printed ones: '4.2' of a section, '4-2' of a figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeGuard

from report_builder.language import THAI, Language
from report_builder.model import Picture, Run, Text, plain
from report_builder.story.blocks import Paragraph, Table, UnitMap
from report_builder.story.chartspec import ChartSpec

Align = Literal["left", "center", "right"]
STAR = "*"
"""What marks a remark below a text, in the texts of editions."""
FIGURE, TABLE = THAI.figure, THAI.table
"""What figures and tables are called before their number."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a chapter: level 2 or 3 (the title of the chapter is level 1)."""

    id: str
    level: int
    number: str
    text: Text


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph of running text; footnotes are anchored at its end, in order."""

    text: Text
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: its items with the bullets and levels that they have."""

    items: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A number that stands out, its unit, and what it is."""

    number: Text
    unit: Text
    label: Text


@dataclass(frozen=True, slots=True)
class Keys:
    """A row of numbers that stand out, four at most."""

    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart or map with its number and caption; `source` says base n, items and survey.

    `legend` tells what colours of a map stand for, by colour names of the theme. A `small` one
    takes no more room than it needs.
    """

    id: str
    number: str
    caption: Text
    exhibit: ChartSpec | UnitMap
    source: Text = ()
    legend: tuple[tuple[str, Text], ...] = ()
    language: Language = THAI
    small: bool = False


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with its number and caption; its header repeats on every page.

    The first cell of a row is its heading; `aligns` has one for each column. Relative widths and
    the words that stand for it are those of `table`. One of more than one `strips` stands in so
    many beside each other, each under the header.
    """

    id: str
    number: str
    caption: Text
    table: Table
    aligns: tuple[Align, ...]
    source: Text = ()
    language: Language = THAI
    strips: int = 1


@dataclass(frozen=True, slots=True)
class UnitIndex:
    """An index of units: code and name of each; painters say on which pages it is named."""

    id: str
    units: tuple[tuple[str, Text], ...]


Block = Heading | Prose | Listing | Keys | Figure | DataTable | UnitIndex


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter, which begins on a page of its own: number '1', of annexes 'ก', of others ''."""

    id: str
    number: str
    title: Text
    blocks: tuple[Block, ...]
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A report: what stands on its cover, by name, and its chapters in order.

    The names of the cover: kicker, title, publisher, surveyor, date, url, note; one without a text
    is left out. `running` stands at the head of pages. `pictures` are those of the cover.
    """

    title: str
    running: Text
    cover: tuple[tuple[str, Text], ...]
    chapters: tuple[Chapter, ...]
    pictures: tuple[Picture, ...] = ()
    synthetic: bool = False
    made_up: bool = False
    """Whether all of it is, not only what it shows of units and types."""
    language: Language = THAI
    face: str = ""
    """The face of the Word file, empty for that of the pages."""
    thai_digits: bool = False
    """Whether numbers are printed in Thai digits, those of pages too."""

    @property
    def blocks(self) -> Iterator[Block]:
        """Yield every block in order of reading."""
        return (block for chapter in self.chapters for block in chapter.blocks)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return the figures in order."""
        return tuple(block for block in self.blocks if isinstance(block, Figure))

    @property
    def tables(self) -> tuple[DataTable, ...]:
        """Return the tables in order."""
        return tuple(block for block in self.blocks if isinstance(block, DataTable))


def numbered(block: Figure | DataTable) -> Text:
    """Return what a figure or table is called with its number: 'ตารางที่ 4-2'."""
    own = block.language
    word = own.figure if isinstance(block, Figure) else own.table
    return (Run(f"{word}\u00a0{block.number}", literal=True),)


def leads(block: Block, after: Block | None) -> TypeGuard[Prose]:
    """Tell whether a paragraph stands on the page of the next block.

    One that begins in bold does over a list or a plain paragraph, one that names a figure or a
    table does over it, one does over a list that counts, and over what is said of a mark in it.
    """
    if not isinstance(block, Prose):
        return False
    over = _is_bold(block) and isinstance(after, Prose | Listing) and not _is_bold(after)
    return over or _names(block, after) or is_remark(after) or _counts(after)


def _counts(block: Block | None) -> bool:
    return isinstance(block, Listing) and block.items[0].bullet[:1].isdigit()


def is_remark(block: Block | None) -> bool:
    """Tell whether a block is a paragraph about what a star marks before it."""
    return isinstance(block, Prose) and plain(block.text).startswith(STAR)


def _names(block: Prose, after: Block | None) -> bool:
    return isinstance(after, Figure | DataTable) and any(run.to == after.id for run in block.text)


def _is_bold(block: Block) -> bool:
    return isinstance(block, Prose) and any(run.bold for run in block.text[:1])

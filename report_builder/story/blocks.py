"""What a story is made of: slides, panels and the blocks in them, free of any geometry."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from report_builder.model import Picture, Run, Text, plain
from report_builder.story.chartspec import ChartSpec
from report_builder.thai.words import MISSING

NUMERAL = re.compile(r"[−-]?[\d๐-๙][\d๐-๙.,]*%?")
"""A cell that is a number alone."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the words of a part come from: the file, and the place in it."""

    file: str
    place: str


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a whole that a text tells: its figure as printed, and its percent as drawn."""

    figure: Text
    value: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `bullet` is '' for none, '•' or a number such as '1.1'; `level` is 0 or 1.

    `icon` names the picture beside it, decoration alone; it may be empty. A recommendation rests
    on a `number`, which `caption` tells of and which stands so many percent up its scale, and names
    `who` acts. `shares` are those that the text tells, in its order.
    """

    text: Text
    bullet: str = ""
    level: int = 0
    icon: str = ""
    number: Text = ()
    caption: Text = ()
    who: Text = ()
    shares: tuple[Share, ...] = ()
    stands: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: header cells, rows of cells, and the relative widths of the columns.

    `shades` are the colours of the cells of each row, '' for none; where there are some, cells but
    the first of a row stand in the middle. `levels` says how deep each row lies, 0 for the first
    tier; it is empty where there are but two. `groups` has the colour and the icon of the group of
    each row, '' for none, `icons` those of the columns; both are empty where there are none.
    The column `drawn` has no words but shows how far the figures at both sides of it are apart; 0
    where none does.
    """

    name: str
    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...]
    alt: str
    levels: tuple[int, ...] = ()
    shades: tuple[tuple[str, ...], ...] = ()
    groups: tuple[tuple[str, str], ...] = ()
    icons: tuple[str, ...] = ()
    drawn: int = 0

    def align(self, column: int) -> Literal["left", "center", "right"]:
        """Return how a column stands: numbers after the first end at the right."""
        if self.shades and column:
            return "center"
        cells = [plain(row[column]) for row in self.rows]
        told = [cell for cell in cells if cell not in ("", MISSING)]
        numbers = column and told and all(NUMERAL.fullmatch(cell) for cell in told)
        return "right" if numbers else "left"


@dataclass(frozen=True, slots=True)
class GridTile:
    """A unit as a tile of a grid: its row and column, counted from 0, and its letters."""

    code: str
    row: int
    column: int
    letters: str


@dataclass(frozen=True, slots=True)
class UnitMap:
    """A map of the units, each filled with a colour name; shapes without a fill are grey.

    It has outlines, or `tiles` that are all alike in size.
    """

    name: str
    fills: tuple[tuple[str, str], ...]
    alt: str
    tiles: tuple[GridTile, ...] = ()


@dataclass(frozen=True, slots=True)
class Tile:
    """Something that is shown as a tile: its name, and what stands under it.

    `icon` names the picture over it, decoration alone.
    """

    name: Text
    under: Text = ()
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a slide or card that belongs together, read from top to bottom.

    Order: heading, caption, number (with unit), paragraphs or exhibit as `exhibit_first` says,
    tiles.
    `color` is a colour name of the theme; `weight` the share of width among its neighbours;
    `icon` names the picture beside the heading, decoration alone; `stands` says how many percent up
    its scale the number is, where it is a score.
    """

    name: str
    heading: Text = ()
    caption: Text = ()
    number: Text = ()
    unit: Text = ()
    stands: float | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    exhibit: ChartSpec | Table | UnitMap | None = None
    foot: Text = ()
    tiles: tuple[Tile, ...] = ()
    color: str = "brand"
    weight: float = 1.0
    icon: str = ""
    origin: Origin | None = field(default=None, compare=False, repr=False)

    @property
    def is_empty(self) -> bool:
        """Return whether it has neither words nor an exhibit."""
        said = (self.heading, self.caption, self.number, self.paragraphs, self.foot, self.tiles)
        return not any(said) and self.exhibit is None


@dataclass(frozen=True, slots=True)
class Tag:
    """The corner tag of a slide: its words and the colour of the dimension it stands for."""

    text: str
    color: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: a kind that says how its panels are arranged, and what is in them.

    Kinds: cover, agenda, bullets, panels, components, pillars, advice, case, rows, exhibits,
    answers, statements, close, findings, stages, timeline, matrix, table, roster, hub, framework,
    scores, overview, infographic, card.
    `rows` says how many panels stand in each row, () for one row; `current` marks the lit entry
    of an agenda; `labels` holds the named words of a diagram (axes, badges, months).
    An `optional` slide is left out where it finds no room; `ahead` is what `notes` say of the slide
    that comes next.
    """

    id: str
    kind: str
    section: str
    title: Text
    kicker: Text = ()
    tag: Tag | None = None
    panels: tuple[Panel, ...] = ()
    rows: tuple[int, ...] = ()
    current: int = -1
    labels: tuple[tuple[str, Text], ...] = ()
    source: Text = ()
    notes: tuple[Text, ...] = ()
    ahead: Text = ()
    synthetic: bool = False
    optional: bool = False
    pictures: tuple[Picture, ...] = ()
    """The pictures of the edition that it shows."""
    footed: Callable[[Slide], Text] | None = field(default=None, compare=False, repr=False)
    """Says the foot of a part of the slide, where it is divided."""
    origin: Origin | None = field(default=None, compare=False, repr=False)
    told: tuple[tuple[Origin, Text], ...] = field(default=(), compare=False, repr=False)
    """Every text that it was told from, in order, as it is printed; () for one that can't be."""


def credited(picture: Picture) -> Text:
    """Return whose a picture is, as it is printed."""
    return (Run(picture.credit, literal=True),)


@dataclass(frozen=True, slots=True)
class Deck:
    """The story in order: its slides and the titles of its sections by id."""

    title: str
    slides: tuple[Slide, ...]
    sections: tuple[tuple[str, str], ...]

"""What a page is made of once everything has its place: elements that a renderer only draws.

Lengths are inches from the top left corner of the page, type sizes are points. Colours are names
of the theme. Both renderers draw the elements in order, which is the order of reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from report_builder.model import Text, plain
from report_builder.render.pictures import Ready
from report_builder.story.blocks import Table, UnitMap
from report_builder.story.chartspec import ChartSpec
from report_builder.thai.font import face_of, letters


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, width and height in inches."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Return the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Return the bottom edge."""
        return self.y + self.h

    def inset(self, dx: float, dy: float) -> Box:
        """Return the box smaller by dx at both sides and by dy above and below."""
        return Box(self.x + dx, self.y + dy, self.w - 2 * dx, self.h - 2 * dy)


class Face(StrEnum):
    """The three faces: text, emphasised text, headings and big numbers."""

    BODY = "body"
    BOLD = "bold"
    HEADING = "heading"


class Role(StrEnum):
    """What a line of text is to a machine that reads the page aloud."""

    TITLE = "h1"
    HEADING = "h2"
    SUBHEADING = "h3"
    TEXT = "p"
    ITEM = "li"
    NOTE = "small"
    ARTIFACT = "artifact"


AGENDA = "#agenda"
"""A link to the first page that lists the sections."""
RADIUS = 0.06
"""Radius of rounded corners in inches."""


class Shape(StrEnum):
    """The outline behind a text, or a figure on its own."""

    NONE = "none"
    RECTANGLE = "rect"
    ROUNDED = "roundRect"
    CHEVRON = "homePlate"
    OVAL = "ellipse"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with its style; `breaks` in the text are newlines. `indent` in inches.

    A line with letters that the face of headings lacks is set in the bold one.
    """

    text: Text
    role: Role
    face: Face
    size: float
    color: str = "ink"
    bullet: str = ""
    hang: float = 0.0
    """Inches from the left edge of the bullet to the text."""
    indent: float = 0.0
    space_before: float = 0.0
    align: str = "left"
    leading: float = 1.5
    """Distance of base lines as a multiple of the size."""
    spare: float = 0.0
    """Inches at the right that are best left free."""
    apart: float = 0.0
    """Points between base lines whatever the face, where programs go by more than the leading."""
    strong: str = ""
    """The colour of words that are bold among others, that of the line where there is none."""

    def __post_init__(self) -> None:
        if self.face is not Face.HEADING:
            return
        if {*plain(self.text)} - letters(face_of(self.face)) - {"\n"}:
            object.__setattr__(self, "face", Face.BOLD)


@dataclass(frozen=True, slots=True)
class TextBox:
    """Lines of text in a box, over a filled or outlined shape; `slot` names its placeholder."""

    name: str
    box: Box
    lines: tuple[Line, ...]
    anchor: str = "top"
    shape: Shape = Shape.NONE
    fill: str = ""
    outline: str = ""
    inset: tuple[float, float] = (0.0, 0.0)
    slot: str = ""
    link: str = ""
    """Where a click leads: an address, '#' and a section, or AGENDA."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A shape without text, part of the decoration."""

    name: str
    box: Box
    shape: Shape
    fill: str = ""
    outline: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, `width` in points, dashed or not; with `arrow`, an arrow head at its end."""

    name: str
    x1: float
    y1: float
    x2: float
    y2: float
    color: str
    width: float = 0.75
    arrow: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class ChartBox:
    """A chart in its box; labels are set at `size` points."""

    name: str
    box: Box
    chart: ChartSpec
    size: float
    slot: str = ""


@dataclass(frozen=True, slots=True)
class TableBox:
    """A table in its box: `heights` of the header and of each row, set at `size` points."""

    name: str
    box: Box
    table: Table
    heights: tuple[float, ...]
    size: float
    color: str = "brand"
    slot: str = ""


@dataclass(frozen=True, slots=True)
class MapBox:
    """A map of the units in its box."""

    name: str
    box: Box
    map: UnitMap
    inset: bool = False


@dataclass(frozen=True, slots=True)
class CellsBox:
    """A table without rules whose cells are lines of their own style; its first row is the header.

    `widths` of the columns and `heights` of the rows are inches.
    """

    name: str
    box: Box
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class OutlineBox:
    """Closed outlines filled with one colour, such as a coast or a QR code, in its box.

    `rings` are points in inches from the corner of the page; `outline` is the colour of a hairline
    along them; without `alt` it is decoration.
    """

    name: str
    box: Box
    rings: tuple[tuple[tuple[float, float], ...], ...]
    fill: str
    outline: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Icon:
    """A picture beside words, by its name in `icons`: decoration alone, in a square box.

    A flag has colours of its own, an icon is drawn in a colour of the theme.
    """

    name: str
    box: Box
    icon: str
    color: str = "brand"


@dataclass(frozen=True, slots=True)
class PictureBox:
    """A picture of the edition in a box of its form, ready to be drawn."""

    name: str
    box: Box
    picture: Ready
    alt: str


Element = (
    TextBox
    | Figure
    | Rule
    | ChartBox
    | TableBox
    | MapBox
    | CellsBox
    | OutlineBox
    | Icon
    | PictureBox
)


@dataclass(frozen=True, slots=True)
class GivenUp:
    """What a page went without to make all fit.

    `left` is a share of the usual spacing, a size of type in points, or how many entries the panel
    keeps of its own.
    """

    what: Literal["spacing", "type", "entries"]
    left: float
    panel: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something on a page that links lead to by its id; `level` is its depth in the outline, or 0.

    One that is not in the outline, of level 0, has no title.
    """

    id: str
    level: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page with everything in its place; `layout` names the slide layout it is built on."""

    id: str
    number: int
    layout: str
    title: str
    section: str
    elements: tuple[Element, ...]
    notes: tuple[Text, ...] = ()
    synthetic: bool = False
    given_up: tuple[GivenUp, ...] = ()
    """What had to be given up to make the content fit, in the order in which it was."""
    anchors: tuple[Anchor, ...] = ()
    """What links lead to; a document that has some has its outline of them."""


def targets(pages: Sequence[Page]) -> Mapping[str, int]:
    """Return where links lead, counted from 0: a first page of a section, agenda and anchors."""
    named = [(f"#{page.section}", nth) for nth, page in enumerate(pages)]
    named += [(f"#{anchor.id}", nth) for nth, page in enumerate(pages) for anchor in page.anchors]
    lists = [(AGENDA, nth) for nth, page in enumerate(pages) if page.layout == AGENDA[1:]]
    return dict(reversed([*named, *lists]))

"""What is drawn on a page, as a finished file has it, whatever its format. Lengths are points."""

from __future__ import annotations

from dataclasses import dataclass

Ink = tuple[int, int, int, int]
"""Red, green, blue and how far it is seen, each from 0 to 255."""


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text in one look: where it begins on its base line, and how it is drawn.

    `order` is its place among all that is drawn on the page; it is `plain` where its letters are
    filled and nothing else.
    """

    words: str
    x: float
    base: float
    right: float
    size: float
    ink: Ink
    plain: bool
    order: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A closed or open line: its box, what it is filled and drawn with, and the area of its rings.

    `ink` is None for what is not filled, `line` for what has no line. `faint` tells that it is
    drawn so that what is under it is seen.
    """

    left: float
    top: float
    right: float
    bottom: float
    ink: Ink | None
    line: Ink | None
    area: float
    order: int
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in pixels: its box, and the SHA-256 of its file as it was packed."""

    box: tuple[float, float, float, float]
    content: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn on a page, in order, and its size; `others` names what is of no kind."""

    width: float
    height: float
    texts: tuple[Text, ...]
    marks: tuple[Mark, ...]
    images: tuple[Image, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of a slide: its kind, place, words and looks, and the shapes that it groups.

    `kind` is 'text', 'figure', 'line', 'group', 'chart', 'table' or 'picture'. `fill` is None for
    nothing, () where nobody knows; `inks` are those of its words. `oddities` names what hides or
    turns it: 'strike', 'rot' and so on. What isn't `placed` stands where its layout has it. `area`
    in square points is that of an outline of its own, `content` the SHA-256 of a picture's file.
    `shades` are what cells are filled with, `columns` how wide they are.
    """

    kind: str
    name: str
    box: tuple[float, float, float, float]
    words: str = ""
    cells: tuple[str, ...] = ()
    fill: Ink | tuple[()] | None = None
    line: Ink | None = None
    inks: frozenset[Ink] = frozenset()
    oddities: tuple[str, ...] = ()
    own_outline: bool = False
    area: float = 0.0
    within: tuple[Shape, ...] = ()
    placed: bool = True
    content: str = ""
    shades: tuple[Ink, ...] = ()
    columns: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis: its kind, its ends where they are fixed, and whether it runs backwards."""

    kind: str
    low: float | None
    high: float | None
    backwards: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """How a chart is plotted: as what and how stacked, which way its bars run, on which axes.

    `odd` are formats and words of labels that say something else than values; `inks` are the
    colours of bars, parts and dots in order, () where there are none, `nothing` those of bars and
    parts of 0, `lines` those of lines.
    `area` is where the plot is in shares of its frame, `values` are those along its axis,
    `begins` where bars stand on others.
    """

    kind: str
    grouping: str
    upright: bool
    axes: tuple[Axis, ...]
    odd: tuple[str, ...]
    inks: tuple[Ink | None, ...]
    area: tuple[float, float, float, float] | None = None
    values: tuple[float, ...] = ()
    lines: tuple[Ink, ...] = ()
    begins: tuple[float, ...] = ()
    nothing: tuple[Ink, ...] = ()

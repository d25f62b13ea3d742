"""What was found on a page of a finished file, whatever its format. Lengths are points."""

from __future__ import annotations

from dataclasses import dataclass

from report_builder.audit.drawn import Drawing, Plot, Shape


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, by: float) -> bool:
        """Tell whether two boxes overlap by more than a length in both directions."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > by and tall > by


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that stands together: `box` is where it is drawn, `body` the part that letters fill.

    `size` is that of its smallest letter; `overflow` tells that it can't fit its box; `contrast` is
    the least of its letters with what is behind them, None where nobody knows.
    """

    text: str
    box: Box
    body: Box
    size: float
    overflow: bool = False
    contrast: float | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """Something without text of its own: a chart, table, map or picture, and what stands for it."""

    name: str
    alt: str


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A value of a native chart: as it is cached, in its workbook, and as its label prints it."""

    category: str
    series: str
    cached: float | None
    workbook: float | None
    printed: str


@dataclass(frozen=True, slots=True)
class NativeChart:
    """A native chart: its name, its points, and whether all else agrees with its workbook.

    A chart of scattered marks has no points but marks: the row of each, counted from 1, and its
    value; `spare` are numbers of the workbook that it doesn't draw, likewise, and `begins` marks at
    the beginning of the axis from which bars lead, which show no value. One drawn of shapes
    has bars: the share of the scale that each fills, and its share of the width of all.
    """

    name: str
    points: tuple[ChartPoint, ...]
    agrees: bool
    marks: tuple[tuple[int, float], ...] = ()
    spare: tuple[tuple[int, float], ...] = ()
    bars: tuple[tuple[float, float], ...] = ()
    alt: str = ""
    plot: Plot | None = None
    begins: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Empty:
    """A placeholder without content."""

    name: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its texts in the order of the file, and where they stand.

    `drawing` is what a page of a PDF draws, `shapes` are those of a slide, `strange` what it holds
    besides, and `flow` the texts of one that flows, in order, but for those of charts.
    """

    number: int
    width: float
    height: float
    texts: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    pictures: tuple[Picture, ...]
    charts: tuple[NativeChart, ...] = ()
    empty: tuple[Empty, ...] = ()
    notes: str = ""
    drawing: Drawing | None = None
    shapes: tuple[Shape, ...] = ()
    strange: tuple[str, ...] = ()
    flow: tuple[str, ...] = ()

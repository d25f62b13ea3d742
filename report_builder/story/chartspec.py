"""What a chart of a story is made of: its kind, its series of points that are facts, its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from report_builder.model import Text


class ChartKind(StrEnum):
    """The kinds of chart that both renderers can draw, and what each is called in Thai.

    One without a name isn't for templates: it stands beside a table that says what it shows.
    """

    name_th: str

    def __new__(cls, value: str, name_th: str = "") -> ChartKind:
        """Return the member of a value, with its name."""
        kind = str.__new__(cls, value)
        kind._value_, kind.name_th = value, name_th
        return kind

    BAR = "bar", "แผนภูมิแท่งแนวนอน"
    COLUMN = "column", "แผนภูมิแท่ง"
    LIKERT = "likert", "แผนภูมิแท่งสะสมระดับความเห็น"
    SHARE = "share", "แผนภูมิสัดส่วน"
    RADAR = "radar", "แผนภูมิเรดาร์"
    SPINE = "spine"
    TRACKS = "tracks", "แผนภูมิจุดบนช่วงคะแนน"
    DOTS = "dots", "แผนภูมิจุด"
    WEIGHTED = "weighted", "แผนภูมิแท่งตามน้ำหนัก"
    EMBLEM = "emblem", "แผนภูมิเรดาร์ขนาดเล็ก"
    AXIS = "axis", "แผนภูมิจุดบนแกนเดียว"
    TOPICS = "topics", "แผนภูมิจุดแยกตามเรื่อง"
    FUNNEL = "funnel", "แผนภูมิกรวยแสดงจำนวน"
    GRID = "grid", "แผนภูมิช่องรายผู้ตอบ"
    DIVERGING = "diverging", "แผนภูมิแท่งสองข้างแสดงระดับความเห็น"
    TREND = "trend", "แผนภูมิเส้นแสดงแนวโน้ม"
    ARROWS = "arrows", "แผนภูมิสองปีรายหน่วย"
    SPANS = "spans", "แผนภูมิช่วงคะแนนรายหน่วย"
    SQUARES = "squares", "แผนภูมิช่องรายหน่วย"


STACKED = (ChartKind.LIKERT, ChartKind.SHARE, ChartKind.DIVERGING)
"""The kinds whose values are parts of a whole: a category per bar, a series per answer option."""
DOTTED = (
    ChartKind.TRACKS,
    ChartKind.DOTS,
    ChartKind.AXIS,
    ChartKind.TOPICS,
    ChartKind.ARROWS,
)
"""The kinds that show units, types or answers as dots, row by row."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a chart: the fact it shows, its value, which prints the same, and its text."""

    fact: str
    value: float | None
    printed: str


@dataclass(frozen=True, slots=True)
class Category:
    """A category of a chart; `count` is the number of cases beside the percentage, or empty.

    `icon` names the picture before its label, decoration alone, where there is room.
    """

    label: Text
    count: Text = ()
    icon: str = ""


class SeriesRole(StrEnum):
    """What a series is to the others of its chart, where each is drawn in a way of its own.

    The unit that a chart is about, what it is compared with, and the bounds of the middle half;
    among opinions the answers against, the undecided, those in favour, the mean of all, and those
    of one side together.
    """

    UNIT = "unit"
    NATION = "nation"
    REGION = "region"
    LOW = "low"
    HIGH = "high"
    AGAINST = "against"
    UNDECIDED = "undecided"
    FAVOUR = "favour"
    MEAN = "mean"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one series, a point per category; `color` is a colour name of the theme.

    `label` is the name with the facts that it prints, where the name is itself printed.
    """

    name: str
    color: str
    points: tuple[Point, ...]
    label: Text = ()
    role: SeriesRole | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """One unit in a chart of dots: its point, its name and a colour name.

    A `hollow` one isn't clearly apart from the whole; `label` is what stands at it, () for nothing;
    a `lit` one is what the row is about.
    """

    point: Point
    name: str
    color: str
    hollow: bool = False
    label: Text = ()
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of an axis: its value and what is printed there."""

    value: float
    text: Text


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """One chart, drawn twice from the same facts.

    A spine chart has one row per category and a series of every role: a dot for the unit, a tick
    for the nation, a diamond for the region, and the band of the middle half; a point without a
    fact isn't drawn.
    A likert or share chart has one category per bar and one series per answer option, in
    percent of the whole; other kinds have categories along the axis. A diverging chart has a
    category for each question and a series for each answer from agreement to disagreement, the
    middle one and the mean told by their roles. `colors` overrides the
    colour point by point (bars that are highlighted or belong to different dimensions), `hollow`
    tells which dots of a spine chart stand for no clear difference.
    A chart of dots has the dots of each category from the lowest to the highest, one for `each`
    units; its first series is the mean of each, further ones have roles: the bounds of the middle
    half, and the nation as a line through all rows; on one axis and among topics there may be no
    series, and dots with a label that ends with their value. The second series of a weighted
    chart is the weights. An emblem is a radar without words. A grid has the `cells` of each
    category: how many answered and were asked in each unit; its second series is how many were
    asked in all.
    A trend has a year for each category and a line for each series. Arrows have a row for each
    unit, its dots those of the year before and of this one, in `bands` of so many rows. Spans have
    two dots each, at their ends, and may stand in bands. Squares have the cells of one row.
    `number_format` is the spreadsheet format of the values; `maximum` the end of the value axis,
    `reach` points from its beginning where charts share a scale, 0 where one stands alone; `start`
    the points before the bars where those of several begin on one line, 0 where they are alone.
    Dots and marks begin at `minimum`, bars and columns at zero.
    """

    name: str
    kind: ChartKind
    title: str
    categories: tuple[Category, ...]
    series: tuple[Series, ...]
    number_format: str
    maximum: float | None
    alt: str
    colors: tuple[str, ...] = ()
    hollow: tuple[bool, ...] = ()
    reach: float = 0.0
    start: float = 0.0
    dots: tuple[tuple[Dot, ...], ...] = ()
    each: int = 1
    minimum: float = 0.0
    ticks: tuple[Tick, ...] = ()
    cells: tuple[tuple[tuple[int, int], ...], ...] = ()
    bands: tuple[tuple[Category, int], ...] = ()

    @property
    def roles(self) -> Mapping[SeriesRole, Series]:
        """Return the series that have a role, by it."""
        return {series.role: series for series in self.series if series.role}

    @property
    def parts(self) -> tuple[Series, ...]:
        """Return the series that are parts of a whole, without their mean and their totals."""
        beside = (SeriesRole.MEAN, SeriesRole.TOTAL)
        return tuple(series for series in self.series if series.role not in beside)


PALE = "pale "
"""What the name of the pale shade of a colour begins with."""


def plain_color(color: str) -> str:
    """Return the colour of bars that aren't brought out among those of a colour."""
    return PALE + color


def is_plain(color: str) -> bool:
    """Tell whether a colour is that of what isn't brought out among others."""
    return color == "quiet" or color.startswith(PALE)


def number_format(decimals: int) -> str:
    """Return the spreadsheet format of numbers with so many decimals."""
    return f"{0:.{decimals}f}"

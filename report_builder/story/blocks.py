"""What a story is made of: slides, panels and the blocks in them, free of any geometry."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from report_builder.model import Picture, Run, Text, plain
from report_builder.thai.words import MISSING

NUMERAL = re.compile(r"[−-]?[\d๐-๙][\d๐-๙.,]*%?")
"""A cell that is a number alone."""


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
class Origin:
    """Where the words of a part come from: the file, and the place in it."""

    file: str
    place: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `bullet` is '' for none, '•' or a number such as '1.1'; `level` is 0 or 1.

    `icon` names the picture beside it, decoration alone; it may be empty. A recommendation rests
    on a `number`, which `caption` tells of, and names `who` acts. `shares` are those that the text
    prints, shown beside it, `named` what they are of in a few words, where that is told.
    """

    text: Text
    bullet: str = ""
    level: int = 0
    icon: str = ""
    number: Text = ()
    caption: Text = ()
    who: Text = ()
    shares: tuple[Text, ...] = ()
    named: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a chart: the fact it shows, its value, which prints the same, and its text."""

    fact: str
    value: float | None
    printed: str


@dataclass(frozen=True, slots=True)
class Category:
    """A category of a chart; `count` is the number of cases beside the percentage, or empty."""

    label: Text
    count: Text = ()


class SeriesRole(StrEnum):
    """What a series is to the others of its chart, where each is drawn in a way of its own.

    The unit that a chart is about, what it is compared with, and the bounds of the middle half;
    among opinions the answers against, the undecided, those in favour, and the mean of all.
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
    unit, its dots those of the year before and of this one, in `bands` of so many rows.
    `number_format` is the spreadsheet format of the values; `maximum` the end of the value axis,
    `reach` points from its beginning where charts share a scale, 0 where one stands alone. Dots
    and marks begin at `minimum`, bars and columns at zero.
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
        """Return the series that are parts of a whole, without the mean of them."""
        return tuple(series for series in self.series if series.role is not SeriesRole.MEAN)


def number_format(decimals: int) -> str:
    """Return the spreadsheet format of numbers with so many decimals."""
    return f"{0:.{decimals}f}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: header cells, rows of cells, and the relative widths of the columns.

    `shades` are the colours of the cells of each row, '' for none; where there are some, cells but
    the first of a row stand in the middle. `levels` says how deep each row lies, 0 for the first
    tier; it is empty where there are but two.
    """

    name: str
    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...]
    alt: str
    levels: tuple[int, ...] = ()
    shades: tuple[tuple[str, ...], ...] = ()

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
    """Something that is shown as a tile: its name, and what stands under it."""

    name: Text
    under: Text = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a slide or card that belongs together, read from top to bottom.

    Order: heading, caption, number (with unit), paragraphs or exhibit as `exhibit_first` says,
    tiles.
    `color` is a colour name of the theme; `weight` the share of width among its neighbours;
    `icon` names the picture beside the heading, decoration alone.
    """

    name: str
    heading: Text = ()
    caption: Text = ()
    number: Text = ()
    unit: Text = ()
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

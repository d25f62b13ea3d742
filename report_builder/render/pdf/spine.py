"""Write spine charts as SVG of few paths: a dot on the range of all, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from report_builder.model import plain
from report_builder.render.charts.spine import BAND, DIAMOND, DOT, LINE, TICK, side
from report_builder.render.theme import theme
from report_builder.story.blocks import ChartSpec, SeriesRole
from report_builder.thai.font import FACES

UNIT, NATION, REGION, LOW, HIGH, *_ = SeriesRole


def spine(chart: ChartSpec, width: float, height: float, size: float) -> str:
    """Return the inside of an svg element of width x height points: the marks of a spine chart."""
    return "".join(_parts(chart, width, height, size))


def _parts(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[str]:
    row = height / (len(chart.categories) + 1)
    series = chart.roles
    start, *_, end = (tick.value for tick in chart.ticks)
    free = side(chart, height, size)

    def x(value: float) -> float:
        return free + (width - 2 * free) * (value - start) / (end - start)

    def marks(role: SeriesRole) -> Iterator[tuple[int, float, float]]:
        for place, point in enumerate(series[role].points):
            if point.value is not None:
                yield place, x(point.value), row * (place + 1.5)

    yield _stroke(
        (f"M{x(t.value):.1f} {row:.1f}V{height:.1f}" for t in chart.ticks), "hairline", 0.5
    )
    yield from (_label(x(t.value), 0.68 * row, plain(t.text), size) for t in chart.ticks)
    bands = zip(marks(LOW), marks(HIGH), strict=True)
    yield _filled((_band(low[1], high[1], low[2], row) for low, high in bands), series[LOW].color)
    diamonds = (_diamond(at, y, DIAMOND * row) for _, at, y in marks(REGION))
    yield _stroke(diamonds, series[REGION].color, LINE)
    dots = sorted((chart.colors[place], at, y) for place, at, y in marks(UNIT))
    for color, group in groupby(dots, key=lambda dot: dot[0]):
        yield _filled((_dot(at, y, DOT * row) for _, at, y in group), color)
    ticks = (f"M{at:.1f} {y - TICK / 2 * row:.1f}v{TICK * row:.1f}" for _, at, y in marks(NATION))
    yield _stroke(ticks, series[NATION].color, 1.4)


def _band(low: float, high: float, y: float, row: float) -> str:
    return (
        f"M{low:.1f} {y - BAND / 2 * row:.1f}h{high - low:.1f}v{BAND * row:.1f}h{low - high:.1f}z"
    )


def _dot(x: float, y: float, radius: float) -> str:
    across = f"{2 * radius:.2f}"
    arc = f"a{radius:.2f} {radius:.2f} 0 1 0"
    return f"M{x - radius:.2f} {y:.2f}{arc} {across} 0{arc} -{across} 0z"


def _diamond(x: float, y: float, radius: float) -> str:
    r = f"{radius:.2f}"
    return f"M{x - radius:.2f} {y:.2f}l{r} -{r}l{r} {r}l-{r} {r}z"


def _filled(paths: Iterable[str], color: str) -> str:
    return _path(paths, f'fill="#{theme().hex(color)}"')


def _stroke(paths: Iterable[str], color: str, width: float) -> str:
    return _path(paths, f'fill="none" stroke="#{theme().hex(color)}" stroke-width="{width}"')


def _path(paths: Iterable[str], style: str) -> str:
    data = "".join(paths)
    return f'<path d="{data}" {style}/>' if data else ""


def _label(x: float, y: float, text: str, size: float) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" font-family="{FACES["body"].family}" '
        f'font-size="{size}" fill="#{theme().hex("muted")}">{text}</text>'
    )

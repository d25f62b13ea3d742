"""Draw assets/icons from the packages that they come from: lists of points, without curves.

npm pack @phosphor-icons/core@2.1.1 circle-flags@2.8.3, unpack both, then
uv run --with svgelements --with shapely python -m tools.icons PHOSPHOR CIRCLE_FLAGS
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import reduce
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from shapely import Point, Polygon, set_precision
from shapely.geometry.polygon import orient
from svgelements import SVG, Close, Line, Move, Shape
from svgelements import Path as Drawn

ROOT = Path(__file__).parent.parent
GRID = 1024
"""Steps of a side of the square that each picture stands in."""
FINE, ROUGH = 0.8, 1.6
"""How far, in steps, points may lie off the curve of an icon and of a flag."""
PIECES = 24
"""Points that each curve is first cut into."""
FLAGS = ("us", "jp", "kr", "sg", "vn", "za", "th", "gb", "au", "nz", "ee", "dk", "fi", "my", "id")

Rings = list[list[int]]


def main(phosphor: Path, flags: Path) -> None:
    """Write icons.json and flags.json."""
    listed = tomllib.loads((ROOT / "templates/thai/icons.toml").read_text("utf-8"))
    icons = {name: _icon(phosphor / f"assets/duotone/{name}-duotone.svg") for name in listed}
    _write("icons", icons)
    _write("flags", {code: _flag(flags / f"flags/{code}.svg") for code in FLAGS})


def _write(name: str, pictures: dict[str, Any]) -> None:
    lines = ",\n".join(
        f"{json.dumps(key)}:{json.dumps(value, separators=(',', ':'))}"
        for key, value in sorted(pictures.items())
    )
    (ROOT / f"assets/icons/{name}.json").write_text(f"{{\n{lines}\n}}\n", "utf-8")


def _icon(file: Path) -> list[Rings]:
    """Return the pale layer of an icon, and its lines."""
    paths = list(ElementTree.parse(file).getroot())
    pale = [path.get("d") for path in paths if path.get("opacity")]
    lines = [path.get("d") for path in paths if not path.get("opacity")]
    return [_rings(_area(map(Drawn, each), GRID / 256), FINE) for each in (pale, lines)]


def _flag(file: Path) -> list[tuple[str, Rings]]:
    """Return the colours of a flag in order, each with what it fills of the circle."""
    disc = Point(GRID / 2, GRID / 2).buffer(GRID / 2, quad_segs=24)
    shapes = [s for s in SVG.parse(str(file)).elements() if isinstance(s, Shape) and s.fill.value]
    layers = [(s.fill.hexrgb, _area([Drawn(s)], GRID / 512) & disc) for s in shapes]
    return [(fill.strip("#").upper(), _rings(area, ROUGH)) for fill, area in layers[1:] if area]


def _area(paths: Iterable[Any], scale: float) -> Any:
    """Return what is inside an odd number of the outlines."""
    rings = (ring for path in paths for ring in _outlines(path, scale))
    return reduce(lambda one, other: one ^ other, (Polygon(r).buffer(0) for r in rings), Polygon())


def _outlines(path: Any, scale: float) -> Iterator[list[tuple[float, float]]]:
    for outline in path.as_subpaths():
        points: list[tuple[float, float]] = []
        for part in Drawn(outline):
            steps = 1 if isinstance(part, Line | Close | Move) else PIECES
            ends = [part.point(n / steps) for n in range(1, steps + 1)] if part.end else []
            points += [(end.x * scale, end.y * scale) for end in ends]
        if len(points) > 2:
            yield points


def _rings(area: Any, tolerance: float) -> Rings:
    kept = set_precision(area.simplify(tolerance), 1.0)
    polygons = getattr(kept, "geoms", [kept])
    return [
        [round(number) for point in ring.coords[:-1] for number in point]
        for polygon in polygons
        if isinstance(polygon, Polygon) and not polygon.is_empty
        for oriented in [orient(polygon)]
        for ring in (oriented.exterior, *oriented.interiors)
    ]


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))

"""The shapes of units on a map, placed once for both renderers.

Provinces are drawn from their outlines in an equal-area projection (Lambert's cylindrical with
13 degrees north as its true parallel, Snyder 1987, section 10); other units as a grid of tiles.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

from report_builder import resources
from report_builder.render.page import Box, MapBox
from report_builder.story.blocks import GridTile
from report_builder.thai.measure import text_width

Point = tuple[float, float]
Ring = tuple[Point, ...]

TRUE_PARALLEL = math.radians(13.0)
BLANK = "quiet"
"""Colour of a shape that is no unit of the map."""
EDGE, EDGE_WIDTH = "muted", 0.4
"""Colour and width in points of the line around a shape, seen between pale and dark ones alike."""
CAPITAL = "TH-10"
SMALL = 2.5
"""Maps lower than this, in inches, are drawn with fewer vertices."""
INSET = Box(0.57, 0.63, 0.43, 0.0)
"""Where the capital and its vicinity stand enlarged, in shares of the map; as high as need be."""
PAD = 0.08
"""Space around the shapes of the inset, in inches."""
LABEL_SIZE = 12.0
"""Size of the labels of tiles in points; a tile too narrow for its label has none.

A grid has all of them or none."""
GAP = 0.08
"""Space between tiles as a share of a tile."""


@dataclass(frozen=True)
class Outlines:
    """Outlines of the shapes of a region, in a box of height 1; y runs down."""

    width: float
    rings: Mapping[str, tuple[Ring, ...]]
    """Code of a shape -> its outer rings; no shape has holes."""


@dataclass(frozen=True, slots=True)
class Patch:
    """One shape in its place: rings in inches, the name of its fill, a label for a tile."""

    code: str
    rings: tuple[Ring, ...]
    fill: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Inset:
    """The enlarged part of a map: its frame, its shapes, its name, and the part it enlarges."""

    frame: Box
    patches: tuple[Patch, ...]
    name: str
    enlarged: Box


@dataclass(frozen=True, slots=True)
class PlacedMap:
    """All that a renderer draws of a map, in inches from the top left corner of the page."""

    patches: tuple[Patch, ...]
    inset: Inset | None


def placed(element: MapBox) -> PlacedMap:
    """Return the shapes of a map in their places: provinces if its codes are such, else tiles."""
    fills = dict(element.map.fills)
    if element.map.tiles:
        return PlacedMap(tuple(_grid(element.map.tiles, fills, element.box)), None)
    if not fills.keys() <= shapes().rings.keys():
        return PlacedMap(tuple(_tiles(fills, element.box)), None)
    file = "provinces_lite.topojson" if element.box.h < SMALL else "provinces.topojson"
    outlines = shapes(file)
    to_page, scale = _into(element.box, outlines.width)
    return PlacedMap(
        _patches(_moved(file, element.box), fills),
        _inset(outlines, fills, to_page, scale) if element.inset else None,
    )


@cache
def shapes(region_file: str = "provinces.topojson") -> Outlines:
    """Return the outlines in a TopoJSON file of assets/, keyed by ISO 3166-2 code."""
    topology = json.loads(resources.path("assets", region_file).read_text("utf-8"))
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    geometries = next(iter(topology["objects"].values()))["geometries"]
    rings = {g["properties"]["iso"]: tuple(_rings(g, arcs)) for g in geometries}
    whole = bounds(ring for shape in rings.values() for ring in shape)

    def unit(point: Point) -> Point:
        return (point[0] - whole.x) / whole.h, (point[1] - whole.y) / whole.h

    return Outlines(
        whole.w / whole.h,
        {code: tuple(tuple(map(unit, ring)) for ring in shape) for code, shape in rings.items()},
    )


def bounds(rings: Iterable[Iterable[Point]]) -> Box:
    """Return the smallest box around rings."""
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _project(longitude: float, latitude: float) -> Point:
    x = math.radians(longitude) * math.cos(TRUE_PARALLEL)
    return x, -math.sin(math.radians(latitude)) / math.cos(TRUE_PARALLEL)


def _arc(arc: list[list[int]], transform: Mapping[str, list[float]]) -> list[Point]:
    (dx, dy), (x0, y0) = transform["scale"], transform["translate"]
    xs, ys = map(accumulate, zip(*arc, strict=True))
    return [_project(x * dx + x0, y * dy + y0) for x, y in zip(xs, ys, strict=True)]


def _rings(geometry: Mapping[str, Any], arcs: list[list[Point]]) -> Iterable[Ring]:
    single = geometry["type"] == "Polygon"
    for polygon in [geometry["arcs"]] if single else geometry["arcs"]:
        yield tuple(
            point
            for index in polygon[0]
            for point in (arcs[index] if index >= 0 else arcs[~index][::-1])[:-1]
        )


def _into(box: Box, width: float) -> tuple[Callable[[Point], Point], float]:
    """Return the move from a box of height 1 into the middle of a box, and its scale."""
    scale = min(box.h, box.w / width)
    left, top = box.x + (box.w - scale * width) / 2, box.y + (box.h - scale) / 2
    return lambda point: (left + scale * point[0], top + scale * point[1]), scale


@lru_cache(maxsize=16)
def _moved(region_file: str, box: Box) -> Mapping[str, tuple[Ring, ...]]:
    """Return the outlines in a file moved into a box, which is the same on every card."""
    outlines = shapes(region_file)
    to_page, _ = _into(box, outlines.width)
    return {code: _each(to_page, rings) for code, rings in outlines.rings.items()}


def _each(move: Callable[[Point], Point], rings: Iterable[Ring]) -> tuple[Ring, ...]:
    return tuple(tuple(map(move, ring)) for ring in rings)


def _patches(rings: Mapping[str, tuple[Ring, ...]], fills: Mapping[str, str]) -> tuple[Patch, ...]:
    return tuple(Patch(code, shape, fills.get(code, BLANK)) for code, shape in rings.items())


def _inset(
    outlines: Outlines, fills: Mapping[str, str], to_page: Callable[[Point], Point], scale: float
) -> Inset:
    name, codes = _vicinity()
    part = bounds(ring for code in codes for ring in outlines.rings[code])
    wide = INSET.w * outlines.width * scale
    high = (wide - 2 * PAD) * part.h / part.w + 2 * PAD
    frame = Box(*to_page((INSET.x * outlines.width, INSET.y)), wide, high)
    inner, _ = _into(frame.inset(PAD, PAD), part.w / part.h)

    def enlarge(point: Point) -> Point:
        return inner(((point[0] - part.x) / part.h, (point[1] - part.y) / part.h))

    patches = _patches({code: _each(enlarge, outlines.rings[code]) for code in codes}, fills)
    enlarged = bounds([(to_page((part.x, part.y)), to_page((part.right, part.bottom)))])
    return Inset(frame, patches, name, enlarged.inset(-0.03, -0.03))


@cache
def _vicinity() -> tuple[str, tuple[str, ...]]:
    """Return the planning region of the capital (NESDC) and the codes of its provinces."""
    text = resources.path("assets", "provinces.csv").read_text("utf-8-sig")
    region = {row["iso"]: row["nesdc7_th"] for row in csv.DictReader(text.splitlines())}
    name = region[CAPITAL]
    return name, tuple(code for code, own in region.items() if own == name)


def _tiles(fills: Mapping[str, str], box: Box) -> Iterable[Patch]:
    """Yield a square per unit in rows as long as the box is wide for its height."""
    across = max(1, round(math.sqrt(len(fills) * box.w / box.h)))
    down = math.ceil(len(fills) / across)
    step = min(box.w / across, box.h / down)
    left, top = box.x + (box.w - step * across) / 2, box.y + (box.h - step * down) / 2
    for place, (code, fill) in enumerate(fills.items()):
        row, column = divmod(place, across)
        tile = Box(left + column * step, top + row * step, step, step)
        yield _tile(code, fill, tile, code if _holds(step, code) else "")


def _grid(tiles: Sequence[GridTile], fills: Mapping[str, str], box: Box) -> Iterable[Patch]:
    """Yield the tiles of a grid at the top left of a box, as large as it holds them."""
    down, across = (1 + max(t.row for t in tiles), 1 + max(t.column for t in tiles))
    step = min(box.w / across, box.h / down)
    named = all(_holds(step, tile.letters) for tile in tiles)
    for tile in tiles:
        place = Box(box.x + tile.column * step, box.y + tile.row * step, step, step)
        fill = fills.get(tile.code, BLANK)
        yield _tile(tile.code, fill, place, tile.letters if named else "")


def _tile(code: str, fill: str, place: Box, letters: str) -> Patch:
    tile = place.inset(GAP * place.w / 2, GAP * place.w / 2)
    corners = (
        *((tile.x, tile.y), (tile.right, tile.y)),
        *((tile.right, tile.bottom), (tile.x, tile.bottom)),
    )
    return Patch(code, (corners,), fill, letters)


def _holds(step: float, letters: str) -> bool:
    """Tell whether a tile is wide enough for its label where they are a step in inches apart."""
    return text_width(letters, "body", LABEL_SIZE) <= 72 * (1 - GAP) * step

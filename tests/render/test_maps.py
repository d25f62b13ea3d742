"""The map has every province at its place and size, and units that are no provinces as tiles."""

import json
from functools import cache
from itertools import accumulate, combinations, pairwise
from math import cos, radians, sin

import pytest

from report_builder import resources
from report_builder.render.maps import BLANK, Patch, Ring, placed, shapes
from report_builder.render.page import Box, MapBox
from report_builder.story.blocks import UnitMap

VICINITY = {"TH-10", "TH-11", "TH-12", "TH-13", "TH-73", "TH-74"}
"""Bangkok, Samut Prakan, Nonthaburi, Pathum Thani, Nakhon Pathom, Samut Sakhon."""
AREAS = {"TH-30": 20_494, "TH-56": 6_335, "TH-57": 11_678, "TH-84": 12_891, "TH-96": 4_475}
"""Square kilometres as published by the provinces, islands included."""
FILES = ("provinces.topojson", "provinces_lite.topojson")
BOX = Box(2.0, 1.0, 4.0, 5.0)


def national(box: Box = BOX, **parts: object) -> MapBox:
    codes = [code for code in shapes().rings if code != "TH-10"]
    fills = tuple((code, f"group{place % 4 + 1}") for place, code in enumerate(codes))
    return MapBox("map", box, UnitMap("map", fills, "แผนที่"), **parts)  # type: ignore[arg-type]


def tiles(count: int, box: Box = BOX) -> tuple[Patch, ...]:
    fills = tuple((f"D{place:02}", "group1") for place in range(count))
    return placed(MapBox("map", box, UnitMap("map", fills, "แผนที่"))).patches


def area(rings: tuple[Ring, ...]) -> float:
    """Return the area of rings by the shoelace formula."""
    return sum(
        abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])))) / 2
        for ring in rings
    )


def inside(x: float, y: float, ring: Ring) -> bool:
    """Tell whether a ray from a point to the right crosses a ring an odd number of times."""
    crossings = (
        x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in pairwise((*ring, ring[0]))
        if (y1 > y) != (y2 > y)
    )
    return sum(crossings) % 2 == 1


@cache
def label_points(file: str) -> dict[str, tuple[float, float]]:
    """Return the points that a TopoJSON file gives for labels, in the box of its outlines.

    Lambert's cylindrical equal-area projection, true at 13 degrees north, worked out here anew.
    """
    topology = json.loads(resources.path("assets", file).read_text("utf-8"))
    (dx, dy), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    corners = [
        (x0 + x * dx, y0 + y * dy)
        for arc in topology["arcs"]
        for x, y in zip(*map(accumulate, zip(*arc, strict=True)), strict=True)
    ]
    west, north = min(x for x, _ in corners), max(y for _, y in corners)
    south, true = min(y for _, y in corners), cos(radians(13))
    tall = (sin(radians(north)) - sin(radians(south))) / true
    [layer] = topology["objects"].values()
    return {
        p["iso"]: (
            radians(p["lx"] - west) * true / tall,
            (sin(radians(north)) - sin(radians(p["ly"]))) / true / tall,
        )
        for p in (geometry["properties"] for geometry in layer["geometries"])
    }


@pytest.mark.parametrize("file", FILES)
def test_there_are_77_shapes_in_a_box_of_height_1(file: str) -> None:
    outlines = shapes(file)
    points = [point for rings in outlines.rings.values() for ring in rings for point in ring]
    assert len(outlines.rings) == len(label_points(file)) == 77
    assert min(points)[0] == pytest.approx(0)
    assert max(points)[0] == pytest.approx(outlines.width)
    assert {round(f(y for _, y in points), 9) for f in (min, max)} == {0, 1}


def test_areas_are_in_proportion() -> None:
    rings = shapes().rings
    scale = AREAS["TH-30"] / area(rings["TH-30"])
    for code, published in AREAS.items():
        assert scale * area(rings[code]) == pytest.approx(published, rel=0.08), code


def test_north_is_up_and_east_is_right() -> None:
    points = label_points(FILES[0])
    chiang_rai, yala, ubon, kanchanaburi = (points[f"TH-{n}"] for n in (57, 95, 34, 71))
    assert chiang_rai[1] < 0.1
    assert yala[1] > 0.9
    assert kanchanaburi[0] < ubon[0]


@pytest.mark.parametrize("file", FILES)
def test_every_label_point_lies_in_its_shape(file: str) -> None:
    outlines = shapes(file)
    for code, (x, y) in label_points(file).items():
        assert any(inside(x, y, ring) for ring in outlines.rings[code]), code


@pytest.mark.parametrize("box", [BOX, Box(0, 0, 1, 3), Box(1, 1, 9, 2)])
def test_the_map_fills_its_box_without_being_stretched(box: Box) -> None:
    points = [p for patch in placed(national(box)).patches for ring in patch.rings for p in ring]
    (left, right), (top, bottom) = ((min(v), max(v)) for v in zip(*points, strict=True))
    assert box.x - 1e-9 <= left < right <= box.right + 1e-9
    assert box.y - 1e-9 <= top < bottom <= box.bottom + 1e-9
    assert (right - left) / (bottom - top) == pytest.approx(shapes().width, rel=0.02)
    assert max((right - left) / box.w, (bottom - top) / box.h) == pytest.approx(1)


def test_units_have_their_fill_and_the_rest_is_grey() -> None:
    fills = {patch.code: patch.fill for patch in placed(national()).patches}
    assert fills["TH-10"] == BLANK
    assert {code: fill for code, fill in fills.items() if code != "TH-10"} == dict(
        national().map.fills
    )


def test_the_inset_shows_the_capital_larger_where_the_map_is_empty() -> None:
    drawn = placed(national(inset=True))
    assert drawn.inset is not None
    frame, enlarged = drawn.inset.frame, drawn.inset.enlarged
    assert {patch.code for patch in drawn.inset.patches} == VICINITY
    assert frame.w > 2 * enlarged.w
    assert frame.right <= BOX.right
    for patch in drawn.patches:
        for x, y in (point for ring in patch.rings for point in ring):
            assert not (frame.x < x < frame.right and frame.y < y < frame.bottom), patch.code
    for patch in drawn.inset.patches:
        for x, y in (point for ring in patch.rings for point in ring):
            assert frame.x < x < frame.right
            assert frame.y < y < frame.bottom


@pytest.mark.parametrize("count", [1, 2, 12, 63, 77])
def test_other_units_are_square_tiles_apart_in_the_order_given(count: int) -> None:
    patches = tiles(count)
    assert [patch.code for patch in patches] == [f"D{place:02}" for place in range(count)]
    boxes = [(ring[0], ring[2]) for patch in patches for ring in patch.rings]
    for (left, top), (right, bottom) in boxes:
        assert right - left == pytest.approx(bottom - top)
        assert BOX.x <= left < right <= BOX.right
        assert BOX.y <= top < bottom <= BOX.bottom
    for ((l1, t1), (r1, b1)), ((l2, t2), (r2, b2)) in combinations(boxes, 2):
        assert r1 <= l2 or r2 <= l1 or b1 <= t2 or b2 <= t1


def test_a_tile_has_a_label_where_there_is_room_for_it() -> None:
    assert [patch.label for patch in tiles(3)] == ["D00", "D01", "D02"]
    assert {patch.label for patch in tiles(77, Box(0, 0, 1, 1))} == {""}

"""Labels of PowerPoint: a machine without our faces has room for wider letters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.audit.drawn import Shape as Drawn
from report_builder.audit.plan import Area, Element
from report_builder.audit.shapes import findings
from report_builder.model import Run
from report_builder.render.page import Box, Face, Line, Role, Shape, TextBox
from report_builder.render.pptx.slack import WIDER, roomy
from report_builder.thai.measure import text_width

PAGE, NUMBER, SIZE = Box(0.0, 0.0, 13.333, 7.5), "87\u00a0%", 28.0
TINY = 1e-9
WIDE = text_width(NUMBER, Face.HEADING, SIZE) / 72


def _label(x: float, align: str = "left", width: float = WIDE * 1.1) -> TextBox:
    line = Line((Run(NUMBER),), Role.TEXT, Face.HEADING, SIZE, align=align)
    return TextBox("n", Box(x, 1.0, width, 0.5), (line,))


@pytest.mark.parametrize(("align", "kept"), [("left", "x"), ("right", "right"), ("center", "mid")])
def test_a_label_alone_has_room_for_wider_letters(align: str, kept: str) -> None:
    label = _label(4.0, align)
    (wider,) = roomy([label], PAGE)
    assert isinstance(wider, TextBox)
    before, after = label.box, wider.box
    edges = {"x": (before.x, after.x), "right": (before.right, after.right)}
    edges["mid"] = (before.x + before.right, after.x + after.right)
    assert after.w == pytest.approx(WIDER * WIDE)
    assert edges[kept][0] == pytest.approx(edges[kept][1])


@given(
    st.lists(st.tuples(st.floats(0.5, 11.0), st.sampled_from(("left", "right", "center")))),
)
def test_labels_never_grow_over_each_other(places: list[tuple[float, str]]) -> None:
    labels = [_label(x, align) for x, align in places]
    apart = [n for n in labels if all(n is o or abs(n.box.x - o.box.x) > n.box.w for o in labels)]
    grown = roomy(apart, PAGE)
    for box, old in zip(grown, apart, strict=True):
        assert isinstance(box, TextBox)
        assert box.box.x <= old.box.x + TINY
        assert box.box.right >= old.box.right - TINY
        for other in apart:
            if other is not old and old.box.x < other.box.x:
                assert box.box.right <= max(old.box.right, other.box.x) + TINY


def test_text_on_a_ground_and_running_text_stay_as_they_were_measured() -> None:
    tile = replace(_label(4.0), shape=Shape.RECTANGLE, fill="brand")
    words = Line((Run("หน่วยงานระดับจังหวัดที่ตอบแบบสำรวจ " * 4),), Role.TEXT, Face.BODY, 14.0)
    running = TextBox("r", Box(1.0, 3.0, 3.0, 2.0), (words,))
    assert roomy([tile, running], PAGE) == (tile, running)


def test_the_audit_takes_a_wider_label_and_no_other_place() -> None:
    told = Element("text", Area(100.0, 50.0, 150.0, 70.0), (), ())
    for box, fits in (
        ((100.0, 50.0, 180.0, 70.0), True),
        ((70.0, 50.0, 150.0, 70.0), True),
        ((80.0, 50.0, 170.0, 70.0), True),
        ((110.0, 50.0, 180.0, 70.0), False),
        ((70.0, 50.0, 170.0, 70.0), False),
        ((100.0, 50.0, 140.0, 70.0), False),
        ((100.0, 56.0, 180.0, 76.0), False),
    ):
        found = [one.cause for one in findings("x", 1, [told], [Drawn("text", "n", box)])]
        assert ("misplaced" not in found) is fits

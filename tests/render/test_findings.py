"""Rows of findings have equal air, name both ends of tracks or none, and draw the shares told."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.model import Run, plain
from report_builder.render.page import Box, ChartBox, Element, Figure, Rule, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.pages import placed
from report_builder.story.blocks import Panel, Paragraph, Share, Slide
from report_builder.story.chartspec import ChartKind, ChartSpec, Dot, Point
from tests.render.specimens import NAMES, chart, slide, text

WORDS = "หน่วยงานในจังหวัดมีระบบงานที่เชื่อมโยงข้อมูลกับหน่วยงานอื่น และเปิดเผยข้อมูลแก่ประชาชน "
NEAR = 0.02
"""Inches that places may miss."""


def track(name: str, ends: tuple[str, str]) -> ChartSpec:
    dots = tuple(
        Dot(
            Point(f"{name}.{end}", value, f"{value}"),
            end,
            "unit",
            False,
            text(f"{end}\u00a0{value}"),
        )
        for end, value in zip(ends, (31.5, 77.3), strict=True)
    )
    plainly = chart(ChartKind.TRACKS, NAMES[:1], (52.7,), f"{name}.chart")
    return replace(
        plainly, categories=(replace(plainly.categories[0], label=(), count=()),), dots=(dots,)
    )


def paragraph(lines: int, shares: tuple[int, ...]) -> Paragraph:
    figures = tuple(Share(text(f"{share}%"), float(share)) for share in shares)
    told = (Run(WORDS * lines), *(Run(f"ร้อยละ {share} ", "a.fact") for share in shares))
    return Paragraph(told, "•", shares=figures)


paragraphs = st.builds(
    paragraph, st.integers(1, 3), st.lists(st.integers(0, 100), max_size=3).map(tuple)
)
rows = st.tuples(
    st.lists(paragraphs, min_size=1, max_size=3),
    st.sampled_from([("ตรัง", "ตราด"), ("ประจวบคีรีขันธ์ (ตอบ 3/7)", "พระนครศรีอยุธยา (ตอบ 3/7)")]),
)


def told(some: list[tuple[list[Paragraph], tuple[str, str]]]) -> Slide:
    panels = tuple(
        Panel(
            f"i{n}",
            heading=text(NAMES[n % 3]),
            number=text("52.7"),
            paragraphs=tuple(own),
            exhibit=track(f"i{n}", ends),
            color="ink" if n else "dimension1",
        )
        for n, (own, ends) in enumerate(some)
    )
    whole = Panel("whole", heading=text("ระดับความพร้อม"), number=text("50.9"), color="dimension1")
    return slide("findings", (whole, *panels))


def tops(elements: tuple[Element, ...], suffix: str) -> list[float]:
    return [e.box.y for e in elements if isinstance(e, TextBox) and e.name.endswith(suffix)]


def bottom(element: Element) -> float:
    """Return where the words of an element end, or the element itself."""
    box: Box = element.box  # type: ignore[union-attr]
    if isinstance(element, TextBox):
        return box.y + flow.height(element.lines, box.w)
    return box.bottom


@settings(max_examples=12)
@given(st.lists(rows, min_size=2, max_size=6))
def test_rows_have_the_same_air_and_nothing_runs_on_a_rule(
    some: list[tuple[list[Paragraph], tuple[str, str]]],
) -> None:
    elements = placed(told(some))
    if elements is None:
        return
    rules = [e.y1 for e in elements if isinstance(e, Rule) and e.name[1].isdigit()]
    assert len(rules) == len(some)
    pads = [top - rule for top, rule in zip(tops(elements, ".head")[1:], rules, strict=True)]
    assert pads == pytest.approx([pads[0]] * len(pads), abs=NEAR)
    for n, end in enumerate(rules[1:]):
        own = [e for e in elements if e.name.startswith(f"i{n}.") and not isinstance(e, Rule)]
        assert max(map(bottom, own)) <= end - pads[0] + NEAR


@settings(max_examples=12)
@given(st.lists(rows, min_size=2, max_size=6))
def test_all_tracks_of_a_slide_name_both_ends_or_none_does(
    some: list[tuple[list[Paragraph], tuple[str, str]]],
) -> None:
    charts = [e.chart for e in placed(told(some)) or () if isinstance(e, ChartBox)]
    named = {bool(plain(dot.label)) for own in charts for row in own.dots for dot in row}
    assert len(named) <= 1


@settings(max_examples=12)
@given(st.lists(paragraphs, min_size=1, max_size=3), st.integers(2, 3))
def test_shares_stand_beside_their_paragraphs_and_apart(own: list[Paragraph], count: int) -> None:
    elements = placed(told([(own, ("ตรัง", "ตราด"))] * count)) or ()
    figures = [e for e in elements if isinstance(e, TextBox) and e.name.endswith(".figure")]
    assert len(figures) in (0, count * sum(len(p.shares) for p in own))
    for one, other in pairwise(figures):
        assert one.box.bottom <= other.box.y + NEAR
    parts = [e for e in elements if isinstance(e, Figure) and e.name.endswith(".part")]
    wholes = {
        e.name[:-6]: e.box.w for e in elements if isinstance(e, Figure) and ".whole" in e.name
    }
    shares = [share.value for p in own for share in p.shares if share.value] * count
    if figures:
        drawn = [100 * part.box.w / wholes[part.name[:-5]] for part in parts]
        assert drawn == pytest.approx(shares)

"""Check where texts stand: on the page, in their boxes, apart from each other, large enough."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from report_builder.audit.findings import Finding
from report_builder.audit.page import Page, Stretch

SLIDE_FLOOR, CARD_FLOOR = 12.0, 7.5
"""The smallest type on a slide and on an upright page, in points."""
SLIDE_HEIGHT, LEAST = 540.0, 8.0
"""The height of a slide in points, and the smallest type that may be planned on one so high."""
READABLE = 4.5
"""The least contrast of letters with what is behind them (WCAG 2.2, 1.4.3)."""
_ROUNDING = 0.05
"""How far a size may be below the floor: sizes are written in hundredths of a point."""
_EDGE, _TOUCH = 1.0, 1.5
"""How far text may pass the edge of the page, and another text, in points."""


def findings(file: str, page: Page, planned: float = math.inf) -> Iterator[Finding]:
    """Yield the texts of a page that stand where they can't be read well.

    `planned` is the type that was planned to be smaller than usual, in points; on a page of a
    size of its own no plan goes below what is read there as well as LEAST is on a slide.
    """
    usual = SLIDE_FLOOR if page.width > page.height else CARD_FLOOR
    floor = min(usual, max(planned, LEAST * page.height / SLIDE_HEIGHT)) - _ROUNDING
    for stretch in page.stretches:
        if _outside(stretch, page):
            yield Finding("outside", file, page.number, stretch.text)
        if stretch.contrast is not None and stretch.contrast < READABLE:
            seen = f"{stretch.text} ({stretch.contrast:.1f}:1)"
            yield Finding("contrast", file, page.number, seen, f">= {READABLE}:1")
        if stretch.overflow:
            yield Finding("overflow", file, page.number, stretch.text)
        if stretch.size < floor:
            size = f"{stretch.text} ({stretch.size:.1f} pt)"
            yield Finding("small", file, page.number, size, f">= {floor + _ROUNDING} pt")
    for one, other in _overlapping(page.stretches):
        yield Finding("overlap", file, page.number, f"{one.text} / {other.text}")


def _outside(stretch: Stretch, page: Page) -> bool:
    body = stretch.body
    return (
        min(body.left, body.top) < -_EDGE
        or body.right > page.width + _EDGE
        or body.bottom > page.height + _EDGE
    )


def _overlapping(stretches: Sequence[Stretch]) -> Iterator[tuple[Stretch, Stretch]]:
    """Yield the pairs of stretches that meet; only neighbours in height are compared."""
    ordered = sorted(stretches, key=lambda stretch: stretch.body.top)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.body.top > one.body.bottom:
                break
            if one.body.meets(other.body, _TOUCH):
                yield one, other

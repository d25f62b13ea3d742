"""Draw an address as a QR code: dark modules as rectangles (ISO/IEC 18004)."""

from __future__ import annotations

from functools import cache
from itertools import groupby

import segno

from report_builder.render.page import Box, OutlineBox

QUIET_ZONE = 4
"""Light modules around the code."""
CORRECTION = "m"


def qr_code(name: str, box: Box, address: str, alt: str) -> OutlineBox:
    """Return the QR code of an address, with its quiet zone, in a square box."""
    size, stretches = _code(address)
    step = box.w / (size + 2 * QUIET_ZONE)
    rings = tuple(_rectangle(box, step, *stretch) for stretch in stretches)
    return OutlineBox(name, box, rings, "ink", alt=alt)


@cache
def _code(address: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Return the modules of a side, and row, first module and length of each dark stretch."""
    modules = segno.make_qr(address, error=CORRECTION, boost_error=False).matrix
    stretches = (
        (row, start, length) for row, line in enumerate(modules) for start, length in _dark(line)
    )
    return len(modules), tuple(stretches)


def _dark(line: bytearray) -> list[tuple[int, int]]:
    """Return the first module and the length of each stretch of dark modules in a row."""
    runs, start = [], 0
    for dark, group in groupby(line):
        length = len(list(group))
        if dark:
            runs.append((start, length))
        start += length
    return runs


def _rectangle(
    box: Box, step: float, row: int, start: int, length: int
) -> tuple[tuple[float, float], ...]:
    left, top = box.x + (QUIET_ZONE + start) * step, box.y + (QUIET_ZONE + row) * step
    right, bottom = left + length * step, top + step
    return ((left, top), (right, top), (right, bottom), (left, bottom))

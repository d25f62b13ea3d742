"""Wrap the cells of a table on the screen between Thai words, which stand without spaces."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.containers import Lines
from rich.text import Text

from report_builder.thai.measure import unbroken


class Wrapped(Text):
    """A text whose lines end between words, and inside one only where it is wider than a line."""

    def wrap(self, console: Console, width: int, **how: Any) -> Lines:
        """Return the lines of the text, each at most `width` cells wide and padded to it."""
        lines = Lines()
        for line in self.split(allow_blank=True):
            lines.extend(line.divide(_ends(line.plain, width)))
        lines.justify(console, width, justify=how.get("justify") or "left", overflow="fold")
        return lines


def _ends(text: str, width: int) -> list[int]:
    """Return where the lines of a text end, its own end left out."""
    lines: list[str] = []
    for piece in _pieces(text, width):
        if lines and cell_len((lines[-1] + piece).rstrip()) <= width:
            lines[-1] += piece
        else:
            lines.append(piece)
    return [*accumulate(map(len, lines[:-1]))]


def _pieces(text: str, width: int) -> Iterator[str]:
    for word in unbroken(text):
        yield from (word,) if cell_len(word.rstrip()) <= width else chop_cells(word, width)

"""Draw each long path of an SVG from what it was drawn as before: maps and codes repeat on pages.

WeasyPrint reads the data of a path anew for every drawing. The operators that it writes depend on
the data alone, so they are kept.
"""

from __future__ import annotations

import importlib
from typing import Any

LONG = 2000
"""Characters from which the data of a path is kept."""

MANY = 500
"""So many paths are kept."""

_svg = importlib.import_module("weasyprint.svg")
_drawn_anew = importlib.import_module("weasyprint.svg.path").path

_kept: dict[tuple[str, float], tuple[list[Any], list[Any]]] = {}
"""Data of a path and size of its font -> operators, and corners for markers."""


def put() -> None:
    """Replace the function of WeasyPrint that draws a path."""
    _svg.TAGS["path"] = _draw


def _draw(svg: Any, node: Any, font_size: float) -> None:
    data, operators = node.get("d", ""), svg.stream.stream
    if len(data) < LONG:
        _drawn_anew(svg, node, font_size)
    elif (data, font_size) in _kept:
        drawn, node.vertices = _kept[data, font_size]
        operators.extend(drawn)
    else:
        if len(_kept) == MANY:
            _kept.clear()
        begun = len(operators)
        _drawn_anew(svg, node, font_size)
        _kept[data, font_size] = operators[begun:], node.vertices

"""Write pages as one XHTML document: every element at its place, in the order of reading."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from report_builder import icons
from report_builder.render import maps
from report_builder.render.about import About
from report_builder.render.charts.bars import free_reach
from report_builder.render.layout import PageFormat
from report_builder.render.page import (
    RADIUS,
    Box,
    ChartBox,
    Page,
    Rule,
)
from report_builder.render.pdf import write
from report_builder.render.pdf.cells import cells
from report_builder.render.pdf.charts import chart_svg
from report_builder.render.pdf.texts import place, text, text_box
from report_builder.render.scales import shared
from report_builder.render.theme import theme
from report_builder.thai import font
from report_builder.turns import in_turn

POINTS = 72
PAGE = Path(str(files("report_builder.render.pdf"))) / "page"
"""The templates of pages, which are code."""


@in_turn
def paint_pdf(pages: Sequence[Page], about: About) -> bytes:
    """Return pages as one tagged PDF with an outline of their titles."""
    style, content = style_sheet(about.form), document(pages, about.title)
    return write.write_pdf(content, title=about.title, date=about.date, stylesheets=[style])


def document(pages: Sequence[Page], title: str) -> str:
    """Return pages as one well-formed XHTML document, to be set with the style sheet of a size."""
    scaled = [shared(page, free_reach) for page in pages]
    return _environment().get_template("document.xhtml").render(pages=scaled, title=title)


@cache
def style_sheet(form: PageFormat) -> str:
    """Return the CSS of pages of a form."""
    width, height = form.width, form.height
    return _environment().get_template("page.css").render(width=width, height=height)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(PAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= _FILTERS
    environment.globals |= {
        "faces": font.FACES,
        "theme": theme(),
        "radius": RADIUS,
        "label_size": maps.LABEL_SIZE,
        "edge": maps.EDGE,
        "edge_width": maps.EDGE_WIDTH,
    }
    return environment


def _chart(element: ChartBox) -> Markup:
    box = element.box
    return Markup(chart_svg(element.chart, box.w * POINTS, box.h * POINTS, element.size))


@lru_cache(maxsize=64)
def _path(rings: tuple[maps.Ring, ...]) -> str:
    """Return rings in inches as SVG path data in points; pages share a country and a code."""
    return "".join(
        "M" + "L".join(f"{_points(x)} {_points(y)}" for x, y in ring) + "Z" for ring in rings
    )


@cache
def _outline(rings: tuple[maps.Ring, ...]) -> str:
    """Return rings in shares of a square as SVG path data."""
    return "".join("M" + "L".join(f"{x:.4f} {y:.4f}" for x, y in ring) + "Z" for ring in rings)


def _points(inches: float) -> str:
    return f"{inches * POINTS:.1f}".removesuffix(".0")


def _viewbox(box: Box) -> str:
    return " ".join(str(round(length * POINTS, 3)) for length in (box.x, box.y, box.w, box.h))


def _middle(patch: maps.Patch) -> maps.Point:
    """Return the middle of a tile."""
    (left, top), _, (right, bottom), _ = patch.rings[0]
    return (left + right) / 2, (top + bottom) / 2


def _by_fill(patches: Iterable[maps.Patch]) -> tuple[tuple[str, tuple[maps.Ring, ...]], ...]:
    """Join the rings of each fill, in the order of the names of the fills."""
    ordered = sorted(patches, key=lambda patch: patch.fill)
    groups = groupby(ordered, key=lambda patch: patch.fill)
    return tuple((fill, tuple(ring for p in group for ring in p.rings)) for fill, group in groups)


def _undrawn(element: object) -> str:
    raise TypeError(f"no template draws {type(element).__name__}")


def _angle(rule: Rule) -> float:
    return round(math.degrees(math.atan2(rule.y2 - rule.y1, rule.x2 - rule.x1)), 3)


def _length(rule: Rule) -> float:
    return math.hypot(rule.x2 - rule.x1, rule.y2 - rule.y1)


_FILTERS: dict[str, Callable[..., Any]] = {
    "color": lambda name: f"#{theme().hex(name)}",
    "text_on": lambda name: theme().text_on(name),
    "place": place,
    "text": text,
    "text_box": text_box,
    "kind": lambda element: type(element).__name__.lower(),
    "undrawn": _undrawn,
    "chart": _chart,
    "cells": cells,
    "map": maps.placed,
    "path": _path,
    "layers": icons.layers,
    "outline": _outline,
    "pt": _points,
    "viewbox": _viewbox,
    "middle": _middle,
    "by_fill": _by_fill,
    "angle": _angle,
    "length": _length,
}
"""What the templates of pages may call."""

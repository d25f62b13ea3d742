"""Draw an icon as a group of freeforms that staff can recolour, passed over by screen readers."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder import icons
from report_builder.render.ooxml.drawingml import grouped, identity
from report_builder.render.page import Icon
from report_builder.render.pptx.freeforms import Look, freeform

FLAG = ".flag"
"""How the name of a shape ends whose colour is that of a flag, whatever the theme."""


def icon_shapes(element: Icon, ids: Iterator[int], name: str) -> str:
    """Return the group of an icon's layers."""
    told = identity(next(ids), name, decorative=True)
    inner = "".join(
        freeform(
            _placed(layer, element),
            next(ids),
            f"{name}.{place}{FLAG if layer.color else ''}",
            "",
            _look(layer, element),
        )
        for place, layer in enumerate(icons.layers(element.icon), 1)
    )
    return grouped(element.box, told, inner)


def _placed(layer: icons.Layer, element: Icon) -> tuple[icons.Ring, ...]:
    box = element.box
    return tuple(
        tuple((box.x + x * box.w, box.y + y * box.h) for x, y in ring) for ring in layer.rings
    )


def _look(layer: icons.Layer, element: Icon) -> Look:
    return Look(f"#{layer.color}" if layer.color else element.color, opacity=layer.opacity)

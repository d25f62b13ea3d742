"""Place icons beside words: in a pale disc, or as they are where they have colours of their own."""

from __future__ import annotations

from report_builder import icons
from report_builder.render.page import Box, Element, Figure, Icon, Shape

INSIDE = 0.17
"""Share of a disc that stays free at each side of its icon."""


def disc(name: str, box: Box, icon: str, color: str, fill: str = "tint") -> tuple[Element, ...]:
    """Return an icon in a disc, a flag within a hairline, or nothing for no icon."""
    if not icon:
        return ()
    if icon.startswith(icons.FLAG):
        flag = Icon(f"{name}.icon", box, icon)
        return flag, Figure(f"{name}.edge", box, Shape.OVAL, "", "hairline")
    edge = INSIDE * box.w
    return (
        Figure(f"{name}.disc", box, Shape.OVAL, fill),
        Icon(f"{name}.icon", box.inset(edge, edge), icon, color),
    )

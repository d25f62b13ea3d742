"""Work out equal styles once: the elements of a page look alike in great numbers.

WeasyPrint computes the style of every element by itself, and its used lengths for every box. Here
elements with equal declarations below the same parent style share one style, and boxes of one
style in places of one size share their used lengths. What is drawn stays the same to the byte.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from typing import Any

from weasyprint.css import ComputedStyle, StyleFor
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.formatting_structure.boxes import Box, PageBox
from weasyprint.layout import percent

from report_builder.thai import engine

_SIDES = ("top", "right", "bottom", "left")
USED = (
    *(f"{part}_{side}" for part in ("margin", "padding") for side in _SIDES),
    *(f"border_{side}_width" for side in _SIDES),
    *(f"{limit}{length}" for length in ("width", "height") for limit in ("", "min_", "max_")),
)
"""The attributes of a box that are worked out from its style and the size of its place."""

_SPECIAL = ("float", "display", "position", "page")
_COMPUTED = frozenset(
    name
    for name in INITIAL_VALUES
    if name in INITIAL_NOT_COMPUTED
    or name in _SPECIAL
    or name.startswith(("__", "text_decoration_"))
)
"""Properties whose value depends on others although they aren't declared."""
_LOGICAL = frozenset(
    name(block="ttb", inline=way) for name in PHYSICAL_FUNCTIONS.values() for way in ("ltr", "rtl")
)
"""Properties such as margin-inline-start, which stand for one of the physical ones."""

_RESOLVE = "resolve_percentages"
_compute, _resolve = StyleFor.set_computed_styles, percent.resolve_percentages
_missing = ComputedStyle.__missing__
REPLACED: dict[Callable[..., Any], str] = {
    _missing: "b318d8efc8ac79d7",
    _compute: "b5b15856b8beff3f",
    _resolve: "71673078096fcf87",
}
"""What is replaced, with the digest of its source."""


@cache
def install() -> None:
    """Replace the functions of WeasyPrint that work out styles and lengths, once.

    Raises EngineChanged if the source of one is another than that replaced here.
    """
    for function, digest in REPLACED.items():
        if engine.source_digest(function) != digest:
            raise engine.EngineChanged(f"{function.__module__}.{function.__qualname__}")
    StyleFor.set_computed_styles = _compute_once
    ComputedStyle.__missing__ = _value
    for name, module in [*sys.modules.items()]:
        if name.startswith("weasyprint.") and getattr(module, _RESOLVE, None) is _resolve:
            setattr(module, _RESOLVE, _resolve_once)


def _compute_once(
    styles: Any, element: Any, parent: Any, *rest: Any, pseudo_type: Any = None, **named: Any
) -> None:
    _compute(styles, element, parent, *rest, pseudo_type=pseudo_type, **named)
    computed = styles.get_computed_styles()
    own = computed[element, pseudo_type]
    known = vars(styles).setdefault("known", {})
    key = (id(own.parent_style), pseudo_type, frozenset(own.cascaded))
    equal = (style for style in known.get(key, ()) if style.cascaded == own.cascaded)
    computed[element, pseudo_type] = shared = next(equal, own)
    if shared is own:
        known.setdefault(key, []).append(own)


def _value(style: Any, name: str) -> Any:
    """Return a value that is asked for the first time: most are inherited, or none is declared."""
    declared = style.cascaded
    if name in declared or name in _COMPUTED or not _LOGICAL.isdisjoint(declared):
        return _missing(style, name)
    parent = style.parent_style
    if name not in INITIAL_VALUES or (name in INHERITED and parent is None):
        return _missing(style, name)
    style[name] = value = parent[name] if name in INHERITED else INITIAL_VALUES[name]
    return value


def _resolve_once(box: Any, containing_block: Any) -> None:
    """Set the used lengths of a box; those of merged borders depend on more than its style."""
    place = containing_block
    size = (place.width, place.height) if isinstance(place, Box) else tuple(place)
    if isinstance(box, PageBox) or box.style["border_collapse"] == "collapse":
        _resolve(box, containing_block)
        return
    used = vars(box.style).setdefault("used", {})
    if size in used:
        vars(box).update(used[size])
    else:
        _resolve(box, containing_block)
        used[size] = {name: vars(box)[name] for name in USED}

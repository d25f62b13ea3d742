"""Work out equal styles once: the elements of a page look alike in great numbers.

WeasyPrint computes the style of every element by itself, and its used lengths for every box. Here
elements with equal declarations below the same parent style share one style, and boxes of one
style in places of one size share their used lengths. What is drawn stays the same to the byte.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from tinycss2.ast import Node
from weasyprint.css import StyleFor
from weasyprint.formatting_structure.boxes import Box, PageBox
from weasyprint.layout import percent

_SIDES = ("top", "right", "bottom", "left")
USED = (
    *(f"{part}_{side}" for part in ("margin", "padding") for side in _SIDES),
    *(f"border_{side}_width" for side in _SIDES),
    *(f"{limit}{length}" for length in ("width", "height") for limit in ("", "min_", "max_")),
)
"""The attributes of a box that are worked out from its style and the size of its place."""

MANY = 4000
"""So many styles are kept, those of some dozens of pages."""

_PLACE = frozenset(
    ("left", "top", "right", "bottom", "width", "height", *(f"margin_{side}" for side in _SIDES))
)
"""Properties of an element itself, which no element inherits."""

_RESOLVE = "resolve_percentages"
_compute, _resolve = StyleFor.set_computed_styles, percent.resolve_percentages


def put_resolve() -> None:
    """Replace the function that works out used lengths in every module that imported it."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("weasyprint.") and getattr(module, _RESOLVE, None) is _resolve:
            setattr(module, _RESOLVE, _resolve_once)


def compute_once(
    styles: Any, element: Any, parent: Any, *rest: Any, pseudo_type: Any = None, **named: Any
) -> None:
    """Work out the style of an element, or share that of an equal one."""
    computed, known = styles.get_computed_styles(), _known(styles.font_config)
    above = id(computed[parent, None].model) if parent is not None else 0
    declared = styles.get_cascaded_styles().get((element, pseudo_type), {})
    key = _key(above, pseudo_type, declared.items())
    if key in known:
        computed[element, pseudo_type] = known[key]
        return
    _compute(styles, element, parent, *rest, pseudo_type=pseudo_type, **named)
    own = computed[element, pseudo_type]
    elsewhere = _key(
        above, pseudo_type, (item for item in declared.items() if item[0] not in _PLACE)
    )
    own.model = known.setdefault((elsewhere, "model"), own) if key else own
    _take_after(own, own.model)
    if key:
        known[key] = own


def _key(above: int, pseudo_type: str | None, declared: Iterable[tuple[str, Any]]) -> Any:
    """Return what styles are known by; nothing for those that can't be shared: lists, anchors."""
    try:
        items = frozenset((name, _read(value), weight) for name, (value, weight) in declared)
    except TypeError:
        return None
    return None if any(item[0] == "anchor" for item in items) else (above, pseudo_type, items)


def _read(value: Any) -> Any:
    """Return what a value says: equal tokens, as of colours, aren't equal themselves."""
    return value.serialize() if isinstance(value, Node) else value


def _take_after(style: Any, model: Any) -> None:
    """Take over the values of the first style that differs in nothing but its place."""
    if style is model:
        return
    style.update((name, value) for name, value in model.items() if name not in _PLACE)
    style.specified.update(model.specified)
    if "anonymous_style" in vars(model):
        style.anonymous_style = model.anonymous_style


def _known(fonts: Any) -> dict[Any, Any]:
    """Return the styles worked out with some fonts, by what they were worked out from."""
    known: dict[Any, Any] = vars(fonts).setdefault("known_styles", {})
    if len(known) > MANY:
        known.clear()
    return known


def in_flow(box: Any) -> bool:
    """Tell whether a box is neither floated nor out of the flow, which is asked again and again."""
    return box.style["float"] == "none" and box.style["position"] in ("static", "relative")


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

"""Work out the colours of a template: its theme, as its master maps it, with tints and shades."""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from report_builder.render.ooxml.drawingml import PERCENT

NAMES = (
    *("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3"),
    *("accent4", "accent5", "accent6", "hlink", "folHlink"),
)
MAPPED = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""What a master calls the colours that it may map to others."""
_PRESETS = {"white": "FFFFFF", "black": "000000", "gray": "808080", "silver": "C0C0C0"}
_WHITE, _BLACK = "FFFFFF", "000000"


@dataclass(frozen=True)
class Palette:
    """The colours of a theme by name as 'RRGGBB', and which of them a slide takes for which."""

    scheme: Mapping[str, str]
    mapping: Mapping[str, str]

    def named(self, name: str) -> str:
        """Return a colour of the slide, such as 'tx1' or 'accent2'."""
        return self.scheme.get(self.mapping.get(name, name), _BLACK)

    def as_ours(self) -> dict[str, str]:
        """Return the colours under the names of our palette: 'dk1' is what text is written in."""
        return {name: self.named(MAPPED.get(name, name)) for name in NAMES}

    def turned(self) -> Palette:
        """Return the colours with those of text and page, and their seconds, changed about."""
        pairs = {"bg1": "tx1", "tx1": "bg1", "bg2": "tx2", "tx2": "bg2"}
        turned = {name: self.mapping.get(pairs.get(name, name), name) for name in self.mapping}
        return Palette(self.scheme, turned)

    def override(self) -> str:
        """Return the element by which a slide takes other colours than its master."""
        names = " ".join(f'{name}="{other}"' for name, other in self.mapping.items())
        return f"<a:overrideClrMapping {names}/>"

    def color(self, holder: Any, meant: str = _BLACK) -> tuple[str, float] | None:
        """Return the colour that an element holds and how opaque it is; `meant` is its phClr."""
        for element in () if holder is None else holder.iterchildren(etree.Element):
            base = self._base(element, meant)
            if base:
                return _changed(base, element)
        return None

    def _base(self, element: Any, meant: str) -> str | None:
        value, tag = element.get("val", ""), etree.QName(element).localname
        if tag == "srgbClr":
            return str(value).upper()
        if tag == "sysClr":
            return str(element.get("lastClr", _WHITE if value == "window" else _BLACK)).upper()
        if tag == "schemeClr":
            return meant if value == "phClr" else self.named(value)
        return _PRESETS.get(value, _BLACK) if tag == "prstClr" else None


def palette(master: Part, mapping: Mapping[str, str]) -> Palette:
    """Return the colours of the theme of a master, as they are mapped."""
    themed: Any = parse_xml(master.part_related_by(RT.THEME).blob)
    scheme, plain = themed.find(f".//{qn('a:clrScheme')}"), Palette({}, {})
    found = {name: plain.color(scheme.find(qn(f"a:{name}"))) for name in NAMES}
    return Palette({name: color[0] if color else _BLACK for name, color in found.items()}, mapping)


def mapping_of(layout: Part, master: Part) -> dict[str, str]:
    """Return which colour of the theme the slides of a layout take for which."""
    own = root(layout).find(f"{qn('p:clrMapOvr')}/{qn('a:overrideClrMapping')}")
    usual = root(master).find(qn("p:clrMap"))
    return {str(name): str(value) for name, value in (usual if own is None else own).attrib.items()}


def root(part: Part) -> Any:
    """Return the root element of a part."""
    element = getattr(part, "_element", None)
    return parse_xml(part.blob) if element is None else element


def _changed(rgb: str, element: Any) -> tuple[str, float]:
    """Return a colour after all that is done to it, in order, and how opaque it becomes."""
    alpha = 1.0
    for change in element:
        value, tag = int(change.get("val", 0)) / PERCENT, etree.QName(change).localname
        if tag == "alpha":
            alpha = value
        elif tag in _CHANGES:
            rgb = _CHANGES[tag](rgb, value)
    return rgb, alpha


def blended(rgb: str, alpha: float, below: str) -> str:
    """Return what is seen of a colour over another."""
    pairs = zip(_parts(rgb), _parts(below), strict=True)
    return _hex([a * alpha + b * (1 - alpha) for a, b in pairs])


def _parts(rgb: str) -> list[float]:
    return [int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4)]


def _hex(parts: list[float]) -> str:
    return "".join(f"{round(255 * min(1.0, max(0.0, part))):02X}" for part in parts)


def _hls(change: Callable[[float, float, float], tuple[float, float, float]], rgb: str) -> str:
    hue, light, sat = change(*colorsys.rgb_to_hls(*_parts(rgb)))
    return _hex(list(colorsys.hls_to_rgb(hue % 1, min(1, max(0, light)), min(1, max(0, sat)))))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _curved(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)


_CHANGES: Mapping[str, Callable[[str, float], str]] = {
    "lumMod": lambda rgb, v: _hls(lambda hue, light, sat: (hue, light * v, sat), rgb),
    "lumOff": lambda rgb, v: _hls(lambda hue, light, sat: (hue, light + v, sat), rgb),
    "satMod": lambda rgb, v: _hls(lambda hue, light, sat: (hue, light, sat * v), rgb),
    "satOff": lambda rgb, v: _hls(lambda hue, light, sat: (hue, light, sat + v), rgb),
    "shade": lambda rgb, v: _hex([_curved(_linear(p) * v) for p in _parts(rgb)]),
    "tint": lambda rgb, v: _hex([_curved(_linear(p) * v + 1 - v) for p in _parts(rgb)]),
}
"""What may be done to a colour (ECMA-376, 20.1.2.3); the rest changes too little to matter."""

"""The theme: colours, faces and sizes of every page, read once from templates/thai/theme.toml."""

from __future__ import annotations

import colorsys
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from report_builder.language import THAI

PALE = 3.0
"""The contrast with the page below which a colour needs a line around it (WCAG 2.2, 1.4.11)."""
READABLE = 4.55
"""The least contrast of text with what is behind it (WCAG 2.2, 1.4.3), and what rounding takes."""
EXTREMES = ("ink@0.0+0.0", "ink@0.0+1.0")
"""Black and white, whatever a palette calls so."""
PALER, BACK = "pale ", (0.36, 0.6, 0.42)
"""What names of pale shades begin with, and what these have of luminance, plus what, and of
saturation."""
_RAMP = ("group1", "group2", "group3", "group4")
_SHADE = re.compile(r"(.+)@([\d.]+)\+([\d.]+)")
_STEP = re.compile(r"group(\d+)of(\d+)")


@dataclass(frozen=True, slots=True)
class Color:
    """A palette colour of the theme, with luminance times `mod` plus `off`, saturation times `sat`.

    `hue` degrees are added to its hue. These are the hueOff, satMod, lumMod and lumOff of Office
    Open XML, in the same order.
    """

    of: str
    mod: float = 1.0
    off: float = 0.0
    sat: float = 1.0
    hue: float = 0.0


@dataclass(frozen=True)
class Theme:
    """Colours by name, font families and the type scale.

    `ground` are the colours behind the content of a page as 'RRGGBB', none for a plain page.
    """

    name: str
    fonts: Mapping[str, str]
    palette: Mapping[str, str]
    colors: Mapping[str, Color]
    sizes: Mapping[str, tuple[float, ...]]
    accents: tuple[str, ...]
    shades: tuple[Color, ...]
    ground: tuple[str, ...] = ()

    def color(self, name: str) -> Color:
        """Return the colour of a name.

        'dimension3' is the third dimension of the framework, 'group2of5' the second of five
        groups, from the colour of the lowest group to that of the highest, 'alert@0.6+0.4' a shade
        of another: its luminance times a number, plus one; 'pale brand' what stands back beside it.
        """
        if name.startswith(PALER):
            of, (mod, off, sat) = self.color(name.removeprefix(PALER)), BACK
            return replace(of, mod=of.mod * mod, off=of.off * mod + off, sat=of.sat * sat)
        if match := _SHADE.fullmatch(name):
            of, mod, off = self.color(match[1]), float(match[2]), float(match[3])
            return replace(of, mod=of.mod * mod, off=of.off * mod + off)
        if name.startswith("dimension"):
            shade, place = divmod(int(name.removeprefix("dimension")) - 1, len(self.accents))
            tone = self.shades[shade % len(self.shades)]
            return Color(self.accents[place], tone.mod, tone.off, tone.sat)
        if match := _STEP.fullmatch(name):
            return self._step(*map(int, match.groups()))
        return self.colors[name]

    def _step(self, k: int, of: int) -> Color:
        ramp = [self.colors[name] for name in _RAMP]
        at = (k - 1) * (len(ramp) - 1) / max(1, of - 1)
        low = ramp[int(at)]
        high = ramp[min(int(at) + 1, len(ramp) - 1)]
        part = at - int(at)
        mod, off, sat = (
            round(a + (b - a) * part, 3)
            for a, b in ((low.mod, high.mod), (low.off, high.off), (low.sat, high.sat))
        )
        return Color((low if part < 0.5 else high).of, mod, off, sat)

    def hex(self, name: str) -> str:
        """Return a colour as 'RRGGBB', computed as Office computes it."""
        color = self.color(name)
        return _toned(self.palette[color.of], color)

    def luminance(self, name: str) -> float:
        """Return the relative luminance of a colour, 0 to 1 (WCAG 2.2)."""
        return luminance(self.hex(name))

    def contrast(self, name: str, other: str) -> float:
        """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
        low, high = sorted((self.luminance(name), self.luminance(other)))
        return (high + 0.05) / (low + 0.05)

    def edge(self, fill: str) -> str:
        """Return the colour of the line around a group's colour that is pale on white, or ''."""
        pale = fill.startswith("group") and self.contrast(fill, "white") < PALE
        return "muted" if pale else ""

    def text_on(self, fill: str) -> str:
        """Return the colour of text that reads best on a fill: white, ink, or an extreme."""
        best = max(("white", "ink"), key=lambda name: self.contrast(name, fill))
        if self.contrast(best, fill) >= READABLE:
            return best
        return max(EXTREMES, key=lambda name: self.contrast(name, fill))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return every colour name but those of dimensions."""
        return tuple(self.colors)


@cache
def luminance(rgb: str) -> float:
    """Return the relative luminance of a colour given as 'RRGGBB', 0 to 1 (WCAG 2.2)."""
    parts = (int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4))
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@cache
def _toned(rgb: str, tone: Color) -> str:
    red, green, blue = (int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = min(1.0, max(0.0, light * tone.mod + tone.off))
    turned = (hue + tone.hue / 360) % 1.0
    toned = colorsys.hls_to_rgb(turned, light, min(1.0, saturation * tone.sat))
    return "".join(f"{round(255 * part):02X}" for part in toned)


def parse(data: Mapping[str, Any]) -> Theme:
    """Return the theme of a parsed theme.toml."""
    return Theme(
        name=data["name"],
        fonts=data["fonts"],
        palette=data["palette"],
        colors={name: Color(**value) for name, value in data["colors"].items()},
        sizes={name: tuple(map(float, value)) for name, value in data["sizes"].items()},
        accents=tuple(data["dimensions"]["accents"]),
        shades=tuple(Color(of="", **value) for value in data["dimensions"]["shades"]),
    )


_worn: ContextVar[Theme] = ContextVar("worn")


def theme() -> Theme:
    """Return the theme that pages are drawn in: the one that ships, unless another is put on."""
    return _worn.get(None) or _shipped()


@contextmanager
def themed(other: Theme) -> Iterator[None]:
    """Draw in another theme."""
    before = _worn.set(other)
    try:
        yield
    finally:
        _worn.reset(before)


@cache
def _shipped() -> Theme:
    text = THAI.template("theme.toml")
    return parse(tomllib.loads(text))

"""Read the colours of a slide: those of its theme as the slide takes them, of texts and fills."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from report_builder.audit.drawn import Ink
from report_builder.audit.pptx_package import NAMESPACES as NS
from report_builder.audit.pptx_package import Root, first

RGB = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""
WHITE, BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
_WHOLE = 100_000


@dataclass(frozen=True, slots=True)
class Colors:
    """The colours of a theme by name, and which of them a slide takes for which."""

    scheme: Mapping[str, RGB]
    taken: Mapping[str, str]

    def of(self, holder: Root, meant: RGB = BLACK) -> RGB | None:
        """Return the colour that an element holds, None for none; `meant` stands for phClr.

        What is half seen through is none.
        """
        for element in () if holder is None else holder.iterchildren("{*}*"):
            given = self._given(element, meant)
            seen = first(element, "a:alpha")
            if given and (seen is None or int(seen.get("val")) > _HALF):
                return _toned(given, element)
        return None

    def _given(self, element: Root, meant: RGB) -> RGB | None:
        value, tag = element.get("val", ""), element.tag.rpartition("}")[2]
        if tag == "schemeClr":
            return meant if value == "phClr" else self.named(value)
        if tag == "sysClr":
            return _rgb(element.get("lastClr", "FFFFFF" if value == "window" else "000000"))
        return _rgb(value) if tag == "srgbClr" else None

    def named(self, name: str) -> RGB:
        """Return a colour by the name that texts and fills call it."""
        return self.scheme.get(self.taken.get(name, name), BLACK)


_HALF = _WHOLE / 2


def colors(theme: Root, maps: Sequence[Root]) -> Colors:
    """Return the colours of a theme as the first of some maps says that they are taken."""
    scheme, plain = theme.find(".//a:clrScheme", NS), Colors({}, {})
    named = {child.tag.rpartition("}")[2]: plain.of(child) or BLACK for child in scheme}
    return Colors(named, dict(next(m for m in maps if m is not None).attrib))


def _rgb(text: str) -> RGB:
    red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def _toned(rgb: RGB, element: Root) -> RGB:
    """Return a colour after the changes of hue, lightness and saturation that are made to it."""
    for change in element:
        tag, value = change.tag.rpartition("}")[2], int(change.get("val", 0)) / _WHOLE
        hue, light, much = colorsys.rgb_to_hls(*rgb)
        if tag in ("lumMod", "lumOff"):
            light = light * value if tag == "lumMod" else light + value
        elif tag in ("satMod", "satOff"):
            much = much * value if tag == "satMod" else much + value
        elif tag == "hueOff":
            hue = (hue + int(change.get("val")) / 60_000 / 360) % 1.0
        elif tag in ("tint", "shade"):
            rgb = _mixed(rgb, WHITE if tag == "tint" else BLACK, value)
            continue
        else:
            continue
        rgb = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), min(1.0, max(0.0, much)))
    return rgb


def _mixed(rgb: RGB, other: RGB, share: float) -> RGB:
    """Return a share of a colour's light with the rest of another's."""
    parts = (_light(a) * share + _light(b) * (1 - share) for a, b in zip(rgb, other, strict=True))
    red, green, blue = (
        p * 12.92 if p <= 0.0031308 else 1.055 * p ** (1 / 2.4) - 0.055 for p in parts
    )
    return red, green, blue


def _light(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: RGB, other: RGB) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    weighed = ((0.2126, 0.7152, 0.0722), (one, other))
    low, high = sorted(
        sum(w * _light(part) for w, part in zip(weighed[0], rgb, strict=True)) for rgb in weighed[1]
    )
    return (high + 0.05) / (low + 0.05)


def inks(text: Root, styles: Sequence[Root], known: Colors) -> Iterator[RGB]:
    """Yield the colours of the letters of a text, those of its runs or of the list styles."""
    for paragraph in text.iterfind("a:p", NS):
        told = first(paragraph, "a:pPr")
        level = 1 if told is None else int(told.get("lvl", 0)) + 1
        fills = (first(s, f"a:lvl{level}pPr/a:defRPr/a:solidFill") for s in styles)
        usual = next((ink for fill in fills if (ink := known.of(fill))), known.named("tx1"))
        for run in paragraph.iterfind("a:r", NS):
            if run.findtext("a:t", "", NS).strip():
                yield known.of(first(run, "a:rPr/a:solidFill")) or usual


def ink(color: RGB) -> Ink:
    """Return a colour in parts of 255."""
    red, green, blue = (round(255 * part) for part in color)
    return red, green, blue, 255

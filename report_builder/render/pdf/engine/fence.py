"""Make WeasyPrint write Thai that reads back: the one place where its functions are replaced.

WeasyPrint is pinned, and the source of all that is replaced is compared with the source that the
replacements were written for.
"""

import inspect
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from typing import Any

import weasyprint
from weasyprint.draw import text as draw
from weasyprint.layout import inline
from weasyprint.pdf import fonts
from weasyprint.svg import text as svg_text
from weasyprint.text import line_break

from report_builder.errors import BuildFailed
from report_builder.render.pdf.engine import exact_text, line_layouts
from report_builder.render.pdf.engine.codes import keep_used_glyphs

VERSION = "70.0"
REPLACED: dict[Callable[..., Any], str] = {
    draw.draw_first_line: "1bb8eae6d88e71b1",
    fonts.Font.clean: "794f0211f18453f1",
    line_break._font_style_cache_key: "d6b09d54b8258d58",
    line_break.Layout.setup: "fb227a55094f41d4",
    line_break.Layout.set_text: "fe23ca9937dbf520",
    line_break.Layout.deactivate: "bfec3ec8406e1c82",
    line_break.Layout.reactivate: "0b89ee097104b713",
    line_break.split_first_line: "39ad1016863ca34d",
    svg_text: "67a30c3e181b4a80",
}
"""What is replaced, with the digest of its source."""


class EngineChanged(BuildFailed):
    """The installed WeasyPrint isn't the one that the replacements were written for."""

    def __init__(self, found: str) -> None:
        super().__init__(
            f"ต้องใช้ WeasyPrint {VERSION} ตามที่กำหนด แต่พบ {found} ให้ติดตั้งใหม่ตามไฟล์ uv.lock",
            f"WeasyPrint {VERSION} is needed as released, found {found}; install from uv.lock",
        )


@cache
def install() -> None:
    """Replace the functions of WeasyPrint, once.

    Raises EngineChanged if the version or the source of anything replaced is another.
    """
    check()
    draw.draw_first_line = exact_text.draw_first_line
    fonts.Font.clean = keep_used_glyphs
    line_break.Layout.setup = line_layouts.setup
    line_break.Layout.set_text = line_layouts.set_text
    line_break.Layout.deactivate = line_layouts.deactivate
    line_break.Layout.reactivate = line_layouts.reactivate
    inline.split_first_line = line_layouts.first_line
    line_break._font_style_cache_key = line_layouts.font_key
    _amend(line_break.split_first_line, _TO_A_SPACE)
    _amend(svg_text, _WHOLE_TEXT)


def check(version: str = weasyprint.__version__) -> None:
    """Raise EngineChanged unless WeasyPrint is the one that the replacements were written for."""
    if version != VERSION:
        raise EngineChanged(version)
    check_sources(REPLACED)


def check_sources(replaced: Mapping[Callable[..., Any], str]) -> None:
    """Raise EngineChanged by name for a function whose source has another digest than is given."""
    for function, digest in replaced.items():
        if source_digest(function) != digest:
            name = f"{function.__module__}.{function.__qualname__}"
            raise EngineChanged(f"{weasyprint.__version__}, {name}")


def source_digest(function: Callable[..., Any]) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of a function's source."""
    return sha256(inspect.getsource(function).encode()).hexdigest()[:16]


_TO_A_SPACE = {
    "text[:int(max_width / style['font_size'] * ratio)]": (
        "text[:text.find(' ', int(max_width / style['font_size'] * 3)) + 1 or None]"
    ),
}
"""A line is sought in a part of the text that ends at a space: half a word breaks elsewhere."""

_WHOLE_TEXT = {
    "    layout, _, _, width, height, _ = split_first_line(\n": (
        "    layout, _, _, width, height, _ = whole = split_first_line(\n"
    ),
    "for char in node.text]": (
        "for char in (node.text if len(x) > 1 or len(y) > 1 or len(dx) > 1 or len(dy) > 1"
        " or {'rotate', 'letter-spacing', 'textLength'} & node.attrib.keys()"
        " else [node.text] * bool(node.text))]"
    ),
    "height, baseline = split_first_line(": (
        "height, baseline = whole if letter == node.text else split_first_line("
    ),
}
"""A text of an SVG is shaped whole and once, unless its letters have places of their own."""


def _amend(function: Any, places: Mapping[str, str]) -> None:
    """Change places in the source of a function, wherever the function was imported."""
    source = inspect.getsource(function)
    lines_before = "\n" * (function.__code__.co_firstlineno - 1)
    for old, new in places.items():
        assert source.count(old) == 1, f"{function.__qualname__} holds {old!r} not exactly once"
        source = source.replace(old, new)
    names = dict(function.__globals__)
    exec(compile(lines_before + source, function.__code__.co_filename, "exec"), names)
    function.__code__ = names[function.__name__].__code__

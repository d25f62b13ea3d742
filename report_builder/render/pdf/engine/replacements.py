"""List everything that is replaced in WeasyPrint; docs/weasyprint.md tells how to move to another.

What is replaced for the text is needed for what readers get back; what is replaced for the speed
changes no byte of any page.
"""

from __future__ import annotations

from weasyprint.css import StyleFor
from weasyprint.draw import text as draw
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import inline, percent
from weasyprint.pdf import fonts
from weasyprint.pdf import tags as pdf_tags
from weasyprint.pdf.stream import Stream
from weasyprint.svg import text as svg_text
from weasyprint.svg.path import path as svg_path
from weasyprint.text import line_break
from weasyprint.text.line_break import Layout

from report_builder.render.pdf.engine import exact_text, line_layouts, paths, styles, tags
from report_builder.render.pdf.engine.codes import keep_used_glyphs
from report_builder.render.pdf.engine.fence import Replacement, amending, putting

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

TEXT = (
    Replacement(
        draw.draw_first_line,
        "1bb8eae6d88e71b1",
        putting(draw, draw_first_line=exact_text.draw_first_line),
        "each character has a code of its own, so that Thai reads back in its order",
    ),
    Replacement(
        fonts.Font.clean,
        "794f0211f18453f1",
        putting(fonts.Font, clean=keep_used_glyphs),
        "fonts keep the glyphs of those codes, and are subset the same way each time",
    ),
    Replacement(
        line_break.split_first_line,
        "39ad1016863ca34d",
        amending(line_break.split_first_line, _TO_A_SPACE),
        "lines are sought in whole words: half a Thai word breaks elsewhere",
    ),
    Replacement(
        svg_text,
        "67a30c3e181b4a80",
        amending(svg_text, _WHOLE_TEXT),
        "labels of charts are shaped whole: marks stand where they belong",
    ),
    Replacement(
        Layout.set_text,
        "fe23ca9937dbf520",
        putting(Layout, set_text=line_layouts.set_text),
        "no line breaks inside what is kept whole",
    ),
    Replacement(
        pdf_tags._build_box_tree,
        "f716251a83e7096e",
        putting(pdf_tags, _build_box_tree=tags.tag_tree),
        "decoration has no tags",
    ),
    Replacement(
        Stream.marked,
        "3fa3acacbbf66422",
        putting(Stream, marked=tags.mark),
        "decoration is drawn as an artifact (PDF/UA-1)",
    ),
)
"""What is replaced for what a reader gets back."""

SPEED = (
    Replacement(
        Layout.setup,
        "fb227a55094f41d4",
        putting(Layout, setup=line_layouts.setup),
        "layouts of one style are copied",
    ),
    Replacement(
        Layout.deactivate,
        "bfec3ec8406e1c82",
        putting(Layout, deactivate=line_layouts.deactivate),
        "layouts are let go without a trace in Pango",
    ),
    Replacement(
        Layout.reactivate,
        "0b89ee097104b713",
        putting(Layout, reactivate=line_layouts.reactivate),
        "layouts are made again when they are asked for",
    ),
    Replacement(
        line_break._font_style_cache_key,
        "d6b09d54b8258d58",
        putting(line_break, _font_style_cache_key=line_layouts.font_key),
        "the key of a font is made once for a style",
    ),
    Replacement(
        line_break.split_first_line,
        "39ad1016863ca34d",
        putting(inline, split_first_line=line_layouts.first_line),
        "first lines are kept from document to document",
    ),
    Replacement(
        StyleFor.set_computed_styles,
        "b5b15856b8beff3f",
        putting(StyleFor, set_computed_styles=styles.compute_once),
        "equal styles are worked out once",
    ),
    Replacement(
        Box.is_in_normal_flow,
        "5f49d6ab23da7e51",
        putting(Box, is_in_normal_flow=styles.in_flow),
        "a box in the flow is told by two properties",
    ),
    Replacement(
        percent.resolve_percentages,
        "71673078096fcf87",
        styles.put_resolve,
        "used lengths of boxes of one style are worked out once",
    ),
    Replacement(
        svg_path,
        "194cd562b8d98251",
        paths.put,
        "long paths, maps and codes, are read once",
    ),
)
"""What is replaced for the speed alone."""

REPLACEMENTS: tuple[Replacement, ...] = (*TEXT, *SPEED)

"""Make the text layouts of WeasyPrint: cheaper, and without breaks where none may be.

The functions stand in for methods of weasyprint.text.line_break.Layout.
"""

from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from weasyprint.layout import inline
from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, gobject, pango
from weasyprint.text.line_break import Layout

from report_builder.thai.font import face_named
from report_builder.thai.measure import text_width
from report_builder.thai.terms import kept_whole

ffi.cdef("""
    PangoLayout* pango_layout_copy (PangoLayout *src);
    PangoAttribute* pango_attr_allow_breaks_new (gboolean allow_breaks);
""")

_setup, _set_text, _reactivate = Layout.setup, Layout.set_text, Layout.reactivate
_split, _font_key = inline.split_first_line, line_break._font_style_cache_key
_STYLE = itemgetter(
    *("direction", "font_language_override", "lang", "font_style", "font_stretch"),
    *("font_weight", "font_size", "font_kerning", "font_variant_ligatures"),
    *("font_variant_position", "font_variant_caps", "font_variant_numeric"),
    *("font_variant_alternates", "font_variant_east_asian", "font_feature_settings"),
    *("font_variation_settings", "letter_spacing", "word_spacing", "white_space", "tab_size"),
    *("overflow_wrap", "word_break", "hyphens", "hyphenate_character"),
    *("hyphenate_limit_chars", "hyphenate_limit_zone"),
)
"""All that the lines of a text take from its style, families and decoration aside."""
MANY = 10_000
"""So many lines are kept, those of some dozens of pages."""


def setup(layout: Any, style: Any) -> None:
    """Make a layout for a style as a copy of the first layout of an equal style."""
    models = vars(style.font_config).setdefault("layout_models", {})
    setting = _setting(style)
    if setting not in models:
        models[setting] = model = Layout.__new__(Layout)
        _setup(model, style)
        del model.style
    vars(layout).update(vars(models[setting]))
    layout.style = style
    layout.layout = ffi.gc(pango.pango_layout_copy(layout.layout), gobject.g_object_unref)


def _setting(style: Any) -> int:
    """Return the number of all that lines take from a style, which equal styles share."""
    own, settings = vars(style), vars(style.font_config).setdefault("text_settings", {})
    if "text_setting" not in own:
        decorated = style["text_decoration_line"] != "none"
        key = (tuple(style["font_family"]), decorated, *_STYLE(style))
        own["text_setting"] = settings.setdefault(key, len(settings))
    number: int = own["text_setting"]
    return number


def font_key(style: Any, include_size: bool = False) -> str:
    """Return by what lines of a style are known to be as high as others, made once for a style."""
    keys = vars(style).setdefault("font_keys", {})
    if include_size not in keys:
        keys[include_size] = _font_key(style, include_size)
    key: str = keys[include_size]
    return key


def first_line(text: str, style: Any, context: Any, *where: Any, **wanted: Any) -> Any:
    """Return the first line of a text as split_first_line does; pages repeat many of their lines.

    The layout of the line is shared: it is drawn, never changed.
    """
    own = vars(style.font_config)
    lines = own.setdefault("lines", {})
    key = (text, _setting(style), where, *wanted.items())
    if key not in lines:
        if len(lines) > MANY:
            lines.clear()
        own["whole_line"] = wanted.get("is_line_start", True)
        lines[key] = _split(text, style, context, *where, **wanted)
    return lines[key]


def set_text(layout: Any, text: str, justify: bool = False) -> None:
    """Set the text of a layout and forbid breaks inside terms, names and numbers with units.

    A stretch that is wider than a whole line may break all the same.
    """
    _set_text(layout, text, justify)
    stretches = list(_stretches(layout))
    if stretches:
        attributes = pango.pango_layout_get_attributes(layout.layout)
        if attributes == ffi.NULL:
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        for start, end in stretches:
            unbroken = pango.pango_attr_allow_breaks_new(False)
            unbroken.start_index, unbroken.end_index = start, end
            pango.pango_attr_list_insert(attributes, unbroken)
        pango.pango_layout_set_attributes(layout.layout, attributes)


def _stretches(layout: Any) -> Iterator[tuple[int, int]]:
    """Yield the stretches that may not break as positions in the UTF-8 text."""
    text, style = layout.text, layout.style
    face, size = face_named(style["font_family"][0], style["font_weight"]), style["font_size"]
    room = layout.max_width if vars(style.font_config).get("whole_line", True) else None
    for start, end in kept_whole(text):
        if not room or text_width(text[start:end], face, size) <= room:
            before = len(text[:start].encode())
            yield before, before + len(text[start:end].encode())


def deactivate(layout: Any) -> None:
    """Keep the layout that was made to measure a line until the line is drawn."""


def reactivate(layout: Any, style: Any) -> None:
    """Draw with the layout that measured the line, unless the line is justified."""
    if layout.justification_spacing:
        _reactivate(layout, style)

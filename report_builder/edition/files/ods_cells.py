"""Read the cells of an .ods sheet: their value, formula and style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from report_builder.edition.files.cells import (
    UNSHOWN,
    Cell,
    Kind,
    computed,
    is_error,
    of_number,
    of_text,
    styled,
    time,
)
from report_builder.edition.files.markup import local, parsed

_NAMESPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TABLE, STYLE, TEXT = (_NAMESPACE % name for name in ("office", "table", "style", "text"))

_DURATION = re.compile(r"-?P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(T[\d:.]+)?")
_PREFIX = re.compile(r"^\w+:=?")
_PLACES = re.compile(r"\[\.?([^\]]*)\]")
_SPACES = {"s": " ", "tab": "\t", "line-break": "\n"}
_MOST_SPACES = 100


@dataclass(frozen=True, slots=True)
class Styles:
    """The names of the styles that cross out cells, and of those that hide sheets."""

    struck: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()

    @classmethod
    def of_part(cls, part: bytes) -> Styles:
        """Return the styles of the part styles.xml."""
        return cls().with_those_in(parsed(part)) if part else cls()

    def with_those_in(self, element: etree._Element) -> Styles:
        """Return these styles and those that an element holds."""
        struck, hidden = set(self.struck), set(self.hidden)
        for style in element.iter("{*}style"):
            name = style.get(STYLE + "name", "")
            if _strikes(style) or (style.get(STYLE + "parent-style-name") in struck):
                struck.add(name)
            if style.get(STYLE + "family") == "table" and _shows_nothing(style):
                hidden.add(name)
        return Styles(frozenset(struck), frozenset(hidden))


def cell(element: etree._Element, *, struck: bool) -> str | Cell:
    """Return the text of a cell, or all that it was where that is more than its text."""
    told = _told(element)
    formula = element.get(TABLE + "formula")
    if formula is not None:
        has_value = bool(told) or element.get(OFFICE + "value-type") == "string"
        told = computed(told, _as_shown(formula), None, has_value=has_value)
    return styled(told, struck=struck) if told else ""


def _as_shown(formula: str) -> str:
    return _PLACES.sub(r"\1", _PREFIX.sub("", formula)).replace(":.", ":")


def _told(element: etree._Element) -> str | Cell:
    kind, text = element.get(OFFICE + "value-type", ""), _text(element)
    if is_error(text):
        return text
    if kind in ("float", "currency", "percentage"):
        value = float(element.get(OFFICE + "value", ""))
        return of_number(value, "0%" if kind == "percentage" else "")
    if kind == "date":
        match = _DAY.fullmatch(element.get(OFFICE + "date-value", ""))
        return Cell(match[1] if match else UNSHOWN, Kind.DAY)
    if kind == "time":
        return Cell(_time(element.get(OFFICE + "time-value", "")), Kind.TIME)
    if kind == "boolean":
        return element.get(OFFICE + "boolean-value", "")
    return of_text(element.get(OFFICE + "string-value") or text)


def _time(duration: str) -> str:
    match = _DURATION.fullmatch(duration)
    if not match:
        return UNSHOWN
    days, hours, minutes, seconds = (float(each or 0) for each in match.groups())
    return time(days + hours / 24 + minutes / 1440 + seconds / 86_400)


def _text(element: etree._Element) -> str:
    """Return the paragraphs of a cell, a line each, without its remarks."""
    paragraphs = element.iterchildren("{*}p")
    return "\n".join("".join(_pieces(paragraph)) for paragraph in paragraphs)


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local(child)
        if name in _SPACES:
            yield _SPACES[name] * min(int(child.get(TEXT + "c", "1")), _MOST_SPACES)
        elif name not in ("annotation", "ruby-text"):
            yield from _pieces(child)
        yield child.tail or ""


def _strikes(style: etree._Element) -> bool:
    lines = (p.get(STYLE + "text-line-through-style") for p in style.iter("{*}text-properties"))
    return any(line not in (None, "none") for line in lines)


def _shows_nothing(style: etree._Element) -> bool:
    shown = (each.get(TABLE + "display") for each in style.iter("{*}table-properties"))
    return "false" in shown

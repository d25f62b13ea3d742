"""Read the colours of letters in native charts and tables, and what the file puts behind them."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.audit.pptx_colors import RGB, Colors
from report_builder.audit.pptx_package import NAMESPACES as NS
from report_builder.audit.pptx_package import Root, first, xpath

Letters = tuple[RGB, RGB | None]
"""A colour of letters and the fill that they stand on, None for what is behind the frame."""
_INSIDE = ("ctr", "inBase", "inEnd")
_LISTED = "c:chart//c:catAx | c:chart//c:valAx | c:chart/c:legend"


def of_chart(root: Root, known: Colors) -> Iterator[Letters]:
    """Yield the letters of the axes, the key and the values of a native chart."""
    usual = _of_text(first(root, "c:txPr"), known) or known.named("tx1")
    for part in xpath(root, _LISTED):
        if not xpath(part, "c:delete[@val='1'] | c:tickLblPos[@val='none']"):
            yield _of_text(first(part, "c:txPr"), known) or usual, None
    for series in root.iterfind(".//c:ser", NS):
        labels = first(series, "c:dLbls")
        if labels is not None:
            yield from _of_labels(series, labels, usual, known)


def _of_labels(series: Root, labels: Root, usual: RGB, known: Colors) -> Iterator[Letters]:
    common = _of_text(first(labels, "c:txPr"), known) or usual
    fills = _fills(series, known)
    own = {_index(label): label for label in labels.iterfind("c:dLbl", NS)}
    for label in (*own.values(), labels):
        if not xpath(label, "c:showVal[@val='1'] | c:tx"):
            continue
        runs = (known.of(f) for f in label.iterfind("c:tx//a:rPr/a:solidFill", NS))
        inks = [*filter(None, runs)] or [_of_text(first(label, "c:txPr"), known) or common]
        points = [_index(label)] if label is not labels else fills.keys() - own.keys()
        behind = {_behind(label, labels, fills.get(point), known) for point in points}
        yield from ((ink, under) for ink in inks for under in behind)


def _behind(label: Root, labels: Root, part: RGB | None, known: Colors) -> RGB | None:
    """Return what a value stands on: the fill of its label, or of the part that it is inside."""
    filled = known.of(first(label, "c:spPr/a:solidFill"))
    where = (xpath(one, "string(c:dLblPos/@val)") for one in (label, labels))
    moved = first(label, "c:layout/c:manualLayout") is not None
    inside = next(filter(None, where), "") in _INSIDE and not moved
    return filled or (part if inside else None)


def _fills(series: Root, known: Colors) -> dict[int, RGB | None]:
    """Return the fills of the points of a series, None for what isn't filled."""
    usual = known.of(first(series, "c:spPr/a:solidFill"))
    count = int(xpath(series, "string(c:val//c:ptCount/@val)") or 0)
    own = {
        _index(p): known.of(first(p, "c:spPr/a:solidFill")) for p in series.iterfind("c:dPt", NS)
    }
    return {at: own.get(at, usual) for at in range(count)}


def _index(point: Root) -> int:
    return int(first(point, "c:idx").get("val"))


def _of_text(properties: Root, known: Colors) -> RGB | None:
    if properties is None:
        return None
    return known.of(properties.find(".//a:defRPr/a:solidFill", NS))


def of_table(table: Root, styles: Root, known: Colors) -> Iterator[Letters]:
    """Yield the letters of the cells of a table in one of the styles of the file."""
    named = table.findtext("a:tblPr/a:tableStyleId", "", NS)
    found = () if styles is None else xpath(styles, f"a:tblStyle[@styleId='{named}']")
    style = next(iter(found), None)
    for number, row in enumerate(table.iterfind("a:tr", NS)):
        part = "firstRow" if number == 0 and _has_header(table) else "wholeTbl"
        given = None if style is None else first(style, f"a:{part}")
        usual = _in(given, "a:tcTxStyle", known) or known.named("tx1")
        fill = _in(given, "a:tcStyle/a:fill/a:solidFill", known)
        for cell in row.iterfind("a:tc", NS):
            own = known.of(first(cell, "a:tcPr/a:solidFill")) or fill
            for run in cell.iterfind(".//a:r", NS):
                yield known.of(first(run, "a:rPr/a:solidFill")) or usual, own


def _has_header(table: Root) -> bool:
    return bool(xpath(table, "a:tblPr[@firstRow='1']"))


def _in(style: Root, path: str, known: Colors) -> RGB | None:
    return None if style is None else known.of(style.find(path, NS))

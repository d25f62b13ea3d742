"""Write other texts into cells of a file, all else of which stays as it is."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from lxml import etree
from xlsxwriter import Workbook

from report_builder.edition.files import delimited, grids, guard, regular, xlsx
from report_builder.edition.files.cells import shortest
from report_builder.edition.files.formats import Shown, shown
from report_builder.edition.files.markup import local, parsed
from report_builder.edition.files.xlsx_cells import Style, place, styles
from report_builder.errors import UsageError

_STYLES = "xl/styles.xml"
_XLSX, _TEXTS = ".xlsx", (".csv", ".tsv")
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)

Cells = Mapping[str, str]
"""What cells are to say, by their names such as C5."""


class Computed(UsageError):
    """A cell holds a formula, which nothing is written over."""

    def __init__(self, file: str, cell: str) -> None:
        super().__init__(
            f"ช่อง {cell} ใน {file} เป็นสูตร จึงไม่เขียนทับ ให้แก้ในแฟ้มเองแล้วส่งใหม่",
            f"cell {cell} of {file} is a formula and isn't written over; correct it in the file "
            "and upload it again",
        )


def patched(path: Path, sheet: str, cells: Cells) -> tuple[str, bytes]:
    """Return name and content of a file with other texts in cells of a sheet.

    A workbook keeps its form, a text table its delimiter; it becomes UTF-8. A file of another kind
    becomes an .xlsx of its texts. Raises Computed for a formula, Refused for a file that can't be
    read.
    """
    suffix = path.suffix.lower()
    if suffix == _XLSX:
        return path.name, _in_workbook(path, sheet, cells)
    if suffix in _TEXTS:
        return path.name, _in_text(path, cells)
    return f"{path.stem}{_XLSX}", _as_workbook(path, sheet, cells)


def _in_workbook(path: Path, sheet: str, cells: Cells) -> bytes:
    safe = guard.opened(regular.content(path, guard.MAX_BYTES))
    name = xlsx.part_of(safe.parts, sheet)
    root, worn = parsed(safe.parts[name]), [*styles(safe.parts.get(_STYLES, b""))]
    for cell, text in cells.items():
        _write(path.name, _cell(root, cell), cell, text, worn)
    told = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, part in safe.parts.items():
            archive.writestr(each, told if each == name else part)
    return packed.getvalue()


def _cell(root: etree._Element, name: str) -> etree._Element:
    """Return the cell of a name, a new one where there is none."""
    found = next((each for each in root.iter("{*}c") if each.get("r") == name), None)
    return _made(root, name) if found is None else found


def _made(root: etree._Element, name: str) -> etree._Element:
    """Return a new cell, in the order of rows and of columns."""
    data = next(root.iter("{*}sheetData"))
    number, space = place(name)[0], f"{{{etree.QName(data).namespace}}}"
    row = next((each for each in data if each.get("r") == str(number)), None)
    if row is None:
        row = etree.Element(f"{space}row", r=str(number))
        data.insert(sum(int(each.get("r", "0")) < number for each in data), row)
    cell = etree.Element(f"{space}c", r=name)
    before = (place(str(each.get("r"))) < place(name) for each in row)
    row.insert(sum(before), cell)
    return cell


def _write(file: str, cell: etree._Element, name: str, text: str, worn: Sequence[Style]) -> None:
    """Write a number or a text into a cell, which keeps its style unless that hides the number."""
    if any(local(part) == "f" for part in cell):
        raise Computed(file, name)
    for part in [*cell]:
        cell.remove(part)
    space = f"{{{etree.QName(cell).namespace}}}"
    number = _number(cell, text, worn)
    if number:
        cell.attrib.pop("t", "")
        etree.SubElement(cell, f"{space}v").text = number
    else:
        cell.set("t", "inlineStr")
        etree.SubElement(etree.SubElement(cell, f"{space}is"), f"{space}t").text = text


def _number(cell: etree._Element, text: str, worn: Sequence[Style]) -> str:
    """Return the number that a cell is to keep, blank for a text.

    One shown in percent keeps the hundredth; one shown as a day, a time or not at all loses its
    style.
    """
    bare = text.removesuffix("%")
    if not _NUMBER.fullmatch(bare):
        return ""
    style = int(cell.get("s", "0"))
    how = shown(worn[style].code, float(bare)) if style < len(worn) else Shown.PLAIN
    if how is Shown.PERCENT:
        return shortest(float(bare) / 100)
    if how is not Shown.PLAIN:
        cell.attrib.pop("s", "")
    return bare if bare == text else ""


def _in_text(path: Path, cells: Cells) -> bytes:
    text, _ = delimited.decoded(regular.content(path, guard.MAX_BYTES))
    mark = delimited.delimiter(text)
    rows = [*csv.reader(io.StringIO(text, newline=""), delimiter=mark)]
    for cell, said in cells.items():
        row, column = place(cell)
        rows += [[] for _ in range(row - len(rows))]
        rows[row - 1] += [""] * (column - len(rows[row - 1]))
        rows[row - 1][column - 1] = delimited.guarded(said)
    told = io.StringIO(newline="")
    csv.writer(told, delimiter=mark).writerows(rows)
    return told.getvalue().encode("utf-8-sig")


def _as_workbook(path: Path, sheet: str, cells: Cells) -> bytes:
    found, _ = grids.read(path)
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        for grid in found:
            page = book.add_worksheet(grid.sheet or None)
            changed = {place(c): t for c, t in cells.items()} if grid.sheet == sheet else {}
            for row, texts in enumerate(grid.rows, start=1):
                for column, text in enumerate(texts, start=1):
                    said = changed.get((row, column), text)
                    write = page.write_number if _NUMBER.fullmatch(said) else page.write_string
                    write(row - 1, column - 1, float(said) if _NUMBER.fullmatch(said) else said)
    return content.getvalue()

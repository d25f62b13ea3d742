"""Take the open data of a build as the files that its report carries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from report_builder.opendata.tables import FOLDER, PACKAGE, WORKBOOK
from report_builder.render.about import Attached

KINDS = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
DESCRIBING = {PACKAGE: "คำอธิบายข้อมูลเปิด (data package)", WORKBOOK: "ข้อมูลเปิดทุกตาราง (Excel)"}


def open_data(folder: Path) -> tuple[Attached, ...]:
    """Return the files of the open data in an output folder, by name; none where it has none."""
    package = folder / FOLDER / PACKAGE
    return tuple(_files(package)) if package.exists() else ()


def _files(package: Path) -> Iterator[Attached]:
    tables = json.loads(package.read_text("utf-8"))["resources"]
    titles = {table["path"]: f"ข้อมูลเปิด: {table['title']}" for table in tables} | DESCRIBING
    for path in sorted(package.parent.iterdir()):
        yield Attached(path.name, titles[path.name], KINDS[path.suffix], path.read_bytes())

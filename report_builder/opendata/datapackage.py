"""Describe tables as a Frictionless Data Package (Tabular Data Package profile)."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from report_builder.edition.files.delimited import guarded
from report_builder.edition.form.sheets import Sheet
from report_builder.edition.headings import Heading
from report_builder.model import Edition
from report_builder.opendata import catalogue


@dataclass(frozen=True, slots=True)
class Field:
    """A column of open data: its name, Thai label, type, and the values that it may hold."""

    name: str
    title: str
    type: str = "string"
    among: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resource:
    """A table of open data; a blank cell is a missing value."""

    name: str
    title: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def as_csv(table: Resource) -> bytes:
    """Return a table as CSV; a text that a spreadsheet would compute gets an apostrophe.

    It begins with the mark by which Excel knows UTF-8.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(field.name for field in table.fields)
    writer.writerows(map(guarded, row) for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def as_sheet(table: Resource) -> Sheet:
    """Return a table as a sheet of a workbook, Thai labels in the notes of its headings."""
    columns = tuple(field.name for field in table.fields)
    headings = tuple(Heading(field.name, field.title) for field in table.fields)
    numeric = tuple(f.name for f in table.fields if f.type in ("number", "integer"))
    return Sheet(table.name, columns, headings, table.rows, numeric)


def described(
    edition: Edition, tables: Iterable[Resource], texts: Mapping[str, bytes], day: date
) -> bytes:
    """Return datapackage.json for tables, their files by name, and the day it is dated."""
    own = edition.settings
    licensed = catalogue.licences(own)
    note = [own.synthetic_note] if own.synthetic and own.synthetic_note else []
    marks = ["ข้อมูลจำลอง (synthetic data)", *note] if own.synthetic else []
    package = {
        "profile": "tabular-data-package",
        "name": f"report-builder-{own.id.lower()}",
        "title": f"{own.survey} พ.ศ. {own.year}",
        "description": " ".join([*marks, "คะแนนและร้อยละปัดทศนิยม 4 ตำแหน่ง"]),
        "version": f"{own.year}.0.0",
        "created": f"{day.isoformat()}T00:00:00Z",
        **({"homepage": own.url} if own.url else {}),
        "contributors": [{"title": own.publisher, "role": "publisher"}],
        **({"licenses": licensed} if licensed else {}),
        "sources": catalogue.sources(own),
        "catalogue": catalogue.catalogue(edition, ("CSV", "XLSX")),
        "synthetic": own.synthetic,
        "resources": [_described(table, texts[f"{table.name}.csv"]) for table in tables],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _described(table: Resource, content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(field) for field in table.fields],
            "primaryKey": list(table.key),
            "missingValues": [""],
        },
    }


def _field(field: Field) -> dict[str, Any]:
    told = {"name": field.name, "title": field.title, "type": field.type}
    return {**told, "constraints": {"enum": list(field.among)}} if field.among else told

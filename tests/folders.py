"""Write a small edition as the folder that a user would have, to be read or spoilt."""

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from report_builder.model import Edition
from report_builder.settings import Settings


def write(edition: Edition, folder: Path) -> Path:
    """Write an edition as edition.toml, CSV tables and texts, and return the folder."""
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(_toml(edition.settings), encoding="utf-8")
    _records(folder, "dimensions", edition.framework.dimensions)
    _records(folder, "indicators", edition.framework.indicators)
    _records(folder, "themes", edition.framework.themes)
    for name in ("units", "types", "respondents"):
        _records(folder, name, getattr(edition, name))
    scores = edition.scores.reset_index()
    table(folder, "scores", scores.columns, scores.astype(object).fillna("").to_numpy())
    if edition.items:
        items = [(i.id, i.number, i.kind, i.question_th) for i in edition.items]
        options = [
            (i.id, o.id, o.label_th, o.value or "") for i in edition.items for o in i.options
        ]
        table(folder, "items", ("id", "number", "kind", "question_th"), items)
        table(folder, "options", ("item", "id", "label_th", "value"), options)
        table(folder, "answers", edition.answers.columns, edition.answers.to_numpy())
    for name, text in edition.texts.items():
        # JSON is YAML too
        place = folder / "text" / f"{name}.yaml"
        place.parent.mkdir(exist_ok=True)
        place.write_text(json.dumps(text, ensure_ascii=False), encoding="utf-8")
    return folder


def table(folder: Path, name: str, header: Iterable[Any], rows: Iterable[Sequence[Any]]) -> None:
    """Write one table as CSV."""
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([list(header), *map(list, rows)])


def cells(folder: Path, name: str) -> list[list[str]]:
    """Return the cells of a table, its header first."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [*csv.reader(file)]


def spoil(folder: Path, name: str, row: int, column: str, text: str) -> None:
    """Write a text into one cell; `row` as spreadsheets count it, the header being row 1."""
    header, *rows = cells(folder, name)
    rows[row - 2][header.index(column)] = text
    table(folder, name, header, rows)


def _records(folder: Path, name: str, records: Sequence[Any]) -> None:
    rows = [asdict(record) for record in records]
    if rows:
        table(folder, name, rows[0], [row.values() for row in rows])


def _toml(settings: Settings) -> str:
    values = asdict(settings)
    tables = {name: value for name, value in values.items() if isinstance(value, dict)}
    lines = [
        f"{n} = {json.dumps(v, ensure_ascii=False)}"
        for n, v in values.items()
        if n not in tables and v is not None
    ]
    for name, entries in tables.items():
        lines += [
            f"[{name}]",
            *(f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in entries.items()),
        ]
    return "\n".join(lines) + "\n"

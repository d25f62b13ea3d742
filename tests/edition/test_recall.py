"""An edition that is read with what is known of before reads as one that is read anew."""

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from report_builder.build import warm
from report_builder.build.warm import Warm
from report_builder.edition.files import grids
from report_builder.edition.files.guard import column_letters
from report_builder.edition.files.patched import patched
from report_builder.edition.form import form
from report_builder.edition.load import Reading, read_alone
from report_builder.edition.recall import MOST, Memory
from tests import factories, folders

TYPED = ("41.5", "", "ดี", "D01", "ขิง", "1e9", "headcount", "จำนวน", "0-5", "x" * 40)
STEPS = 8


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = {"findings": {"headcount": {"text": ["อัตรากำลังไม่พอ"]}}}
    edition = replace(factories.edition(), texts=texts)
    return folders.write(edition, tmp_path_factory.mktemp("recalled") / "folder")


@pytest.fixture(scope="module")
def workbook(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("recalled") / "book"
    form.create(made, folder, blank=False)
    return made


def told(reading: Reading) -> Any:
    tables = {
        name: (table.frame.to_dict(), table.account, table.headings, table.letters, table.sheet)
        for name, table in reading.tables.items()
    }
    return tables, reading.problems, reading.texts, reading.settings, reading.spots, reading.files


def changed_somewhere(edition: Path, draw: Random) -> None:
    """Write something into a cell of some sheet of some file."""
    path = draw.choice([p for p in sorted(edition.iterdir()) if p.suffix in grids.SUFFIXES])
    grid = draw.choice(grids.read(path)[0])
    row, column = draw.randint(1, len(grid.rows) + 1), draw.randint(1, 6)
    cell = f"{column_letters(column)}{row}"
    name, content = patched(path, grid.sheet, {cell: draw.choice(TYPED)})
    path.with_name(name).write_bytes(content)


@pytest.mark.parametrize("kind", ["folder", "workbook"])
@pytest.mark.parametrize("seed", range(2))
def test_what_is_recalled_is_what_is_read_anew(
    kind: str, seed: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    source, draw, memory = request.getfixturevalue(kind), Random(seed), Memory()
    for step in range(STEPS):
        edition = tmp_path / f"{step}"
        edition.mkdir()
        for path in (p for p in source.rglob("*") if p.is_file()):
            (edition / path.relative_to(source)).parent.mkdir(exist_ok=True)
            (edition / path.relative_to(source)).write_bytes(path.read_bytes())
        if step:
            changed_somewhere(edition, draw)
        known = read_alone(edition, lambda *_: (), memory)
        assert told(known) == told(read_alone(edition, lambda *_: ()))
        source = edition


def test_little_is_kept() -> None:
    memory = Memory()
    for n in range(3 * MOST):
        assert memory(n, lambda n=n: [n]) == [n]  # type: ignore[misc]
    assert memory(3 * MOST - 1, list) == [3 * MOST - 1]
    assert memory(0, lambda: ["anew"]) == ["anew"]


def test_after_a_text_in_a_workbook_nothing_is_computed_again(
    workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory()
    kept = Warm(lambda place: read_alone(place, lambda *_: (), memory))
    first = kept.turn_to(workbook)
    monkeypatch.setattr(warm.results, "compute", None)
    path = next(workbook.glob("*.xlsx"))
    at = next(spot for (file, _), spot in first.reading.spots.items() if "findings" in file)
    _, content = patched(path, at.sheet, {at.cell: "อัตรากำลังพอแล้ว"})
    (tmp_path / path.name).write_bytes(content)
    second = kept.turn_to(tmp_path)
    assert second.facts is first.facts
    assert "อัตรากำลังพอแล้ว" in str(second.edition.texts)

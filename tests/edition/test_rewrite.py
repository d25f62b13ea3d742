"""A text is written where it stands, and nothing else of its file changes."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from report_builder.edition.load import read_alone
from report_builder.edition.rewrite import (
    NotWritten,
    changed,
    declare,
    with_literals,
    with_text,
    write_line,
    write_text,
)
from report_builder.edition.spots import BETWEEN, Spot
from report_builder.resources import bundled

FILE = """\
# หมายเหตุของผู้เขียน
literals: []   # ไม่มี

hr:
  title: ชื่อเรื่อง
  text:
    - "หน่วยงาน{{ over('a.b', 10) }} ตอบ"   # ข้อแรก
    - {item: 'ข้อสอง', who: กรม}
    - >-
      ยาว
      สองบรรทัด

    - |
      คงบรรทัด
# ท้ายแฟ้ม
last: จบ
"""
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=40)


def places(content: Any, before: tuple[str, ...] = ()) -> list[str]:
    """Return the places of all texts."""
    if isinstance(content, dict):
        return [p for k, v in content.items() for p in places(v, (*before, str(k)))]
    if isinstance(content, list):
        return [p for n, v in enumerate(content, 1) for p in places(v, (*before, str(n)))]
    return [BETWEEN.join(before)] if isinstance(content, str) else []


@given(st.sampled_from(places(yaml.safe_load(FILE))), WORDS)
def test_one_text_is_another_and_the_rest_as_it_was(place: str, value: str) -> None:
    made = with_text(FILE, place, value)
    assert yaml.safe_load(made) == changed(yaml.safe_load(FILE), place, value)
    assert [line for line in made.splitlines() if line.startswith("#")] == [
        "# หมายเหตุของผู้เขียน",
        "# ท้ายแฟ้ม",
    ]


@pytest.mark.parametrize(
    "file", sorted((bundled()["2559"] / "text").glob("*.yaml")), ids=lambda p: p.stem
)
def test_lines_of_other_texts_of_a_real_edition_are_untouched(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for place in places(yaml.safe_load(text))[::9]:
        made = with_text(text, place, "ใหม่: {{ f('nation.score') }} \"#\"")
        before, after = text.splitlines(), made.splitlines()
        same = {*before} & {*after}
        assert len(before) - sum(line in same for line in before) <= 4, place


@pytest.mark.parametrize(
    "listed", ["", "literals: []\n", "literals: ['2544']\n", "literals:\n- '2544'\n- ข  # ก\n"]
)
def test_digits_are_declared_however_the_list_is_written(listed: str) -> None:
    text = f"# ต้น\n{listed}hr: {{a: ข}}\n"
    before = yaml.safe_load(text).get("literals", [])
    made = with_literals(text, ["พ.ศ. 2550", "9"])
    assert yaml.safe_load(made) == {"literals": [*before, "พ.ศ. 2550", "9"], "hr": {"a": "ข"}}
    assert made.startswith("# ต้น\n")


def test_a_text_of_a_sheet_is_written_to_its_cell_and_never_computed(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "texts"
    book.active.append(["file", "path", "text"])
    book.active.append(["hr", "title", "เดิม"])
    book.save(tmp_path / "e.xlsx")
    spot = Spot("e.xlsx", "texts", 2, "C2")
    write_text(tmp_path, spot, "title", "=1+1")
    cell = load_workbook(tmp_path / "e.xlsx")["texts"]["C2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_digits_of_a_sheet_are_declared_in_rows_of_their_own(tmp_path: Path, suffix: str) -> None:
    rows = [("file", "path", "text"), ("hr", "literals[1]", "2544"), ("hr", "title", "เดิม")]
    book = Workbook()
    book.active.title = "texts"
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "texts.xlsx")
    (tmp_path / "texts.csv").write_text("\n".join(map(",".join, rows)) + "\n", encoding="utf-8")
    name = f"texts{suffix}"
    for other in tmp_path.glob("texts.*"):
        if other.name != name:
            other.unlink()
    sheet = "texts" if suffix == ".xlsx" else ""
    declare(tmp_path, "text/hr.yaml", Spot(name, sheet, 3, "C3"), ["พ.ศ. 2550", "9"])
    read = read_alone(tmp_path)
    assert read.texts["hr"] == {"literals": ["2544", "พ.ศ. 2550", "9"], "title": "เดิม"}


def test_a_place_that_is_gone_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    path = tmp_path / "text" / "hr.yaml"
    path.write_text(FILE, encoding="utf-8")
    with pytest.raises(NotWritten):
        write_text(tmp_path, Spot("text/hr.yaml"), "hr > text > 9", "ก")
    assert path.read_text(encoding="utf-8") == FILE


@pytest.mark.parametrize(
    ("name", "line", "change", "made"),
    [
        ("edition.toml", 2, ("publishr", "publisher"), {"id": "1", "publisher": "ก", "year": 2570}),
        ("edition.toml", 2, ("ก", "ข"), {"id": "1", "publishr": "ข", "year": 2570}),
        ("a.yaml", 2, ("เเ", "แ"), {"id": 1, "publishr": "แดง", "year": 2570}),
    ],
)
def test_a_line_says_something_else_and_no_other(
    name: str, line: int, change: tuple[str, str], made: Any, tmp_path: Path
) -> None:
    toml = '# ต้น\npublishr = "ก" # หมายเหตุ\nid = "1"\r\nyear = 2570\n'
    path = tmp_path / name
    text = toml if path.suffix == ".toml" else "id: 1\npublishr: |\n  เเดง\nyear: 2570\n"
    path.write_text(text, encoding="utf-8", newline="")
    write_line(path, line + (path.suffix != ".toml"), *change)
    read = path.read_bytes().decode()
    told = tomllib.loads(read) if path.suffix == ".toml" else yaml.safe_load(read)
    assert {key: str(value).strip() for key, value in told.items()} == {
        key: str(value) for key, value in made.items()
    }
    assert sum(a != b for a, b in zip(text.split("\n"), read.split("\n"), strict=True)) == 1


@pytest.mark.parametrize(
    "change",
    [("ไม่มี", "ข"), ("publishr", "id"), ("publishr", "a b"), ("ก", 'ข"\nyear = 1\nz = "'), ("", "")],
)
def test_a_line_that_would_say_more_is_not_written(change: tuple[str, str], tmp_path: Path) -> None:
    path = tmp_path / "edition.toml"
    path.write_text('id = "1"\npublishr = "ก"\nyear = 2570\n', encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(NotWritten):
        write_line(path, 2, *change)
    assert path.read_bytes() == before

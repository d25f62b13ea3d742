"""Files are read as agencies send them: any format, encoding, title, total and way of writing."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import fastparquet
import pandas as pd
import pytest
import xlsxwriter
import xlwt
from hypothesis import example, given, settings
from hypothesis import strategies as st

from report_builder.edition.load import load, read
from report_builder.edition.values import day, number
from report_builder.model import Edition
from report_builder.problem import Problem
from tests import factories, folders

Rows = Sequence[Sequence[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folders.write(factories.answered_edition(), tmp_path / "edition")


def notes(folder: Path, cause: str) -> list[Problem]:
    return [problem for problem in read(folder).problems if problem.cause == cause]


def as_xlsx(path: Path, rows: Rows) -> None:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Sheet1")
        for at, row in enumerate(rows):
            page.write_row(at, 0, [_value(text) for text in row])


def as_xls(path: Path, rows: Rows) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("Sheet1")
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            page.write(at, column, _value(text))
    book.save(str(path))


def as_parquet(path: Path, rows: Rows) -> None:
    header, *body = rows
    frame = pd.DataFrame([[_value(text) for text in row] for row in body], columns=list(header))
    fastparquet.write(str(path), frame)


def as_tsv(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t").writerows(rows)


def _value(text: str) -> str | float | None:
    try:
        return float(text)
    except ValueError:
        return text or None


@pytest.mark.parametrize("write", [as_xlsx, as_xls, as_parquet, as_tsv])
def test_a_table_may_be_a_file_of_any_format(
    folder: Path, write: Callable[[Path, Rows], None]
) -> None:
    expected = load(folder)
    suffix = write.__name__.replace("as_", ".")
    for name in ("units", "scores"):
        write(folder / f"{name}{suffix}", folders.cells(folder, name))
        (folder / f"{name}.csv").unlink()
    assert_same(load(folder), expected)


def assert_same(one: Edition, other: Edition) -> None:
    for part in ("settings", "framework", "units", "types", "respondents", "items"):
        assert getattr(one, part) == getattr(other, part), part
    pd.testing.assert_frame_equal(one.scores, other.scores)
    assert sorted(one.answers.to_numpy().tolist()) == sorted(other.answers.to_numpy().tolist())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_text_in_any_encoding_and_with_any_delimiter(
    folder: Path, encoding: str, delimiter: str
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(folders.cells(folder, "units"))
    (folder / "units.csv").write_bytes(text.getvalue().encode(encoding))
    assert load(folder).units == factories.UNITS
    assert len(notes(folder, "windows_874")) == (encoding == "cp874")


def test_titles_above_and_totals_below_are_left_out_and_named(folder: Path) -> None:
    header, *rows = folders.cells(folder, "scores")
    titles = [["ผลคะแนนการสำรวจ"], [], ["หน่วย: คะแนน"]]
    below = [["รวม", *["4321"] * 7], ["เฉลี่ย", *["51.5"] * 7], [], ["ที่มา: การสำรวจ"]]
    expected = load(folder).scores
    folders.table(folder, "scores", titles[0], [*titles[1:], header, *rows, *below])
    pd.testing.assert_frame_equal(load(folder).scores, expected)
    (title,) = notes(folder, "title_rows")
    assert (title.row, title.action.en) == (1, "rows 1, 3")
    last = len(rows) + 4
    (totals,) = notes(folder, "totals_row")
    assert totals.places == tuple(str(last + below) for below in (1, 2, 4))


def test_a_header_merged_over_two_rows_is_read(folder: Path) -> None:
    header, *rows = folders.cells(folder, "scores")
    above = [header[0], "ด้านบุคลากร", "", "", "ด้านกระบวนงาน", "", "ด้านเครื่องมือ", ""]
    expected = load(folder).scores
    folders.table(folder, "scores", above, [["", *header[1:]], *rows])
    pd.testing.assert_frame_equal(load(folder).scores, expected)


def test_cells_merged_downwards_hold_for_every_row(folder: Path) -> None:
    header, *rows = folders.cells(folder, "respondents")
    (folder / "respondents.csv").unlink()
    with xlsxwriter.Workbook(folder / "respondents.xlsx") as book:
        page = book.add_worksheet()
        page.write_row(0, 0, header)
        for at, row in enumerate(rows, start=1):
            page.write_row(at, 0, row)
        for top in range(1, len(rows), 3):
            page.merge_range(top, 1, top + 2, 1, rows[top - 1][1])
    assert load(folder).respondents == factories.respondents()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("๕๙.๓", "59.3"),
        ("59.3%", "59.3"),
        ("59.3 %", "59.3"),
        ("ร้อยละ 59.3", "59.3"),
        ("1,234", "1234"),
        ("1,234,567.5", "1234567.5"),
        ("−5", "-5"),
        ("-", ""),
        ("ไม่มีข้อมูล", ""),
        ("N/A", ""),
        ("NA", ""),
        ("59,3", "59,3"),
        ("12,34", "12,34"),
        ("good", "good"),
        ("nan", "nan"),
        ("1e5", "1e5"),
    ],
)
def test_numbers_as_people_write_them(text: str, plain: str) -> None:
    assert number(text)[0] == plain


def test_what_was_read_as_a_number_or_as_missing_is_noted_once_for_a_column(folder: Path) -> None:
    for row, text in ((2, "๕๙.๓"), (3, "59.3%"), (4, "-"), (5, "ไม่มีข้อมูล")):
        folders.spoil(folder, "scores", row, "training", text)
    values = load(folder).scores["training"]
    assert values.iloc[:2].tolist() == [59.3, 59.3]
    assert values.iloc[2:4].isna().all()
    (numbers,) = notes(folder, "read_as_number")
    assert (numbers.cell, numbers.found) == ("D2", "๕๙.๓")
    assert numbers.places == ("D2", "D3")
    assert [p.cell for p in notes(folder, "read_as_missing")] == ["D4"]


@pytest.mark.parametrize(
    "text",
    [
        "2016-11-23",
        "2559-11-23",
        "23/11/2559",
        "23/11/2016",
        "23 พ.ย. 2559",
        "23 พฤศจิกายน 2559",
        "๒๓ พฤศจิกายน ๒๕๕๙",
    ],
)
def test_days_of_both_eras(text: str) -> None:
    assert day(text) == "2016-11-23"


@pytest.mark.parametrize("text", ["2559-13-01", "31/2/2559", "พรุ่งนี้", ""])
def test_what_is_no_day_stays_as_it_is(text: str) -> None:
    assert day(text) == text


def test_a_unit_called_na_stays_a_unit(tmp_path: Path) -> None:
    folder = folders.write(factories.unit_level_edition(), tmp_path / "edition")
    folders.spoil(folder, "units", 2, "code", "NA")
    folders.spoil(folder, "units", 2, "name_th", "-")
    folders.spoil(folder, "scores", 2, "unit", "NA")
    loaded = load(folder)
    assert (loaded.units[0].code, loaded.units[0].name_th) == ("NA", "-")
    assert loaded.scores.index[0] == "NA"


@pytest.mark.parametrize(("scale", "factor"), [("0-5", 20), ("0-1", 100), ("0 - 10", 10)])
def test_scores_of_another_scale_are_rescaled_and_that_is_said(
    tmp_path: Path, scale: str, factor: int
) -> None:
    edition = factories.edition(settings=factories.settings(scale=scale))
    folder = folders.write(edition, tmp_path / "edition")
    header, *rows = folders.cells(folder, "scores")
    small = [[row[0], *(str(float(t) / factor) if t else "" for t in row[1:])] for row in rows]
    folders.table(folder, "scores", header, small)
    pd.testing.assert_frame_equal(load(folder).scores, factories.scores().astype(float))
    assert [p.found for p in notes(folder, "rescaled")] == [scale.replace(" ", "")]


def test_scores_far_below_their_scale_are_doubted(folder: Path) -> None:
    header, *rows = folders.cells(folder, "scores")
    small = [[row[0], *(str(float(t) / 100) if t else "" for t in row[1:])] for row in rows]
    folders.table(folder, "scores", header, small)
    assert len(notes(folder, "scale_doubt")) == 1


@pytest.mark.parametrize("by_unit", [False, True])
def test_long_scores_are_the_same_as_wide_ones(tmp_path: Path, by_unit: bool) -> None:
    edition = factories.unit_level_edition() if by_unit else factories.edition()
    folder = folders.write(edition, tmp_path / "edition")
    expected = load(folder).scores
    header, *rows = folders.cells(folder, "scores")
    long = [[row[0], name, t] for row in rows for name, t in zip(header[1:], row[1:], strict=True)]
    folders.table(folder, "scores", (header[0], "indicator", "score"), long)
    pd.testing.assert_frame_equal(load(folder).scores, expected)
    folders.spoil(folder, "scores", 5, "score", "120")
    folders.spoil(folder, "scores", 6, "indicator", "skils")
    named = {(p.cause, p.cell) for p in read(folder).errors}
    assert named == {("out_of_range", "C5"), ("unknown_indicator", "B6")}


def test_types_channels_and_options_may_be_called_by_their_names(folder: Path) -> None:
    expected = load(folder)
    names = {kind.id: kind.name_th for kind in factories.TYPES}
    header, *rows = folders.cells(folder, "respondents")
    called = [[r[0], r[1], names[r[2]], factories.CHANNELS.get(r[3], "")] for r in rows]
    folders.table(folder, "respondents", header, called)
    labels = {(item.id, o.id): o.label_th for item in factories.ITEMS for o in item.options}
    header, *rows = folders.cells(folder, "answers")
    folders.table(folder, "answers", header, [[*r[:2], labels.get((r[1], r[2]), "")] for r in rows])
    assert_same(load(folder), expected)


def test_a_column_of_remarks_is_left_aside_with_a_warning(folder: Path) -> None:
    expected = load(folder)
    header, *rows = folders.cells(folder, "scores")
    remarks = [[*row, "โทรสอบถามแล้ว" if at == 3 else ""] for at, row in enumerate(rows)]
    folders.table(folder, "scores", [*header, "หมายเหตุผู้กรอก"], remarks)
    assert_same(load(folder), expected)
    (warning,) = notes(folder, "unknown_column")
    assert (warning.cell, warning.found) == ("I1", "หมายเหตุผู้กรอก")


THAI = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E4E), min_size=1, max_size=20)


@example(name="ฯ")
@given(name=THAI.filter(lambda text: text.strip()))
def test_any_thai_name_of_a_unit_comes_back_as_repaired(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from report_builder.thai.repair import repair

    folder = folders.write(
        factories.unit_level_edition(), tmp_path_factory.mktemp("name") / "edition"
    )
    folders.spoil(folder, "units", 13, "name_th", name)
    folders.spoil(folder, "scores", 13, "unit", name)
    if repair(name).text in factories.NAMES[:11]:
        return
    loaded = load(folder)
    assert loaded.units[-1].name_th == repair(name).text.strip()
    assert len(loaded.scores) == len(factories.UNITS)


@settings(max_examples=20)
@given(shuffle=st.randoms(use_true_random=False).map(lambda random: random.shuffle))
def test_permuted_rows_and_columns_change_nothing(
    shuffle: Callable[[list[Any]], None], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = folders.write(factories.answered_edition(), tmp_path_factory.mktemp("o") / "edition")
    expected = load(folder)
    for name in ("scores", "respondents", "answers", "units", "types", "indicators"):
        header, *rows = folders.cells(folder, name)
        order = list(range(len(header)))
        shuffle(order)
        if name in ("scores", "respondents", "answers"):
            shuffle(rows)
        permuted = [[row[c] for c in order] for row in [header, *rows]]
        folders.table(folder, name, permuted[0], permuted[1:])
    assert_same(load(folder), expected)

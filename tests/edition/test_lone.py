"""A table of scores that comes alone is recognised as people keep it, and becomes an edition."""

from itertools import product
from pathlib import Path

import pytest
from openpyxl import Workbook

from report_builder.edition.form.framed import Told, made
from report_builder.edition.form.guessed import Guess, guessed
from report_builder.edition.form.lone import Lone, Why, lone
from report_builder.edition.form.parts import Part
from report_builder.edition.load import assembled, read
from tests.browser import messy

SETTINGS = {
    "id": "2570",
    "year": "2570",
    "date": "2027-11-30",
    "title": "ผลการสำรวจ",
    "survey": "การสำรวจ",
    "publisher": "หน่วยงานสมมุติ",
    "synthetic": "true",
    "unit_noun": "อำเภอ",
    "scale": "0-100",
}


def told(table: Lone) -> Told:
    parts = [column.part for column in table.columns]
    return Told(SETTINGS, parts, [column.over or "ด้านเดียว" for column in table.columns])


def test_a_messy_spreadsheet_is_understood(tmp_path: Path) -> None:
    table = lone([messy.write(tmp_path / "สรุป.xlsx")])
    assert table
    assert table.titles[0].startswith("ผลการสำรวจความพร้อมด้านสุขภาพ")
    assert [(one.row, one.why) for one in table.left] == [
        *((1, Why.TITLE), (2, Why.TITLE), (4, Why.HEADING), (5, Why.HEADING)),
        *((18, Why.SUM), (19, Why.REMARK)),
    ]
    assert table.others == ("สรุป.xlsx Sheet2",)
    assert len(table.rows) == len(messy.DISTRICTS)
    assert (table.rows[0][0], table.high) == (6, 100)
    by_part = {p: [c.heading for c in table.columns if c.part is p] for p in Part}
    assert by_part[Part.NAME] == ["อำเภอ"]
    assert by_part[Part.REGION] == ["โซน"]
    assert by_part[Part.UNUSED] == ["ลำดับ", "รวม"]
    over = {column.heading: column.over for column in table.columns if column.over}
    assert over == {name: tier for tier, names in messy.TIERS.items() for name in names}
    (tmp_path / "edition").mkdir()
    (tmp_path / "edition" / "edition.xlsx").write_bytes(made(table, told(table)))
    reading = read(tmp_path / "edition")
    assert {problem.found for problem in reading.errors} == {*messy.SLIPS.values()} - {"ไม่มีข้อมูล"}
    assert [problem.instead for problem in reading.errors] == ["57.1", "61.5", "72.5", "40.5"]


@pytest.mark.parametrize(("titles", "several"), [*product((0, 1, 3), (False, True))])
def test_whatever_stands_above_it_and_however_many_rows_a_unit_has(
    titles: int, several: bool, tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.active
    for n in range(titles):
        sheet.append([f"บรรทัดที่ {n}"])
    sheet.append(["จังหวัด", "ก", "ข"])
    names = ["พะเยา", "ตาก", "เลย"]
    rows = [(name, 40 + 7 * n, 60.5 - n) for n, name in enumerate(names * (1 + several))]
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / "ตาราง.xlsx")
    table = lone([tmp_path / "ตาราง.xlsx"])
    assert table
    (tmp_path / "edition").mkdir()
    (tmp_path / "edition" / "edition.xlsx").write_bytes(made(table, told(table)))
    edition = assembled(read(tmp_path / "edition"))
    assert [unit.name_th for unit in edition.units] == names
    assert len(edition.scores) == len(rows)
    assert len(edition.respondents) == (len(rows) if several else 0)
    assert sorted(edition.scores.to_numpy().tolist()) == sorted([a, b] for _, a, b in rows)


def test_cells_that_were_joined_are_read_where_a_file_knows_of_none(tmp_path: Path) -> None:
    """A .csv has the text of joined cells in the first of them alone."""
    lines = (
        *("ผลสำรวจ,,,", "โซน,อำเภอ,ด้านหนึ่ง,", ",,สะอาด,ปลอดภัย", "เหนือ,ก,61%,60%"),
        *(",ข,47%,61%", "เฉลี่ยเหนือ,,54%,60%", "ใต้,ค,52%,-", ",ง,43%,58%"),
    )
    (tmp_path / "a.csv").write_text("\n".join(lines), "utf-8")
    table = lone([tmp_path / "a.csv"])
    assert table
    assert [column.heading for column in table.columns] == ["โซน", "อำเภอ", "สะอาด", "ปลอดภัย"]
    assert [column.over for column in table.columns] == ["", "", "ด้านหนึ่ง", "ด้านหนึ่ง"]
    assert [row[0] for _, row in table.rows] == ["เหนือ", "เหนือ", "ใต้", "ใต้"]


def test_answers_in_words_are_scores_and_what_tells_of_those_asked_is_none(tmp_path: Path) -> None:
    """A sheet as questionnaires on the web leave it: a row for each answer, in any order."""
    words = ("มากที่สุด", "มาก", "ปานกลาง", "น้อย", "5 = มากที่สุด", "น้อยที่สุด (1)")
    head = "Timestamp,เพศ,อายุ (ปี),ศูนย์ที่ใช้บริการ,ความสะอาด,ความสุภาพ,ข้อเสนอแนะ"
    rows = (
        f"2026-09-{n + 1:02} 10:00,{'หญ' if n % 2 else 'ชา'},{20 + n},ศูนย์ {'กขค'[n % 3]},"
        f"{words[n % 6]},{words[n * 5 % 6]},{'ดี' if n == 4 else ''}"
        for n in range(12)
    )
    (tmp_path / "a.csv").write_text("\n".join([head, *rows]), "utf-8")
    table = lone([tmp_path / "a.csv"])
    assert table
    parts = {column.heading: column.part for column in table.columns}
    assert [heading for heading, part in parts.items() if part is Part.SCORE] == [
        "ความสะอาด",
        "ความสุภาพ",
    ]
    assert [heading for heading, part in parts.items() if part is Part.NAME] == ["ศูนย์ที่ใช้บริการ"]
    assert Part.REGION not in parts.values()
    assert (table.words, table.low, table.high) == (True, 1, 5)
    assert [row[4] for _, row in table.rows[:6]] == ["5", "4", "3", "2", "5", "1"]


def test_words_beside_their_numbers_are_no_scores(tmp_path: Path) -> None:
    rows = ("อำเภอ,ก,ระดับ", "หนึ่ง,4.5,มากที่สุด", "สอง,3.2,ปานกลาง", "สาม,2.1,น้อย")
    (tmp_path / "a.csv").write_text("\n".join(rows), "utf-8")
    table = lone([tmp_path / "a.csv"])
    assert table
    assert (table.words, table.low, table.high, table.scores) == (False, 0, 5, 1)


@pytest.mark.parametrize("counted", ["ลำดับที่", "ที่", "No.", "no", "#", "Rank"])
def test_a_column_that_counts_rows_is_no_score(counted: str, tmp_path: Path) -> None:
    rows = ((counted, "name", "score"), ("1", "A", "61"), ("2", "B", "47"), ("3", "C", "52"))
    (tmp_path / "a.csv").write_text("".join(f"{','.join(row)}\n" for row in rows), "utf-8")
    table = lone([tmp_path / "a.csv"])
    assert table
    assert [column.part for column in table.columns] == [Part.UNUSED, Part.NAME, Part.SCORE]


@pytest.mark.parametrize(
    "summed", ["ค่าเฉลี่ย", "คะแนนรวม", "รวม", "Grand total", "Average score", "เฉลี่ยรวม"]
)
def test_a_column_of_sums_is_no_score_unless_it_is_alone(summed: str, tmp_path: Path) -> None:
    rows = (("name", "a", summed), ("A", "61", "61"), ("B", "47", "47"), ("C", "52", "52"))
    for name, columns in (("a", (0, 1, 2)), ("b", (0, 2))):
        lines = (",".join(row[at] for at in columns) for row in rows)
        (tmp_path / f"{name}.csv").write_text("\n".join(lines), "utf-8")
    parts = [lone([tmp_path / f"{name}.csv"]) for name in "ab"]
    assert [[c.part for c in table.columns] for table in parts if table] == [
        [Part.NAME, Part.SCORE, Part.UNUSED],
        [Part.NAME, Part.SCORE],
    ]


@pytest.mark.parametrize(
    ("headings", "called"),
    [
        (("1.1 พื้นที่", "1.2 แสง"), ("พื้นที่", "แสง")),
        (("1.พื้นที่", "2) แสง"), ("พื้นที่", "แสง")),
        (("5ส", "แสง"), ("5ส", "แสง")),
        (("5 ส", "2 แสง"), ("ส", "แสง")),
    ],
)
def test_numbers_of_headings_are_no_names(
    headings: tuple[str, str], called: tuple[str, str], tmp_path: Path
) -> None:
    rows = (("จังหวัด", *headings), ("ตาก", "61", "60"), ("เลย", "47", "61"))
    (tmp_path / "a.csv").write_text("\n".join(map(",".join, rows)), "utf-8")
    table = lone([tmp_path / "a.csv"])
    assert table
    assert tuple(column.heading for column in table.columns[1:]) == called


def test_an_edition_of_a_table_has_a_sentence_for_each_part_to_be_edited(tmp_path: Path) -> None:
    table = lone([messy.write(tmp_path / "สรุป.xlsx")])
    assert table
    (tmp_path / "edition").mkdir()
    (tmp_path / "edition" / "edition.xlsx").write_bytes(made(table, told(table)))
    texts = read(tmp_path / "edition").texts["findings"]
    indicators = sum(map(len, messy.TIERS.values()))
    assert len(texts) == indicators + len(messy.TIERS)
    assert all("{{ f('" in one["text"][0] for one in texts.values())


@pytest.mark.parametrize(
    ("titles", "survey", "year", "publisher"),
    [
        ((), "", "", ""),
        (
            ("สรุปผลสำรวจความพึงพอใจต่อศูนย์บริการ ประจำปี พ.ศ. 2569", "จัดทำโดย กลุ่มงาน ก (ร่าง)"),
            *("การสำรวจความพึงพอใจต่อศูนย์บริการ", "2569", "กลุ่มงาน ก"),
        ),
        (
            ("รายงานผลการประเมินโรงเรียน ปีการศึกษา 2570", "ณ วันที่ 1", "สำนักงานเขต 3"),
            *("การประเมินโรงเรียน", "2570", "สำนักงานเขต 3"),
        ),
        (("ตารางคะแนนสอบ",), "ตารางคะแนนสอบ", "", ""),
        (("Survey of libraries 2569",), "Survey of libraries", "2569", ""),
    ],
)
def test_the_lines_above_a_table_tell_what_they_can(
    titles: tuple[str, ...], survey: str, year: str, publisher: str
) -> None:
    assert guessed(titles) == Guess(survey, year, publisher, synthetic=False)
    assert guessed((*titles, "ข้อมูลจำลอง")).synthetic


def test_what_is_no_table_of_scores_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("ชื่อ,ที่อยู่\nก,ข\nค,ง\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("1,2\n3,4\n", encoding="utf-8")
    assert lone([tmp_path / "a.csv", tmp_path / "b.csv"]) is None

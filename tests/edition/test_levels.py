"""Levels: groups of units by fixed scores, with names, in place of groups by the mean."""

from pathlib import Path

import pytest

from report_builder.edition.load import load, read
from report_builder.facts import build
from report_builder.model import Edition, plain
from report_builder.opendata import tables as opendata
from report_builder.results import compute
from report_builder.story.card.compose import compose_card
from report_builder.story.card.teller import teller
from tests import factories, folders
from tests.story.stories import deck_of

NAMES = ("เริ่มต้น", "พัฒนา", "ก้าวหน้า", "เป็นเลิศ")
STARTS = ("", "20", "40.5", "60")

Rows = list[tuple[str, str, str]]


def rows(starts: tuple[str, ...] = STARTS, names: tuple[str, ...] = NAMES) -> Rows:
    return [(start, name, "") for start, name in zip(starts, names, strict=True)]


def given(folder: Path, levels: Rows, **settings: str) -> Path:
    """Write the small edition of units with these levels."""
    own = factories.settings(**settings)
    edition = factories.unit_level_edition(settings=own)
    place = folders.write(edition, folder / "edition")
    folders.table(place, "levels", ("from", "name_th", "name_en"), levels)
    return place


@pytest.fixture
def leveled(tmp_path: Path) -> Edition:
    return load(given(tmp_path, rows()))


def test_levels_are_read_from_low_to_high(leveled: Edition) -> None:
    assert [(level.start, level.name_th) for level in leveled.levels] == [
        *((0, "เริ่มต้น"), (20, "พัฒนา"), (40.5, "ก้าวหน้า"), (60, "เป็นเลิศ"))
    ]


def test_thresholds_are_on_the_scale_of_the_scores(tmp_path: Path) -> None:
    place = given(tmp_path, rows(("1", "2", "3", "4.5")), scale="1-5")
    folders.table(place, "scores", *_scores_of_five())
    assert [level.start for level in load(place).levels] == [0, 25, 50, 87.5]


def _scores_of_five() -> tuple[list[str], list[list[str]]]:
    header = ["unit", *(i.id for i in factories.INDICATORS)]
    return header, [[u.code, *["3"] * len(factories.INDICATORS)] for u in factories.UNITS]


@pytest.mark.parametrize(
    ("levels", "cause", "row", "column"),
    [
        (rows(("",), ("เดียว",)), "level_count", None, ""),
        (rows(tuple(map(str, range(0, 80, 10))), tuple("กขคงจฉชซ")), "level_count", None, ""),
        (rows(("10", "20", "40", "60")), "first_level", 2, "from"),
        (rows(("", "20", "20", "60")), "level_order", 4, "from"),
        (rows(("", "40", "20", "60")), "level_order", 4, "from"),
        (rows(("", "20", "", "60")), "level_order", 4, "from"),
        (rows(("", "0", "40", "60")), "level_order", 3, "from"),
        (rows(("", "20", "40", "101")), "out_of_range", 5, "from"),
        (rows(("", "20", "forty", "60")), "not_a_number", 4, "from"),
        (rows(names=("ก", "ก", "ข", "ค")), "duplicate_row", 3, "name_th"),
        (rows(names=("ก", "", "ข", "ค")), "blank_cell", 3, "name_th"),
        (rows(names=("ก", "ข", "ค", "ง" * 31)), "level_name", 5, "name_th"),
    ],
)
def test_every_mistake_in_levels_is_named_at_its_cell(
    tmp_path: Path, levels: Rows, cause: str, row: int | None, column: str
) -> None:
    problems = read(given(tmp_path, levels)).errors
    places = [(p.cause, p.file, p.row, p.column) for p in problems]
    assert (cause, "levels.csv", row, column) in places
    assert all(p.message().th and p.message().en for p in problems)


def test_a_unit_is_in_the_level_that_its_score_reaches(leveled: Edition) -> None:
    results = compute(leveled)
    assert results.edges == (20, 40.5, 60)
    for code, group in results.group.items():
        value = results.units[code].total.value or 0
        assert group == 1 + (value >= 20) + (value >= 40.5) + (value >= 60)


def test_facts_of_levels_say_their_names_and_print_thresholds_as_given(leveled: Edition) -> None:
    results = compute(leveled)
    book = build(leveled, results)
    assert book["groups.count"].value == 4
    assert [book.printed(f"group.{k}.low") for k in (2, 3, 4)] == ["20", "40.5", "60"]
    assert [book.printed(f"group.{k}.high") for k in (1, 2, 3)] == ["20", "40.5", "60"]
    assert "ระดับก้าวหน้า" in book["group.3.count"].label
    assert book["group.2.low"].sources[0].table == "levels"
    counts = [book[f"group.{k}.count"].value or 0 for k in range(1, 5)]
    assert counts == [[*results.group.values()].count(k) for k in range(1, 5)]
    assert sum(book[f"group.{k}.share"].value or 0 for k in range(1, 5)) == pytest.approx(100)


def test_slides_and_cards_call_levels_by_name_and_no_mean(leveled: Edition) -> None:
    overview = next(s for s in deck_of(leveled).slides if s.id == "overview")
    told = [plain(panel.heading).replace("\u00a0", " ") for panel in overview.panels]
    assert [text for text in told if text.startswith("ระดับ")] == [
        "ระดับเริ่มต้น น้อยกว่า 20 คะแนน",
        "ระดับพัฒนา 20–40.5 คะแนน",
        "ระดับก้าวหน้า 40.5–60 คะแนน",
        "ระดับเป็นเลิศ ตั้งแต่ 60 คะแนน",
    ]
    assert "ระดับ" in plain(overview.title)
    assert "ค่าเฉลี่ย" not in plain(overview.title)
    results = compute(leveled)
    facts = build(leveled, results)
    card = compose_card(teller(leveled, results, facts), leveled.units[0].code)
    standing = next(panel for panel in card.panels if panel.name == "rank")
    level = NAMES[results.group[leveled.units[0].code] - 1]
    assert (plain(standing.heading), plain(standing.number)) == ("ระดับ", level)


def test_open_data_tells_levels_and_who_is_in_them(leveled: Edition) -> None:
    results = compute(leveled)
    found = {table.name: table for table in opendata.resources(leveled, results)}
    assert [row[1:3] for row in found["groups"].rows] == [
        (str(k), name) for k, name in enumerate(NAMES, start=1)
    ]
    told = {row[1]: row[-1] for row in found["units"].rows}
    assert told == {code: str(group) for code, group in results.group.items()}

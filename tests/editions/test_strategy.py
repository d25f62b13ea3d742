"""The strategy of editions: the same every time, and in files that are read back."""

from pathlib import Path

import pytest

from report_builder.edition.load import read
from report_builder.problem import Severity
from tests.commands import contents
from tests.editions.given import Files
from tests.editions.strategy import numbered


def test_a_number_gives_the_same_files_every_time(tmp_path: Path) -> None:
    one, other = (contents(numbered(7, most=12).write(tmp_path / name)) for name in "ab")
    assert one == other


@pytest.mark.parametrize("number", range(4))
def test_files_of_every_kind_hold_the_tables_that_were_given(number: int, tmp_path: Path) -> None:
    given = numbered(number, most=12)
    assert given.files in Files
    reading = read(given.write(tmp_path / "edition"))
    assert reading.tables.keys() == given.tables.keys()
    assert reading.texts.keys() == given.texts.keys()
    for name in given.tables.keys() - {"scores"}:
        assert len(reading.tables[name].frame) == len(given.tables[name])
    unread = {"missing_file", "unreadable_file", "unknown_setting", "unknown_column", "ragged_row"}
    assert not {p.cause for p in reading.problems if p.severity is not Severity.NOTE} & unread

"""What an edition may call its units, groups and respondents at the head of columns."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from report_builder.edition.given_settings import validate
from report_builder.edition.load import load, read
from report_builder.settings import Settings
from tests import factories, folders

REGION = "กลุ่มเศรษฐกิจ"


def folder(tmp_path: Path, edition, **nouns: str) -> Path:
    own = replace(edition.settings, region_noun=REGION, **nouns)
    return folders.write(replace(edition, settings=own), tmp_path / "edition")


def headed(place: Path, table: str, **headings: str) -> None:
    """Write other headings over those of a table."""
    header, *rows = folders.cells(place, table)
    folders.table(place, table, [headings.get(name, name) for name in header], rows)


@pytest.mark.parametrize("noun", ["ประเทศ", "เมือง", "หน่วยงาน", "Country"])
def test_columns_of_units_may_be_headed_by_what_units_are_called(tmp_path: Path, noun: str) -> None:
    expected = factories.unit_level_edition()
    place = folder(tmp_path, expected, unit_noun=noun)
    headed(place, "scores", unit=noun)
    headed(place, "units", name_th=noun, region=REGION)
    loaded = load(place)
    assert loaded.units == expected.units
    assert loaded.scores.equals(expected.scores)


@pytest.mark.parametrize(("unit", "who"), [("ประเทศ", "ผู้เชี่ยวชาญ"), ("หน่วยงาน", "ผู้ประเมิน")])
def test_columns_of_respondents_may_be_headed_by_theirs(
    tmp_path: Path, unit: str, who: str
) -> None:
    expected = factories.edition()
    place = folder(tmp_path, expected, unit_noun=unit, respondent_noun=who)
    headed(place, "scores", respondent=who)
    headed(place, "respondents", unit=unit)
    loaded = load(place)
    assert loaded.respondents == expected.respondents
    assert loaded.scores.equals(expected.scores)


def test_the_usual_heading_stays_that_of_respondents_where_they_were_asked(tmp_path: Path) -> None:
    expected = factories.edition()
    place = folder(tmp_path, expected, unit_noun="หน่วยงาน", respondent_noun="ผู้ประเมิน")
    headed(place, "scores", respondent="หน่วยงาน")
    assert load(place).scores.equals(expected.scores)


@pytest.mark.parametrize("heading", ["หน่วยงาน", "respondent"])
def test_scores_of_units_may_stand_under_the_heading_of_the_form_where_nobody_was_asked(
    tmp_path: Path, heading: str
) -> None:
    expected = factories.unit_level_edition()
    place = folder(tmp_path, expected)
    headed(place, "scores", unit=heading)
    headed(place, "units", name_th="ชื่อ")
    assert load(place).scores.equals(expected.scores)
    header, *rows = folders.cells(place, "scores")
    folders.table(place, "scores", header, [["A1", *rows[0][1:]], *rows[1:]])
    assert ("missing_file", "respondents.csv") in [(p.cause, p.file) for p in read(place).errors]


def test_scores_of_nobody_name_both_ways_and_ask_for_no_respondents(tmp_path: Path) -> None:
    place = folder(tmp_path, factories.unit_level_edition())
    headed(place, "scores", unit="ดินแดน")
    [error] = read(place).errors
    assert (error.cause, error.column) == ("missing_column", "respondent")
    assert all(word in error.action.th for word in ("respondent", "หน่วยงาน", "unit", "unit_noun"))


def test_an_edition_without_respondents_needs_no_word_for_them(tmp_path: Path) -> None:
    place = folder(tmp_path, factories.unit_level_edition())
    file = place / "edition.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("respondent_noun")]
    file.write_text("\n".join(kept), encoding="utf-8")
    assert not read(place).errors


def test_scores_without_any_channel_are_one_error(tmp_path: Path) -> None:
    place = folder(tmp_path, factories.edition())
    header, *rows = folders.cells(place, "respondents")
    at = header.index("channel")
    blank = [[*row[:at], "", *row[at + 1 :]] for row in rows]
    folders.table(place, "respondents", header, blank)
    [error] = read(place).errors
    assert (error.cause, error.table, error.row) == ("nobody_responded", "respondents", 1)


@pytest.mark.parametrize("broken", ["synthetic", "group_width", "title", "year", "channels"])
def test_a_setting_that_is_wrong_leaves_the_others_standing(tmp_path: Path, broken: str) -> None:
    given = {f.name: getattr(factories.settings(), f.name) for f in fields(Settings)}
    kept = given | {"scale": "1-5", "unit_noun": "เมือง", broken: object()}
    settings, problems = validate(kept)
    assert {p.column for p in problems} == {broken}
    assert (settings.scale, settings.unit_noun) == ("1-5", "เมือง")
    kept.pop(broken)
    assert validate(kept)[0].scale == "1-5"

"""A province is found by any name it goes by, and never by one that is only close."""

import csv

import pytest

from report_builder import resources
from report_builder.geography.provinces import normal, province_names, provinces, unit_names
from report_builder.model import Unit
from tests import factories


@pytest.mark.parametrize(
    "text",
    [
        "TH-56",
        "th-56",
        "56",
        "พะเยา",
        "จ.พะเยา",
        "จ. พะเยา",
        "จังหวัดพะเยา",
        "Phayao",
        "PHAYAO ",
        "พย",
    ],
)
def test_phayao_is_found_by_code_name_and_abbreviation(text: str) -> None:
    assert province_names().find(text) == "TH-56"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("กทม.", "TH-10"),
        ("กรุงเทพฯ", "TH-10"),
        ("อยุธยา", "TH-14"),
        ("Chonburi", "TH-20"),
        ("Chon Buri", "TH-20"),
        ("โคราช", "TH-30"),
        ("Khon Kaen Province", "TH-40"),
        ("เเพร่", "TH-54"),
        ("ลําพูน", "TH-51"),
        ("เชียงให\u200bม่", "TH-50"),
    ],
)
def test_common_and_damaged_names_are_found(text: str, code: str) -> None:
    assert province_names().find(text) == code


def test_every_official_name_and_alias_finds_its_own_province() -> None:
    with resources.path("assets", "provinces.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            listed = f"{row['aliases_th']}|{row['aliases_en']}".split("|")
            for name in (row["iso"], row["code"], row["name_th"], row["name_en"], *listed):
                assert not name or province_names().find(name) == row["iso"], name


def test_there_are_77_provinces() -> None:
    """ISO 3166-2:TH lists 76 provinces and Bangkok (Pattaya is no province)."""
    assert len(provinces()) == 77


@pytest.mark.parametrize(
    "text", ["ระยองง", "ระนองค์", "นครปฐมม", "ตรังค์", "เพชรบุรีย์", "", "-", "จังหวัด"]
)
def test_a_name_that_is_only_close_is_not_found(text: str) -> None:
    assert province_names().find(text) is None


def test_a_close_name_is_suggested() -> None:
    assert province_names().near("ระยองง") == "TH-21"
    assert province_names().near("ปารีส") is None


def test_units_that_are_no_provinces_go_by_their_own_code_and_names() -> None:
    names = unit_names(factories.UNITS)
    assert names.find("D05") == names.find("จันทน์") == names.find("district 5") == "D05"
    assert names.find("พะเยา") is None


def test_a_unit_of_its_own_name_wins_over_the_alias_of_a_province() -> None:
    """ธนบุรี is listed as another name of Bangkok."""
    names = unit_names([Unit("TH-10", "กรุงเทพมหานคร", "Bangkok", ""), Unit("D1", "ธนบุรี", "", "")])
    assert names.find("ธนบุรี") == "D1"
    assert names.find("กทม.") == "TH-10"


def test_a_name_of_punctuation_only_is_kept() -> None:
    assert normal("ฯ") == "ฯ"

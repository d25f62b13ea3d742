"""Open data: tidy tables that agree with the results and with their description."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from report_builder import results
from report_builder.edition.files import grids
from report_builder.model import Edition
from report_builder.opendata import tables
from tests import factories

DAY = date(2027, 11, 30)


def made(edition: Edition) -> dict[str, bytes]:
    return tables.files(edition, results.compute(edition), DAY)


def table(content: bytes) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))]


@pytest.fixture
def files() -> dict[str, bytes]:
    return made(factories.answered_edition())


@pytest.fixture
def package(files: dict[str, bytes]) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(files["datapackage.json"])
    return content


def test_every_table_is_as_its_description_says(
    files: dict[str, bytes], package: dict[str, Any]
) -> None:
    assert {f"{r['name']}.csv" for r in package["resources"]} < set(files)
    for resource in package["resources"]:
        content, schema = files[resource["path"]], resource["schema"]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        rows = table(content)
        assert [*rows[0]] == [field["name"] for field in schema["fields"]]
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys)
        assert all(map(all, keys))


def test_names_are_english_and_labels_thai(package: dict[str, Any]) -> None:
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["name"].isascii()
            assert not field["title"].isascii()


def test_scores_are_those_of_the_results(files: dict[str, bytes]) -> None:
    computed = results.compute(factories.answered_edition())
    rows = {(r["level"], r["code"], r["measure_id"]): r for r in table(files["scores.csv"])}
    nation = rows["nation", "ALL", "total"]
    assert float(nation["score"]) == pytest.approx(computed.nation.total.value, abs=5e-5)
    unit = rows["unit", "D05", "people"]
    own = computed.units["D05"].dimensions["people"]
    assert float(unit["score"]) == pytest.approx(own.value, abs=5e-5)
    assert (int(unit["n"]), int(unit["rank"])) == (own.n, computed.unit_rank["people"]["D05"])


def test_excel_is_told_that_the_tables_are_utf_8(files: dict[str, bytes]) -> None:
    tables = [content for name, content in files.items() if name.endswith(".csv")]
    assert tables
    assert all(content.startswith(b"\xef\xbb\xbf") for content in tables)
    assert all(content.count(b"\xef\xbb\xbf") == 1 for content in tables)


def test_our_own_reader_takes_the_tables_as_they_are(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "units.csv").write_bytes(files["units.csv"])
    ((grid,), problems) = grids.read(tmp_path / "units.csv")
    assert grid.rows[0][:2] == ["year", "unit_code"]
    assert not problems


CATALOGUE = (
    *("accessible_condition", "data_category", "data_format", "data_language", "data_source"),
    *("data_type", "disaggregate", "first_year_of_data", "geo_coverage", "calculation_method"),
    "update_frequency_unit",
)


def test_the_package_says_what_catalogues_ask(package: dict[str, Any]) -> None:
    record = package["catalogue"]
    assert all(record[name] for name in CATALOGUE)
    assert record["data_source"] == "ศูนย์สำรวจทดสอบ"
    assert record["geo_coverage"] == "เขต"
    assert record["disaggregate"] == ["เขต", "ภาค", "ด้าน", "ตัวชี้วัด"]
    assert package["sources"][0]["path"] == "https://example.org/"


@pytest.mark.parametrize("licence", ["CC-BY-4.0", ""])
def test_a_licence_is_that_of_the_edition_and_never_assumed(licence: str) -> None:
    edition = factories.answered_edition(settings=factories.settings(licence=licence))
    package = json.loads(made(edition)["datapackage.json"])
    assert [each["name"] for each in package.get("licenses", ())] == [licence] * bool(licence)
    assert (package["catalogue"]["license_id"] == "License not specified") is (not licence)


def test_what_is_missing_is_blank_and_never_zero(files: dict[str, bytes]) -> None:
    """Nobody of D12 answered."""
    rows = [r for r in table(files["scores.csv"]) if r["code"] == "D12"]
    assert {(r["score"], r["n"], r["rank"]) for r in rows} == {("", "0", "")}


@pytest.mark.parametrize("synthetic", [True, False])
def test_synthetic_data_says_so(synthetic: bool) -> None:
    edition = factories.answered_edition(settings=factories.settings(synthetic=synthetic))
    content = made(edition)
    package = json.loads(content["datapackage.json"])
    assert package["synthetic"] is synthetic
    assert ("ข้อมูลจำลอง" in package["description"]) is synthetic
    for name in ("scores.csv", "answers.csv"):
        assert {r["synthetic"] for r in table(content[name])} == {str(synthetic).lower()}


def test_the_workbook_holds_the_same_tables(files: dict[str, bytes]) -> None:
    book = load_workbook(io.BytesIO(files["opendata.xlsx"]))
    assert book.sheetnames == ["dimensions", "indicators", "units", "scores", "ranks", "answers"]
    page = book["scores"]
    first = table(files["scores.csv"])[0]
    assert [cell.value for cell in page[1]] == [*first]
    assert page["J2"].value == pytest.approx(float(first["score"]))
    assert page["J1"].comment.text.startswith("คะแนน")


def test_names_that_look_like_formulas_stay_texts() -> None:
    from dataclasses import replace

    units = (replace(factories.UNITS[0], name_th="=1+1"), *factories.UNITS[1:])
    content = made(factories.edition(units=units))
    assert table(content["units.csv"])[0]["name_th"] == "'=1+1"
    cell = load_workbook(io.BytesIO(content["opendata.xlsx"]))["units"]["C2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_same_results_give_the_same_bytes(files: dict[str, bytes]) -> None:
    assert made(factories.answered_edition()) == files


def test_an_edition_without_answers_has_no_table_of_them() -> None:
    assert "answers.csv" not in made(factories.unit_level_edition())


def test_provinces_go_by_their_iso_codes(edition_2559: Edition) -> None:
    units = table(made(edition_2559)["units.csv"])
    assert {unit["unit_code"][:3] for unit in units} == {"TH-"}
    assert len(units) == 76


def test_ranks_stand_between_their_ends(files: dict[str, bytes]) -> None:
    rows = [row for row in table(files["ranks.csv"]) if row["rank"]]
    assert len(rows) == 10  # one of three answered for D07, nobody for D12
    for row in rows:
        for way in ("rank", "rank_by_choice", "rank_by_both", "region_rank"):
            rank = row["region_rank" if way == "region_rank" else "rank"]
            assert int(row[f"{way}_low"]) <= int(rank) <= int(row[f"{way}_high"])
        assert float(row["score_low"]) <= float(row["score"]) <= float(row["score_high"])
    assert [row["unit_code"] for row in table(files["ranks.csv"]) if not row["rank_low"]] == ["D12"]


def test_scores_and_ranks_of_parts_stand_with_their_intervals(files: dict[str, bytes]) -> None:
    rows = table(files["scores.csv"])
    scored = [row for row in rows if row["score"] and row["level"] != "region"]
    assert all(float(r["score_low"]) <= float(r["score"]) <= float(r["score_high"]) for r in scored)
    kinds = {row["measure"] for row in scored if row["score_low"] < row["score_high"]}
    assert kinds == {"total", "dimension", "indicator"}
    ranked = [row for row in rows if row["rank"] and row["measure"] != "indicator"]
    assert {row["measure"] for row in ranked} == {"total", "dimension"}
    assert all(int(r["rank_low"]) <= int(r["rank"]) <= int(r["rank_high"]) for r in ranked)

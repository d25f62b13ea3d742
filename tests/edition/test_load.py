"""An edition reads back as it was written, whatever parts of it there are."""

from pathlib import Path

import pandas as pd
import pytest

from report_builder.edition.load import load, read
from report_builder.errors import BadInput
from report_builder.model import Edition
from tests import factories, folders
from tests.conftest import FOLDER_2559


@pytest.mark.parametrize(
    "edition",
    [factories.edition(), factories.unit_level_edition(), factories.answered_edition()],
    ids=["no answers", "scores per unit", "answers"],
)
def test_an_edition_reads_back_as_written(edition: Edition, tmp_path: Path) -> None:
    loaded = load(folders.write(edition, tmp_path / "edition"))
    for name in ("settings", "framework", "units", "types", "respondents", "items"):
        assert getattr(loaded, name) == getattr(edition, name)
    pd.testing.assert_frame_equal(loaded.scores, edition.scores.astype(float))
    assert loaded.answers.to_numpy().tolist() == edition.answers.to_numpy().tolist()
    assert loaded.published.empty


def test_texts_are_read_by_the_name_of_their_file(tmp_path: Path) -> None:
    texts = {"findings": {"people": {"heading": "ข้อค้นพบ"}}, "project": {"slides": []}}
    loaded = load(folders.write(factories.edition(texts=texts), tmp_path / "edition"))
    assert loaded.texts == texts
    assert loaded.files["text/findings"].name == "findings.yaml"


def test_the_bundled_edition_has_no_problem_of_any_kind(edition_2559: Edition) -> None:
    assert read(edition_2559.files["settings"].parent).problems == ()


def test_the_bundled_edition_is_as_large_as_published(edition_2559: Edition) -> None:
    """Counts from slides 9, 11, 12 and 14 of the published deck."""
    assert len(edition_2559.units) == 76
    assert len(edition_2559.types) == 7
    assert len(edition_2559.respondents) == 532
    assert len(edition_2559.answered) == 466
    assert len(edition_2559.framework.dimensions) == 5
    assert len(edition_2559.framework.indicators) == 17


def test_a_missing_score_is_missing_and_a_zero_is_zero(tmp_path: Path) -> None:
    folder = folders.write(factories.edition(), tmp_path / "edition")
    folders.spoil(folder, "scores", 2, "skills", "")
    folders.spoil(folder, "scores", 3, "skills", "0")
    first, second, *_ = load(folder).scores["skills"]
    assert first != first
    assert second == 0


def test_blank_weights_share_the_dimension_equally(tmp_path: Path) -> None:
    folder = folders.write(factories.edition(), tmp_path / "edition")
    for row in (2, 3, 4):
        folders.spoil(folder, "indicators", row, "weight", "")
    weights = [i.weight for i in load(folder).framework.of("people")]
    assert weights == pytest.approx([100 / 3] * 3)


def test_a_byte_order_mark_and_blank_lines_do_no_harm(tmp_path: Path) -> None:
    folder = folders.write(factories.edition(), tmp_path / "edition")
    units = folder / "units.csv"
    units.write_text("\ufeff" + units.read_text("utf-8") + "\n,,,\n", encoding="utf-8")
    assert load(folder).units == factories.UNITS


def test_damaged_thai_is_repaired_once_and_each_repair_is_noted(tmp_path: Path) -> None:
    folder = folders.write(factories.edition(), tmp_path / "edition")
    folders.spoil(folder, "indicators", 2, "name_th", "\u200bกํา\u0e48ลัง")
    (folder / "text").mkdir()
    (folder / "text" / "findings.yaml").write_text("people: {heading: เเผน}", encoding="utf-8")
    assert load(folder).framework.indicators[0].name_th == "ก\u0e48ำลัง"
    assert load(folder).texts["findings"] == {"people": {"heading": "แผน"}}
    notes = [(p.file, p.row, p.column) for p in read(folder).problems]
    assert ("indicators.csv", 2, "name_th") in notes
    assert ("text/findings.yaml", 1, "people.heading") in notes


def test_thai_that_lost_its_nikhahit_is_named_where_it_stands(tmp_path: Path) -> None:
    folder = folders.write(factories.edition(), tmp_path / "edition")
    folders.spoil(folder, "indicators", 3, "name_th", "การส ารวจ")
    settings = folder / "edition.toml"
    told = settings.read_text("utf-8").replace('\ntitle = "', '\ntitle = "ค าน า ')
    settings.write_text(told, encoding="utf-8")
    (folder / "text").mkdir()
    text = (
        "slides:\n  - title: น้ำใจ\n    panels:\n      - text: |\n          ดี\n          ถ ึงเวลา\n"
    )
    (folder / "text" / "project.yaml").write_text(text, encoding="utf-8")
    named = {
        (p.file, p.row, p.column, p.cell): (p.found, p.action.en)
        for p in read(folder).problems
        if p.cause == "damaged_text"
    }
    cell = ("indicators.csv", 3, "name_th", "C3")
    line = ("text/project.yaml", 6, "slides.1.panels.1.text", "")
    setting = ("edition.toml", None, "title", "")
    assert named.keys() == {cell, line, setting}
    assert named[cell] == ("การส ารวจ", "did you mean “การสำรวจ”?")
    assert named[line] == ("ถ ึงเวลา", "did you mean “ถึงเวลา”?")
    assert named[setting][0].startswith("ค าน า")


def test_no_text_of_the_bundled_edition_is_doubted() -> None:
    assert [p for p in read(FOLDER_2559).problems if p.cause == "damaged_text"] == []


def test_a_province_goes_by_any_of_its_names(tmp_path: Path) -> None:
    folder = folders.write(factories.edition(), tmp_path / "edition")
    names = ["จ.พะเยา", "จังหวัดเชียงใหม่", "โคราช", "Chonburi", "ลำพูน", "อยุธยา"]
    rows = [["", name, "", ""] for name in names]
    codes = ["TH-56", "TH-50", "TH-30", "TH-20", "TH-51", "TH-14"]
    folders.table(folder, "units", ("code", "name_th", "name_en", "region"), rows)
    called = dict(zip((u.code for u in factories.UNITS), names, strict=False))
    header, *asked = folders.cells(folder, "respondents")
    asked = [[r[0], called[r[1]], *r[2:]] for r in asked if r[1] in called]
    folders.table(folder, "respondents", header, asked)
    header, *scored = folders.cells(folder, "scores")
    folders.table(folder, "scores", header, [r for r in scored if r[0] in {a[0] for a in asked}])
    loaded = load(folder)
    assert [unit.code for unit in loaded.units] == codes
    assert loaded.units[2].name_th == "นครราชสีมา"
    assert {respondent.unit for respondent in loaded.respondents} == set(codes)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="nowhere"):
        load(tmp_path / "nowhere")


def test_what_has_no_short_name_goes_by_its_full_one(tmp_path: Path) -> None:
    folder = folders.write(factories.edition(), tmp_path / "small")
    for table in ("dimensions", "indicators", "types"):
        folders.spoil(folder, table, 2, "short_th", "")
    edition = load(folder)
    first = (edition.framework.dimensions[0], edition.framework.indicators[0], edition.types[0])
    assert [one.short_th for one in first] == [one.name_th for one in first]


def test_units_may_belong_to_a_cluster_beside_their_region(tmp_path: Path) -> None:
    folder = folders.write(factories.edition(), tmp_path / "edition")
    units = folder / "units.csv"
    text = units.read_text("utf-8").replace("cluster", "กลุ่มจังหวัด", 1)
    units.write_text(text, encoding="utf-8")
    folders.spoil(folder, "units", 2, "กลุ่มจังหวัด", "กลุ่มเหนือตอนบน 2")
    assert [unit.cluster for unit in load(folder).units[:2]] == ["กลุ่มเหนือตอนบน 2", ""]

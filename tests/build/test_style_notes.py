"""`check` suggests what official Thai writes otherwise, at its line, and changes nothing."""

from pathlib import Path

from report_builder.build.rehearsal import rehearsed
from report_builder.edition.load import read
from report_builder.problem import Severity
from tests import factories, folders

TEXT = 'people:\n  text:\n    - "การพัฒนาด้านต่างๆ ของหน่วยงาน"\n    - "การอัพเดตข้อมูล"\n'


def test_slips_of_style_are_notes_at_their_lines_and_cells(tmp_path: Path) -> None:
    folder = folders.write(factories.answered_edition(), tmp_path / "edition")
    (folder / "text").mkdir()
    (folder / "text" / "findings.yaml").write_text(TEXT, encoding="utf-8")
    folders.spoil(folder, "indicators", 2, "name_th", "ความเร็วของอินเตอร์เน็ต")
    reading = rehearsed(read(folder))
    notes = [p for p in reading.problems if p.cause == "style"]
    assert {p.severity for p in notes} == {Severity.NOTE}
    assert {(p.file, p.row) for p in notes} >= {
        ("text/findings.yaml", 3),
        ("text/findings.yaml", 4),
        ("indicators.csv", 2),
    }
    assert any("ต่าง ๆ" in p.action.th for p in notes)
    assert not reading.errors

"""A build audits what it made: what fails is not published, and a draft says that it is one."""

import json
import re

from report_builder.audit import pdf, pptx
from report_builder.audit.reading import squeezed
from report_builder.output import publish
from report_builder.render.page import TextBox
from report_builder.render.pdf import press
from tests import factories, folders
from tests.audit import plant
from tests.commands import DONE, FAILED, USAGE, contents, run


def test_the_manifest_tells_what_was_audited(here):
    assert run("build", "small", "--only", "deck", "--out", "out").exit_code == DONE
    assert publish.manifest(here / "out")["audit"] == {"documents": ["deck"], "findings": 0}


def test_a_number_that_a_painter_writes_of_its_own_publishes_nothing(here, monkeypatch):
    run("build", "small", "--only", "deck", "--format", "pptx", "--out", "out")
    before = contents(here / "out")
    drawn = press.DRAWN[TextBox]

    def typed(sheet, element):
        drawn(sheet, element)
        sheet.text(40.0, 300.0, "77 คะแนน", "body", 12.0, "ink")

    monkeypatch.setattr(press, "DRAWN", {**press.DRAWN, TextBox: typed})
    result = run("build", "small", "--only", "deck", "--out", "out")
    assert result.exit_code == FAILED
    assert re.search("deck.pdf หน้า 1 “.+”: ตัวเลข", result.stderr)
    assert "a number that is neither a fact" in result.stderr
    assert "77" in result.stderr
    assert "Traceback" not in result.output
    assert contents(here / "out") == before


def test_a_draft_says_so_on_every_page_and_is_audited_when_asked(here):
    result = run("build", "small", "--only", "deck", "--draft")
    assert result.exit_code == DONE
    out = here / "output" / "small-draft"
    assert publish.manifest(out)["audit"] == {"draft": True}
    for pages in (pdf.read(out / "deck.pdf"), pptx.read(out / "deck.pptx")):
        assert all("ฉบับร่าง" in squeezed("".join(page.texts)) for page in pages)
    assert run("audit", "output/small-draft").exit_code == DONE


def test_a_finished_folder_is_audited_again(here):
    run("build", "small", "--only", "deck", "--format", "pptx", "--out", "out")
    assert run("audit", "out").exit_code == DONE
    change = plant.swapped("<a:t>", "<a:t>7 ")
    plant.in_part(here / "out" / "deck.pptx", "ppt/slides/slide4.xml", change)
    result = run("audit", "out")
    assert result.exit_code == FAILED
    assert "deck.pptx page 4" in result.stderr


def test_an_audit_tells_its_findings_to_programs(here):
    run("build", "small", "--only", "deck", "--format", "pptx", "--out", "out")
    assert json.loads(run("audit", "out", "--json").stdout) == {"ok": True, "found": []}
    (here / "out" / "deck.pptx").write_bytes(b"")
    told = json.loads(run("audit", "out", "--json").stdout)
    assert (told["ok"], told["cause"]) == (False, "AuditFailed")
    assert [fault["en"] for fault in told["faults"]]


def test_what_was_not_built_can_not_be_audited(here):
    assert run("audit", "small").exit_code == USAGE


def test_an_indicator_without_a_score_is_told_so_beside_its_name_in_the_chart(here):
    scores = factories.scores()
    scores["planning"] = float("nan")
    folders.write(factories.edition(scores=scores), here / "gap")
    build = ("build", "gap", "--only", "deck", "--format", "pptx", "--out", "out")
    assert run(*build).exit_code == DONE
    charts = [chart for page in pptx.read(here / "out" / "deck.pptx") for chart in page.charts]
    named = {point.category: point.cached for chart in charts for point in chart.points}
    missing = [" ".join(name.split()) for name, value in named.items() if value is None]
    assert missing == ["การวางแผน (ไม่มีข้อมูล)"]


def test_a_name_with_letters_that_files_escape_is_read_back(here):
    units = here / "small" / "units.csv"
    units.write_text(units.read_text().replace("กก", "R&D (ก) 1<2"))
    result = run("build", "small", "--only", "cards", "--unit", "D01", "--out", "out")
    assert result.exit_code == DONE, result.output

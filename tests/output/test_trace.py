"""A printed number is traced to its fact, the rows behind it, and the places where it stands.

The small edition: thirty of 36 respondents answered, 29 of them with a website (row numbers are
those of the files, the header being row 1).
"""

import json
from datetime import date

import pandas as pd
import pytest
from typer.testing import CliRunner

from report_builder import facts, results
from report_builder.cli.app import app
from report_builder.edition.load import load
from report_builder.errors import NotBuilt, NothingToTrace
from report_builder.output import figures, publish, register
from report_builder.output.manifest import inputs
from report_builder.output.trace import as_data, as_text, trace
from report_builder.render.about import About
from report_builder.render.page import Page
from report_builder.results.rank_intervals import DRAWS
from report_builder.story.deck.compose import compose
from tests import factories, folders

RATED = 25


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """Return the folder of the small edition with answers."""
    return folders.write(factories.answered_edition(), tmp_path_factory.mktemp("e") / "small")


@pytest.fixture(scope="module")
def out(edition, tmp_path_factory):
    """Return an output folder with the register of the small edition's deck; nothing is drawn."""
    folder = tmp_path_factory.mktemp("out")
    loaded = load(edition)
    book = facts.build(loaded, results.compute(loaded))
    deck = compose(loaded, book)
    pages = [Page(slide.id, n, "", "", "", ()) for n, slide in enumerate(deck.slides, 1)]
    about = About(deck.title, date(2016, 11, 23))
    said = register.told(loaded, "deck", ("deck.pdf",), deck.slides, pages, about)
    register.write(folder, "deck", said)
    figures.write(book, folder)
    told = {"program": publish.PROGRAM, "inputs": inputs(loaded)}
    (folder / publish.MANIFEST).write_text(json.dumps(told), encoding="utf-8")
    return folder


def slide_of(out, kind):
    """Return the number of the first slide whose id begins so."""
    (deck,) = figures.documents(out)
    return next(p["pages"][0] for p in deck["places"] if p["id"].startswith(kind))


def ids(answers):
    return [answer.figure["id"] for answer in answers]


def test_a_fact_is_traced_to_its_rows(out, edition):
    (answer,) = trace("item.service.web.share", out, edition)
    assert answer.figure["printed"] == "96.7"
    assert answer.figure["base"] == "30"
    (rows,) = answer.rows
    assert len(rows.frame) == 29
    assert set(rows.frame["option"]) == {"web"}
    assert rows.frame.index[0] == 2
    assert not rows.changed


def test_the_rows_show_the_columns_that_were_asked_about(out, edition):
    (answer,) = trace("dimension.process.score", out, edition)
    (rows,) = answer.rows
    assert list(rows.frame.columns) == ["respondent", "planning", "follow_up"]


def test_a_mean_is_the_mean_of_the_rows_it_is_traced_to(out, edition):
    (answer,) = trace("indicator.headcount.score", out, edition)
    (rows,) = answer.rows
    assert float(answer.figure["value"]) == pytest.approx(rows.frame["headcount"].mean())


def test_a_unit_is_traced_to_its_own_rows(out, edition):
    (answer,) = trace("unit.D03.responded.count", out, edition)
    assert set(answer.rows[0].frame["unit"]) == {"D03"}


def test_an_interval_is_traced_to_the_answers_that_are_missing(out, edition):
    (answer,) = trace("unit.D03.score.low", out, edition)
    silent, every = answer.rows
    assert set(silent.frame["unit"]) == {"D03"}
    assert silent.frame["channel"].isna().all()
    assert len(every.frame) == 30
    assert f"{len(silent.frame)} จาก 3" in answer.figure["derivation"]
    assert f"{DRAWS:,} ครั้ง" in answer.figure["derivation"]


def test_a_rank_by_choice_is_traced_to_the_weights_that_were_varied(out, edition):
    (answer,) = trace("unit.D03.rank.choice.low", out, edition)
    dimensions = load(edition).framework.dimensions
    for dimension in dimensions:
        assert f"{dimension.short_th} {dimension.weight:g}" in answer.figure["derivation"]
    assert len(answer.rows[0].frame) == len(dimensions)


@pytest.mark.parametrize("number", ["83", "83%", "ร้อยละ 83", "๘๓", " 83 "])
def test_a_printed_number_is_traced(out, edition, number):  # 30 of 36
    assert "survey.responded.share0" in ids(trace(number, out, edition))


def test_facts_that_are_printed_come_first(out, edition):
    printed = [int(a.figure["times_printed"]) > 0 for a in trace("30", out, edition)]
    assert printed == sorted(printed, reverse=True)
    assert any(printed)


def test_a_slide_is_traced_in_the_order_of_reading(out, edition):
    number = slide_of(out, "response")
    found = ids(trace(f"slide:{number}", out, edition))
    assert found[:3] == [
        "survey.responded.count",
        "survey.respondents.count",
        "survey.responded.share0",
    ]
    assert ids(trace(f"สไลด์ {number}", out, edition)) == found


def test_a_document_is_traced_as_a_whole(out, edition):
    assert {"nation.score", "survey.responded.count"} <= set(ids(trace("deck", out, edition)))


def test_a_unit_or_pattern_is_traced(out, edition):
    own = ids(trace("D03", out, edition))
    assert "unit.D03.score" in own
    assert all(id.startswith("unit.D03.") for id in own)
    scores = ids(trace("unit.*.rank", out, edition))
    assert len(scores) >= len(factories.UNITS)


def test_places_name_slide_part_and_panel(out, edition):
    (answer,) = trace("survey.responded.share0", out, edition)
    number = slide_of(out, "response")
    places = answer.figure["places"].splitlines()
    assert f"สไลด์ {number} ชื่อเรื่อง" in places
    assert f"สไลด์ {number} ตัวเลขเด่น “สัดส่วนจำนวนหน่วยงานตอบกลับ”" in places
    (answer,) = trace("channel.post.share0", out, edition)
    places = answer.figure["places"].splitlines()
    assert f"สไลด์ {number} กราฟ “สัดส่วนช่องทางหน่วยงานตอบกลับ”" in places


def test_data_that_changed_after_the_build_is_told(out, edition, tmp_path):
    other = folders.write(factories.answered_edition(), tmp_path / "small")
    folders.spoil(other, "scores", 2, "headcount", "99")
    (answer,) = trace("indicator.headcount.score", out, other)
    assert answer.rows[0].changed
    assert any("changed after" in line for line in as_text([answer], 3))


def test_without_the_edition_the_source_is_still_told(out):
    (answer,) = trace("nation.score", out, None)
    assert answer.rows[0].frame is None
    assert "scores.csv" in answer.rows[0].source


@pytest.mark.parametrize("question", ["nation.scor", "slide:999", "999.9", "TH-99"])
def test_a_question_of_nothing_says_what_may_be_asked(out, edition, question):
    with pytest.raises(NothingToTrace, match="slide:28"):
        trace(question, out, edition)


def test_a_slip_is_answered_with_what_may_be_meant(out, edition):
    with pytest.raises(NothingToTrace, match=r"nation\.score"):
        trace("nation.scor", out, edition)


def test_a_folder_that_was_not_built_has_nothing_to_trace(tmp_path, edition):
    with pytest.raises(NotBuilt):
        trace("57.7", tmp_path, edition)


def test_text_shows_so_many_rows_and_how_many_more(out, edition):
    text = "\n".join(as_text(trace("item.speed.mean", out, edition), 2))
    assert "likert_5" in text
    assert f"{RATED - 2} more rows" in text


def test_data_holds_every_row(out, edition):
    (told,) = as_data(trace("item.speed.mean", out, edition))
    (source,) = told["sources"]
    assert len(source["rows"]) == RATED
    assert source["rows"][0]["item"] == "speed"


def test_the_command_answers_in_text_and_in_json(out, edition):
    asked = ["trace", "nation.score", str(edition), "--out", str(out)]
    result = CliRunner().invoke(app, asked)
    assert result.exit_code == 0
    assert "คะแนนเฉลี่ยของทุกเขต" in result.stdout
    told = json.loads(CliRunner().invoke(app, [*asked, "--json"]).stdout)
    assert [fact["id"] for fact in told["found"]] == ["nation.score"]


def test_the_register_opens_in_a_spreadsheet(out):
    content = (out / figures.FIGURES).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    table = pd.read_csv(out / figures.FIGURES, dtype=str, keep_default_na=False)
    assert table.columns.tolist() == list(figures.COLUMNS)
    assert table["id"].is_unique
    assert (table["printed"] != "").all()


def test_the_register_lists_every_fact_printed_or_not(out, edition):
    loaded = load(edition)
    book = facts.build(loaded, results.compute(loaded))
    table = pd.read_csv(out / figures.FIGURES, dtype=str, keep_default_na=False)
    assert table["id"].tolist() == list(book)
    assert set(table["times_printed"] != "0") == {True, False}

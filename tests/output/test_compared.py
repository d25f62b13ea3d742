"""Two builds of one edition are compared: data, figures, sentences and pages.

In the second build of the small edition the score of one school in one indicator is 60 points
higher; 30 respondents have that score, so the mean of all rises by 60 / 30 = 2 points.
"""

import csv
import io
import json
from dataclasses import replace

import pypdfium2
import pytest
from pptx import Presentation
from typer.testing import CliRunner

from report_builder.build.pipeline import build
from report_builder.cli.app import app
from report_builder.errors import BAD_INPUT, USAGE, NotBuilt, OtherEdition
from report_builder.output.compared import compared
from tests import factories, folders

WHO, WHAT, MORE = "D01-school", "headcount", 60
MEAN = f"indicator.{WHAT}.score"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return the folder of two editions, `one` and `other`, and their builds `a` and `b`."""
    place = tmp_path_factory.mktemp("two")
    edition = factories.edition()
    scores = edition.scores.copy()
    scores.loc[WHO, WHAT] += MORE
    others = {"one": edition, "other": replace(edition, scores=scores)}
    for (name, own), out in zip(others.items(), ("a", "b"), strict=True):
        folders.write(own, place / name)
        build(place / name, place / out, lambda step, advance=1: None, ["deck"], ["pptx"])
    return place


@pytest.fixture(scope="module")
def found(made):
    return compared(made / "a", made / "b", (made / "one", made / "other"))


def run(*arguments):
    return CliRunner().invoke(app, ["diff", *map(str, arguments)])


def test_a_build_against_itself_differs_in_nothing(made):
    same = compared(made / "a", made / "a", (made / "one", made / "one"))
    assert (same.figures, same.sentences, same.inputs, same.cells, same.finer) == (
        (),
        (),
        (),
        (),
        0,
    )


def test_the_cell_its_file_and_the_mean_that_rests_on_it_are_named(found):
    [cell] = found.cells
    assert (cell.table, cell.row, cell.column) == ("scores", WHO, WHAT)
    assert float(cell.after) - float(cell.before) == pytest.approx(MORE)
    assert found.inputs == ("edition/scores",)
    [mean] = [figure for figure in found.figures if figure.id == MEAN]
    assert float(mean.after) - float(mean.before) == pytest.approx(MORE / 30)
    assert mean.pages
    assert all(source.startswith("scores.csv [scores]") for source in mean.sources)


def test_what_a_page_says_otherwise_stands_in_its_register(made, found):
    pages = {name for figure in found.figures for name in figure.pages}
    assert {place for _, place in found.pages} >= pages
    for out, side in (("a", "before"), ("b", "after")):
        text = (made / out / "register" / "deck.json").read_text(encoding="utf-8")
        said = {"".join(t for t, _ in runs) for runs in _runs(json.loads(text))}
        assert {getattr(one, side) for one in found.sentences} <= said | {""}


def _runs(document):
    for page in document["places"]:
        yield from (runs for _, _, runs in page["parts"])
        yield from page["notes"]


def test_the_other_way_round_it_is_the_mirror_image(made, found):
    back = compared(made / "b", made / "a", (made / "other", made / "one"))
    assert back.finer == found.finer
    for name in ("figures", "sentences", "cells"):
        there = sorted((one.before, one.after) for one in getattr(found, name))
        assert sorted((one.after, one.before) for one in getattr(back, name)) == there != []


def test_a_page_that_only_one_build_has_is_named_by_its_title(made, tmp_path):
    for out in ("a", "b"):
        _copy(made / "a", tmp_path / out)
    file = tmp_path / "b" / "register" / "deck.json"
    told = json.loads(file.read_text(encoding="utf-8"))
    gone = told["places"].pop()
    file.write_text(json.dumps(told), encoding="utf-8")
    [page] = compared(tmp_path / "a", tmp_path / "b").sentences
    assert (page.place, page.part, page.before, page.after) == (
        *(gone["name"], "หน้า"),
        *(gone["title"], ""),
    )


def _copy(folder, place):
    for file in ("manifest.json", "figures.csv", "register/deck.json"):
        (place / file).parent.mkdir(parents=True, exist_ok=True)
        (place / file).write_bytes((folder / file).read_bytes())


def test_the_table_has_a_row_for_everything_that_differs(made, found):
    text = run(made / "a", made / "b", "--edition", made / "one", made / "other", "--csv").stdout
    kinds = [row["kind"] for row in csv.DictReader(io.StringIO(text))]
    counts = {"figure": found.figures, "sentence": found.sentences, "cell": found.cells}
    assert {kind: kinds.count(kind) for kind in kinds} == {k: len(v) for k, v in counts.items()}
    told = json.loads(run(made / "a", made / "b", "--json").stdout)["found"]
    assert len(told["figures"]) == len(found.figures)


def test_few_of_each_kind_are_shown_and_all_on_demand(made, found):
    few, every = run(made / "a", made / "b").stdout, run(made / "a", made / "b", "--all").stdout
    assert "--all" in few
    assert "--all" not in every
    assert all(figure.id in every for figure in found.figures)


@pytest.mark.parametrize("form", ["pdf", "pptx"])
def test_the_page_of_corrections_lists_figures_before_and_after_and_both_seals(
    made, found, tmp_path, form
):
    file = tmp_path / f"errata.{form}"
    assert run(made / "a", made / "b", "--errata", file).exit_code == 0
    text = _text_of_pdf(file) if form == "pdf" else _text_of_pptx(file)
    [mean] = [figure for figure in found.figures if figure.id == MEAN]
    assert {mean.before, mean.after} <= {*text.split()}
    assert all(seal in text for seal in found.seals)
    assert "ข้อมูลจำลอง" in text


def _text_of_pdf(file):
    pages = pypdfium2.PdfDocument(file)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def _text_of_pptx(file):
    shapes = [shape for slide in Presentation(file).slides for shape in slide.shapes]
    cells = [c for s in shapes if s.has_table for row in s.table.rows for c in row.cells]
    frames = [shape for shape in shapes if shape.has_text_frame]
    return "\n".join(held.text_frame.text for held in (*cells, *frames))


def test_mistakes_of_use_are_said_and_nothing_is_written(made, tmp_path):
    file = tmp_path / "errata.pdf"
    assert run(made / "a", made / "a", "--errata", file).exit_code == USAGE
    assert run(made / "a", made / "b", "--errata", tmp_path / "errata.docx").exit_code == USAGE
    assert run(made / "a", tmp_path).exit_code == USAGE
    assert run(made / "a", made / "b", "--edition", made, made / "one").exit_code == BAD_INPUT
    assert [*tmp_path.iterdir()] == []
    with pytest.raises(NotBuilt):
        compared(made / "one", made / "b")


def test_builds_of_two_editions_are_no_corrections_of_each_other(made, tmp_path):
    _copy(made / "b", tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    told = json.dumps({**manifest, "edition": "another"})
    (tmp_path / "manifest.json").write_text(told, encoding="utf-8")
    with pytest.raises(OtherEdition, match="another"):
        compared(made / "a", tmp_path)

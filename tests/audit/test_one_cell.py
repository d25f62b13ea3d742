"""A score that changes changes the facts that rest on it, and the pages that print those.

Which facts and pages those are, the register says; the bytes of the files bear it out.
"""

import csv
import hashlib

import pymupdf
import pytest
from lxml import etree

from report_builder.audit.pptx_package import opened
from report_builder.build.outputs import FORMATS, USUAL
from report_builder.build.pipeline import build
from report_builder.output import figures
from report_builder.output.trace import trace
from tests import factories, folders

ROW, COLUMN = 8, "planning"
"""The cell of scores.csv that changes: a respondent of D03, of the indicator of most weight."""


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    return folders.write(factories.answered_edition(), tmp_path_factory.mktemp("e") / "small")


@pytest.fixture(scope="module")
def outs(edition, tmp_path_factory):
    """Return the outputs built before and after the cell changed, and the facts that changed."""
    folder = tmp_path_factory.mktemp("outs")
    before, after = folder / "before", folder / "after"
    build(edition, before, lambda step, advance=1: None, [*USUAL], [*FORMATS])
    header, *rows = folders.cells(edition, "scores")
    was = float(rows[ROW - 2][header.index(COLUMN)])
    folders.spoil(edition, "scores", ROW, COLUMN, str(100 - was))
    build(edition, after, lambda step, advance=1: None, [*USUAL], [*FORMATS])
    return before, after


def listed_figures(out):
    csv.field_size_limit(10_000_000)
    with (out / figures.FIGURES).open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def differing(outs, column):
    """Return the facts of which a column of the register differs, or that one build hasn't.

    Those are ends of intervals: a rank that is sure has none.
    """
    before, after = map(listed_figures, outs)
    assert all(id.endswith((".low", ".high")) for id in before.keys() ^ after.keys())
    return {
        id
        for id in before.keys() | after.keys()
        if before.get(id, {}).get(column) != after.get(id, {}).get(column)
    }


def test_only_facts_that_rest_on_the_cell_change(outs, edition):
    changed = differing(outs, "value")
    assert {f"indicator.{COLUMN}.score", "unit.D03.score", "nation.score"} <= changed
    for id in changed & listed_figures(outs[1]).keys():
        (answer,) = trace(id, outs[1], edition)
        assert any(ROW in rows.frame.index for rows in answer.rows if "scores" in rows.source), id


def test_what_rests_on_other_cells_stays(outs):
    stays = set(listed_figures(outs[0])) - differing(outs, "value")
    other = [i.id for i in factories.INDICATORS if i.id != COLUMN]
    assert {f"indicator.{id}.score" for id in other} <= stays
    assert {f"unit.{u.code}.score" for u in factories.UNITS if u.code != "D03"} <= stays


def told(outs):
    """Return the pages that print another number, as the register says: (document, page)."""
    prints = differing(outs, "printed")
    return _pages(
        outs, lambda place: {f for _, _, runs in place["parts"] for _, f in runs} & prints
    )


def resting(outs):
    """Return the pages on which a number, a mark or a shade rests on a value that differs."""
    values = differing(outs, "value")
    return _pages(outs, lambda place: place["mapped"] or _facts(place) & values)


def _facts(place):
    points = {fact for chart in place["charts"] for *_, fact, _ in chart["points"]}
    return points | {fact for _, _, runs in place["parts"] for _, fact in runs}


def _pages(outs, wanted):
    return {
        (document["document"], page)
        for out in outs
        for document in figures.documents(out)
        for place in document["places"]
        for page in place["pages"]
        if wanted(place)
    }


def index(listed):
    """Return the page of the index of units, which follows the names on all others."""
    return set(sorted(place for place in listed if place[0] == "report")[-1:])


def pages(out, read):
    """Return a hash of every page of every document, by document and page."""
    listed = {d["document"]: d["files"] for d in figures.documents(out)}
    return {
        (name, number): hashlib.sha256(content).hexdigest()
        for name, files in listed.items()
        for file in files
        if file.endswith(read.__name__)
        for number, content in enumerate(read(out / file), 1)
    }


def pdf(path):
    """Return how each page looks."""
    with pymupdf.open(path) as document:
        return [page.get_pixmap(dpi=72).samples for page in document]


def pptx(path):
    """Return the slides of a file, each with its charts."""
    package = opened(path.read_bytes())
    parts = [n for n in package.relations if n.startswith("ppt/slides/slide")]
    ordered = sorted(parts, key=lambda name: int("".join(filter(str.isdigit, name))))
    return [b"".join(map(canonical, [package.content[n], *charts(package, n)])) for n in ordered]


def charts(package, slide):
    return [package.content[r.target] for r in package.relations[slide] if r.kind == "chart"]


def canonical(root):
    return etree.tostring(root, method="c14n")


@pytest.mark.parametrize("read", [pdf, pptx])
def test_the_pages_that_differ_are_those_that_the_register_names(outs, read):
    before, after = (pages(out, read) for out in outs)
    assert set(before) == set(after)
    differ = {page for page in before if before[page] != after[page]}
    assert told(outs) & set(before) <= differ <= resting(outs) | index(before)
    assert 0 < len(differ) < len(before)

"""The report as data: numbers of chapters, figures and tables, and references to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from report_builder import facts, results
from report_builder.model import Edition, Run, Text, plain
from report_builder.story.chartspec import ChartSpec, SeriesRole
from report_builder.story.foot import is_of_parts
from report_builder.story.ranking import thin
from report_builder.story.report.blocks import Chapter, Heading, Listing, Prose, Report
from report_builder.story.report.compose import compose_report
from report_builder.story.report.numbering import with_numbers
from report_builder.story.report.words import Asker
from tests import factories
from tests.editions import goals


def report_of(**changes: object) -> Report:
    """Return the report of the small edition."""
    edition = factories.edition(**changes)
    return compose_report(edition, facts.build(edition, results.compute(edition)))


def said(chapter: Chapter) -> str:
    """Return the running text of a chapter."""
    return "\n".join(plain(block.text) for block in chapter.blocks if isinstance(block, Prose))


def test_numbers_run_by_chapter_and_references_say_them() -> None:
    report = report_of()
    numbers = [chapter.number for chapter in report.chapters if not chapter.annex]
    counted = [number for number in numbers if number]
    assert counted == [str(n) for n in range(1, len(counted) + 1)]
    framework = next(table for table in report.tables if table.id == "framework")
    assert f"(ตารางที่\u00a0{framework.number})" in said(report.chapters[0])


def test_no_heading_stands_alone_and_ids_are_unique() -> None:
    report = report_of()
    for chapter in report.chapters:
        follows = zip(chapter.blocks, (*chapter.blocks[1:], None), strict=True)
        assert not any(isinstance(a, Heading) and b is None for a, b in follows)
    ids = [*(figure.id for figure in report.figures), *(table.id for table in report.tables)]
    assert len(ids) == len(set(ids))


@given(st.lists(st.sampled_from([2, 3]), max_size=8))
def test_no_heading_skips_a_level_and_no_number_stands_twice(levels: list[int]) -> None:
    blocks = tuple(
        block
        for at, level in enumerate(levels)
        for block in (Heading(f"h{at}", level, "", ()), Prose((Run("ข้อความ"),)))
    )
    (chapter,) = with_numbers([Chapter("one", "?", (), blocks)])
    told = [block for block in chapter.blocks if isinstance(block, Heading)]
    depths = [1, *(heading.level for heading in told)]
    assert all(after <= before + 1 for before, after in pairwise(depths))
    assert len({heading.number for heading in told}) == len(told)


def test_a_rank_has_the_range_that_cards_and_slides_say() -> None:
    cells = (cell for t in report_of().tables for row in t.table.rows for cell in row)
    ranges = {run.fact for cell in cells for run in cell if ".rank." in run.fact}
    assert ranges
    assert all(".rank.both." in fact for fact in ranges)


def test_what_is_marked_in_a_text_is_said_under_it() -> None:
    marked = {"text": ["ข้อที่มีดอกจัน*"], "foot": "*หมายเหตุท้ายรายการ"}
    indicator = factories.edition().framework.indicators[0].id
    told = report_of(texts={"findings": {indicator: marked}})
    assert any("*หมายเหตุท้ายรายการ" in said(chapter) for chapter in told.chapters)


def test_an_edition_says_a_sentence_of_its_own() -> None:
    report = report_of(texts={"report": {"summary": {"whole": {"score": "เขียนเอง"}}}})
    assert "เขียนเอง" in said(report.chapters[0])


def test_answers_of_equal_share_are_called_equal() -> None:
    edition = factories.edition()
    asker = Asker(edition, facts.build(edition, results.compute(edition)))
    for item in edition.items:
        shares = [
            asker.facts.printed(f"item.{item.id}.{o.id}.share") for o in asker.chosen(item)[:2]
        ]
        assert asker.tied(item) == (len(shares) == 2 and shares[0] == shares[1])


def test_slides_of_one_kicker_have_headings_of_their_own() -> None:
    told = {"kind": "bullets", "kicker": "หัวเรื่องเดียวกัน", "panels": [{"text": ["ข้อความ"]}]}
    slides = [{**told, "id": id, "title": f"เรื่อง {id}"} for id in ("a", "b")]
    blocks = report_of(texts={"project": slides}).blocks
    headings = [plain(block.text) for block in blocks if isinstance(block, Heading)]
    assert {"เรื่อง a", "เรื่อง b"} <= {*headings}
    assert "หัวเรื่องเดียวกัน" not in headings


def test_an_edition_tells_a_part_of_the_report_in_blocks_of_its_own() -> None:
    indicator = factories.edition().framework.indicators[0].id
    own = {"findings": {indicator: {"blocks": [{"p": {"only": "เขียนเพื่อรายงาน"}}]}}}
    texts = {"findings": {indicator: {"text": ["เขียนเพื่อสไลด์"]}}, "report": own}
    told = "".join(map(said, report_of(texts=texts).chapters))
    assert "เขียนเพื่อรายงาน" in told
    assert "เขียนเพื่อสไลด์" not in told


def test_references_that_follow_each_other_stand_in_the_same_brackets() -> None:
    text = (Run("ดู"), Run("", to="a"), Run("", to="none"), Run("", to="b"), Run(" ต่อ"))
    (chapter,) = with_numbers(
        [Chapter("one", "?", (), (Heading("a", 2, "", ()), Prose(text), Heading("b", 2, "", ())))]
    )
    assert said(chapter) == "ดู (หัวข้อ\u00a01.1 และหัวข้อ\u00a01.2) ต่อ"


def test_what_a_difference_takes_is_referred_to_at_its_section() -> None:
    report = report_of()
    sure = next(b for b in report.blocks if isinstance(b, Heading) and b.id == "sure")
    notes = [plain(t.source) for t in report.tables if t.id.startswith("scores_")]
    assert notes
    assert all(f"(หัวข้อ\u00a0{sure.number})" in note for note in notes)


def test_types_that_lead_do_so_alone_in_the_indicators_they_lead() -> None:
    edition = factories.edition()
    asker = Asker(edition, facts.build(edition, results.compute(edition)))
    for dimension in edition.framework.dimensions:
        every = edition.framework.of(dimension.id)
        leads = asker.leads(every)
        assert sum(lead.count for lead in leads) in (0, len(every))
        for one in every if leads else ():
            first, second = asker.types_in(f"indicator.{one.id}").facts[:2]
            assert asker.facts.printed(first) != asker.facts.printed(second)


def test_shares_of_answers_say_their_base_or_name_the_figure_that_does(
    edition_2559: Edition,
) -> None:
    book = facts.build(edition_2559, results.compute(edition_2559))
    for text in _told(compose_report(edition_2559, book)):
        bases = {book[run.fact].base for run in text if ".share" in run.fact}
        printed = {int(n) for n in re.findall(r"\d+", plain(text).replace(",", ""))}
        assert bases <= printed or any(run.to for run in text), plain(text)


def _told(report: Report) -> Iterator[Text]:
    for block in report.blocks:
        if isinstance(block, Prose):
            yield block.text
        elif isinstance(block, Listing):
            yield from (item.text for item in block.items)


def test_weights_of_indicators_are_told_once_where_they_are_alike() -> None:
    edition = factories.edition()
    asker = Asker(edition, facts.build(edition, results.compute(edition)))
    texts = {"indicators": {i.id: {"text": ["พิจารณา"]} for i in edition.framework.indicators}}
    told = said(next(c for c in report_of(texts=texts).chapters if c.id == "framework_method"))
    alike = {
        d.id: asker.weigh_alike(edition.framework.of(d.id)) for d in edition.framework.dimensions
    }
    apart = sum(len(edition.framework.of(id)) for id, same in alike.items() if not same)
    assert told.count("ซึ่งมีน้ำหนักเท่ากัน") == sum(alike.values())
    assert told.count(" น้ำหนักร้อยละ") == apart


def test_every_table_is_referred_to(edition_2559: Edition) -> None:
    book = facts.build(edition_2559, results.compute(edition_2559))
    own = goals.edition()
    few = compose_report(own, facts.build(own, results.compute(own)))
    for report in (report_of(), few, compose_report(edition_2559, book)):
        named = {run.to for text in _told(report) for run in text}
        firsts = [re.sub(r"_\d+$", "_1", table.id) for table in report.tables]
        assert [id for id in firsts if id not in named] == []


def test_a_figure_is_said_to_have_a_band_where_it_has_one(edition_2559: Edition) -> None:
    book = facts.build(edition_2559, results.compute(edition_2559))
    for figure in compose_report(edition_2559, book).figures:
        chart = figure.exhibit
        banded = isinstance(chart, ChartSpec) and any(
            s.role is SeriesRole.LOW for s in chart.series
        )
        assert ("แถบบนเส้น" in plain(figure.source)) == banded, figure.id


def test_a_chapter_says_that_numbers_are_made_up_where_it_first_says_one(
    edition_2559: Edition,
) -> None:
    book = facts.build(edition_2559, results.compute(edition_2559))
    report = compose_report(edition_2559, book)
    for chapter in report.chapters:
        said_so = False
        for text in _told(replace(report, chapters=(chapter,))):
            said_so = "จำลอง" in plain(text) or (said_so and chapter.id != "summary")
            made_up = [run.fact for run in text if is_of_parts(run.fact)]
            assert said_so or not made_up, (chapter.id, plain(text))


def test_units_too_thin_for_a_rank_say_so_where_a_figure_names_them(edition_2559: Edition) -> None:
    book = facts.build(edition_2559, results.compute(edition_2559))
    charts = [f.exhibit for f in compose_report(edition_2559, book).figures]
    labels = [
        *(d.label for c in charts if isinstance(c, ChartSpec) for row in c.dots for d in row),
        *(o.label for c in charts if isinstance(c, ChartSpec) for o in c.categories),
    ]
    named = {code: unit.name_th for code, unit in edition_2559.unit.items()}
    thin_ones = 0
    for label in labels:
        for run in label:
            match = re.fullmatch(r"(unit\.(\w+(?:-\w+)*)(?:\..+)?)\.score", run.fact)
            if match and plain(label).startswith(named[match[2]]):
                few = thin(book, f"unit.{match[2]}", match[1])
                thin_ones += few
                assert ("(ตอบ" in plain(label)) == few, plain(label)
    assert thin_ones

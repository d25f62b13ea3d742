"""What a report recommends: the weakest indicators first, each with what the edition has for it."""

from __future__ import annotations

from report_builder import facts, results
from report_builder.model import plain
from report_builder.story.report.blocks import Chapter, DataTable, Listing, Report
from report_builder.story.report.compose import compose_report
from tests import factories

ADVICE = {
    "people": {"text": [{"item": "จ้างเพิ่ม", "indicators": ["headcount"], "who": "ที่ทำการเขต"}]},
    "tools": {"text": [{"item": "ซื้ออุปกรณ์", "indicators": ["equipment"]}]},
    "additional": {
        "process": [{"item": "วางแผนใหม่", "indicators": ["planning"], "source": "editor"}]
    },
}


def recommending() -> tuple[Report, Chapter]:
    """Return the report of an edition with three recommendations, and their chapter."""
    edition = factories.edition(texts={"recommendations": ADVICE})
    report = compose_report(edition, facts.build(edition, results.compute(edition)))
    return report, next(c for c in report.chapters if c.id == "recommendations")


def needs(chapter: Chapter) -> DataTable:
    """Return the table of the weakest indicators."""
    return next(b for b in chapter.blocks if isinstance(b, DataTable) and b.id == "needs")


def test_the_lowest_score_comes_first() -> None:
    _, chapter = recommending()
    scores = [float(plain(row[1])) for row in needs(chapter).table.rows]
    assert len(scores) > 1
    assert scores == sorted(scores)


def test_what_has_no_recommendation_is_said_to_have_none() -> None:
    _, chapter = recommending()
    names = {i.name_th: i.id for i in factories.INDICATORS}
    advised = {"headcount", "equipment", "planning"}
    for row in needs(chapter).table.rows:
        assert (plain(row[3]) == "ไม่มีในฉบับนี้") == (names[plain(row[0])] not in advised)


def test_every_recommendation_is_told_with_who_acts_and_why() -> None:
    _, chapter = recommending()
    said = [plain(i.text) for b in chapter.blocks if isinstance(b, Listing) for i in b.items]
    assert {"จ้างเพิ่ม", "ซื้ออุปกรณ์", "วางแผนใหม่ (ผู้จัดทำรายงานเสนอเพิ่ม)"} <= {*said}
    (who,) = (text for text in said if "ที่ทำการเขต" in text)
    assert "อัตรากำลัง" in who


def test_the_summary_tells_the_weakest_in_their_order() -> None:
    report, chapter = recommending()
    told = next(b for b in report.chapters[0].blocks if isinstance(b, Listing))
    weakest = [plain(row[0]) for row in needs(chapter).table.rows]
    assert [plain(i.text).partition(" ")[0] for i in told.items] == weakest[: len(told.items)]


def test_in_the_summary_the_score_alone_is_bold() -> None:
    own = {d.id: {"text": []} for d in factories.edition().framework.dimensions}
    for one in factories.INDICATORS:
        own[one.dimension]["text"].append({"item": "**จ้าง**เพิ่ม", "indicators": [one.id]})
    edition = factories.edition(texts={"recommendations": own})
    report = compose_report(edition, facts.build(edition, results.compute(edition)))
    items = [i for b in report.chapters[0].blocks if isinstance(b, Listing) for i in b.items]
    told = [item.text for item in items if "จ้างเพิ่ม" in plain(item.text)]
    assert told
    for text in told:
        assert "จ้าง" not in "".join(run.text for run in text if run.bold)
        assert any(run.bold and run.fact for run in text)

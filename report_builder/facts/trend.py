"""Facts of scores through several years, on what all of them have; none of one year alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from report_builder.facts.earlier import TABLES, Earlier
from report_builder.model import Edition, Fact, Source
from report_builder.results import Results

HOW = "คำนวณเฉพาะตัวชี้วัดที่มีทุกปี ใช้ค่าเฉลี่ยของน้ำหนักทุกปี ค่ารวมคิดเฉพาะหน่วยที่มีทุกปี"


def facts(edition: Edition, results: Results, book: Mapping[str, Fact]) -> Iterator[Fact]:
    """Register each year and its scores; `book` are the facts of this year."""
    if edition.previous is None:
        return
    earlier = {own.year: own for own in (edition.previous, *edition.earlier)}
    for year, figures in results.trend.items():
        latest = edition.previous.year == year
        tables = TABLES if latest else f"{TABLES}{year}."
        rows = Earlier(edition, earlier[year], tables) if year in earlier else None
        table = f"{tables}settings" if rows else "settings"
        source = Source("edition.toml", table, "year", 1)
        label = "ปีที่แสดงแนวโน้ม"
        id = f"trend.{year}.survey.year"
        yield Fact(id, float(year), "year", 0, None, label, "ปีของฉบับ", (source,))
        for id, figure in figures.items():
            now = book[id]
            yield replace(
                now,
                id=f"trend.{year}.{id}",
                value=figure.value,
                base=figure.n,
                label=f"{now.label} พ.ศ. {year} เฉพาะส่วนที่มีทุกปี",
                derivation=HOW,
                sources=rows.of(figure) if rows else now.sources,
            )

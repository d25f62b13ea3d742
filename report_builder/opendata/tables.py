"""Write the results as open data: tidy tables for a data catalogue, described by a data package.

Column names are English, their Thai labels stand in datapackage.json (Frictionless Data Package,
Tabular Data Package profile) and beside the headings of the workbook. Codes of provinces are
ISO 3166-2:TH. Scores and shares are rounded half up to four decimals.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from report_builder.edition.form.sheets import workbook
from report_builder.edition.headings import thai_heading
from report_builder.edition.nouns import weighed_by
from report_builder.model import Edition, Unit
from report_builder.opendata import years
from report_builder.opendata.catalogue import score_label
from report_builder.opendata.datapackage import Field, Resource, as_csv, as_sheet, described
from report_builder.opendata.numbers import count, flag, number
from report_builder.opendata.standings import NAMES, SYNTHETIC, ranks, scores
from report_builder.results import Results

FOLDER = "opendata"
PACKAGE = "datapackage.json"
WORKBOOK = "opendata.xlsx"


def files(edition: Edition, results: Results, day: date) -> dict[str, bytes]:
    """Return the files of the open data by their names; `day` dates the package."""
    tables = tuple(resources(edition, results))
    texts = {f"{table.name}.csv": as_csv(table) for table in tables}
    return {
        **texts,
        WORKBOOK: workbook(map(as_sheet, tables)),
        PACKAGE: described(edition, tables, texts, day),
    }


def resources(edition: Edition, results: Results) -> Iterator[Resource]:
    """Yield the tables, each with the year before all else."""
    yield from (years.dated(edition, table) for table in _tables(edition, results))


def _tables(edition: Edition, results: Results) -> Iterator[Resource]:
    """Yield what was measured, of whom, the scores, answers and changes if there are any."""
    yield _dimensions(edition)
    if edition.framework.themes:
        yield _themes(edition)
    yield _indicators(edition)
    yield _units(edition, results)
    if edition.levels:
        yield _groups(edition, results)
    yield scores(edition, results)
    yield ranks(edition, results)
    if edition.items:
        yield _answers(edition, results)
    if results.comparison:
        yield from years.resources(edition, results.comparison)


def _dimensions(edition: Edition) -> Resource:
    fields = (Field("dimension_id", "รหัสด้าน"), *NAMES, Field("weight", "น้ำหนัก (ร้อยละ)", "number"))
    rows = ((d.id, d.name_th, d.name_en, number(d.weight)) for d in edition.framework.dimensions)
    return Resource("dimensions", "ด้าน", fields, ("dimension_id",), tuple(rows))


def _themes(edition: Edition) -> Resource:
    fields = (
        *(Field("theme_id", "รหัสหัวข้อย่อย"), Field("dimension_id", "รหัสด้าน"), *NAMES),
        Field("weight", "น้ำหนักในด้าน (ร้อยละ)", "number"),
    )
    rows = (
        (t.id, t.dimension, t.name_th, t.name_en, number(t.weight))
        for t in edition.framework.themes
    )
    return Resource("themes", "หัวข้อย่อย", fields, ("theme_id",), tuple(rows))


def _indicators(edition: Edition) -> Resource:
    """Return the indicators, with their themes where the framework has any."""
    divided = bool(edition.framework.themes)
    whole = "หัวข้อย่อย หรือในด้านที่ไม่มีหัวข้อย่อย" if divided else "ด้าน"
    fields = (
        *(Field("indicator_id", "รหัสตัวชี้วัด"), Field("dimension_id", "รหัสด้าน")),
        *((Field("theme_id", "รหัสหัวข้อย่อย"),) if divided else ()),
        *(*NAMES, Field("weight", f"น้ำหนักใน{whole} (ร้อยละ)", "number")),
    )
    rows = (
        (
            *(i.id, i.dimension, *((i.theme,) if divided else ())),
            *(i.name_th, i.name_en, number(i.weight)),
        )
        for i in edition.framework.indicators
    )
    return Resource("indicators", "ตัวชี้วัด", fields, ("indicator_id",), tuple(rows))


def _units(edition: Edition, results: Results) -> Resource:
    noun, clustered = edition.settings.unit_noun, any(u.cluster for u in edition.units)
    fields = (
        Field("unit_code", f"รหัส{noun}"),
        *NAMES,
        Field("region_th", edition.settings.region_noun),
        *((Field("cluster_th", thai_heading("units", "cluster")),) if clustered else ()),
        *((Field("weight", weighed_by(edition.settings), "number"),) if edition.weighted else ()),
        *((Field("group", "ระดับ", "integer"),) if edition.levels else ()),
        *(
            Field(c.column, f"{c.name_th} ({c.unit_th})" if c.unit_th else c.name_th, "number")
            for c in edition.context
        ),
    )
    rows = (
        (
            u.code,
            u.name_th,
            u.name_en,
            u.region,
            *((u.cluster,) if clustered else ()),
            *_weight(edition, u),
            *_group(edition, results, u),
            *_context(edition, u),
        )
        for u in edition.units
    )
    return Resource("units", noun, fields, ("unit_code",), tuple(rows))


def _weight(edition: Edition, unit: Unit) -> tuple[str, ...]:
    return (number(unit.weight),) if edition.weighted else ()


def _context(edition: Edition, unit: Unit) -> tuple[str, ...]:
    return tuple(number(values.get(unit.code)) for values in edition.context.values())


def _group(edition: Edition, results: Results, unit: Unit) -> tuple[str, ...]:
    return (count(results.group.get(unit.code)),) if edition.levels else ()


def _groups(edition: Edition, results: Results) -> Resource:
    fields = (
        *(Field("group", "ระดับ", "integer"), *NAMES),
        Field("from", f"ตั้งแต่{score_label(edition)}", "number"),
        Field("units", f"จำนวน{edition.settings.unit_noun}", "integer"),
    )
    reached = [*results.group.values()]
    rows = (
        (str(k), level.name_th, level.name_en, number(level.start), str(reached.count(k)))
        for k, level in enumerate(edition.levels, start=1)
    )
    return Resource("groups", "ระดับ", fields, ("group",), tuple(rows))


def _answers(edition: Edition, results: Results) -> Resource:
    fields = (
        *(Field("item_id", "รหัสข้อคำถาม"), Field("number", "ข้อในแบบสำรวจ")),
        *(Field("question_th", "คำถาม"), Field("option_id", "รหัสตัวเลือก")),
        *(Field("option_th", "ตัวเลือก"), Field("count", "จำนวนผู้เลือก", "integer")),
        *(Field("share", "ร้อยละ", "number"), Field("n", "จำนวนผู้ตอบข้อนี้", "integer")),
        SYNTHETIC,
    )
    rows = tuple(_answer_rows(edition, results))
    return Resource("answers", "คำตอบ", fields, ("item_id", "option_id"), rows)


def _answer_rows(edition: Edition, results: Results) -> Iterator[tuple[str, ...]]:
    for item in edition.items:
        table = results.items[item.id]
        for option in item.options:
            count, share = table.counts[option.id], table.share(option.id)
            yield (
                *(item.id, item.number, item.question_th, option.id, option.label_th),
                *(str(count), number(share), str(table.n), flag(edition)),
            )

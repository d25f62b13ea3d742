"""Tables of the whole: the framework with its scores, regions, and the groups of units."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.edition.nouns import settled
from report_builder.story.groups import LEVEL, groups
from report_builder.story.tables import notes
from report_builder.story.tables.types import Cells, Column, Source, StatTable, columns, said
from report_builder.thai.nouns import beside

TOTAL = "คะแนนรวม"
_SCORED = (Column("คะแนน", (notes.SCORE,)), Column("ฐาน", (notes.BASE,)))
ENDS = (Column("ขอบล่าง", (notes.INTERVAL,)), Column("ขอบบน", (notes.INTERVAL,)))


def framework(source: Source) -> StatTable:
    """Return total, dimensions and themes of the whole: weight, score, interval and base."""
    own = source.edition.framework
    whole = settled(source.edition.settings, source.edition.units).whole.noun
    rows = [
        (
            said(TOTAL),
            said(TOTAL),
            said("Total"),
            *_scored(source, "nation", "framework.weights.sum"),
        ),
        *(
            (said("ด้าน"), said(d.name_th), said(d.name_en), *_scored(source, f"dimension.{d.id}"))
            for d in own.dimensions
        ),
        *(
            (said("หัวข้อย่อย"), said(t.name_th), said(t.name_en), *_scored(source, f"theme.{t.id}"))
            for t in own.themes
        ),
    ]
    title = beside("คะแนนรวมและคะแนนรายด้านของ", whole)
    headings = (*columns("ระดับ", "ชื่อ", "ชื่ออังกฤษ"), Column("น้ำหนัก", (notes.WEIGHT,)))
    return StatTable("whole", title, (*headings, *_SCORED, *ENDS), tuple(rows))


def _scored(source: Source, id: str, weight: str = "") -> Cells:
    ids = (weight or f"{id}.weight", f"{id}.score", f"{id}.n", *ends(id))
    return source.numbers(ids)


def ends(id: str) -> tuple[str, str]:
    """Return the facts of the ends of the interval of a score."""
    return f"{id}.score.low", f"{id}.score.high"


def indicators(source: Source) -> StatTable:
    """Return the indicators of the whole: weight, score, middle half, units clearly below."""
    own, unit = source.edition.framework, source.edition.settings.unit_noun
    named = {d.id: d.name_th for d in own.dimensions} | {t.id: t.name_th for t in own.themes}
    themes = columns("หัวข้อย่อย") if own.themes else ()
    rows = tuple(
        (
            said(named[i.dimension]),
            *((said(named.get(i.theme, "")),) if own.themes else ()),
            *(said(i.name_th), said(i.name_en)),
            *source.numbers(f"indicator.{i.id}.{of}" for of in _OF_INDICATORS),
        )
        for i in own.indicators
    )
    headings = (
        *(*columns("ด้าน"), *themes, *columns("ตัวชี้วัด", "ชื่ออังกฤษ")),
        *(Column("น้ำหนัก", (notes.WEIGHT,)), *_SCORED, *ENDS),
        *columns("ควอร์ไทล์ที่หนึ่ง", "ควอร์ไทล์ที่สาม"),
        Column(f"จำนวน{unit}ที่ต่ำกว่าค่าเฉลี่ยชัดเจน", (notes.BELOW,)),
    )
    return StatTable("indicators", "คะแนนรายตัวชี้วัด", headings, rows)


_OF_INDICATORS = ("weight", "score", "n", "score.low", "score.high", "q1", "q3", "below.count")


def regions(source: Source) -> StatTable:
    """Return the regions: their units, total and dimensions."""
    noun, unit = source.edition.settings.region_noun, source.edition.settings.unit_noun
    own = source.edition.framework.dimensions
    names = dict.fromkeys((*source.edition.settings.region_order, *_regions(source)))
    rows = tuple(
        (said(name), *source.numbers(_of_region(source, name)))
        for name in names
        if f"region.{name}.score" in source.facts
    )
    headings = (
        *columns(noun or "ภาค", f"จำนวน{unit}", f"จำนวน{unit}ที่มีคะแนน"),
        Column(TOTAL, (notes.SCORE,)),
        *columns(*(d.name_th for d in own)),
    )
    return StatTable("regions", beside("คะแนนราย", noun), headings, rows)


def _regions(source: Source) -> Iterator[str]:
    return (unit.region for unit in source.edition.units if unit.region)


def _of_region(source: Source, name: str) -> Iterator[str]:
    id = f"region.{name}"
    yield from (f"{id}.units.count", f"{id}.scored.count", f"{id}.score")
    yield from (f"{id}.dimension.{d.id}.score" for d in source.edition.framework.dimensions)


def grouped(source: Source) -> StatTable:
    """Return the groups of units by score, the lowest first: how many units, and their edges."""
    unit = source.edition.settings.unit_noun
    rows = tuple(
        (
            *(said(str(own.k)), said(own.name or f"กลุ่มคะแนนที่ {own.k}")),
            *source.numbers(f"group.{own.k}.{of}" for of in ("low", "high", "count", "share")),
        )
        for own in groups(source.edition, source.facts)
    )
    headings = ("กลุ่ม", LEVEL, "ตั้งแต่คะแนน", "ต่ำกว่าคะแนน", f"จำนวน{unit}", f"ร้อยละของ{unit}")
    return StatTable("groups", f"กลุ่มคะแนนของ{unit}", columns(*headings), rows)

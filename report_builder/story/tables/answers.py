"""Tables of who answered, of types of respondents, and of what was answered to every question."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.model import Item, RespondentType
from report_builder.story.tables import notes
from report_builder.story.tables.types import Cells, Column, Source, StatTable, columns, said

_MULTIPLE = "multiple"
_COUNTED = columns("จำนวน", "ร้อยละ")


def types(source: Source) -> StatTable:
    """Return the types of respondents: how many were asked and answered, and their scores."""
    noun, own = source.edition.settings.respondent_noun, source.edition
    rows = tuple(
        (said(kind.name_th), *source.numbers(f"type.{kind.id}.{of}" for of in _of_types(source)))
        for kind in _known(source)
    )
    headings = (
        *columns(f"ประเภท{noun}", f"จำนวน{noun}ที่สำรวจ", f"จำนวน{noun}ที่ตอบ", "ร้อยละที่ตอบ"),
        Column("คะแนนรวม", (notes.SCORE,)),
        *columns(*(d.name_th for d in own.framework.dimensions)),
    )
    return StatTable("types", f"การตอบและคะแนนตามประเภท{noun}", headings, rows)


def _known(source: Source) -> Iterator[RespondentType]:
    """Yield the types that something is known of."""
    for kind in source.edition.types:
        if source.has((f"type.{kind.id}.asked.count", f"type.{kind.id}.score")):
            yield kind


def _of_types(source: Source) -> Iterator[str]:
    yield from ("asked.count", "responded.count", "responded.share", "score")
    yield from (f"dimension.{d.id}.score" for d in source.edition.framework.dimensions)


def type_indicators(source: Source) -> StatTable:
    """Return the scores of the types of respondents in every indicator."""
    own = source.edition.framework
    kinds = [k for k in source.edition.types if f"type.{k.id}.score" in source.facts]
    named = {d.id: d.name_th for d in own.dimensions}
    rows = tuple(
        (
            *(said(named[i.dimension]), said(i.name_th), source.number(f"indicator.{i.id}.score")),
            *source.numbers(f"type.{kind.id}.indicator.{i.id}.score" for kind in kinds),
        )
        for i in own.indicators
    )
    headings = (
        *(*columns("ด้าน", "ตัวชี้วัด"), Column("คะแนนของทั้งหมด", (notes.SCORE,))),
        *columns(*(kind.name_th for kind in kinds)),
    )
    title = f"คะแนนรายตัวชี้วัดตามประเภท{source.edition.settings.respondent_noun}"
    return StatTable("type-indicators", title, headings, rows if kinds else ())


def channels(source: Source) -> StatTable:
    """Return in which ways respondents answered."""
    own = source.edition.settings
    rows = tuple(
        (said(name), *source.numbers((f"channel.{id}.count", f"channel.{id}.share")))
        for id, name in own.channels.items()
        if f"channel.{id}.count" in source.facts
    )
    headings = (*columns("ช่องทาง"), *_COUNTED)
    return StatTable("channels", f"ช่องทางที่{own.respondent_noun}ตอบ", headings, rows)


def completeness(source: Source) -> StatTable:
    """Return how many units had so many of their respondents answer."""
    own = source.edition.settings
    found = (fact.id.split(".")[1] for fact in source.facts.matching("completeness.*.count"))
    rows = tuple(
        (said(k), *source.numbers((f"completeness.{k}.count", f"completeness.{k}.share")))
        for k in found
    )
    headings = (*columns(f"จำนวน{own.respondent_noun}ที่ตอบ"), *_COUNTED)
    title = f"จำนวน{own.unit_noun}ตามจำนวน{own.respondent_noun}ที่ตอบ"
    return StatTable("completeness", title, headings, rows)


def answers(source: Source) -> StatTable:
    """Return how often every option of every question was chosen."""
    rows, marks = [], []
    for item in _answered(source):
        for option in item.options:
            id = f"item.{item.id}"
            ids = (f"{id}.{option.id}.count", f"{id}.{option.id}.share", f"{id}.n")
            rows.append((*_question(item), said(option.label_th), *source.numbers(ids)))
            marks.append((notes.CHOICES,) if item.kind == _MULTIPLE else ())
    headings = (*columns("ข้อ", "คำถาม", "คำตอบ"), *_COUNTED, *columns("ฐาน"))
    return StatTable(
        "answers", "คำตอบทุกข้อ", headings, tuple(rows), tuple(marks) if any(marks) else ()
    )


def _answered(source: Source) -> Iterator[Item]:
    return (item for item in source.edition.items if f"item.{item.id}.n" in source.facts)


def _question(item: Item) -> Cells:
    return said(item.number), said(item.question_th)


def opinions(source: Source) -> StatTable:
    """Return the means of the questions that ask how far one agrees."""
    rated = [i for i in _answered(source) if f"item.{i.id}.mean" in source.facts]
    rows = tuple(
        (*_question(item), *source.numbers(f"item.{item.id}.{of}" for of in _OPINIONS))
        for item in rated
    )
    headings = columns("ข้อ", "ข้อความ", "ค่าเฉลี่ย", "ร้อยละที่เห็นด้วย", "ร้อยละที่ไม่เห็นด้วย", "ฐาน")
    return StatTable("opinions", "ระดับความเห็น", headings, rows)


_OPINIONS = ("mean", "agree.share0", "disagree.share0", "n")


def type_answers(source: Source) -> StatTable:
    """Return the shares of every option among the types of respondents."""
    kinds = source.edition.types
    rows = tuple(
        (
            *(*_question(item), said(option.label_th)),
            *source.numbers(f"item.{item.id}.{option.id}.type.{k.id}.share" for k in kinds),
        )
        for item in _answered(source)
        for option in item.options
    )
    headings = columns("ข้อ", "คำถาม", "คำตอบ", *(kind.name_th for kind in kinds))
    title = f"คำตอบตามประเภท{source.edition.settings.respondent_noun} (ร้อยละ)"
    return StatTable("type-answers", title, headings, rows if kinds else ())

"""Facts of the answers to the questionnaire's items."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.facts import make
from report_builder.facts.sources import Sources, equal, one_of
from report_builder.model import Edition, Fact, Item, Source
from report_builder.results import Results
from report_builder.results.tabulate import AGREE, DISAGREE, Table

CASES = "นับผู้ตอบข้อคำถามนี้"
CHOSEN = "นับผู้ตอบที่เลือกตัวเลือกนี้"
LIKERT = "ค่าเฉลี่ยของระดับความเห็นของผู้ตอบที่ให้ระดับ"


def facts(edition: Edition, results: Results, sources: Sources) -> Iterator[Fact]:
    """Register the base, the frequencies and the Likert mean of every item that has answers."""
    rows = edition.answers.groupby("item").size().to_dict()
    for item in edition.items:
        table = results.items[item.id]
        if table.n:
            everyone = sources.table("answers", equal("item", item.id), int(rows[item.id]))
            label = f"ผู้ตอบ “{item.question_th}”"
            id = f"item.{item.id}.n"
            yield make.count(id, table.n, f"จำนวน{label}", CASES, (everyone,), table.n)
            yield from _options(item, table, sources)
            if table.values:
                yield from _likert(item, table, sources)


def _options(item: Item, table: Table, sources: Sources) -> Iterator[Fact]:
    for option in item.options:
        query = f"{equal('item', item.id)} and {equal('option', option.id)}"
        source = (sources.table("answers", query, table.counts[option.id]),)
        label = f"ผู้ที่ตอบ “{option.label_th}” ใน “{item.question_th}”"
        id = f"item.{item.id}.{option.id}"
        yield from make.frequency(id, table, option.id, label, CHOSEN, source)


def _likert(item: Item, table: Table, sources: Sources) -> Iterator[Fact]:
    for name, wanted, words in (("agree", AGREE, "เห็นด้วย"), ("disagree", DISAGREE, "ไม่เห็นด้วย")):
        choices = table.having(wanted)
        source = (_chosen(item, table, choices, sources),)
        label, how = f"ผู้ตอบที่{words}ว่า “{item.question_th}”", "รวมจำนวนของสองระดับ หารด้วยฐาน คูณ 100"
        id, share = f"item.{item.id}.{name}.share0", table.share(*choices)
        yield make.percent(id, share, 0, table.n, label, how, source)
    source = (_chosen(item, table, tuple(table.values or ()), sources),)
    label = f"ค่าเฉลี่ยระดับความเห็น “{item.question_th}”"
    id = f"item.{item.id}.mean"
    yield Fact(id, table.mean(), "likert", 1, table.rated(), label, LIKERT, source)


def _chosen(item: Item, table: Table, choices: tuple[str, ...], sources: Sources) -> Source:
    query = f"{equal('item', item.id)} and {one_of('option', choices)}"
    return sources.table("answers", query, sum(table.counts[choice] for choice in choices))

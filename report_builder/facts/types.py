"""Facts of the types of respondents: their scores, channels, answers, and responses by region."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.edition.scales import of_print
from report_builder.facts import make
from report_builder.facts.answers import CASES
from report_builder.facts.sources import Sources, equal
from report_builder.facts.survey import ANSWERED, COUNTED
from report_builder.facts.ways import of_many, rescaled
from report_builder.model import Edition, Fact, Item, RespondentType, Source
from report_builder.results import Results
from report_builder.results.response import RESPONDED
from report_builder.results.tabulate import Table
from report_builder.thai.nouns import beside

GAP = "คะแนนของประเภทลบคะแนนเฉลี่ยรวม ตามที่พิมพ์"


def facts(edition: Edition, results: Results, sources: Sources) -> Iterator[Fact]:
    """Register what is known of each type; nothing where scores came in per unit."""
    for kind in edition.types:
        asked = sources.table("respondents", equal("type", kind.id), _asked(results, kind))
        if kind.id in results.types:
            yield from _scores(edition, results, kind, asked, sources)
        if edition.respondents:
            yield from _channels(edition, results.responses.type_channels[kind.id], kind, sources)
            yield from _regions(edition, results, kind, sources)
    rows = edition.answers.groupby("item").size().to_dict()
    for item in edition.items:
        source = sources.table("answers", equal("item", item.id), int(rows.get(item.id, 0)))
        for id, table in results.item_types[item.id].items():
            asked = sources.table(
                "respondents", equal("type", id), _asked(results, edition.type[id])
            )
            yield from _answers(item, edition.type[id], table, (source, asked))


def _asked(results: Results, kind: RespondentType) -> int:
    return results.responses.types[kind.id].n


def _scores(
    edition: Edition, results: Results, kind: RespondentType, asked: Source, sources: Sources
) -> Iterator[Fact]:
    own, nation, ways = results.types[kind.id], results.nation, of_many(edition)
    id, of = f"type.{kind.id}", beside("ของ", kind.name_th)
    source, scale = (sources.total(nation.total.n), asked), of_print(edition.settings)
    yield from make.score_and_base(id, own.total, beside("คะแนนเฉลี่ย", of), ways.total, source)
    for d in edition.framework.dimensions:
        label, how = beside("คะแนนเฉลี่ย", d.name_th, of), ways.of(edition.framework, d)
        source = (sources.dimension(d.id)(nation.dimensions[d.id].n), asked)
        name = f"{id}.dimension.{d.id}.score"
        yield make.score(name, own.dimensions[d.id], label, how, source)
    for i in edition.framework.indicators:
        mean, whole = own.indicators[i.id], nation.indicators[i.id]
        label = beside("คะแนนเฉลี่ย", i.name_th, of)
        source = (sources.indicator(i.id)(whole.n), asked)
        how = rescaled(ways.indicator, edition.settings, i)
        yield make.score(f"{id}.indicator.{i.id}.score", mean, label, how, source)
        label = f"{label} เทียบค่าเฉลี่ยรวม"
        yield make.gap(f"{id}.indicator.{i.id}.gap", mean, whole, label, GAP, source, scale)


def _channels(
    edition: Edition, table: Table, kind: RespondentType, sources: Sources
) -> Iterator[Fact]:
    id = f"type.{kind.id}"
    for channel, n in table.counts.items():
        label = beside(kind.name_th, "ที่ตอบทาง", edition.settings.channels.get(channel, channel))
        query = f"{equal('type', kind.id)} and {equal('channel', channel)}"
        source = (sources.table("respondents", query, n),)
        name = f"{id}.channel.{channel}.count"
        yield make.count(name, n, f"จำนวน{label}", COUNTED, source, table.n)
    source = (sources.table("respondents", equal("type", kind.id), table.n),)
    label, silent = beside(kind.name_th, "ที่ไม่ตอบ"), table.n - sum(table.counts.values())
    yield make.count(
        f"{id}.not_responded.count", silent, f"จำนวน{label}", ANSWERED, source, table.n
    )
    label = beside("จำนวน", kind.name_th, "ที่สำรวจ")
    yield make.count(f"{id}.asked.count", table.n, label, COUNTED, source)


def _regions(
    edition: Edition, results: Results, kind: RespondentType, sources: Sources
) -> Iterator[Fact]:
    answered = results.responses.types[kind.id].counts[RESPONDED]
    source = (sources.answered(equal("type", kind.id), answered),)
    for region in results.regions:
        if (table := results.responses.type_regions.get((kind.id, region))) is not None:
            label, id = (
                beside(kind.name_th, "ใน", region, "ที่ตอบ"),
                f"type.{kind.id}.region.{region}",
            )
            share = table.share(RESPONDED)
            yield make.percent(f"{id}.share0", share, 0, table.n, label, make.SHARE, source)


def _answers(
    item: Item, kind: RespondentType, table: Table, source: tuple[Source, ...]
) -> Iterator[Fact]:
    label = f"จำนวน{kind.name_th}ที่ตอบ “{item.question_th}”"
    yield make.count(f"item.{item.id}.type.{kind.id}.n", table.n, label, CASES, source, table.n)
    for option in item.options:
        label = f"{kind.name_th}ที่ตอบ “{option.label_th}” ใน “{item.question_th}”"
        id = f"item.{item.id}.{option.id}.type.{kind.id}.share"
        yield make.percent(id, table.share(option.id), 1, table.n, label, make.SHARE, source)

"""Facts of every unit and respondent: scores, ranks, groups and distances to the nation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from report_builder.facts import make
from report_builder.facts.nation import DIMENSION, INDICATOR, TOTAL
from report_builder.facts.sources import Sources, equal
from report_builder.model import Edition, Fact, Source, Unit
from report_builder.results import Results
from report_builder.results.response import RESPONDED
from report_builder.results.score import Mean

GAP = "คะแนนของหน่วยลบคะแนนเฉลี่ยของประเทศ ก่อนปัดเศษ"
GROUP = "เทียบคะแนนรวมก่อนปัดเศษกับขอบกลุ่มคะแนน"
RESPONDENT = "ค่าเฉลี่ยถ่วงน้ำหนักของคะแนนรายด้านที่มีข้อมูล"


def facts(edition: Edition, results: Results, sources: Sources) -> Iterator[Fact]:
    """Register the facts of all units, then of all respondents."""
    every = tuple(indicator.id for indicator in edition.framework.indicators)
    nation = sources.scores(every, results.nation.total.n)
    ranked = Counter(edition.unit[code].region for code in results.rank)
    for unit in edition.units:
        yield from _standing(edition, results, unit, nation, ranked[unit.region])
        yield from _scores(edition, results, unit, sources)
        if edition.respondents:
            yield from _responses(edition, results, unit, sources)
    yield from _respondents(edition, results, sources)


def _standing(
    edition: Edition, results: Results, unit: Unit, nation: Source, ranked: int
) -> Iterator[Fact]:
    id, name = f"unit.{unit.code}", f"{edition.settings.unit_noun}{unit.name_th}"
    rank, everyone = results.rank.get(unit.code), len(results.rank)
    yield make.rank(f"{id}.rank", rank, everyone, f"อันดับของ{name}", (nation,))
    rank, label = results.region_rank.get(unit.code), f"อันดับของ{name}ใน{unit.region}"
    yield make.rank(f"{id}.region_rank", rank, ranked, label, (nation,))
    group, label = results.group.get(unit.code), f"กลุ่มคะแนนของ{name}"
    yield Fact(f"{id}.group", group, "rank", 0, everyone, label, GROUP, (nation,))


def _scores(edition: Edition, results: Results, unit: Unit, sources: Sources) -> Iterator[Fact]:
    own, nation, framework = results.units[unit.code], results.nation, edition.framework
    id, of = f"unit.{unit.code}", f"ของ{edition.settings.unit_noun}{unit.name_th}"
    every = [indicator.id for indicator in framework.indicators]
    source = sources.scores_of([unit.code], every, own.total.n)
    yield from _score(id, own.total, nation.total, f"คะแนนรวม{of}", TOTAL, source)
    for d in framework.dimensions:
        mean, parts = own.dimensions[d.id], [part.id for part in framework.of(d.id)]
        source = sources.scores_of([unit.code], parts, mean.n)
        part, label = f"{id}.dimension.{d.id}", f"คะแนน{d.name_th}{of}"
        yield from _score(part, mean, nation.dimensions[d.id], label, DIMENSION, source)
    for i in framework.indicators:
        mean = own.indicators[i.id]
        source = sources.scores_of([unit.code], [i.id], mean.n)
        part, label = f"{id}.indicator.{i.id}", f"คะแนน{i.name_th}{of}"
        yield from _score(part, mean, nation.indicators[i.id], label, INDICATOR, source)


def _score(
    id: str, own: Mean, nation: Mean, label: str, derivation: str, source: Source
) -> Iterator[Fact]:
    yield make.score(f"{id}.score", own, label, derivation, (source,))
    label = f"{label} เทียบค่าเฉลี่ยของประเทศ"
    yield Fact(f"{id}.gap", _gap(own, nation), "points", 1, own.n, label, GAP, (source,))


def _gap(own: Mean, nation: Mean) -> float | None:
    if own.value is None or nation.value is None:
        return None
    return own.value - nation.value


def _responses(edition: Edition, results: Results, unit: Unit, sources: Sources) -> Iterator[Fact]:
    table, noun = results.responses.units[unit.code], edition.settings.respondent_noun
    name, query = f"{edition.settings.unit_noun}{unit.name_th}", equal("unit", unit.code)
    asked = (sources.table("respondents", query, table.n),)
    id, label = f"unit.{unit.code}.asked.count", f"จำนวน{noun}ที่สำรวจใน{name}"
    yield make.count(id, table.n, label, "นับจำนวนแถว", asked)
    answered = (sources.answered(query, table.counts[RESPONDED]),)
    id, label = f"unit.{unit.code}.responded.count", f"จำนวน{noun}ที่ตอบใน{name}"
    how = f"นับ{noun}ที่มีช่องทางการตอบ"
    yield make.count(id, table.counts[RESPONDED], label, how, answered, table.n)


def _respondents(edition: Edition, results: Results, sources: Sources) -> Iterator[Fact]:
    for respondent in edition.respondents:
        if respondent.id in results.respondents:
            value = results.respondents[respondent.id]
            n = int(value is not None)
            unit, kind = edition.unit[respondent.unit], edition.type[respondent.type]
            label = f"คะแนนของ{kind.name_th} {edition.settings.unit_noun}{unit.name_th}"
            source = (sources.table("scores", equal("respondent", respondent.id), n),)
            id = f"respondent.{respondent.id}.score"
            yield make.score(id, Mean(value, n), label, RESPONDENT, source)

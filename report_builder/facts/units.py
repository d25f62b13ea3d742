"""Facts of every unit and respondent: scores, ranks, groups and distances to the nation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from report_builder.facts import make
from report_builder.facts.nation import DIMENSION, INDICATOR, TOTAL
from report_builder.facts.sources import Find, Sources, equal
from report_builder.facts.survey import ANSWERED, COUNTED
from report_builder.model import Dimension, Edition, Fact, Respondent, Source, Unit
from report_builder.results import Results
from report_builder.results.response import RESPONDED
from report_builder.results.score import Mean

GAP = "คะแนนของพื้นที่ลบคะแนนเฉลี่ยของประเทศ ก่อนปัดเศษ"
GROUP = "เทียบคะแนนรวมก่อนปัดเศษกับขอบกลุ่มคะแนน"
RESPONDENT = "ค่าเฉลี่ยถ่วงน้ำหนักของคะแนนรายด้านที่มีข้อมูล"


@dataclass(frozen=True, slots=True)
class _Field:
    """Among whom a unit is ranked: how many have a rank, and the rows behind their scores."""

    ranked: int
    source: Source


def facts(edition: Edition, results: Results, sources: Sources) -> Iterator[Fact]:
    """Register the facts of all units, then of all respondents."""
    everyone = _Field(len(results.rank), sources.total(results.nation.total.n))
    regions = {name: _region(edition, results, name, sources) for name in results.regions}
    for unit in edition.units:
        yield from _standing(edition, results, unit, everyone, regions[unit.region])
        yield from _scores(edition, results, unit, sources)
        if edition.respondents:
            yield from _responses(edition, results, unit, sources)
    for respondent in edition.respondents:
        if respondent.id in results.respondents:
            yield _respondent(edition, respondent, results.respondents[respondent.id], sources)


def _region(edition: Edition, results: Results, name: str, sources: Sources) -> _Field:
    codes = [unit.code for unit in edition.units if unit.region == name]
    ranked = sum(code in results.rank for code in codes)
    return _Field(ranked, sources.total(results.regions[name].total.n, codes))


def _standing(
    edition: Edition, results: Results, unit: Unit, everyone: _Field, region: _Field
) -> Iterator[Fact]:
    id, name = f"unit.{unit.code}", edition.settings.called(unit)
    rank, source = results.rank.get(unit.code), (everyone.source,)
    yield make.rank(f"{id}.rank", rank, everyone.ranked, f"อันดับของ{name}", source)
    group, label = results.group.get(unit.code), f"กลุ่มคะแนนของ{name}"
    yield Fact(f"{id}.group", group, "rank", 0, everyone.ranked, label, GROUP, source)
    rank, label = results.region_rank.get(unit.code), f"อันดับของ{name}ใน{unit.region}"
    yield make.rank(f"{id}.region_rank", rank, region.ranked, label, (region.source,))


def _scores(edition: Edition, results: Results, unit: Unit, sources: Sources) -> Iterator[Fact]:
    own, nation = results.units[unit.code], results.nation
    id, of = f"unit.{unit.code}", f"ของ{edition.settings.called(unit)}"
    score = partial(_score, unit.code)
    yield from score(id, own.total, nation.total, f"คะแนนรวม{of}", TOTAL, sources.total)
    for d in edition.framework.dimensions:
        means, find = (own.dimensions[d.id], nation.dimensions[d.id]), sources.dimension(d.id)
        label = f"คะแนน{d.name_th}{of}"
        yield from score(f"{id}.dimension.{d.id}", *means, label, DIMENSION, find)
        yield _rank_in(d, results, unit, f"อันดับของ{d.name_th}{of}", find)
    for i in edition.framework.indicators:
        means, find = (own.indicators[i.id], nation.indicators[i.id]), sources.indicator(i.id)
        label = f"คะแนน{i.name_th}{of}"
        yield from score(f"{id}.indicator.{i.id}", *means, label, INDICATOR, find)


def _rank_in(dimension: Dimension, results: Results, unit: Unit, label: str, find: Find) -> Fact:
    ranks = results.unit_rank[dimension.id]
    id, everyone = f"unit.{unit.code}.dimension.{dimension.id}.rank", results.nation.dimensions
    source = (find(everyone[dimension.id].n),)
    return make.rank(id, ranks.get(unit.code), len(ranks), label, source)


def _score(
    code: str, id: str, own: Mean, nation: Mean, label: str, derivation: str, find: Find
) -> Iterator[Fact]:
    source = find(own.n, [code])
    yield from make.score_and_base(id, own, label, derivation, (source,))
    label, both = f"{label} เทียบค่าเฉลี่ยของประเทศ", (source, find(nation.n))
    yield Fact(f"{id}.gap", _gap(own, nation), "points", 1, own.n, label, GAP, both)


def _gap(own: Mean, nation: Mean) -> float | None:
    if own.value is None or nation.value is None:
        return None
    return own.value - nation.value


def _responses(edition: Edition, results: Results, unit: Unit, sources: Sources) -> Iterator[Fact]:
    table, noun = results.responses.units[unit.code], edition.settings.respondent_noun
    name, query = edition.settings.called(unit), equal("unit", unit.code)
    asked = (sources.table("respondents", query, table.n),)
    id, label = f"unit.{unit.code}.asked.count", f"จำนวน{noun}ที่สำรวจใน{name}"
    yield make.count(id, table.n, label, COUNTED, asked)
    answered = (sources.answered(query, table.counts[RESPONDED]),)
    id, label = f"unit.{unit.code}.responded.count", f"จำนวน{noun}ที่ตอบใน{name}"
    yield make.count(id, table.counts[RESPONDED], label, ANSWERED, answered, table.n)


def _respondent(
    edition: Edition, respondent: Respondent, value: float | None, sources: Sources
) -> Fact:
    mean = Mean(value, int(value is not None))
    unit, kind = edition.unit[respondent.unit], edition.type[respondent.type]
    label = f"คะแนนของ{kind.name_th} {edition.settings.called(unit)}"
    id, source = f"respondent.{respondent.id}.score", sources.respondent(respondent.id, mean.n)
    return make.score(id, mean, label, RESPONDENT, (source,))

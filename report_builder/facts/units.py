"""Facts of every unit and respondent: scores, ranks, groups and distances to the mean of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from report_builder.edition.nouns import Nouns, settled
from report_builder.edition.scales import of_print
from report_builder.facts import make
from report_builder.facts.sources import Find, Sources, equal
from report_builder.facts.survey import ANSWERED, COUNTED
from report_builder.facts.ways import TOTAL, Ways, of_unit, rescaled
from report_builder.model import Edition, Fact, Respondent, Source, Unit
from report_builder.results import Results
from report_builder.results.fair import told
from report_builder.results.response import RESPONDED
from report_builder.results.score import Mean
from report_builder.thai.nouns import beside

GROUP = "เทียบคะแนนรวมก่อนปัดเศษกับขอบกลุ่มคะแนน"
COVERAGE = "รวมน้ำหนักของตัวชี้วัดที่มีคะแนน หารด้วยน้ำหนักของตัวชี้วัดทั้งหมดที่มีคะแนนในการสำรวจ คูณ 100"
CONTEXT = "ค่าตามข้อมูลที่นำเข้า"
RESPONDENT = "ค่าเฉลี่ยถ่วงน้ำหนักของคะแนนรายด้านที่มีข้อมูล"


@dataclass(frozen=True, slots=True)
class _Survey:
    """The edition, its results, where and how they come about, and what its units are called."""

    edition: Edition
    results: Results
    sources: Sources
    nouns: Nouns
    ways: Ways


@dataclass(frozen=True, slots=True)
class _Field:
    """Among whom a unit is ranked: how many have a rank, and the rows behind their scores."""

    ranked: int
    source: Source


def facts(edition: Edition, results: Results, sources: Sources) -> Iterator[Fact]:
    """Register the facts of all units, then of all respondents."""
    nouns = settled(edition.settings, edition.units)
    survey = _Survey(edition, results, sources, nouns, of_unit(edition))
    everyone = _Field(len(results.rank), sources.total(results.nation.total.n))
    regions = {name: _region(survey, name) for name in results.regions}
    for unit in edition.units:
        yield from _standing(survey, unit, everyone, regions[unit.region])
        yield from _scores(survey, unit)
        yield from _context(survey, unit)
        if edition.respondents:
            yield from _responses(survey, unit)
    for respondent in edition.respondents:
        if respondent.id in results.respondents:
            yield _respondent(survey, respondent)


def _region(survey: _Survey, name: str) -> _Field:
    results = survey.results
    codes = [unit.code for unit in survey.edition.units if unit.region == name]
    ranked = sum(code in results.rank for code in codes)
    return _Field(ranked, survey.sources.total(results.regions[name].total.n, codes))


def _standing(survey: _Survey, unit: Unit, everyone: _Field, region: _Field) -> Iterator[Fact]:
    results, id, name = survey.results, f"unit.{unit.code}", survey.nouns.named(unit)
    rank, source = results.rank.get(unit.code), (everyone.source,)
    yield make.rank(f"{id}.rank", rank, everyone.ranked, beside("อันดับของ", name), source)
    group, label = results.group.get(unit.code), beside("กลุ่มคะแนนของ", name)
    yield Fact(f"{id}.group", group, "rank", 0, everyone.ranked, label, GROUP, source)
    rank, label = results.region_rank.get(unit.code), beside("อันดับของ", name, "ใน", unit.region)
    yield make.rank(f"{id}.region_rank", rank, region.ranked, label, (region.source,))
    share = 100 * told(survey.edition.framework, results.units[unit.code], results.nation)
    label = beside("น้ำหนักของตัวชี้วัดที่มีคะแนนของ", name)
    source = (survey.sources.total(results.units[unit.code].total.n, [unit.code]),)
    count = len(survey.edition.framework.indicators)
    yield make.percent(f"{id}.coverage", share, 0, count, label, COVERAGE, source)


def _scores(survey: _Survey, unit: Unit) -> Iterator[Fact]:
    own, nation, sources = survey.results.units[unit.code], survey.results.nation, survey.sources
    id, of = f"unit.{unit.code}", beside("ของ", survey.nouns.named(unit))
    score = partial(_score, survey, unit.code)
    yield from score(id, own.total, nation.total, beside("คะแนนรวม", of), TOTAL, sources.total)
    for d in survey.edition.framework.dimensions:
        means, find = (own.dimensions[d.id], nation.dimensions[d.id]), sources.dimension(d.id)
        label = beside("คะแนน", d.name_th, of)
        how = survey.ways.of(survey.edition.framework, d)
        yield from score(f"{id}.dimension.{d.id}", *means, label, how, find)
        label, ranks = beside("อันดับของ", d.name_th, of), survey.results.unit_rank[d.id]
        yield _rank_in(f"{id}.dimension.{d.id}", ranks, unit, label, find(means[1].n))
    for t in survey.edition.framework.themes:
        means, find = (own.themes[t.id], nation.themes[t.id]), sources.theme(t.id)
        label = beside("คะแนน", t.name_th, of)
        yield from score(f"{id}.theme.{t.id}", *means, label, survey.ways.theme, find)
    for i in survey.edition.framework.indicators:
        means, find = (own.indicators[i.id], nation.indicators[i.id]), sources.indicator(i.id)
        label = beside("คะแนน", i.name_th, of)
        how = rescaled(survey.ways.indicator, survey.edition.settings, i)
        yield from score(f"{id}.indicator.{i.id}", *means, label, how, find)
        label, ranks = beside("อันดับของ", i.name_th, of), survey.results.indicator_rank[i.id]
        yield _rank_in(f"{id}.indicator.{i.id}", ranks, unit, label, find(means[1].n))


def _context(survey: _Survey, unit: Unit) -> Iterator[Fact]:
    for own, values in survey.edition.context.items():
        label = beside(own.name_th, "ของ", survey.nouns.named(unit))
        if own.unit_th:
            label = f"{label} ({own.unit_th})"
        source = survey.sources.table("units", equal("code", unit.code), 1)
        id, value = f"unit.{unit.code}.context.{own.column}", values.get(unit.code)
        yield Fact(id, value, "context", own.decimals, None, label, CONTEXT, (source,))


def _rank_in(id: str, ranks: Mapping[str, int], unit: Unit, label: str, source: Source) -> Fact:
    return make.rank(f"{id}.rank", ranks.get(unit.code), len(ranks), label, (source,))


def _score(
    survey: _Survey, code: str, id: str, own: Mean, nation: Mean, label: str, how: str, find: Find
) -> Iterator[Fact]:
    source = find(own.n, [code])
    yield from make.score_and_base(id, own, label, how, (source,))
    nouns, both = survey.nouns, (source, find(nation.n))
    of_all = beside("เฉลี่ยของ", nouns.whole.noun)
    label, how = f"{label} เทียบค่า{of_all}", f"คะแนนของ{nouns.unit}ลบคะแนน{of_all} ตามที่พิมพ์"
    scale = of_print(survey.edition.settings)
    yield make.gap(f"{id}.gap", own, nation, label, how, both, scale)


def _responses(survey: _Survey, unit: Unit) -> Iterator[Fact]:
    table, sources = survey.results.responses.units[unit.code], survey.sources
    noun, name = survey.edition.settings.respondent_noun, survey.nouns.named(unit)
    query = equal("unit", unit.code)
    asked = (sources.table("respondents", query, table.n),)
    id, label = f"unit.{unit.code}.asked.count", beside("จำนวน", noun, "ที่สำรวจใน", name)
    yield make.count(id, table.n, label, COUNTED, asked)
    answered = (sources.answered(query, table.counts[RESPONDED]),)
    id, label = f"unit.{unit.code}.responded.count", beside("จำนวน", noun, "ที่ตอบใน", name)
    yield make.count(id, table.counts[RESPONDED], label, ANSWERED, answered, table.n)


def _respondent(survey: _Survey, respondent: Respondent) -> Fact:
    edition, value = survey.edition, survey.results.respondents[respondent.id]
    mean = Mean(value, int(value is not None))
    unit, kind = edition.unit[respondent.unit], edition.type[respondent.type]
    label = beside("คะแนนของ", kind.name_th, f" {survey.nouns.named(unit)}")
    source = survey.sources.respondent(respondent.id, mean.n)
    return make.score(f"respondent.{respondent.id}.score", mean, label, RESPONDENT, (source,))

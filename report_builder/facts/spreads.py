"""Facts of how far apart units stand, and the respondents inside each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from statistics import median

from report_builder.edition.nouns import settled
from report_builder.edition.scales import of_print
from report_builder.facts import make
from report_builder.facts.sources import Sources
from report_builder.model import Edition, Fact, Source
from report_builder.results import Results, Spread
from report_builder.results.fair import difference
from report_builder.results.score import Mean
from report_builder.thai.nouns import beside

APART = "คะแนนสูงสุดลบคะแนนต่ำสุด ตามที่พิมพ์"
WIDEST = "ค่ามากที่สุดของระยะห่างระหว่างคะแนนสูงสุดกับต่ำสุดภายในแต่ละ{noun}"
MEDIAN = "มัธยฐานของระยะห่างระหว่างคะแนนสูงสุดกับต่ำสุดภายในแต่ละ{noun}"


def facts(edition: Edition, results: Results, sources: Sources) -> Iterator[Fact]:
    """Register the ends of all units, those inside each unit, and the usual distance inside."""
    totals = {code: results.units[code].total.value for code in results.rank}
    known = {code: value for code, value in totals.items() if value is not None}
    if known:
        yield from _between(edition, known, sources.total(results.nation.total.n))
    if results.spreads:
        yield from _inside(edition, results, sources)


def _between(edition: Edition, known: dict[str, float], source: Source) -> Iterator[Fact]:
    noun, n = edition.settings.unit_noun, len(known)
    highest, lowest = max(known.values()), min(known.values())
    for end, value, word in (("highest", highest, "สูงที่สุด"), ("lowest", lowest, "ต่ำที่สุด")):
        label = f"คะแนน{word}ในทุก{noun}"
        yield make.score(f"units.{end}.score", Mean(value, n), label, f"คะแนนที่{word}", (source,))
    label = f"ระยะห่างระหว่าง{noun}ที่ได้คะแนนสูงที่สุดกับต่ำที่สุด"
    yield make.gap(
        "units.range",
        Mean(highest, n),
        Mean(lowest, n),
        label,
        APART,
        (source,),
        of_print(edition.settings),
    )


def _inside(edition: Edition, results: Results, sources: Sources) -> Iterator[Fact]:
    nouns, who = settled(edition.settings, edition.units), edition.settings.respondent_noun
    gaps, scale = list[float](), of_print(edition.settings)
    for code, spread in results.spreads.items():
        name, id = nouns.named(edition.unit[code]), f"unit.{code}.spread"
        best, worst = _ends(results, spread)
        gaps.append(difference(best, worst, scale))
        sides = (("highest", best, "สูงที่สุด", spread.best), ("lowest", worst, "ต่ำที่สุด", spread.worst))
        for end, value, word, row in sides:
            label = beside(f"คะแนนของ{who}ที่ได้{word}ใน", name)
            found = (sources.respondent(row, 1),)
            yield make.score(
                f"{id}.{end}.score", Mean(value, spread.n), label, f"คะแนนที่{word}", found
            )
        label, rows = beside(f"ระยะห่างของคะแนน{who}ใน", name), sources.total(spread.n, [code])
        yield make.points(f"{id}.range", gaps[-1], spread.n, label, APART, (rows,))
    noun, source = edition.settings.unit_noun, sources.total(results.nation.total.n)
    label, how = f"ระยะห่างของคะแนน{who}ภายใน{noun} (มัธยฐาน)", MEDIAN.format(noun=noun)
    yield make.points("spread.median", median(gaps), len(gaps), label, how, (source,))
    label, how = f"ระยะห่างของคะแนน{who}ภายใน{noun} (มากที่สุด)", WIDEST.format(noun=noun)
    yield make.points("spread.widest", max(gaps), len(gaps), label, how, (source,))
    label, how = f"จำนวน{noun}ที่มีคะแนนของ{who}อย่างน้อยสองแห่ง", f"นับ{noun}"
    yield make.count("spread.units.count", len(gaps), label, how, (source,))
    yield from _complete(edition, results, dict(zip(results.spreads, gaps, strict=True)), source)


def _complete(
    edition: Edition, results: Results, gaps: dict[str, float], source: Source
) -> Iterator[Fact]:
    """Yield the usual distance inside the units of which all that were asked have a score."""
    asked = Counter(respondent.unit for respondent in edition.respondents)
    whole = [gap for code, gap in gaps.items() if results.units[code].total.n == asked[code]]
    noun, who = edition.settings.unit_noun, edition.settings.respondent_noun
    those, how = f"{noun}ที่{who}ทุกแห่งมีคะแนน", f"นับ{noun}"
    yield make.count("spread.complete.count", len(whole), f"จำนวน{those}", how, (source,))
    if whole:
        label, how = f"ระยะห่างของคะแนน{who}ภายใน{those} (มัธยฐาน)", MEDIAN.format(noun=noun)
        yield make.points(
            "spread.complete.median", median(whole), len(whole), label, how, (source,)
        )


def _ends(results: Results, spread: Spread) -> tuple[float, float]:
    best, worst = results.respondents[spread.best], results.respondents[spread.worst]
    return best or 0.0, worst or 0.0

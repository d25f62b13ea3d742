"""Say at the foot of a slide where its numbers come from, and whether they are made up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import isclose

from report_builder.model import Dimension, Edition, Fact, Indicator, Run, Text, Theme, joined
from report_builder.story.blocks import Slide, UnitMap
from report_builder.story.chartspec import STACKED, ChartKind, ChartSpec
from report_builder.story.contents import facts_on
from report_builder.story.context import Story
from report_builder.story.marked import literal_mark
from report_builder.story.template import Written
from report_builder.thai.words import rounded

BETWEEN = Run(" · ")
WHOLE, NOISE = 100, 1e-6
"""What shares of a whole add up to, and by how much binary fractions may miss it."""
FEW = 2
"""Scores of another base that are named one by one."""
_PARTS: Mapping[str, re.Pattern[str]] = {
    "units": re.compile(
        r"(?:units?|respondent|spread)\.|group\.\d|survey\.(?:clear|pairs)\."
        r"|indicator\.[^.]+\.(?:below|q[13])\b"
    ),
    "regions": re.compile(r"region\."),
    "types": re.compile(
        r"type\.[^.]+\.(?:n|score|dimension|indicator|channel|region)\b|item\..+\.type\."
    ),
    "ranges": re.compile(r"(?!units?\.|region\.|type\.).+\.score\.(?:low|high)$"),
}
"""Facts of units, respondents, regions and types, of which only totals may have been published, and
what is worked out from them."""
_UNIT_SCORE = re.compile(r"unit\.([^.]+)\.(?:.+\.)?score")
_COUNTED = re.compile(
    r"(?:channel|completeness)\.|survey\.responded\.|type\.[^.]+\.(?:count|share0)"
)
"""Facts of how many answered."""
_UNIT_BASE = re.compile(r"unit\.[^.]+\.n")
_SCORE = re.compile(r"(?:nation|(?:dimension|theme|indicator)\.[^.]+)\.score")


def is_synthetic(edition: Edition, slide: Slide) -> bool:
    """Return whether a slide shows made-up data of units, respondents, regions or types, or any."""
    return edition.is_made_up or (edition.settings.synthetic and parts_shown(slide))


def parts_shown(slide: Slide) -> bool:
    """Tell whether a slide shows parts, in a grid too."""
    return of_parts(slide) or any(chart.cells for chart in _charts(slide))


def of_parts(slide: Slide) -> bool:
    """Tell whether a slide shows parts otherwise than in a grid, which says itself what it is."""
    mapped = any(isinstance(panel.exhibit, UnitMap) for panel in slide.panels)
    return mapped or any(map(is_of_parts, facts_on(slide)))


def is_of_parts(fact: str) -> bool:
    """Tell whether a fact is of a part, or worked out from parts."""
    return any(pattern.match(fact) for pattern in _PARTS.values())


def _charts(slide: Slide) -> list[ChartSpec]:
    return [p.exhibit for p in slide.panels if isinstance(p.exhibit, ChartSpec)]


def foot(story: Story, slide: Slide, notes: Sequence[Text]) -> Text:
    """Return the quiet line at the foot: notes, base, questionnaire items, survey and year."""
    facts = tuple(facts_on(slide))
    results = any(fact != "survey.year" for fact in facts)
    survey = (story.text(story.wording.survey, {}),) if results else ()
    base = _base(story, facts)
    if story.edition.is_made_up:
        survey = (*survey, story.text(story.wording.made_up, {})) if results else ()
    elif _shows_types(slide):
        notes = (*notes, story.text(story.wording.types, {}))
    elif story.edition.settings.synthetic and of_parts(slide):
        counted = base or any(map(_COUNTED.match, facts))
        survey = (*(survey if counted else ()), _synthetic(story, facts, beside=bool(base)))
    bases = (base, *_unit_bases(story, facts), *_thinned(story, slide))
    remark = story.text(story.wording.rounded, {}) if _misses_100(story, slide) else ()
    return joined(filter(None, (*notes, *bases, remark, _items(story, facts), *survey)), BETWEEN)


def _synthetic(story: Story, facts: Sequence[str], *, beside: bool) -> Text:
    """Say what is made up, and which of the facts `beside` published scores are."""
    if not beside:
        return story.text(story.wording.synthetic, {})
    words = story.wording.made_of
    kinds = [kind for kind, pattern in _PARTS.items() if any(map(pattern.match, facts))]
    named = [story.writer.words(getattr(words, kind), {}) for kind in kinds or ("units",)]
    *first, last = named
    both = story.writer.words(words.both, {})
    held = both.join(filter(None, (" ".join(first), last)))
    return story.text(story.wording.synthetic_units, {"held": held})


def _shows_types(slide: Slide) -> bool:
    """Tell whether dots of types stand behind the answers of a slide."""
    return any(
        chart.kind is ChartKind.AXIS and chart.series and any(chart.dots)
        for chart in _charts(slide)
    )


def _thinned(story: Story, slide: Slide) -> Iterator[Text]:
    """Say for how many units a dot stands, where it isn't one."""
    each = max((chart.each for chart in _charts(slide)), default=1)
    if each > 1:
        yield story.text(story.wording.thinned, {"each": literal_mark(str(each))})


def _base(story: Story, facts: Sequence[str]) -> Text:
    """Say the base of the nation's scores, and of each score on the slide that has another."""
    scored = dict.fromkeys(fact.removesuffix(".score") for fact in facts if _SCORE.fullmatch(fact))
    if not scored:
        return ()
    usual = story.facts["nation.n"].value
    others = [id for id in scored if story.facts[f"{id}.n"].value != usual]
    exceptions = _exceptions(story, others)
    usually = story.text(story.wording.base, {})
    return (*usually, Run(" ("), *exceptions, Run(")")) if exceptions else usually


def _exceptions(story: Story, others: Sequence[str]) -> Text:
    """Say the base of each of a few scores, or of the few that have the least one of many."""
    if len(others) <= FEW:
        wording = story.wording.other_base
        return joined((_other_base(story, id, wording) for id in others), Run(", "))
    bases = {id: story.facts[f"{id}.n"].value or 0 for id in others}
    first, *alike = (id for id, base in bases.items() if base == min(bases.values()))
    more = alike if len(alike) < FEW else ()
    least = _other_base(story, first, story.wording.least_base)
    return joined(
        (least, *(_other_base(story, id, story.wording.other_base) for id in more)), Run(", ")
    )


def _other_base(story: Story, id: str, wording: Written) -> Text:
    framework = story.edition.framework
    kind, name = id.split(".", 1)
    tiers: Mapping[str, Mapping[str, Dimension | Theme | Indicator]] = {
        "dimension": framework.dimension,
        "theme": framework.theme,
        "indicator": framework.indicator,
    }
    return story.text(wording, {"name": tiers[kind][name].name_th, "base": f"{id}.n"})


def _unit_bases(story: Story, facts: Sequence[str]) -> Iterator[Text]:
    """Say how many respondents the scores of each unit on the slide rest on."""
    codes = dict.fromkeys(found[1] for fact in facts if (found := _UNIT_SCORE.fullmatch(fact)))
    for code in codes if len(codes) <= FEW and not _ranked(facts) else ():
        base = f"unit.{code}.responded.count"
        if base in story.facts:
            unit = story.edition.unit[code]
            yield story.text(story.wording.unit_base, {"unit": unit, "base": base})


def _ranked(facts: Sequence[str]) -> bool:
    """Tell whether units stand in a ranking, which gives the base of each itself."""
    return any(_UNIT_BASE.fullmatch(fact) for fact in facts)


def _misses_100(story: Story, slide: Slide) -> bool:
    """Tell whether shares that make up a whole are printed together and don't add up to 100."""
    return any(
        isclose(sum(fact.value or 0.0 for fact in parts), WHOLE, abs_tol=NOISE)
        and sum(rounded(fact.value or 0.0, fact.decimals) for fact in parts) != WHOLE
        for chart in _charts(slide)
        for parts in _parts(story, chart)
    )


def _parts(story: Story, chart: ChartSpec) -> Iterator[tuple[Fact, ...]]:
    """Yield the shares that a chart shows beside each other, of one bar or of one series."""
    rows = [[story.facts[point.fact] for point in s.points if point.fact] for s in chart.parts]
    for facts in zip(*rows, strict=False) if chart.kind in STACKED else rows:
        if all(fact.unit == "percent" for fact in facts):
            yield tuple(facts)


def _items(story: Story, facts: Sequence[str]) -> Text:
    ids = {fact.split(".")[1] for fact in facts if fact.startswith("item.")}
    numbers = {story.edition.item[id].number for id in ids} - {""}
    ordered = sorted(numbers, key=_place)
    if not ordered:
        return ()
    said = " และ ".join(part for part in (", ".join(ordered[:-1]), ordered[-1]) if part)
    return story.text(story.wording.items, {"items": literal_mark(said)})


def _place(number: str) -> list[tuple[int, str]]:
    return [(int(part) if part.isdigit() else 0, part) for part in re.split(r"[.-]", number)]

"""The words that templates may use: facts, rounding phrases, and what stands out in the results."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from report_builder.edition.nouns import Nouns, settled, weighed_by
from report_builder.facts import FactBook
from report_builder.geography.provinces import provinces
from report_builder.model import Dimension, Edition, Indicator, RespondentType, Unit
from report_builder.story.apart import apart, gaps, wide_apart
from report_builder.story.clear import exceeds, unclear, unsure
from report_builder.story.differences import differences, listed
from report_builder.story.ends import Ends, Part, ends
from report_builder.story.groups import AGAINST, Group, groups
from report_builder.story.language.misuse import Misused
from report_builder.story.language.run import Scope
from report_builder.story.library import Library
from report_builder.story.mistakes import Mistakes
from report_builder.story.names import settled_settings
from report_builder.story.parts import MOST_BARS, RADAR_AXES, named_beside
from report_builder.story.response import completeness
from report_builder.story.since import (
    MOST_ARROWS,
    before,
    changed,
    followed,
    group_before,
    is_compared,
    moved,
    now,
    signed,
    size,
    turns,
    way,
)
from report_builder.story.template import Writer, Written, fact_mark, literal_mark, reference_mark
from report_builder.story.types import ranked_types
from report_builder.thai import nouns, words
from report_builder.thai.terms import NBSP
from report_builder.thai.words import Phrase

FEW = 3
"""So many provinces that are grey on the map are named, and so many units make groups."""
SHARED = 2
"""So many indicators may share what is said of one."""
MOST_REGIONS = 8
"""Regions whose units stand in rows of their own on one slide."""
_COUNTED = {
    "channels": re.compile(r"channel\.[^.]+\.count"),
    "types": re.compile(r"type\.[^.]+\.count"),
}
"""The facts that count answers by channel, and by type."""

DIMENSION = "ด้าน"
ASPECTS = (DIMENSION, "มิติ")
"""What names of dimensions that need no noun begin with."""
HIGHEST, LOWEST, JOINTLY = "สูงที่สุด", "ต่ำที่สุด", "ร่วมกัน"
DATES: Mapping[str, Callable[[date], str]] = {"long": words.full_date, "short": words.short_date}


@dataclass(frozen=True, slots=True)
class Narrator:
    """Say of the facts of an edition what a template can't work out by itself."""

    edition: Edition
    facts: FactBook
    nouns: Nouns

    def printed(self, fact: str) -> str:
        """Return a fact as printed, marked as that fact."""
        return fact_mark(fact, self.facts.printed(fact))

    def phrase(self, say: Callable[..., Phrase], fact: str, step: int) -> str:
        """Return a rounding phrase about a fact, its number marked as that fact."""
        value = self.facts[fact].value
        if value is None:
            return self.printed(fact)
        said = say(value, step)
        return f"{said.before}{NBSP}{fact_mark(fact, said.number)}"

    def ends(self, parts: Iterable[Part]) -> Ends:
        """Return which of the parts stand highest and lowest."""
        return ends(self.facts, parts)

    def best(self, dimension: Dimension | None = None) -> Part | None:
        """Return the dimension, or the indicator of a dimension, with the highest score.

        The first one when several have it, None when none has a score.
        """
        return next(iter(self.ends(self._parts(dimension)).highest), None)

    def type_at(self, place: int) -> RespondentType | None:
        """Return the type at a place in the order of scores, None when none has one."""
        ranked = ranked_types(self.edition, self.facts)
        return ranked[place] if ranked else None

    def type_alone(self, end: int) -> bool:
        """Tell whether the highest type (0) or the lowest (1) is apart from the next."""
        scores = [f"type.{one.id}.score" for one in ranked_types(self.edition, self.facts)]
        high, low = (scores[:2], scores[-2:])[end] if len(scores) > 1 else ("", "")
        return bool(high) and exceeds(self.facts, high, low)

    def types_apart(self) -> bool:
        """Tell whether the highest and the lowest type differ by the least difference."""
        scores = [f"type.{one.id}.score" for one in ranked_types(self.edition, self.facts)]
        return len(scores) > 1 and exceeds(self.facts, scores[0], scores[-1])

    def worst(self, dimension: Dimension | None = None) -> Part | None:
        """Return the dimension, or the indicator of a dimension, with the lowest score."""
        return next(iter(self.ends(self._parts(dimension)).lowest), None)

    def _parts(self, dimension: Dimension | None = None) -> Sequence[Part]:
        framework = self.edition.framework
        return framework.of(dimension.id) if dimension else framework.dimensions

    def heaviest(self) -> Dimension | None:
        """Return the one of several dimensions with more weight than any other, or None."""
        weights = {d: d.weight for d in self.edition.framework.dimensions}
        most = [d for d, weight in weights.items() if weight == max(weights.values())]
        return most[0] if len(most) == 1 < len(weights) else None

    def standing(self, dimension: Dimension) -> str:
        """Say that a dimension's score is the highest or the lowest of several; '' of any other."""
        found = self.ends(self.edition.framework.dimensions)
        for members, word in ((found.highest, HIGHEST), (found.lowest, LOWEST)):
            if dimension in members and found.count > 1:
                return word + (JOINTLY if len(members) > 1 else "")
        return ""

    def called(self, one: Dimension | Unit) -> str:
        """Return a dimension or a unit as sentences call it: ด้านบุคลากร, จังหวัดพะเยา."""
        if isinstance(one, Unit):
            return self.nouns.named(one)
        full = one.short_th == one.name_th or one.short_th.startswith(ASPECTS)
        return one.short_th if full else nouns.named(DIMENSION, one.short_th)

    def with_scores(self, dimensions: Sequence[Dimension]) -> str:
        """Return dimensions as they stand in a sentence, each with its score."""
        return words.listed([self._with_score(dimension) for dimension in dimensions])

    def _with_score(self, dimension: Dimension) -> str:
        fact, name = self.facts[f"dimension.{dimension.id}.score"], self.called(dimension)
        return name if fact.value is None else f"{name} ({self.printed(fact.id)} คะแนน)"

    def lowest_first(self, dimensions: Sequence[Dimension]) -> str:
        """Return dimensions in a title, the lowest first: 'บุคลากร 54.7 และบริการ 57.7 คะแนน'."""
        facts = {one.id: self.facts[f"dimension.{one.id}.score"] for one in dimensions}
        if any(fact.value is None for fact in facts.values()):
            return words.listed([self.called(one) for one in dimensions])
        ordered = sorted(dimensions, key=lambda one: facts[one.id].value or 0.0)
        told = [f"{one.short_th} {self.printed(facts[one.id].id)}" for one in ordered]
        return f"{words.listed(told)} คะแนน"

    def several(self, what: str) -> bool:
        """Tell whether answers came by several channels or types, or in several numbers."""
        if what == "completeness":
            return len(completeness(self.edition, self.facts)) > 1
        counts = [fact for id, fact in self.facts.items() if _COUNTED[what].fullmatch(id)]
        return sum(bool(fact.value) for fact in counts) > 1

    def most_below(self) -> tuple[Indicator, ...]:
        """Return the indicator in which more units than in any other are below the mean of all.

        Two share that; nothing is said of more.
        """
        below = {
            i: self.facts[f"indicator.{i.id}.below.count"].value or 0
            for i in self.edition.framework.indicators
        }
        most = [i for i, count in below.items() if count and count == max(below.values())]
        return tuple(most) if len(most) <= SHARED and len(most) < len(below) else ()

    def largest_group(self) -> Group | None:
        """Return the group with more units than any other, None when there is no such group."""
        every = groups(self.edition, self.facts)
        counts = {group: self.facts[f"group.{group.k}.count"].value or 0 for group in every}
        most = [g for g, count in counts.items() if count == max(counts.values())]
        return most[0] if len(most) == 1 else None

    def group_of(self, unit: Unit) -> Group:
        """Return the group of a unit that has a score."""
        k = self.facts[f"unit.{unit.code}.group"].value
        return groups(self.edition, self.facts)[int(k or 1) - 1]

    def against(self, group: Group) -> str:
        """Say where a group stands against the mean of all."""
        return f"{AGAINST[group.k]}ค่าเฉลี่ยของ{self.nouns.whole.noun}"

    def score_range(self, group: Group) -> str:
        """Say the scores of a group: 'น้อยกว่า 48.3', '48.3–53.3', 'มากกว่า 58.3', 'ตั้งแต่ 80'."""
        low, high = (f"group.{group.k}.{end}" for end in ("low", "high"))
        if low not in self.facts:
            return f"น้อยกว่า{NBSP}{self.printed(high)}"
        if high not in self.facts:
            beyond = "ตั้งแต่" if group.name else "มากกว่า"
            return f"{beyond}{NBSP}{self.printed(low)}"
        return f"{self.printed(low)}–{self.printed(high)}"


def vocabulary(
    edition: Edition,
    facts: FactBook,
    library: Library | None = None,
    mistakes: Mistakes | None = None,
) -> dict[str, Any]:
    """Return the names that every template of an edition may use.

    The library keeps what was asked of its texts; `mistakes` are those of the settings.
    """
    library = Library(edition.texts) if library is None else library
    own = settled(edition.settings, edition.units)
    narrator, years = Narrator(edition, facts, own), followed(facts)
    day = date.fromisoformat(edition.settings.date)
    names: dict[str, Any] = {
        "f": narrator.printed,
        "n": narrator.printed,
        "has": facts.__contains__,
        "value": lambda fact: facts[fact].value,
        "over": lambda fact, step=10: narrator.phrase(words.over, fact, step),
        "about": lambda fact, step=1: narrator.phrase(words.about, fact, step),
        "only": lambda fact, step=1: narrator.phrase(words.only, fact, step),
        "best": narrator.best,
        "worst": narrator.worst,
        "best_type": lambda: narrator.type_at(0),
        "worst_type": lambda: narrator.type_at(-1),
        "type_alone": narrator.type_alone,
        "types_apart": narrator.types_apart,
        "place_of": lambda kind: str(edition.types.index(kind) + 1),
        "most_below": narrator.most_below,
        "unsure": lambda fact: unsure(facts, fact),
        "exceeds": lambda one, other: exceeds(facts, one, other),
        "unclear": cache(lambda parts=(): unclear(edition, facts, parts)),
        "gaps": cache(lambda: gaps(edition, facts)),
        "wide_apart": cache(lambda: wide_apart(edition, facts)),
        "apart": cache(lambda kind: apart(edition, facts, kind)),
        "additions": edition.settings.additions,
        "differing": any(True for _ in differences(edition, facts)),
        "differing_count": str(sum(1 for _ in listed(edition, facts))),
        "since": is_compared(facts),
        "years": years,
        "years_before": years[:-1],
        "way": lambda id: way(facts, id),
        "risen": lambda id: signed(facts, id),
        "risen_by": lambda id: size(facts, id),
        "before": lambda id: narrator.printed(before(facts, id)),
        "now": lambda id: narrator.printed(now(facts, id)),
        "group_before": lambda unit: group_before(edition, facts, unit),
        "arrows": cache(lambda: len(changed(edition, facts)) <= MOST_ARROWS),
        "moved": cache(lambda: moved(edition, facts)),
        "turned": cache(lambda: any(True for _ in turns(edition, facts))),
        "ends": narrator.ends,
        "heaviest": narrator.heaviest,
        "standing": narrator.standing,
        "called": narrator.called,
        "with_scores": narrator.with_scores,
        "lowest_first": narrator.lowest_first,
        "largest_group": narrator.largest_group,
        "group_of": narrator.group_of,
        "score_range": narrator.score_range,
        "against": narrator.against,
        "whole": own.whole,
        "date": lambda form: _dated(form, day),
        "year": narrator.printed("survey.year"),
        "year_ce": literal_mark(str(words.common_era(edition.settings.year))),
        "dimensions": edition.framework.dimensions,
        "themes": edition.framework.themes,
        "themes_of": lambda dimension: edition.framework.themes_of(dimension.id),
        "indicators": edition.framework.indicators,
        "indicators_of": lambda dimension: edition.framework.of(dimension.id),
        "ranked": int(facts["survey.scored.count"].value or 0),
        "scored": facts["nation.score"].value is not None,
        "grouped": "group.2.low" in facts and (facts["survey.scored.count"].value or 0) >= FEW,
        "weighted": weighed_by(edition.settings) if edition.weighted else "",
        "leveled": bool(edition.levels),
        "several": narrator.several,
        "by_region": _by_region(edition),
        "in_radar": lambda dimension: len(edition.framework.of(dimension.id)) in RADAR_AXES,
        "in_one_chart": lambda many: len(many) <= MOST_BARS,
        "named_beside": named_beside,
        "types": edition.types,
        "unit": edition.unit.get(edition.settings.case_study),
        "literal": literal_mark,
        "see": reference_mark,
        "told": library.has,
        "given": lambda path, otherwise: str(library.take(path) or otherwise),
        "told_of": lambda dimension, file: any(
            library.has(f"{file}.{i.id}") for i in edition.framework.of(dimension.id)
        ),
        "questioned": bool(edition.items),
        "on_map": on_map(edition),
        "grey": _grey(edition),
    }
    return {**names, "survey": _settings(edition, Writer(names, mistakes=mistakes))}


def _dated(form: str, day: date) -> str:
    if form not in DATES:
        raise Misused("date ใช้ได้แบบ date('long') หรือ date('short')", "date takes 'long' or 'short'")
    return literal_mark(DATES[form](day))


def _grey(edition: Edition) -> str:
    """Name what the map shows in grey: the provinces that are no unit, where they are few."""
    grey = [p for code, p in provinces().items() if code in edition.settings.no_unit]
    names = " ".join(province.name_th for province in grey)
    return f"{names} (สีเทา)" if 0 < len(grey) <= FEW else "พื้นที่สีเทา"


def _by_region(edition: Edition) -> bool:
    """Return whether every unit is in one of a few regions."""
    regions = {unit.region for unit in edition.units}
    return "" not in regions and 1 < len(regions) <= MOST_REGIONS


def on_map(edition: Edition) -> bool:
    """Return whether the units of the edition are provinces, all of which the map can show."""
    return provinces().keys() >= edition.unit.keys()


def _settings(edition: Edition, writer: Writer) -> Scope:
    return {
        name: writer.marked(Written(value, "edition.toml", name), {})
        if isinstance(value, str)
        else value
        for name, value in settled_settings(edition).items()
    }

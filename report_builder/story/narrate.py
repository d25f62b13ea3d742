"""The words that templates may use: facts, rounding phrases, and what stands out in the results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from report_builder.edition.nouns import Nouns
from report_builder.facts import FactBook
from report_builder.language import THAI
from report_builder.model import Dimension, Edition, Indicator, RespondentType, Unit
from report_builder.story.clear import exceeds
from report_builder.story.ends import Ends, Part, ends
from report_builder.story.groups import AGAINST, Group, group_of, groups
from report_builder.story.marked import fact_mark
from report_builder.story.response import completeness
from report_builder.story.types import ranked_types
from report_builder.thai import nouns
from report_builder.thai.terms import NBSP
from report_builder.thai.words import Phrase

SHARED = 2
"""So many indicators may share what is said of one."""
DIMENSION = "ด้าน"
ASPECTS = (DIMENSION, "มิติ")
"""What names of dimensions that need no noun begin with."""
HIGHEST, LOWEST, JOINTLY = "สูงที่สุด", "ต่ำที่สุด", "ร่วมกัน"


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
        return THAI.listed([self._with_score(dimension) for dimension in dimensions])

    def _with_score(self, dimension: Dimension) -> str:
        fact, name = self.facts[f"dimension.{dimension.id}.score"], self.called(dimension)
        return name if fact.value is None else f"{name} ({self.printed(fact.id)} คะแนน)"

    def lowest_first(self, dimensions: Sequence[Dimension]) -> str:
        """Return dimensions in a title, the lowest first: 'บุคลากร 54.7 และบริการ 57.7 คะแนน'."""
        facts = {one.id: self.facts[f"dimension.{one.id}.score"] for one in dimensions}
        if any(fact.value is None for fact in facts.values()):
            return THAI.listed([self.called(one) for one in dimensions])
        ordered = sorted(dimensions, key=lambda one: facts[one.id].value or 0.0)
        told = [f"{one.short_th} {self.printed(facts[one.id].id)}" for one in ordered]
        return f"{THAI.listed(told)} คะแนน"

    def several(self, what: str) -> bool:
        """Tell whether answers came by several channels or types, or in several numbers."""
        if what == "completeness":
            return len(completeness(self.edition, self.facts)) > 1
        stems = {
            "channels": [f"channel.{id}" for id in self.edition.settings.channels],
            "types": [f"type.{kind.id}" for kind in self.edition.types],
        }
        counts = [self.facts.get(f"{stem}.count") for stem in stems[what]]
        return sum(bool(fact and fact.value) for fact in counts) > 1

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
        return group_of(self.edition, self.facts, unit) or groups(self.edition, self.facts)[0]

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
        ends = dict.fromkeys((self.facts.printed(low), self.facts.printed(high)))
        return f"{self.printed(low)}–{self.printed(high)}" if len(ends) > 1 else self.printed(low)

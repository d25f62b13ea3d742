"""Tell the cards of an edition: which words hold, which figures stand in them."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from report_builder.edition.scales import of_print
from report_builder.edition.spots import text_file
from report_builder.facts import FactBook
from report_builder.language import THAI
from report_builder.model import Dimension, Edition, Fact, Indicator, Respondent, Text, Unit
from report_builder.results import Results
from report_builder.results.fair import holds
from report_builder.results.score import TOTAL, places
from report_builder.story.card.advice import Recommendation, recommendations
from report_builder.story.card.peers import Ahead, Rising, by_region
from report_builder.story.card.standing import MOST, Standing, printed
from report_builder.story.card.words import FILE, CardWords, Choice, card_words
from report_builder.story.groups import Group, group_of, groups
from report_builder.story.language.values import Scope
from report_builder.story.library import declared
from report_builder.story.marked import fact_mark, literal_mark
from report_builder.story.names import names_with_digits
from report_builder.story.ranking import thin
from report_builder.story.template import Writer, Written, located
from report_builder.story.vocabulary import vocabulary
from report_builder.thai.terms import NBSP
from report_builder.thai.words import number

ADVICE = "recommendations"
"""The text of the edition that holds the recommendations."""

FEW = 6
"""So many weights of dimensions are listed at most."""
FEWEST_WITH_A_MIDDLE = 4
"""So many units are needed for half of them to be in the middle."""
NOTHING = Decimal("1e-9")
"""What equal scores differ by less than, where any difference counts."""


@dataclass(frozen=True)
class Teller:
    """Tell the cards of one edition: its facts, its recommendations and the wording."""

    edition: Edition
    results: Results
    facts: FactBook
    words: CardWords
    advice: tuple[Recommendation, ...]
    writer: Writer = field(repr=False)

    def text(self, choices: Sequence[Choice], scope: Scope) -> Text:
        """Write the first of the choices whose condition holds."""
        return self.writer.text(self._chosen(choices, scope), scope)

    def _chosen(self, choices: Sequence[Choice], scope: Scope) -> Written | None:
        held = (choice.say for choice in choices if self.writer.holds(choice.when, scope))
        return next(held, None)

    def scope(self, unit: Unit) -> Scope:
        """Return what the words about a unit may name."""
        own = f"unit.{unit.code}"
        framework = self.edition.framework
        region, regional = f"region.{unit.region}", len(self.results.regions) > 1
        opened = self._open_groups(unit)
        compared = self.scored("survey") > int(unit.code in self.results.group)
        return {
            "unit": unit,
            "own": own,
            "region": region,
            "region_name": literal_mark(unit.region),
            "group": group_of(self.edition, self.facts, unit),
            "context": tuple(self.edition.context),
            "alone_in_region": self.scored(region) < 2,
            "scored": self.facts[f"{own}.score"].value is not None,
            "any_scored": self.scored("survey") > 0,
            "compared": compared,
            "banded": compared and self.scored("survey") >= FEWEST_WITH_A_MIDDLE,
            "regional": regional,
            "in_region": regional and bool(unit.region),
            "asked": f"{own}.asked.count" in self.facts,
            "single": len(self.edition.framework.dimensions) == 1,
            "merged": all(len(own) == 1 for own in map(framework.of, framework.dimension)),
            "themed": bool(framework.themes),
            "few": self.less_than_half(own, f"{own}.responded.count"),
            "partial": self._partial(own),
            "few_weights": self._few_weights(),
            "thin": lambda id: thin(self.facts, own, id),
            "silent": self._silent(unit.code),
            "all_scored": self._all_scored(own),
            "ranked": unit.code in self.results.rank,
            "open_groups": opened,
            "first_group": opened[0] if opened else None,
            "last_group": opened[-1] if opened else None,
            "whole_made_up": self.edition.is_made_up,
            "size": self.size,
            "sizes": self._sizes,
            "sign": self.sign,
            "slight": self.slight,
            "clear": lambda id: self.clear(unit, id),
            "nearby": self._nearby(unit),
            "across": self._across(unit),
            "why": self._why(unit),
            "because": lambda id: self._why(unit, id.removeprefix(f"{own}.")),
            "placed": self._placed,
            "distance": lambda fact: self._distance(unit, fact),
            "alike": self._alike(unit),
            "joint": self._joint,
            "names": self._names,
            "units": self._units,
        }

    @cached_property
    def respondents(self) -> Mapping[str, Sequence[Respondent]]:
        """Return the respondents by the code of their unit, in the edition's order."""
        found: dict[str, list[Respondent]] = defaultdict(list)
        for one in self.edition.respondents:
            found[one.unit].append(one)
        return found

    @cached_property
    def answered(self) -> frozenset[str]:
        """Return the ids of those who answered."""
        return frozenset(one.id for one in self.edition.answered)

    @cached_property
    def _scores(self) -> Mapping[str, Mapping[str, float]]:
        scores = self.edition.scores
        names, rows = [*map(str, scores)], scores.to_numpy(float).tolist()
        return {
            id: dict(zip(names, row, strict=True))
            for id, row in zip(scores.index, rows, strict=True)
        }

    def score(self, respondent: Respondent, indicator: str) -> float | None:
        """Return the score of a respondent in an indicator, 0-100, None when it is missing."""
        value = self._scores.get(respondent.id, {}).get(indicator, math.nan)
        return None if math.isnan(value) else value

    def types(self, ids: Iterable[str]) -> str:
        """Say the names of types of respondents."""
        return self.listed(literal_mark(self.edition.type[id].short_th) for id in ids)

    def listed(self, texts: Iterable[str]) -> str:
        """Say texts one after the other, of many the first and that there are others."""
        told = [*texts]
        return THAI.listed(self._shortened(told)) if told else ""

    def _shortened(self, told: Sequence[str]) -> Sequence[str]:
        """Return texts, of many the first and the word for others, which is never for one alone."""
        return told if len(told) <= MOST + 1 else [*told[:MOST], self._word(self.words.others)]

    def _silent(self, code: str) -> str:
        """Say who of a unit didn't answer."""
        own = self.respondents.get(code, ())
        return self.types([one.type for one in own if one.id not in self.answered])

    def scored(self, of: str) -> int:
        """Return how many units have a score, of all or of a region."""
        return int(self.facts[f"{of}.scored.count"].value or 0)

    def size(self, fact: str) -> str:
        """Return a distance without its sign, marked as the fact that it is."""
        found = self.facts[fact]
        bare = None if found.value is None else abs(found.value)
        return fact_mark(fact, number(bare, found.decimals))

    def sign(self, fact: str) -> int | None:
        """Return 1, 0 or -1 for a distance as it is printed, None when it is missing."""
        gap = printed(self.facts[fact])
        return None if gap is None else (gap > 0) - (gap < 0)

    def slight(self, fact: str) -> bool:
        """Whether a distance as printed is less than what counts as one."""
        gap = printed(self.facts[fact])
        return gap is not None and abs(gap) < self.least

    def clear(self, unit: Unit, id: str) -> bool:
        """Whether the distance of a unit to the whole is clear: its own, or that of a part."""
        return (id.removeprefix(f"unit.{unit.code}").lstrip(".") or TOTAL) in self.places(unit.code)

    def places(self, code: str) -> frozenset[str]:
        """Return the places in which a unit is clearly apart from the whole."""
        return self.results.clear.get(code, frozenset())

    @property
    def least(self) -> Decimal:
        """Return the least difference as it is printed."""
        return printed(self.facts["fair.least"]) or Decimal(0)

    @cached_property
    def by_region(self) -> Mapping[str, Rising]:
        """Return the ranked units of each region by rising score."""
        return by_region(self.edition, self.results, self.facts)

    @cached_property
    def ahead(self) -> Ahead:
        """Return what knows from whom a unit may learn."""
        return Ahead(self.edition, self.results, self.facts)

    def _alike(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units of another rank whose total prints the same."""
        ranks, own = self.results.rank, self.facts.printed(f"unit.{unit.code}.score")
        same = self._by_print[own] if unit.code in ranks else ()
        return tuple(other for other in same if ranks[other.code] != ranks[unit.code])

    @cached_property
    def _by_print(self) -> Mapping[str, Sequence[Unit]]:
        """Return the units that have a rank by what their totals print."""
        found: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.edition.units:
            if unit.code in self.results.rank:
                found[self.facts.printed(f"unit.{unit.code}.score")].append(unit)
        return found

    @cached_property
    def rising(self) -> Sequence[tuple[Unit, Fact]]:
        """Return the units that have a score by rising score, each with the fact of it."""
        found = ((unit, self.facts[f"unit.{unit.code}.score"]) for unit in self.edition.units)
        known = [(unit, fact) for unit, fact in found if fact.value is not None]
        return sorted(known, key=lambda pair: pair[1].value or 0.0)

    def _sizes(self, standings: Sequence[Standing]) -> str:
        """Say the distances of standings without their signs, once where they are equal."""
        furthest, nearest = (self.size(f"{standings[at].id}.gap") for at in (0, -1))
        return nearest if standings[0].gap == standings[-1].gap else f"{nearest}–{furthest}"

    def _open_groups(self, unit: Unit) -> tuple[Group, ...]:
        """Return the groups that the total of a unit may be in, by the scores as printed."""
        own, every = group_of(self.edition, self.facts, unit), groups(self.edition, self.facts)
        if own is None:
            return ()
        place = every.index(own)
        edges = [self._printed(f"group.{group.k}.low") for group in every[1:]]
        low, high = self._ends(unit)
        first, last = bisect_right(edges, low), bisect_left(edges, high)
        return every[min(first, place) : max(last, place) + 1]

    def _ends(self, unit: Unit) -> tuple[Decimal, Decimal]:
        """Return between which ends the total of a unit may be, as printed."""
        score = f"unit.{unit.code}.score"
        ends = (f"{score}.{end}" for end in ("low", "high"))
        low, high = (self._printed(end if end in self.facts else score) for end in ends)
        return low, high

    def _printed(self, fact: str) -> Decimal:
        return printed(self.facts[fact]) or Decimal(0)

    def _nearby(self, unit: Unit) -> bool:
        """Whether all that the total of a unit may be is less than a difference from the whole."""
        whole = self._printed("nation.score")
        return all(abs(end - whole) < max(self.least, NOTHING) for end in self._ends(unit))

    def _across(self, unit: Unit) -> bool:
        """Whether the whole is among what the total of a unit may be."""
        low, high = self._ends(unit)
        return low <= self._printed("nation.score") <= high

    def _why(self, unit: Unit, place: str = TOTAL) -> str:
        """Return what keeps the score of a unit in a place from being clearly apart from the whole.

        `few` data stand behind it, `missing` are answers that could still put it on the other side,
        `choice` of weights would, or `one` respondent.
        """
        own, results, code = f"unit.{unit.code}", self.results, unit.code
        few = place != TOTAL and thin(self.facts, own, f"{own}.{place}")
        if few or code not in results.covered:
            return "few"
        means = dict(places(results.units[code])), dict(places(results.nation))
        score, whole = (of[place].value for of in means)
        interval = results.uncertainty.parts.get(code, {}).get(place)
        if score is None or whole is None:
            return ""
        if interval and holds(interval, whole, of_print(self.edition.settings)):
            return "missing"
        total = place == TOTAL and abs(score - whole) < results.uncertainty.units[code].choice
        return "choice" if total else "one"

    def _decisive(self, unit: Unit) -> str:
        """Say without which respondent the total of a unit isn't on its side of the whole."""
        most = self.results.decisive.get(unit.code)
        return self.types(o.type for o in self.respondents[unit.code] if most and o.id == most.id)

    def _placed(self, rank: str, ends: str, count: str, joint: bool, where: str = "") -> str:
        """Say a rank among so many, by its range where that has two ends."""
        scope = {"rank": rank, "ends": ends, "count": count, "joint": joint, "where": where}
        return self._word(self.words.placed, scope)

    def rests(self, code: str, score: str) -> Scope:
        """Return what the words about how many stand behind a score of a unit may name."""
        return {"id": score.removesuffix(".score"), "asked": f"unit.{code}.asked.count"}

    def less_than_half(self, own: str, count: str) -> bool:
        """Whether a count is less than half of those that were asked in a unit."""
        asked = self.facts.get(f"{own}.asked.count")
        return asked is not None and 2 * (self.facts[count].value or 0) < (asked.value or 0)

    def _all_scored(self, own: str) -> bool:
        """Whether all that were asked in a unit have a score."""
        asked = self.facts.get(f"{own}.asked.count")
        return asked is not None and self.facts[f"{own}.n"].value == asked.value

    def _partial(self, own: str) -> bool:
        """Whether fewer respondents have a score in some indicator than in the total."""
        indicators = (f"{own}.indicator.{i.id}.n" for i in self.edition.framework.indicators)
        counts = {self.facts[id].value for id in (f"{own}.n", *indicators)}
        return len(counts) > 1

    def _few_weights(self) -> bool:
        """Whether the weights of the dimensions differ and are few enough to be listed."""
        weights = [dimension.weight for dimension in self.edition.framework.dimensions]
        return len(weights) <= FEW and len(set(weights)) > 1

    def _distance(self, unit: Unit, fact: str) -> str:
        decisive = self.results.decisive
        scope = {
            "sign": self.sign(fact),
            "size": self.size(fact),
            "slight": self.slight(fact),
            "clear": self.clear(unit, fact.removesuffix(".gap")),
            "nearby": self._nearby(unit),
            "across": self._across(unit),
            "why": self._why(unit),
            "all_scored": self._all_scored(f"unit.{unit.code}"),
            "decisive": self._decisive(unit),
            "turns": unit.code in decisive and decisive[unit.code].turns,
        }
        return self._word(self.words.distance, scope)

    def _joint(self, unit: Unit, region: str = "") -> bool:
        """Whether a unit shares its rank, among all or in its region."""
        ranks = self.results.region_rank if region else self.results.rank
        same = [c for c, rank in ranks.items() if rank == ranks.get(unit.code)]
        return sum(not region or self.edition.unit[c].region == region for c in same) > 1

    def _units(self, units: Sequence[Unit], fact: str) -> str:
        """Say the names of units, each with the fact whose id ends so; of many, the first."""
        known = units if len(units) <= MOST + 1 else units[:MOST]
        told = ", ".join(self._scored_unit(unit, f"unit.{unit.code}.{fact}") for unit in known)
        return f"{told} และ{self._word(self.words.more)}" if len(known) < len(units) else told

    def _scored_unit(self, unit: Unit, score: str) -> str:
        """Say a unit with a score, and how many stand behind it where these aren't all."""
        told = f"{literal_mark(unit.name_th)}{NBSP}{fact_mark(score, self.facts.printed(score))}"
        rests = self._word(self.words.rests, self.rests(unit.code, score))
        return f"{told}{NBSP}{rests}" if rests else told

    def _names(self, parts: Sequence[Dimension | Indicator]) -> str:
        """Say the names of dimensions or indicators as in a sentence; of many, the first."""
        return THAI.listed(self._shortened([on_one_line(part.short_th) for part in parts]))

    def _word(self, choices: Sequence[Choice], scope: Scope | None = None) -> str:
        chosen = self._chosen(choices, scope or {})
        return "" if chosen is None else self.writer.marked(chosen, scope or {})


def on_one_line(name: str) -> str:
    """Return a name that no line breaks at its spaces."""
    return name.replace(" ", NBSP)


def teller(edition: Edition, results: Results, facts: FactBook) -> Teller:
    """Return the teller of an edition's cards; raises StoryError for wording that can't be used."""
    words = card_words()
    own = edition.texts.get(ADVICE, {})
    file = text_file(ADVICE)
    literals = {FILE: words.literals, file: declared(own)}
    common = names_with_digits(edition)
    writer = Writer(vocabulary(edition, facts), lambda file: common | {*literals.get(file, ())})
    known = tuple(recommendations(located(own, file)))
    return Teller(edition, results, facts, words, known, writer)

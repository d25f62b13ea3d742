"""Count answers: frequency tables, shares and Likert means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from report_builder.model import Edition, Item

Counts = pd.Series | Mapping[tuple[str, str], int]
"""How often each option of each item was taken."""
AGREE = (4, 5)
DISAGREE = (1, 2)


@dataclass(frozen=True)
class Table:
    """How often each choice was taken by `n` cases.

    `exclusive`: each case takes at most one choice. `values` holds the Likert value of choices.
    """

    counts: Mapping[str, int]
    n: int
    exclusive: bool = True
    values: Mapping[str, int] | None = None

    def share(self, *choices: str) -> float | None:
        """Return the share of cases with one of these choices, in percent; None when n is 0."""
        count = sum(self.counts[choice] for choice in choices)
        return 100 * count / self.n if self.n else None

    def rated(self) -> int:
        """Count the cases with a Likert value."""
        return sum(self.counts[choice] for choice in self.values or {})

    def mean(self) -> float | None:
        """Return the mean Likert value of those who gave one."""
        total = sum(self.counts[choice] * value for choice, value in (self.values or {}).items())
        return total / self.rated() if self.rated() else None

    def having(self, wanted: Sequence[int]) -> tuple[str, ...]:
        """Return the choices whose Likert value is one of those wanted."""
        return tuple(choice for choice, value in (self.values or {}).items() if value in wanted)


def items(edition: Edition) -> dict[str, Table]:
    """Tabulate the answers to every item of the questionnaire."""
    answers = edition.answers.fillna({"option": ""}).drop_duplicates()
    counts = answers.groupby(["item", "option"]).size()
    answered = answers.groupby("item")["respondent"].nunique()
    return {item.id: _table(item, counts, int(answered.get(item.id, 0))) for item in edition.items}


def by_type(edition: Edition) -> dict[str, dict[str, Table]]:
    """Tabulate the answers to every item by type of respondent; types without answers have none."""
    kinds = {respondent.id: respondent.type for respondent in edition.respondents}
    answers = edition.answers.fillna({"option": ""}).drop_duplicates()
    answers = answers.assign(type=answers["respondent"].map(kinds))
    counts: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    sizes = answers.groupby(["type", "item", "option"]).size()
    for (kind, item, option), n in zip(sizes.index.to_list(), sizes, strict=True):
        counts[kind][item, option] = int(n)
    answered = answers.groupby(["type", "item"])["respondent"].nunique().to_dict()
    return {
        asked.id: {
            each.id: _table(asked, counts[each.id], int(answered[each.id, asked.id]))
            for each in edition.types
            if (each.id, asked.id) in answered
        }
        for asked in edition.items
    }


def _table(item: Item, counts: Counts, n: int) -> Table:
    values = {option.id: option.value for option in item.options if option.value is not None}
    return Table(
        counts={option.id: int(counts.get((item.id, option.id), 0)) for option in item.options},
        n=n,
        exclusive=item.kind != "multiple",
        values=values if item.kind == "likert" else None,
    )


def group_sizes(groups: Mapping[str, int], size: int) -> Table:
    """Count the units of each group; the choices are the groups' numbers as text, lowest first."""
    taken = list(groups.values())
    return Table({str(k): taken.count(k) for k in range(1, size + 1)}, len(taken))

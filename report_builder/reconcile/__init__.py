"""Compare the facts of an edition with figures published elsewhere, and those with each other."""

from __future__ import annotations

from typing import Any

from report_builder.facts import FactBook
from report_builder.model import Edition
from report_builder.reconcile.checks import by_place, check
from report_builder.reconcile.comparison import (
    Comparison,
    Figure,
    Verdict,
    as_data,
    as_text,
    undeclared,
)
from report_builder.reconcile.figures import bases, with_facts

__all__ = ["Comparison", "Verdict", "as_data", "as_text", "reconcile", "undeclared"]


def reconcile(edition: Edition, facts: FactBook) -> tuple[Comparison, ...]:
    """Return every comparison of an edition's published figures, in their order.

    Raises UnknownFact for a figure of no fact, UnknownFigure for a check of no figure.
    """
    figures = [Figure(**row, label=facts[row["id"]].label) for row in _rows(edition.published)]
    return (
        *with_facts(figures, facts),
        *bases(figures),
        *(check(row, by_place(figures)) for row in _rows(edition.checks)),
    )


def _rows(frame: Any) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]

"""Write the synthesised tables as CSV."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .bases import Members
from .framework import Framework
from .responses import Respondent


def write_respondents(path: Path, sampled: Sequence[Respondent]) -> None:
    """Write one row per agency of the sample."""
    rows = ((each.id, each.unit, each.type, each.channel) for each in sampled)
    _write(path, ("id", "unit", "type", "channel"), rows)


def write_scores(
    path: Path, framework: Framework, responded: Sequence[Respondent], scores: NDArray[np.float64]
) -> None:
    """Write one row per respondent, one column per indicator, blank where missing."""
    rows = (
        (each.id, *("" if np.isnan(score) else f"{score:.1f}" for score in row))
        for each, row in zip(responded, scores, strict=True)
    )
    _write(path, ("respondent", *framework.dimension_of), rows)


def write_answers(
    path: Path,
    framework: Framework,
    responded: Sequence[Respondent],
    answers: Mapping[str, Members],
) -> None:
    """Write one row per chosen option; a blank option where an item was answered with none."""
    _write(path, ("respondent", "item", "option"), _answer_rows(framework, responded, answers))


def _answer_rows(
    framework: Framework, responded: Sequence[Respondent], answers: Mapping[str, Members]
) -> Iterator[tuple[str, str, str]]:
    for index, respondent in enumerate(responded):
        for item in framework.items:
            if answers[item.id][index]:
                chosen = [o for o in item.options if answers[f"{item.id}.{o}"][index]]
                yield from ((respondent.id, item.id, option) for option in chosen or [""])


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)

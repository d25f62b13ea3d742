"""Tell how often true scores and ranks lie in their intervals, in surveys whose truth is known.

    python benchmarks/coverage_of_intervals.py [SURVEYS]

The figures of docs/method.md: 40 units of six respondents, answers deleted at random, and not at
random: the lower a respondent scores, the less likely it answers (a logit slope of -1 a standard
deviation).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.results.test_uncertainty import Silence, at_random, coverage

SURVEYS = 20


def low_scorers(gone: float) -> Silence:
    """Return who is silent where low scorers are the likelier to be."""

    def silent(random: np.random.Generator, rows: np.ndarray) -> np.ndarray:
        z = (rows - rows.mean()) / rows.std()
        shift = np.log(gone / (1 - gone))
        for _ in range(50):
            shift += np.log(gone / np.mean(1 / (1 + np.exp(z - shift))))
        return np.array(random.random(len(rows)) < 1 / (1 + np.exp(z - shift)))

    return silent


def main(surveys: int) -> None:
    ways: tuple[tuple[str, Callable[[float], Silence], tuple[float, float]], ...] = (
        ("at random", at_random, (0.15, 0.4)),
        ("low scorers", low_scorers, (0.15, 0.3)),
    )
    for name, way, shares in ways:
        for gone in shares:
            score, rank = coverage(range(surveys), way(gone))
            print(f"{gone:.0%} missing, {name}: scores {score:.0%}, ranks {rank:.0%}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SURVEYS)

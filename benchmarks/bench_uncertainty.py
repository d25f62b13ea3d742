"""Tell how long it takes to say how sure scores and ranks are: `results.uncertainty`.

    python benchmarks/bench_uncertainty.py [UNITS ...]

Each size is an edition of made-up scores of six respondents a unit, one answer in eight missing.
Printed are processor seconds of 2,000 draws; the goals are 1 s for 76 units, 15 s for 1,926.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parent.parent))

from report_builder.model import Edition, Respondent, Unit
from report_builder.results import compute
from report_builder.results.rank_intervals import DRAWS
from report_builder.results.uncertainty import uncertainty
from tests import factories

SIZES = (76, 300, 1000, 1926)
SILENT = 0.125
"""How many of those asked don't answer, and how many scores of the others are missing."""


def edition(count: int) -> Edition:
    """Return an edition of so many units with made-up scores."""
    random, small = np.random.default_rng(count), factories.edition()
    units = tuple(Unit(f"U{n:04}", f"อำเภอที่ {n}", "", f"เขต {n % 6}") for n in range(count))
    asked = tuple(
        Respondent(f"{unit.code}-{kind.id}-{twin}", unit.code, kind.id, "post")
        for unit in units
        for kind in small.types
        for twin in "ab"
    )
    ids = [i.id for i in small.framework.indicators]
    cells = random.normal(50, 15, (len(asked), len(ids))).clip(0, 100)
    cells[random.random(cells.shape) < SILENT] = np.nan
    scores = pd.DataFrame(cells, index=[r.id for r in asked], columns=ids)
    return replace(small, units=units, respondents=asked, scores=scores)


def main(sizes: list[int]) -> None:
    for count in sizes:
        own = edition(count)
        found = compute(own)
        begun = time.process_time()
        uncertainty(own, found.units, found.nation, found.covered)
        used = time.process_time() - begun
        print(f"{count} units, {len(own.respondents)} asked, {DRAWS:,} draws: {used:.2f} s")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [*SIZES])

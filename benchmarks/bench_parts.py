"""Tell how the parts of a build grow with the units: what is read, worked out, told and placed.

    python benchmarks/bench_parts.py [UNITS ...]

Each size is an edition of made-up scores, one row a unit. Printed are processor milliseconds of
each part, with the exponent of growth since the size before: 1 is linear, and 0 for one card.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from report_builder import facts, results
from report_builder.build.rehearsal import rehearse
from report_builder.build.work import stamp
from report_builder.edition.load import assembled, read
from report_builder.opendata import tables
from report_builder.output import figures, register
from report_builder.render.place.card.sheets import card_sheets
from report_builder.story.card.compose import compose_card
from tests import folders
from tests.render import many_units

SIZES = (76, 300, 1000, 1926)
CARDS = 20
T = TypeVar("T")


class Parts:
    """The processor seconds of the parts of one size."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, name: str, do: Callable[[], T], times: int = 1) -> T:
        begun = time.process_time()
        done = do()
        self.seconds[name] = (time.process_time() - begun) / times
        return done


def main(sizes: list[int]) -> None:
    before: dict[str, float] = {}
    for last, count in zip([0, *sizes], sizes, strict=False):
        with TemporaryDirectory() as folder:
            seconds = measured(count, Path(folder))
        grown = math.log(count / last) if last else 0.0
        told = (
            f"{name} {1000 * used:.0f}" + _since(before.get(name), used, grown)
            for name, used in seconds.items()
        )
        print(f"{count:,} units, ms: {', '.join(told)}", flush=True)
        before = seconds


def _since(before: float | None, now: float, grown: float) -> str:
    """Say by which power of the growth of an edition a part has grown."""
    return f" ^{math.log(now / before) / grown:.1f}" if before else ""


def measured(count: int, folder: Path) -> dict[str, float]:
    """Return the processor seconds of each part for so many units."""
    parts = Parts()
    place = folders.write(many_units.edition(count), folder / "edition")
    (folder / register.FOLDER).mkdir()
    reading = parts.timed("read", lambda: read(place))
    edition = parts.timed("put together", lambda: assembled(reading))
    computed = parts.timed("results", lambda: results.compute(edition))
    book = parts.timed("facts", lambda: facts.build(edition, computed))
    story = parts.timed(
        "rehearse",
        lambda: rehearse(reading, edition, computed, book, lambda deck: deck, edition.units),
    )
    units = edition.units[-CARDS:]
    cards = lambda: [card_sheets(compose_card(story.teller, unit.code)) for unit in units]  # noqa: E731
    parts.timed("one card", cards, CARDS)
    parts.timed("open data", lambda: tables.files(edition, computed, stamp(edition)))
    parts.timed("figures", lambda: figures.write(book, folder))
    return parts.seconds


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [*SIZES])

"""The promise on 25 editions of at most 12 units: check calls each ready, and it builds.

`make fuzz` asks it of hundreds, of up to 200 units. A failure names the number of its edition;
`python -m tests.editions.fuzz --first NUMBER --examples 1` writes it down.
"""

from pathlib import Path

import pytest

from tests.editions.fuzz import EVERY, given
from tests.editions.promise import Kind, kept

FEW_ONES = [number for number in range(28) if number % EVERY != EVERY - 1][:25]
"""Numbers of the first 25 editions that have few units."""
PARTS = (
    ("--only", "deck", "--format", "pdf"),
    ("--only", "cards", "--format", "pptx"),
    ("--only", "deck", "--format", "pptx"),
    ("--only", "cards", "--format", "pdf"),
    ("--only", "poster"),
    ("--only", "social"),
)
"""What is built of one edition after the other."""


@pytest.mark.parametrize("number", FEW_ONES)
def test_what_check_calls_ready_builds(number: int, tmp_path: Path) -> None:
    outcome = kept(
        given(number, tmp_path / "edition"), tmp_path / "out", *PARTS[number % len(PARTS)]
    )
    assert outcome.kind is Kind.BUILT, outcome.told

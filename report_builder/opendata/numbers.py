"""Write numbers and marks as open data has them: four decimals, blank for none."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from report_builder.model import Edition

_PLACES = Decimal("0.0001")


def flag(edition: Edition) -> str:
    """Return the mark of made-up data."""
    return str(edition.settings.synthetic).lower()


def count(value: int | None) -> str:
    """Return a whole number."""
    return "" if value is None else str(value)


def number(value: float | None) -> str:
    """Return a number rounded half up to four decimals."""
    if value is None:
        return ""
    rounded = Decimal(repr(float(value))).quantize(_PLACES, ROUND_HALF_UP)
    return f"{rounded.normalize():f}"

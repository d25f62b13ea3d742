"""Find the share that a text prints, which a bar beside it shows."""

from __future__ import annotations

from report_builder.model import Run, Text


def share_in(text: Text) -> float | None:
    """Return the first share that a text prints, from 0 to 1, None where it prints none."""
    return next((share for run in text if (share := share_of(run)) is not None), None)


def share_of(run: Run) -> float | None:
    """Return the share that a run prints, from 0 to 1, None where it prints none."""
    is_share = ".share" in run.fact and run.text.replace(".", "").isdigit()
    return min(1.0, float(run.text) / 100) if is_share else None

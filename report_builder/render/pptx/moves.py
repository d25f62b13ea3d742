"""Move things from one area to another, which may be wider or lower."""

from __future__ import annotations

from dataclasses import dataclass

from report_builder.render.page import Box


@dataclass(frozen=True, slots=True)
class Move:
    """The way from one area to another."""

    start: Box
    end: Box

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point goes."""
        across, down = self.end.w / self.start.w, self.end.h / self.start.h
        return self.end.x + (x - self.start.x) * across, self.end.y + (y - self.start.y) * down

    def box(self, box: Box) -> Box:
        """Return where a box goes."""
        x, y = self.point(box.x, box.y)
        right, bottom = self.point(box.right, box.bottom)
        return Box(x, y, right - x, bottom - y)

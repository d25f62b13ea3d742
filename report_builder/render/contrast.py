"""Choose colours of text that can be read on what is behind it (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report_builder.render.theme import EXTREMES, READABLE, Theme, luminance

_STEPS = 9


def contrast(rgb: str, other: str) -> float:
    """Return the contrast ratio of two colours given as 'RRGGBB', 1 to 21."""
    low, high = sorted((luminance(rgb), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def least(theme: Theme, name: str, grounds: Sequence[str]) -> float:
    """Return the contrast of a colour of the theme with the one of the grounds nearest to it."""
    return min((contrast(theme.hex(name), ground) for ground in grounds), default=21.0)


def legible(theme: Theme, name: str, grounds: Sequence[str]) -> str:
    """Return the colour nearest to one of the theme that can be read on all grounds ('RRGGBB').

    It is the colour itself, a darker or lighter shade of it, black or white of the theme, or what
    comes nearest to being readable.
    """
    tried = [name, *_shades(theme, name, grounds), "ink", "white", *EXTREMES]
    readable = (one for one in tried if least(theme, one, grounds) >= READABLE)
    return next(readable, max(tried, key=lambda one: least(theme, one, grounds)))


def _shades(theme: Theme, name: str, grounds: Sequence[str]) -> Iterator[str]:
    """Yield shades of a colour, the nearest first, of two as near the one that reads better."""
    for step in range(1, _STEPS + 1):
        part = step / (_STEPS + 1)
        both = (f"{name}@{1 - part:.1f}+0.0", f"{name}@{1 - part:.1f}+{part:.1f}")
        yield from sorted(both, key=lambda shade: -least(theme, shade, grounds))

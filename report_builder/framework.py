"""The framework of a survey: its dimensions, themes and indicators with their weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension (ด้าน) of the framework; weight in percent of the total, `icon` may be empty."""

    id: str
    name_th: str
    short_th: str
    name_en: str
    tag: str
    weight: float
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme (หัวข้อย่อย) between dimension and indicator; weight in percent of its dimension."""

    id: str
    dimension: str
    name_th: str
    short_th: str
    name_en: str
    weight: float


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator (ตัวชี้วัด); weight in percent of its theme, or of its dimension without themes.

    `scale` is the range of its scores as they came in, empty for the edition's; `theme` is empty
    in a dimension without themes.
    """

    id: str
    dimension: str
    name_th: str
    short_th: str
    name_en: str
    weight: float
    scale: str = ""
    theme: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Framework:
    """The dimensions, indicators and themes of one edition, in the order in which they are shown.

    The indicators of a dimension with themes each belong to one of them.
    """

    dimensions: tuple[Dimension, ...]
    indicators: tuple[Indicator, ...]
    themes: tuple[Theme, ...] = ()

    @cached_property
    def dimension(self) -> Mapping[str, Dimension]:
        """Look up a dimension by its id."""
        return {d.id: d for d in self.dimensions}

    @cached_property
    def indicator(self) -> Mapping[str, Indicator]:
        """Look up an indicator by its id."""
        return {i.id: i for i in self.indicators}

    @cached_property
    def theme(self) -> Mapping[str, Theme]:
        """Look up a theme by its id."""
        return {t.id: t for t in self.themes}

    def of(self, dimension: str) -> tuple[Indicator, ...]:
        """Return the indicators of one dimension, in order."""
        return tuple(i for i in self.indicators if i.dimension == dimension)

    def themes_of(self, dimension: str) -> tuple[Theme, ...]:
        """Return the themes of one dimension, in order; none where it has none."""
        return tuple(t for t in self.themes if t.dimension == dimension)

    def in_theme(self, theme: str) -> tuple[Indicator, ...]:
        """Return the indicators of one theme, in order."""
        return tuple(i for i in self.indicators if i.theme == theme)

    def share(self, indicator: Indicator) -> float:
        """Return how much an indicator weighs in the total, in percent."""
        theme = self.theme[indicator.theme].weight / 100 if indicator.theme else 1.0
        return self.dimension[indicator.dimension].weight * theme * indicator.weight / 100

"""What a format plans for pages before it paints them, where it can't keep to the type scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from report_builder.problem import Words
from report_builder.render.about import About
from report_builder.render.page import Page


@dataclass(frozen=True)
class Plan:
    """The smallest type in points of the pages, by number, that have smaller type than usual.

    `warnings` say why. `drawn` is what stands on the pages, by number, that the format draws
    otherwise than they were placed.
    """

    smallest: Mapping[int, float] = field(default_factory=dict)
    warnings: tuple[Words, ...] = ()
    drawn: Mapping[int, list[dict[str, Any]]] = field(default_factory=dict)


def as_placed(pages: Sequence[Page], about: About) -> Plan:
    """Plan nothing: pages are painted as they were placed."""
    return Plan()

"""Type smaller than usual passes where it was planned, and never below what can be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from report_builder.audit.boxes import LEAST, SLIDE_FLOOR, SLIDE_HEIGHT, findings
from report_builder.audit.page import Box, Page, Stretch
from tests.commands import DONE, run
from tests.render.pptx_reading import saved

PLACE = Box(10, 10, 300, 60)


def slide(size: float, height: float = SLIDE_HEIGHT) -> Page:
    stretch = Stretch("คะแนน", PLACE, PLACE, size)
    return Page(1, height * 16 / 9, height, ("คะแนน",), (stretch,), ())


def causes(page: Page, planned: float) -> list[str]:
    return [finding.cause for finding in findings("deck.pptx", page, planned)]


@pytest.mark.parametrize("planned", [SLIDE_FLOOR, 10.0, LEAST])
def test_type_is_as_small_as_planned_and_no_smaller(planned: float) -> None:
    assert causes(slide(planned), planned) == []
    assert causes(slide(planned - 0.2), planned) == ["small"]


def test_no_plan_allows_what_can_not_be_read() -> None:
    assert causes(slide(LEAST - 0.2), planned=1.0) == ["small"]
    assert causes(slide(LEAST), planned=1.0) == []


def test_on_a_smaller_page_letters_of_the_same_points_are_larger() -> None:
    assert causes(slide(LEAST / 2, SLIDE_HEIGHT / 2), planned=LEAST / 2) == []


def test_a_deck_on_a_narrow_template_is_published_with_a_warning_of_its_cause(here: Path) -> None:
    import pptx

    (here / "brand.pptx").write_bytes(saved(pptx.Presentation()))
    options = ("--template", "brand.pptx", "--only", "deck", "--format", "pptx")
    result = run("build", "small", "--out", "out", *options)
    assert result.exit_code == DONE, result.stderr
    assert "less width" in result.stderr
    register = json.loads((here / "out/register/deck.json").read_text(encoding="utf-8"))
    assert register["smallest"]["pptx"]
    assert run("audit", "out").exit_code == DONE

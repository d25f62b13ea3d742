"""Building cards: which are written, what a failing one does, and the same bytes every time."""

import io
import os
from functools import partial
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation

from report_builder.build import cards
from report_builder.errors import StoryError
from report_builder.output import trace
from report_builder.problem import Words
from report_builder.render.place.card.parts import Sheet
from report_builder.render.pptx.template import blank_template
from report_builder.story.blocks import Slide
from tests import factories
from tests.commands import BAD_INPUT, DONE, FAILED, USAGE, documents, run
from tests.conftest import FOLDER_2559

build = partial(run, "build")


def test_all_cards_and_their_bundles_are_the_same_bytes_every_time(here: Path) -> None:
    for out in ("one", "two"):
        assert build("small", "--only", "cards", "--out", out).exit_code == DONE
    written = documents(here / "one")
    own = [f"cards/{unit.code}.{form}" for unit in factories.UNITS for form in ("pdf", "pptx")]
    assert [*written] == [*own, "cards.pdf", "cards.pptx"]
    assert written == documents(here / "two")


def test_units_are_found_by_any_of_their_names(here: Path) -> None:
    names = ("พะเยา", "TH-56", "56", "Phayao", "จ.พะเยา", "นนทบุรี")
    wanted = [argument for name in names for argument in ("--unit", name)]
    result = build(str(FOLDER_2559), *wanted, "--format", "pptx", "--out", "out")
    assert result.exit_code == DONE
    assert [*documents(here / "out")] == ["cards/TH-12.pptx", "cards/TH-56.pptx"]
    assert not (here / "out" / "opendata").exists()
    known = trace.figures(here / "out")
    assert {"nation.score", "unit.TH-56.rank", "unit.TH-12.rank"} <= {*known}
    assert "unit.TH-11.rank" not in known


def test_an_unknown_unit_is_a_mistake_of_use_with_a_suggestion(here: Path) -> None:
    result = build(str(FOLDER_2559), "--unit", "พะเย", "--out", "out")
    assert result.exit_code == USAGE
    assert "พะเยา" in result.stderr
    assert not (here / "out").exists()


def test_cards_of_some_units_leave_those_of_others(here: Path) -> None:
    assert build("small", "--only", "cards", "--format", "pptx", "--out", "out").exit_code == DONE
    before, tables = documents(here / "out"), [*(here / "out" / "opendata").iterdir()]
    assert build("small", "--unit", "กก", "--format", "pptx", "--out", "out").exit_code == DONE
    assert documents(here / "out") == before
    assert [*(here / "out" / "opendata").iterdir()] == tables != []


def test_a_failing_card_is_named_and_the_others_are_published_without_a_bundle(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def placed(slide: Slide) -> tuple[Sheet, ...]:
        if slide.id == "D03":
            raise StoryError("card", "D03", "คูน", Words("เสีย", "spoilt"))
        return _card_sheets(slide)

    _card_sheets = cards.card_sheets
    monkeypatch.setattr(cards, "card_sheets", placed)
    result = build("small", "--only", "cards", "--format", "pptx", "--out", "out")
    assert result.exit_code == FAILED
    assert "คูน (D03)" in result.stderr
    assert "spoilt" in result.stderr
    assert [*documents(here / "out")] == [
        f"cards/{unit.code}.pptx" for unit in factories.UNITS if unit.code != "D03"
    ]


def test_a_dying_worker_costs_only_its_own_card(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def placed(slide: Slide) -> tuple[Sheet, ...]:
        if slide.id == "D05":
            os._exit(1)
        return _card_sheets(slide)

    _card_sheets = cards.card_sheets
    monkeypatch.setattr(cards, "card_sheets", placed)
    result = build("small", "--only", "cards", "--format", "pptx", "--out", "out")
    assert result.exit_code == FAILED
    assert "D05" in result.stderr
    assert "worker" in result.stderr
    assert len(documents(here / "out")) == 11


def test_when_no_card_can_be_made_nothing_is_published(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def placed(slide: Slide) -> tuple[Sheet, ...]:
        raise StoryError("card", slide.id, "", Words("เสีย", "spoilt"))

    monkeypatch.setattr(cards, "card_sheets", placed)
    assert build("small", "--only", "cards", "--format", "pptx", "--out", "out").exit_code == FAILED
    assert not (here / "out").exists()


def theme(presentation: Presentation) -> Any:
    return presentation.slide_masters[0].part.part_related_by(RT.THEME)


def test_cards_take_the_colours_of_a_template_and_their_bundle_too(here: Path) -> None:
    brand = pptx.Presentation(io.BytesIO(blank_template()))
    theme(brand).blob = theme(brand).blob.replace(b"0B3C5D", b"7A1F2B")
    brand.save(str(here / "brand.pptx"))
    options = ("--only", "cards", "--format", "pptx", "--template", "brand.pptx", "--out", "out")
    assert build("small", *options).exit_code == DONE
    for path in (here / "out" / "cards" / "D01.pptx", here / "out" / "cards.pptx"):
        assert b"7A1F2B" in theme(pptx.Presentation(str(path))).blob


def test_what_is_no_template_is_told_once_and_nothing_is_published(here: Path) -> None:
    (here / "brand.pptx").write_text("ไม่ใช่ PowerPoint")
    result = build("small", "--only", "cards", "--template", "brand.pptx", "--out", "out")
    assert result.exit_code == BAD_INPUT
    assert result.stderr.count("PowerPoint นี้ไม่ได้") == 1
    assert not (here / "out").exists()

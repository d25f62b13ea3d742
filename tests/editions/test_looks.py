"""The look at pages finds ink outside boxes and words too large for theirs; none in good pages."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from report_builder.build.pipeline import build
from report_builder.render.page import Page, TextBox
from tests import factories, folders
from tests.editions import looks


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("looks")
    own = folders.write(factories.answered_edition(), folder / "edition")
    build(own, folder / "out", lambda step, advance=1: None, ["deck"], ["pdf"])
    return own, folder / "out"


def test_pages_as_built_have_no_fault(built: tuple[Path, Path]) -> None:
    assert [*looks.faults(*built)] == []


def narrowed(page: Page) -> Page:
    """Return a page whose boxes of text hold half as much as they are drawn with."""
    half = (
        replace(e, box=replace(e.box, w=e.box.w / 2)) if isinstance(e, TextBox) else e
        for e in page.elements
    )
    return replace(page, elements=tuple(half))


def emptied(page: Page) -> Page:
    return replace(page, elements=page.elements[:-1])


@pytest.mark.parametrize(
    ("spoil", "told"), [(narrowed, "higher than its box"), (emptied, "ink outside every box")]
)
def test_a_page_that_is_drawn_otherwise_than_it_was_placed_is_named(
    built: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[Page], Page],
    told: str,
) -> None:
    placed = looks.deck_pages
    monkeypatch.setattr(looks, "deck_pages", lambda deck: [*map(spoil, placed(deck))])
    assert any(told in fault for fault in looks.faults(*built))

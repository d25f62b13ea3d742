"""Whatever the form calls optional may be left blank: nothing is printed for it."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.model import Edition, Framework, plain
from report_builder.story.blocks import Deck
from report_builder.story.contents import texts_on
from tests import factories
from tests.story.stories import deck_of

SETTINGS = ("publisher_short", "surveyor", "url", "synthetic_note")
DIMENSION = ("name_en", "tag")
INDICATOR = ("name_en",)
UNIT = ("name_en", "region")
TYPE = ("ministry_th",)
FIELDS = [
    *(f"settings.{name}" for name in SETTINGS),
    *(f"dimension.{name}" for name in DIMENSION),
    *(f"indicator.{name}" for name in INDICATOR),
    *(f"unit.{name}" for name in UNIT),
    *(f"type.{name}" for name in TYPE),
]
NOTHING_AFTER = re.compile(r"[:：]\s*$|\(\s*\)|โดย:?\s*$|\*\*")


def blanked(fields: set[str]) -> Edition:
    """Return the small edition with fields of every record left blank."""
    whole = factories.edition()

    def without(kind: str, names: tuple[str, ...]) -> dict[str, str]:
        return {name: "" for name in names if f"{kind}.{name}" in fields}

    own = whole.framework
    return replace(
        whole,
        settings=replace(whole.settings, **without("settings", SETTINGS)),
        framework=Framework(
            tuple(replace(d, **without("dimension", DIMENSION)) for d in own.dimensions),
            tuple(replace(i, **without("indicator", INDICATOR)) for i in own.indicators),
        ),
        units=tuple(replace(unit, **without("unit", UNIT)) for unit in whole.units),
        types=tuple(replace(kind, **without("type", TYPE)) for kind in whole.types),
    )


def words(deck: Deck) -> list[str]:
    return [plain(text) for slide in deck.slides for text in texts_on(slide)]


@settings(max_examples=12, derandomize=True)
@given(st.sets(st.sampled_from(FIELDS)))
def test_no_label_stands_with_nothing_after_it(fields: set[str]) -> None:
    deck = deck_of(blanked(fields))
    assert [text for text in words(deck) if NOTHING_AFTER.search(text)] == []
    assert all(slide.tag is None or slide.tag.text for slide in deck.slides)
    assert all(plain(slide.title) for slide in deck.slides)
    for slide in deck.slides:
        if slide.kind != "cover":  # its dimensions are pictures
            assert not any(panel.is_empty for panel in slide.panels)


def test_a_cover_says_only_what_the_settings_say() -> None:
    blank = blanked({f"settings.{name}" for name in SETTINGS})
    labels = {name: plain(text) for name, text in deck_of(blank).slides[0].labels}
    assert labels["publisher"] == "โดย: สำนักงานทดสอบ (องค์การมหาชน)"
    assert [labels[name] for name in ("surveyor", "url")] == ["", ""]
    assert "ข้อมูลจำลอง" in labels["note"]

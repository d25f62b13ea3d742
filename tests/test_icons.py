"""Icons stand within their square, go by the words of names, and carry their licences."""

import tomllib
from itertools import chain

import pytest

from report_builder import icons, resources
from report_builder.language import THAI

LISTED = tomllib.loads(THAI.template("icons.toml"))


@pytest.mark.parametrize("name", icons.names())
def test_pictures_fill_their_square_and_no_more(name: str) -> None:
    layers = icons.layers(name)
    points = [p for layer in layers for ring in layer.rings for p in ring]
    assert all(-0.01 <= part <= 1.01 for point in points for part in point)
    for axis in zip(*points, strict=True):
        assert max(axis) - min(axis) > 0.4


def test_every_icon_that_has_words_is_drawn_and_no_other() -> None:
    assert {*LISTED} == {name for name in icons.names() if not name.startswith(icons.FLAG)}


def test_no_word_brings_up_two_icons() -> None:
    words = [*chain.from_iterable(LISTED.values())]
    assert len(words) == len({*words})
    assert all(word == word.casefold() for word in words)


@pytest.mark.parametrize(
    ("called", "icon"),
    [
        (("ด้านบุคลากร", "Human Resources"), "users"),
        (("นโยบายและกฎระเบียบ",), "scales"),
        (("ไปรษณีย์",), "mailbox"),
        (("โรงพยาบาลศูนย์",), "hospital"),
        (("SDG", "Good Health"), "heartbeat"),
        (("ตัวชี้วัด ก", "Compost"), ""),
        ((), ""),
    ],
)
def test_names_bring_up_icons(called: tuple[str, ...], icon: str) -> None:
    assert icons.meant_by(*called) == icon


def test_licences_travel_along() -> None:
    notice = (resources.path("assets").parent / "NOTICE").read_text("utf-8")
    assert all(name in notice for name in ("Phosphor Icons", "circle-flags", "HatScripts"))

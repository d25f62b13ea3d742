"""Colours are told apart by every eye, and each means one thing."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from skimage.color import deltaE_ciede2000, rgb2lab

from report_builder.render.theme import PALE, theme

EYES = {
    "usual": np.eye(3),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
}
"""What linear red, green and blue become at full severity (Machado, Oliveira, Fernandes 2009)."""
APART = 10.0
"""Least difference (CIEDE2000) of two colours that mean different things."""
DIMENSIONS = [f"dimension{n}" for n in range(1, 6)]
GROUPS = ["group1", "group2", "group3", "group4"]
OPINIONS = ["agree2", "agree1", "neutral", "disagree1", "disagree2"]


def seen(name: str, eye: str) -> np.ndarray:
    """Return a colour of the theme in CIELAB as an eye sees it."""
    coded = np.array([int(theme().hex(name)[i : i + 2], 16) / 255 for i in (0, 2, 4)])
    linear = np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
    turned = np.clip(EYES[eye] @ linear, 0, 1)
    shown = np.where(turned <= 0.0031308, 12.92 * turned, 1.055 * turned ** (1 / 2.4) - 0.055)
    return rgb2lab(shown.reshape(1, 1, 3)).reshape(3)


def difference(one: str, other: str, eye: str = "usual") -> float:
    return float(deltaE_ciede2000(seen(one, eye), seen(other, eye)))


def test_the_difference_is_that_of_published_pairs() -> None:
    # Sharma, Wu and Dalal (2005), pairs 1 and 17 of their table.
    pairs = (((50, 2.6772, -79.7751), (50, 0, -82.7485)), ((50, 2.5, 0), (73, 25, -18)))
    found = [float(deltaE_ciede2000(np.array(a), np.array(b))) for a, b in pairs]
    assert found == pytest.approx([2.0425, 27.1492], abs=1e-4)


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("names", [DIMENSIONS, GROUPS], ids=["dimensions", "groups"])
def test_colours_of_a_family_are_apart(names: list[str], eye: str) -> None:
    near = {pair: difference(*pair, eye) for pair in combinations(names, 2)}
    assert not {pair: found for pair, found in near.items() if found <= APART}


@pytest.mark.parametrize("eye", EYES)
def test_answers_beside_each_other_are_apart(eye: str) -> None:
    assert all(difference(*pair, eye) > APART for pair in pairwise(OPINIONS))
    assert difference("agree1", "disagree1", eye) > APART
    assert difference("agree2", "disagree2", eye) > APART


def test_each_colour_means_one_thing() -> None:
    families = (DIMENSIONS, GROUPS, OPINIONS, ["alert"])
    near = {
        (one, other): difference(one, other)
        for family, another in combinations(families, 2)
        for one in family
        for other in another
    }
    assert not {pair: found for pair, found in near.items() if found <= APART}


def test_groups_stand_out_from_the_page() -> None:
    for name in GROUPS:
        line = theme().edge(name) or name
        assert theme().contrast(line, "white") >= PALE


def test_links_are_the_only_use_of_their_colours() -> None:
    assert not [n for n in theme().names if theme().color(n).of in ("hlink", "folHlink")]


@pytest.mark.parametrize("name", [*DIMENSIONS, "alert", "brand", "ink", "muted"])
def test_words_in_colour_can_be_read(name: str) -> None:
    assert min(theme().contrast(name, page) for page in ("white", "tint")) >= 4.5

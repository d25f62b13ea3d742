"""What is behind a text: what covers its box, not an icon's outline beside its first letters."""

from report_builder.audit.page import Box
from report_builder.audit.pptx_grounds import Painted, behind

PAGE, BLUE, WHITE = Box(0, 0, 100, 100), (0, 0, 200), (255, 255, 255)
TEXT = Box(10, 10, 60, 20)


def grounds(*painted: Painted) -> set[tuple[int, int, int]]:
    below = [Painted(PAGE, (WHITE,)), *painted]
    return {color for under in behind(below, TEXT) for color in under}


def test_a_box_under_a_part_of_a_text_is_behind_it() -> None:
    assert grounds(Painted(Box(0, 0, 30, 30), (BLUE,))) == {WHITE, BLUE}


def test_a_free_form_is_behind_a_text_only_where_it_reaches_around_it() -> None:
    assert grounds(Painted(Box(0, 0, 30, 30), (BLUE,), free=True)) == {WHITE}
    assert grounds(Painted(Box(0, 0, 90, 90), (BLUE,), free=True)) == {BLUE}

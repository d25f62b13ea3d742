"""A noun stands before a name once, and Thai and Latin letters stand apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.thai.nouns import beside, named


@pytest.mark.parametrize(
    ("noun", "name", "together"),
    [
        ("จังหวัด", "พะเยา", "จังหวัดพะเยา"),
        ("เขต", "เขตใต้", "เขตใต้"),
        ("มหาวิทยาลัย", "จุฬาลงกรณ์มหาวิทยาลัย", "จุฬาลงกรณ์มหาวิทยาลัย"),
        ("ประเทศ", "Austria", "ประเทศ Austria"),
        ("เขต", "5", "เขต 5"),
        ("District", "กก", "District กก"),
        ("District", "North", "DistrictNorth"),
        ("", "พะเยา", "พะเยา"),
    ],
)
def test_a_name_with_its_noun(noun: str, name: str, together: str) -> None:
    assert named(noun, name) == together


@given(st.text("กขค", min_size=1), st.text("กขคABC", min_size=1))
def test_a_noun_is_never_doubled(noun: str, name: str) -> None:
    once = named(noun, name)
    assert once.endswith(name)
    assert named(noun, once) == once


@given(st.text("กขABเ", max_size=4), st.text("กขABเ", max_size=4))
def test_only_thai_and_latin_stand_apart(before: str, after: str) -> None:
    both = bool(before and after)
    meet = both and before[-1].isascii() != after[0].isascii()
    assert beside(before, after) == before + " " * meet + after

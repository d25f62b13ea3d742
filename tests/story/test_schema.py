import pytest

from report_builder.errors import StoryError
from tests.story.stories import told, told_slide


def error_of(**fields):
    with pytest.raises(StoryError) as error:
        told_slide(**fields)
    return error.value


@pytest.mark.parametrize(
    ("fields", "place", "why"),
    [
        ({"colour": "red"}, "slides > 1 > colour", "no such field"),
        ({"kind": "collage"}, "slides > 1 > kind", "cover"),
        ({"labels": {"y_hihg": "ก"}}, "slides > 1 > labels > y_hihg", "y_high"),
        ({"title": 25}, "slides > 1 > title", "quote a number"),
        ({"panels": [{"chart": {"item": "speed"}}]}, "slides > 1 > panels > 1 > chart > kind", ""),
        ({"panels": [{"weight": 0}]}, "slides > 1 > panels > 1 > weight", "greater than 0"),
        ({"panels": [{"text": [{"itme": "ก"}]}]}, "slides > 1 > panels > 1 > text > 1 > itme", ""),
        ({"panels": [{"each": "villages"}]}, "slides > 1 > panels > 1 > each", "dimensions"),
    ],
)
def test_a_field_that_does_not_fit_is_named_with_its_file_and_place(fields, place, why):
    error = error_of(**fields)
    assert error.file == "text/project.yaml"
    assert error.place == place
    assert why in error.why.en


@pytest.mark.parametrize(
    ("fields", "found", "known"),
    [
        ({"tag": "poeple"}, "poeple", "people"),
        ({"tag": "dimension"}, "dimension", "people"),
        ({"panels": [{"color": "brnad"}]}, "brnad", "brand"),
        ({"panels": [{"chart": {"kind": "bar", "item": "spede"}}]}, "spede", "items.csv"),
        ({"panels": [{"chart": {"kind": "bar", "scores": "poeple"}}]}, "poeple", "people"),
        (
            {"panels": [{"chart": {"kind": "bar", "item": "backup", "options": ["maybe"]}}]},
            "maybe",
            "yes, no",
        ),
    ],
)
def test_an_unknown_name_is_told_with_those_that_exist(fields, found, known):
    error = error_of(**fields)
    assert error.text == found
    assert known in error.why.en


def test_an_error_in_what_a_panel_takes_up_names_the_file_it_stands_in():
    with pytest.raises(StoryError) as error:
        told(findings={"people": {"txet": ["ก"]}})
    assert error.value.file == "text/findings.yaml"
    assert error.value.place == "people > txet"


def test_what_was_found_is_shown_as_it_was_written():
    assert error_of(panels=[{"text": [{"item": ["ข"]}]}]).text == "['ข']"


def test_two_panels_of_one_name_are_an_error():
    error = error_of(panels=[{"name": "same"}, {"name": "same"}])
    assert (error.place, error.text) == ("slides > 1 > panels > 2 > name", "same")

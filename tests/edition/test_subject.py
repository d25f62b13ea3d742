"""What is measured, and whose it is, told from the name of a survey."""

from dataclasses import replace

import pytest

from report_builder.edition.nouns import subject, subject_of
from tests import factories


@pytest.mark.parametrize(
    ("survey", "about"),
    [
        ("การสำรวจความพร้อม", "ความพร้อม"),
        ("การประเมินคุณธรรม", "คุณธรรม"),
        ("ดัชนีนวัตกรรม", "นวัตกรรม"),
        ("การสำรวจดัชนีความสุข", "ความสุข"),
        ("โครงการวัดผล", "โครงการวัดผล"),
        ("การสำรวจ", "การสำรวจ"),
    ],
)
def test_the_subject_is_the_survey_without_what_kind_of_survey_it_is(survey, about):
    assert subject(replace(factories.settings(), survey=survey, subject="")) == about


@pytest.mark.parametrize(
    ("about", "whose", "told"),
    [
        ("ความพร้อมของโรงพยาบาล", "โรงพยาบาลในสังกัด", "ความพร้อมของโรงพยาบาลในสังกัด"),
        ("ความพร้อมของโรงพยาบาล", "โรงพยาบาล", "ความพร้อมของโรงพยาบาล"),
        ("ความพร้อมของเขต", "เทศบาล", "ความพร้อมของเขตของเทศบาล"),
        ("ความพร้อม", "เทศบาล", "ความพร้อมของเทศบาล"),
        ("ความพร้อมของเขต", "", "ความพร้อมของเขต"),
        ("ของเขต", "เขต", "ของเขตของเขต"),
    ],
)
def test_whose_it_is_is_not_told_twice(about, whose, told):
    assert subject_of(replace(factories.settings(), subject=about, population=whose)) == told

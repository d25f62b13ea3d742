from report_builder.results import compute
from tests import factories

# 36 were asked: 3 types in each of 12 units; one of D03, two of D07 and all of D12 stayed silent.


def test_who_answered_overall_and_by_type():
    responses = compute(factories.edition()).responses
    assert responses.overall.counts == {"responded": 30, "not_responded": 6}
    assert responses.types["clinic"].counts == {"responded": 10, "not_responded": 2}
    assert responses.types["school"].counts == {"responded": 9, "not_responded": 3}
    assert responses.types["hall"].share("responded") == 100 * 11 / 12


def test_completeness_counts_units_by_how_many_answered():
    completeness = compute(factories.edition()).responses.completeness
    assert completeness.counts == {"3": 9, "2": 1, "1": 1, "0": 1}
    assert completeness.n == 12


def test_channels_come_in_the_order_of_the_settings_with_those_unused():
    channels = {"fax": "โทรสาร", "online": "ออนไลน์", "post": "ไปรษณีย์"}
    edition = factories.edition(settings=factories.settings(channels=channels))
    table = compute(edition).responses.channels
    assert list(table.counts) == ["fax", "online", "post"]
    assert table.counts["fax"] == 0
    assert sum(table.counts.values()) == table.n == 30


def test_nobody_was_asked_when_scores_came_in_per_unit():
    responses = compute(factories.unit_level_edition()).responses
    assert responses.overall.n == 0
    assert responses.completeness.counts == {}

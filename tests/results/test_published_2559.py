"""The bundled edition reproduces what was published, except where that contradicts itself."""

import pytest

from report_builder import resources
from report_builder.edition.load import load
from report_builder.facts import build
from report_builder.results import compute
from report_builder.thai import words

CONFLICTS = {
    ("12", "completeness.4.share0"): "4 and 3 agencies are printed in each other's place",
    ("12", "completeness.3.share0"): "4 and 3 agencies are printed in each other's place",
    ("23", "item.back_office_use.used.share0"): "454 of 466 use a system; 90 fits no count",
    ("23", "item.linkage.within_agency.share0"): "270 of 445 is 60.7, cut down in prose",
    ("23", "item.backup_place.parent.share0"): "the share with any backup stands in its place",
    ("23", "item.it_plan_issue.open_data.share0"): "up to 90 stands for two issues, 90.7 and 88.1",
    ("23", "item.it_staff_sufficiency.disagree.share0"): "over 70 stands for 324 of 456, 71.1",
    ("25", "item.service_channel.website.share"): "463 of 466 is 99.4; divided by 467 in print",
    ("25", "item.service_channel.social_network.share"): "296 of 466 is 63.5; divided by 467",
    ("26", "item.linkage.within_agency.share0"): "270 of 445 is 60.7, cut down in prose",
    ("27", "item.back_office_system.e_sarabun.share0"): "80 stands for two systems, 80.4 and 79.3",
    ("28", "item.network_connection.lan.share0"): "more than 90 stands for 93",
    ("28", "item.has_backup.yes.share0"): "300 of 456 is 66, as slide 30 prints",
    ("31", "item.it_plan_issue.information_security.share0"): "over 80 stands for 81.5",
    ("32", "item.it_plan_issue.information_security.share0"): "over 80 stands for 81.5",
    ("33", "item.regulation.accept_electronic_evidence.share0"): "327 of 449 is 72.8",
    ("33", "item.regulation.risk_assessment.share0"): "294 of 449 is 65.5",
    ("33", "item.regulation.trace_user_changes.share0"): "279 of 449 is 62.1",
    ("34", "item.it_support.own_staff.share0"): "over 70 stands for 281 of 397, 70.8",
    ("35", "item.it_staff_sufficiency.disagree.share0"): "70 stands for 324 of 456, 71.1",
    ("35", "item.it_support.own_staff.share0"): "over 70 stands for 281 of 397, 70.8",
    ("37", "item.webmaster_position.other_staff.share0"): "346 of 456 is 75.9",
}


@pytest.fixture(scope="module")
def edition():
    return load(resources.path("assets", "editions", "2559"))


@pytest.fixture(scope="module")
def book(edition):
    return build(edition, compute(edition))


def test_published_figures_are_reproduced_save_the_known_conflicts(edition, book):
    conflicts = {
        (str(row.slide), row.id)
        for row in edition.published.itertuples()
        if book.printed(row.id) != words.number(float(row.value), int(row.decimals))
    }
    assert conflicts == set(CONFLICTS)


def test_the_published_total_of_responses(book):
    assert book["survey.responded.count"].value == 466
    assert sum(fact.value for fact in book.matching("unit.*.responded.count")) == 466


def test_every_unit_has_the_same_facts_but_for_ends_of_intervals(edition, book):
    first, *others = (
        {
            fact.id.removeprefix(f"unit.{unit.code}.")
            for fact in book.matching(f"unit.{unit.code}.*")
            if not fact.id.endswith((".low", ".high", ".least"))
        }
        for unit in edition.units
    )
    assert all(other == first for other in others)

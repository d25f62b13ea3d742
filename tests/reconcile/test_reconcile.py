"""Reconcile finds the contradictions of the published deck of 2559, no more and no less.

The deck of 2559 was checked by hand, figure by figure: 193 checks, of which 22 conflict. ROWS are
their numbers in that list; FOUND says by which comparison each of them is found.
"""

from dataclasses import replace

import pandas as pd
import pytest

from report_builder.errors import UnknownFact, UnknownFigure
from report_builder.facts import build
from report_builder.reconcile import Comparison, Verdict, as_text, reconcile, undeclared
from report_builder.results import compute
from tests import factories
from tests.commands import run

ROWS = {
    *(16, 25, 56, 57, 60, 61, 62, 69, 73, 74, 102, 105),
    *(106, 119, 137, 149, 150, 151, 154, 155, 173, 175),
}
FOUND = {
    "12:completeness_4_agencies, 12:completeness_3_agencies": 16,  # they make 467 responses
    "25:item.service_channel.n": 25,
    "inclusion": 56,
    "23:use_e_back_office": 57,
    "adequate_equipment": 60,
    "28:has_backup": 61,
    "23:backup_to_parent": 62,
    "training": 69,
    "25:channel_website.percent": 73,
    "25:channel_social_network.percent": 74,
    "infrastructure_score": 102,
    "systematic_security": 105,
    "security_level": 106,
    "item_23_4_5": 119,
    "order_of_regulations": 137,
    "33:regulation_accept_electronic_evidence.percent": 149,
    "33:regulation_risk_assessment.percent": 150,
    "33:regulation_trace_user_changes.percent": 151,
    "no_it_position": 154,
    "order_of_staff": 155,
    "base_of_it_staff": 173,
    "37:it_staff_webmaster_other_position": 175,
}
BASES = {
    "25:channel_website.percent": "467",
    "25:item.service_channel.n": "467",
    "28:has_backup": "459-465",
    "33:regulation_accept_electronic_evidence.percent": "428-433",
    "33:regulation_risk_assessment.percent": "436-442",
    "33:regulation_trace_user_changes.percent": "440-446",
    "37:it_staff_webmaster_other_position": "447-452",
}
"""The bases that explain a share, as the same list has them."""


@pytest.fixture(scope="module")
def compared(edition_2559):
    found = reconcile(edition_2559, build(edition_2559, compute(edition_2559)))
    return {comparison.id: comparison for comparison in found}


def test_the_conflicts_of_2559_are_the_known_22(compared):
    conflicts = [id for id, found in compared.items() if found.verdict is Verdict.CONFLICT]
    assert set(conflicts) == set(FOUND)
    assert sorted(FOUND[id] for id in conflicts) == sorted(ROWS)
    assert len(conflicts) == 22


@pytest.mark.parametrize("id", BASES)
def test_a_conflict_names_the_base_that_explains_it(compared, id):
    assert BASES[id] in compared[id].explanation.en


def test_a_round_figure_that_its_fact_rounds_to_is_no_conflict(compared):
    loose = compared["28:lan_connection"]  # "more than 90" for 93
    assert (loose.verdict, loose.published, loose.computed) == (Verdict.ROUNDING, "90", "93")


def test_a_mean_within_the_rounding_of_its_parts_is_no_conflict(compared):
    mean = compared["hr_score"]  # (57.4 + 52.1) / 2 = 54.75, printed 54.7
    assert (mean.verdict, mean.computed) == (Verdict.ROUNDING, "54.8")


def small(published=(), checks=()):
    """Return the comparisons of the small edition with other published figures."""
    columns = ["id", "value", "decimals", "slide", "key", "note"]
    edition = replace(
        factories.answered_edition(),
        published=pd.DataFrame(published, columns=columns),
        checks=pd.DataFrame(checks, columns=["id", "kind", "figures", "against", "note"]),
    )
    return reconcile(edition, build(edition, compute(edition)))


def only(found) -> Comparison:
    (comparison,) = found
    return comparison


def test_an_edition_without_published_figures_has_nothing_to_reconcile():
    assert small() == ()


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(96.7, Verdict.MATCH), (96.6, Verdict.CONFLICT), (97.0, Verdict.CONFLICT)],
)
def test_a_share_with_decimals_matches_as_printed(value, verdict):  # 29 of 30 = 96.67
    assert only(small([("item.service.web.share", value, 1, "5", "web", "")])).verdict is verdict


def test_a_figure_that_is_missing_from_the_data_conflicts():
    assert only(small([("unit.D12.score", 50.0, 1, "3", "d12", "")])).computed == "ไม่มีข้อมูล"


def test_counts_and_shares_that_fit_one_other_base_tell_it():
    rows = [  # 29 and 15 of 31 are 93.5 and 48.4 percent; the base printed is 30
        ("item.service.n", 30, 0, "5", "n", ""),
        ("item.service.web.count", 29, 0, "5", "web.count", ""),
        ("item.service.web.share", 93.5, 1, "5", "web.percent", ""),
        ("item.service.phone.count", 15, 0, "5", "phone.count", ""),
        ("item.service.phone.share", 48.4, 1, "5", "phone.percent", ""),
    ]
    base = next(found for found in small(rows) if found.id == "5:item.service.n")
    assert (base.published, base.computed) == ("30", "31")


FIGURES = [
    ("dimension.people.weight", 50, 0, "2", "people", ""),
    ("dimension.process.weight", 30, 0, "2", "process", ""),
    ("dimension.tools.weight", 20, 0, "2", "tools", ""),
]


@pytest.mark.parametrize(
    ("kind", "figures", "against", "verdict"),
    [
        ("sum", "2:people 2:process 2:tools", "100", Verdict.MATCH),
        ("sum", "2:people 2:process 2:tools", "101", Verdict.ROUNDING),  # halves add to 1.5
        ("sum", "2:people 2:process", "100", Verdict.CONFLICT),
        ("mean", "2:process 2:tools", "25", Verdict.MATCH),
        ("mean", "2:process 2:tools", "2:people", Verdict.CONFLICT),
        ("ratio", "2:tools 2:people", "40", Verdict.MATCH),
        ("ratio", "2:tools 2:people", "42", Verdict.CONFLICT),
        ("equal", "2:people", "50", Verdict.MATCH),
        ("equal", "2:people", "2:tools", Verdict.CONFLICT),
        ("order", "2:people 2:process", "3 2", Verdict.MATCH),
        ("order", "2:people 2:process", "2 2", Verdict.MATCH),
        ("order", "2:people 2:process", "2 3", Verdict.CONFLICT),
    ],
)
def test_published_figures_are_held_against_each_other(kind, figures, against, verdict):
    assert small(FIGURES, [("check", kind, figures, against, "")])[-1].verdict is verdict


def test_a_check_of_an_unknown_figure_is_named():
    with pytest.raises(UnknownFigure, match="2:nothing"):
        small(FIGURES, [("check", "equal", "2:people", "2:nothing", "")])


def test_a_figure_of_an_unknown_fact_is_named():
    with pytest.raises(UnknownFact, match=r"item\.service\.wbe"):
        small([("item.service.wbe.share", 1.0, 1, "1", "x", "")])


CONFLICTING = ("item.service.web.share", 96.0, 1, "5", "web")


@pytest.mark.parametrize("note", ["", "คนละฐาน (another base)"])
def test_a_conflict_is_declared_by_its_note_and_names_its_figure(note):
    found = small([(*CONFLICTING, note)])
    told = "\n".join(as_text(found, every=False))
    assert "ร้อยละของผู้ที่ตอบ “เว็บไซต์” ใน “ช่องทางบริการ” · สไลด์ slide 5 · web" in told
    assert [each.id for each in undeclared(found)] == ([] if note else ["5:web"])
    assert ("not declared" in told) is (not note)


@pytest.mark.parametrize("note", ["", "ต้นฉบับ (as printed)"])
def test_a_check_is_declared_by_its_note_and_names_its_figures(note):
    found = small(FIGURES, [("check", "sum", "2:people 2:process", "100", note)])
    assert [figure.key for figure in found[-1].figures] == ["people", "process"]
    assert [figure.label for figure in found[-1].figures] == [
        "น้ำหนักของด้านบุคลากร",
        "น้ำหนักของด้านกระบวนงาน",
    ]
    assert [each.id for each in undeclared(found)] == ([] if note else ["check"])


def test_every_conflict_of_2559_is_declared(compared):
    assert undeclared(compared.values()) == ()


@pytest.mark.parametrize(("note", "code"), [("", 1), ("คนละฐาน (another base)", 0)])
def test_the_command_exits_with_1_for_conflicts_that_are_not_declared(here, note, code):
    table = here / "small" / "published.csv"
    row = f"survey.units.count,13,0,1,units,{note}"
    table.write_text(f"id,value,decimals,slide,key,note\n{row}\n", encoding="utf-8")
    assert run("reconcile", "small").exit_code == code

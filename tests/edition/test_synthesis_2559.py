"""The bundled data of 2559 against the published figures, recomputed without report_builder."""

import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

ROOT = Path(__file__).parents[2]
EDITION = ROOT / "assets" / "editions" / "2559"
CASE_STUDY = "TH-56"
BLANK = ""  # answered, chose none of the options

DIFFERENT_ON_PURPOSE = {
    ("completeness.4.share0", 12): (5, "printed the wrong way round; only swapped they sum to 466"),
    ("completeness.3.share0", 12): (7, "printed the wrong way round; only swapped they sum to 466"),
    ("item.back_office_use.used.share0", 23): (97, "454 of 466 name a system in item 6"),
    ("item.linkage.within_agency.share0", 23): (61, "270 of 445 is 60.7, cut down"),
    ("item.linkage.within_agency.share0", 26): (61, "270 of 445 is 60.7, cut down"),
    ("item.backup_place.parent.share0", 23): (70, "the share with any backup was printed instead"),
    ("item.has_backup.yes.share0", 28): (66, "slide 30 prints 66"),
    ("item.it_plan_issue.open_data.share0", 23): (91, "one 90 for two issues, 90.7 and 88.1"),
    ("item.it_staff_sufficiency.disagree.share0", 23): (71, "printed as 'over 70'"),
    ("item.it_staff_sufficiency.disagree.share0", 35): (71, "printed as 70"),
    ("item.service_channel.website.share", 25): (99.4, "463 of 466; printed over 467"),
    ("item.service_channel.social_network.share", 25): (63.5, "296 of 466; printed over 467"),
    ("item.back_office_system.e_sarabun.share0", 27): (79, "one 80 for two systems"),
    ("item.network_connection.lan.share0", 28): (93, "printed as 'more than 90'"),
    ("item.it_plan_issue.information_security.share0", 31): (82, "printed as 'over 80'"),
    ("item.it_plan_issue.information_security.share0", 32): (82, "printed as 'over 80'"),
    ("item.regulation.accept_electronic_evidence.share0", 33): (73, "327 of 449"),
    ("item.regulation.risk_assessment.share0", 33): (65, "294 of 449"),
    ("item.regulation.trace_user_changes.share0", 33): (62, "279 of 449"),
    ("item.it_support.own_staff.share0", 34): (71, "printed as 'over 70'"),
    ("item.it_support.own_staff.share0", 35): (71, "printed as 'over 70'"),
    ("item.webmaster_position.other_staff.share0", 37): (76, "346 of 456"),
}

ODD_BESIDE_OTHERS = {("item.service_channel.n", 25)}
"""Figures that our counts reproduce, noted because other printed figures contradict them."""


def read(name: str) -> pd.DataFrame:
    return pd.read_csv(EDITION / f"{name}.csv", keep_default_na=False, na_values=[""])


def half_up(value: float, decimals: int) -> Decimal:
    exact = Decimal(repr(round(float(value), 9)))
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


PUBLISHED = read("published")
SAMPLE = read("respondents").set_index("id")
RESPONDED = SAMPLE[SAMPLE["channel"].notna()]
SCORES = read("scores").set_index("respondent")
DIMENSIONS = read("dimensions").set_index("id")
INDICATORS = read("indicators").set_index("id")
ANSWERS = read("answers").fillna({"option": BLANK})
BY_ITEM = {
    item: rows.groupby("respondent")["option"].agg(set) for item, rows in ANSWERS.groupby("item")
}


def dimension_scores() -> pd.DataFrame:
    columns = {d: INDICATORS.index[INDICATORS["dimension"] == d] for d in DIMENSIONS.index}
    return pd.DataFrame({d: SCORES[list(names)].mean(axis=1) for d, names in columns.items()})


def unit_totals() -> pd.Series:
    by_unit = dimension_scores().groupby(RESPONDED["unit"]).mean()
    return by_unit.mul(DIMENSIONS["weight"] / 100).sum(axis=1)


def nation_total() -> float:
    return float((dimension_scores().mean() * DIMENSIONS["weight"]).sum() / 100)


def counted(name: str, count: int, base: int) -> dict[str, float]:
    share = 100 * count / base
    return {f"{name}.count": count, f"{name}.share": share, f"{name}.share0": share}


def survey_facts() -> dict[str, float]:
    facts: dict[str, float] = {
        "survey.units.count": SAMPLE["unit"].nunique(),
        "survey.types.count": SAMPLE["type"].nunique(),
        "survey.respondents.count": len(SAMPLE),
        "framework.dimensions.count": len(DIMENSIONS),
        "framework.indicators.count": len(INDICATORS),
    }
    facts |= counted("survey.responded", len(RESPONDED), len(SAMPLE))
    facts |= counted("survey.not_responded", len(SAMPLE) - len(RESPONDED), len(SAMPLE))
    for channel, count in RESPONDED["channel"].value_counts().items():
        facts |= counted(f"channel.{channel}", count, len(RESPONDED))
    for type_, count in RESPONDED["type"].value_counts().items():
        facts |= counted(f"type.{type_}", count, SAMPLE["unit"].nunique())
    for size, count in RESPONDED["unit"].value_counts().value_counts().items():
        facts |= counted(f"completeness.{size}", count, SAMPLE["unit"].nunique())
    return facts


def score_facts() -> dict[str, float]:
    nation = nation_total()
    facts = {"nation.score": nation}
    for name, row in DIMENSIONS.iterrows():
        facts[f"dimension.{name}.score"] = float(dimension_scores()[name].mean())
        facts[f"dimension.{name}.weight"] = float(row["weight"])
        facts[f"dimension.{name}.indicators.count"] = int((INDICATORS["dimension"] == name).sum())
    facts |= {f"indicator.{name}.score": float(SCORES[name].mean()) for name in SCORES}
    edges = [-1.0, nation - 5, nation, nation + 5, 101.0]
    for k, (low, high) in enumerate(pairwise(edges), start=1):
        facts |= {f"group.{k}.low": low, f"group.{k}.high": high}
        facts[f"group.{k}.count"] = int(unit_totals().between(low, high, inclusive="left").sum())
    return facts


def item_facts() -> dict[str, float]:
    facts: dict[str, float] = {}
    options = read("options")
    for item, chosen in BY_ITEM.items():
        facts[f"item.{item}.n"] = len(chosen)
        own = options[options["item"] == item].set_index("id")
        counts = {o: sum(o in answer for answer in chosen) for o in own.index}
        for option, count in counts.items():
            facts |= counted(f"item.{item}.{option}", count, len(chosen))
        if own["value"].notna().all():
            values = own["value"]
            facts[f"item.{item}.mean"] = sum(values[o] * c for o, c in counts.items()) / len(chosen)
            for name, wanted in (("agree", (4, 5)), ("disagree", (1, 2))):
                count = sum(c for o, c in counts.items() if values[o] in wanted)
                facts[f"item.{item}.{name}.share0"] = 100 * count / len(chosen)
    return facts


FACTS = survey_facts() | score_facts() | item_facts()


ODD = pd.Series(
    [row in ODD_BESIDE_OTHERS for row in zip(PUBLISHED["id"], PUBLISHED["slide"], strict=True)]
)
MATCHING = list(PUBLISHED[PUBLISHED["note"].isna() | ODD].itertuples())
NOTED = list(PUBLISHED[PUBLISHED["note"].notna() & ~ODD].itertuples())


def answered(item: str) -> set[str]:
    return set(BY_ITEM[item].index)


def chose(item: str, option: str) -> set[str]:
    return {respondent for respondent, answer in BY_ITEM[item].items() if option in answer}


def slide_and_key(row: Any) -> str:
    return f"{row.slide}-{row.key}"


@pytest.mark.parametrize("row", MATCHING, ids=slide_and_key)
def test_published_figure_is_reproduced(row: Any) -> None:
    assert half_up(FACTS[row.id], row.decimals) == Decimal(str(row.value))


@pytest.mark.parametrize("row", NOTED, ids=slide_and_key)
def test_published_figure_that_contradicts_the_counts(row: Any) -> None:
    ours, _reason = DIFFERENT_ON_PURPOSE[row.id, row.slide]
    assert half_up(FACTS[row.id], row.decimals) == Decimal(str(ours)) != Decimal(str(row.value))


def test_every_exception_still_stands_in_the_published_figures() -> None:
    noted = PUBLISHED[PUBLISHED["note"].notna()]
    named = set(zip(noted["id"], noted["slide"], strict=True))
    assert named == set(DIFFERENT_ON_PURPOSE) | ODD_BESIDE_OTHERS


def test_script_reproduces_the_bundled_files(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "tools.synthesis", str(tmp_path)], cwd=ROOT, check=True)
    for name in ("respondents.csv", "scores.csv", "answers.csv"):
        assert (tmp_path / name).read_bytes() == (EDITION / name).read_bytes(), name


def test_only_agencies_that_responded_have_scores_and_answers() -> None:
    assert list(SCORES.index) == list(RESPONDED.index)
    assert set(ANSWERS["respondent"]) <= set(RESPONDED.index)


def test_scores_are_on_the_scale_with_one_decimal() -> None:
    present = SCORES.stack().dropna()
    assert present.between(0, 100).all()
    assert (present == present.round(1)).all()


def test_indicator_means_keep_clear_of_rounding() -> None:
    printed = PUBLISHED[PUBLISHED["id"].str.startswith("indicator.")]
    assert (printed["id"].map(FACTS) - printed["value"]).abs().max() < 0.02


def test_missing_answers_explain_infrastructure() -> None:
    # slide 28 prints 57.7, although its indicators 52.7, 66.3 and 53.2 have the mean 57.4
    indicators = SCORES.columns[SCORES.columns.map(INDICATORS["dimension"]) == "infrastructure"]
    assert half_up(float(SCORES[indicators].mean().mean()), 1) == Decimal("57.4")
    assert set(SCORES.index[SCORES["backup"].notna()]) == answered("has_backup")
    assert set(SCORES.index[SCORES["it_infrastructure"].notna()]) == answered("network_connection")


def test_second_group_is_the_largest_and_no_printed_total_misleads() -> None:
    counts = [FACTS[f"group.{k}.count"] for k in (1, 2, 3, 4)]
    assert sum(counts) == len(unit_totals())
    assert sorted(counts)[-2] < counts[1] == 30  # slide 22
    for edge in (nation_total() - 5, nation_total(), nation_total() + 5):
        assert (unit_totals() - edge).abs().min() > 0.05
        assert not (unit_totals().round(1) == round(edge, 1)).any()


def test_case_study_is_complete_and_strong_where_it_is_praised() -> None:
    assert (RESPONDED["unit"] == CASE_STUDY).sum() == SAMPLE["type"].nunique()
    own = dimension_scores()[RESPONDED["unit"] == CASE_STUDY].mean()
    for dimension in ("service", "policy", "hr"):  # slides 38 and 39
        assert own[dimension] > FACTS[f"dimension.{dimension}.score"]
    office = f"{CASE_STUDY}-provincial_office"
    assert office in chose("open_data_format", "reusable") & chose("website_update", "updated")
    assert office in chose("security", "policy") & chose("emergency_plan", "prepared")


def test_every_item_has_the_number_of_answers_its_kind_allows() -> None:
    known = read("options").groupby("item")["id"].agg(set)
    for item, kind in read("items").set_index("id")["kind"].items():
        chosen = BY_ITEM[item].map(lambda answer: answer - {BLANK})
        assert chosen.map(lambda answer, item=item: answer <= known[item]).all()
        assert kind == "multiple" or (chosen.map(len) == 1).all()


def test_follow_up_items_are_answered_by_those_they_ask() -> None:
    assert answered("antivirus_update") == chose("security", "antivirus")
    assert answered("backup_place") == chose("has_backup", "yes")
    assert answered("website_update") == chose("service_channel", "website")
    assert answered("back_office_system") == chose("back_office_use", "used")
    assert chose("mobile_app", "province") == chose("service_channel", "mobile_app_provincial")
    assert chose("mobile_app", "department") == chose("service_channel", "mobile_app_parent")


def test_answers_agree_with_each_other() -> None:
    protected = chose("security", "antivirus") | chose("security", "policy")
    assert chose("security_systematic", "systematic") <= protected
    assert chose("security", "policy") <= chose("security_guideline", "defined")
    for role in ("it_support", "webmaster"):
        assert chose(f"{role}_position", "other_staff") == chose(role, "own_staff")
        assert not chose(f"{role}_position", "has_position") & answered(role)
    for level in ("executives", "supervisors", "officers"):
        assert chose("training_priority", level) <= chose("it_training", level)
    assert (SCORES.loc[list(chose("inclusion_service", "available")), "e_inclusion"] > 0).all()


@pytest.mark.parametrize("item", ["service_channel", "back_office_system", "backup_place"])
def test_nobody_is_without_an_option_where_one_is_certain(item: str) -> None:
    assert not chose(item, BLANK)


def test_apps_belong_to_the_agencies_named_on_slide_25() -> None:
    provincial = RESPONDED.loc[list(chose("mobile_app", "province"))]
    names = read("units").set_index("code")["name_en"]
    named = {"Roi Et", "Buri Ram", "Lamphun", "Rayong", "Chai Nat", "Ubon Ratchathani"}
    assert set(provincial["unit"].map(names)) == named
    assert set(provincial["type"]) == {"provincial_office", "tourism_sports"}
    department = RESPONDED.loc[list(chose("mobile_app", "department")), "type"]
    assert set(department) == {"agriculture", "business_development", "social_security", "revenue"}


@pytest.mark.parametrize(
    ("item", "option", "indicator"),
    [
        ("security", "antivirus", "cyber_security"),
        ("has_backup", "yes", "backup"),
        ("back_office_system", "mis", "governability"),
        ("linkage", "in_province", "interoperability"),
        ("open_data_format", "reusable", "open_data"),
        ("regulation", "risk_assessment", "regulation_compliance"),
        ("budget_sufficiency", "sufficient", "budget_viability"),
    ],
)
def test_answers_and_scores_tell_one_story(item: str, option: str, indicator: str) -> None:
    have = list(chose(item, option))
    without = list(answered(item) - set(have))
    assert SCORES.loc[have, indicator].mean() > SCORES.loc[without, indicator].mean() + 5

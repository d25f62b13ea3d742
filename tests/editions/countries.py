"""An index of 120 countries by name in Latin letters, one row of scores each. Synthetic."""

from __future__ import annotations

import random

import pandas as pd

from report_builder.model import Dimension, Edition, Framework, Indicator, Unit
from tests import factories

CONTINENTS = {
    "Africa": "DZ Algeria, AO Angola, BJ Benin, BW Botswana, BF Burkina Faso, BI Burundi, "
    "CM Cameroon, CV Cape Verde, TD Chad, KM Comoros, CG Congo, CI Côte d’Ivoire, DJ Djibouti, "
    "EG Egypt, ER Eritrea, SZ Eswatini, ET Ethiopia, GA Gabon, GM Gambia, GH Ghana, GN Guinea, "
    "KE Kenya, LS Lesotho, LR Liberia, MG Madagascar, MW Malawi, ML Mali, MU Mauritius, "
    "MA Morocco, MZ Mozambique",
    "Americas": "AR Argentina, BS Bahamas, BB Barbados, BZ Belize, BO Bolivia, BR Brazil, "
    "CA Canada, CL Chile, CO Colombia, CR Costa Rica, CU Cuba, DO Dominican Republic, "
    "EC Ecuador, SV El Salvador, GT Guatemala, GY Guyana, HT Haiti, HN Honduras, JM Jamaica, "
    "MX Mexico, NI Nicaragua, PA Panama, PY Paraguay, PE Peru, US United States",
    "Asia": "AF Afghanistan, BH Bahrain, BD Bangladesh, BT Bhutan, BN Brunei, KH Cambodia, "
    "CN China, IN India, ID Indonesia, IR Iran, IQ Iraq, IL Israel, JP Japan, JO Jordan, "
    "KZ Kazakhstan, KW Kuwait, KG Kyrgyzstan, LA Laos, LB Lebanon, MY Malaysia, MV Maldives, "
    "MN Mongolia, NP Nepal, OM Oman, PK Pakistan, PH Philippines, QA Qatar, SG Singapore, "
    "KR South Korea, TH Thailand, VN Vietnam",
    "Europe": "AL Albania, AT Austria, BE Belgium, BG Bulgaria, HR Croatia, CY Cyprus, "
    "CZ Czechia, DK Denmark, EE Estonia, FI Finland, FR France, DE Germany, GR Greece, "
    "HU Hungary, IS Iceland, IE Ireland, IT Italy, LV Latvia, LT Lithuania, LU Luxembourg, "
    "MT Malta, NL Netherlands, NO Norway, PL Poland, PT Portugal, RO Romania, ES Spain, "
    "SE Sweden, CH Switzerland, GB United Kingdom, UA Ukraine, RS Serbia, SI Slovenia, "
    "SK Slovakia",
}
FRAMEWORK = Framework(
    (
        Dimension("people", "ด้านคน", "คน", "People", "", 50),
        Dimension("state", "ด้านรัฐ", "", "State", "", 50),
    ),
    (
        Indicator("skills", "people", "ทักษะดิจิทัล", "ทักษะ", "Skills", 50),
        Indicator("access", "people", "การเข้าถึงอินเทอร์เน็ต", "การเข้าถึง", "Access", 50),
        Indicator("services", "state", "บริการออนไลน์", "บริการ", "Services", 50),
        Indicator("laws", "state", "กฎหมายดิจิทัล", "กฎหมาย", "Laws", 50),
    ),
)


def units() -> tuple[Unit, ...]:
    """Return the 120 countries, in Thai called by their English names."""
    return tuple(
        Unit(code, name, name, continent)
        for continent, listed in CONTINENTS.items()
        for code, _, name in (each.partition(" ") for each in listed.split(", "))
    )


def edition() -> Edition:
    """Return scores of every country, of which two lack one and one lacks all."""
    draw = random.Random(120)
    rows = {u.code: [round(draw.uniform(5, 98), 1) for _ in FRAMEWORK.indicators] for u in units()}
    rows |= {"ER": [float("nan")] * 4}
    rows["LA"][0] = rows["CU"][3] = float("nan")
    scores = pd.DataFrame.from_dict(
        rows, orient="index", columns=[i.id for i in FRAMEWORK.indicators], dtype=float
    )
    return factories.unit_level_edition(
        settings=factories.settings(
            id="digital-2568",
            year=2568,
            date="2025-06-30",
            title="ดัชนีรัฐบาลดิจิทัลของประเทศต่าง ๆ พ.ศ. {{ year }}",
            survey="ดัชนีรัฐบาลดิจิทัล",
            subject="การพัฒนารัฐบาลดิจิทัล",
            population="ประเทศต่าง ๆ",
            unit_noun="ประเทศ",
            whole_code="WLD",
            whole_en="World",
            region_noun="ทวีป",
            channels={},
            region_order=(),
        ),
        framework=FRAMEWORK,
        units=units(),
        scores=scores.rename_axis("unit"),
    )

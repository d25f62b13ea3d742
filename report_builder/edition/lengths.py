"""How many letters the texts may have that stand on cards and slides of every edition."""

from __future__ import annotations

from collections.abc import Mapping

NAME, NOUN, LEVEL, CONTEXT = 200, 60, 30, 30
SETTINGS: Mapping[str, int] = {
    "survey": NAME,
    "publisher": NAME,
    "publisher_short": NAME,
    "publisher_en": NAME,
    "title_en": NAME,
    "unit_noun": NOUN,
    "whole": NOUN,
    "region_noun": NOUN,
    "weight_noun": NOUN,
    "respondent_noun": NOUN,
    "unit_noun_en": NOUN,
    "respondent_noun_en": NOUN,
    "synthetic_note": 400,
    "url": 200,
}
RECOMMENDATION = 1000
"""The most letters of names, nouns, levels, context, settings and recommendations; a longer address
would make a QR code that no phone reads."""
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "dimensions": ("name_th", "short_th"),
    "themes": ("name_th", "short_th"),
    "indicators": ("name_th", "short_th"),
    "types": ("name_th", "short_th"),
    "units": ("name_th", "region", "cluster"),
}
"""The columns that hold names of at most NAME letters."""

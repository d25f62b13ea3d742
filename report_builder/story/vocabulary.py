"""The names that every text of an edition may use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

from report_builder.edition.nouns import settled, weighed_by
from report_builder.facts import FactBook
from report_builder.geography.provinces import provinces
from report_builder.language import THAI
from report_builder.model import Edition
from report_builder.story.apart import apart, gaps, wide_apart
from report_builder.story.clear import exceeds, unclear, unsure
from report_builder.story.differences import differences, listed
from report_builder.story.language.misuse import Misused
from report_builder.story.language.values import Scope
from report_builder.story.library import Library
from report_builder.story.marked import literal_mark, reference_mark
from report_builder.story.mistakes import Mistakes
from report_builder.story.names import settled_settings
from report_builder.story.narrate import Narrator
from report_builder.story.parts import MOST_BARS, named_beside
from report_builder.story.since import (
    MOST_ARROWS,
    before,
    changed,
    followed,
    group_before,
    is_compared,
    moved,
    now,
    signed,
    size,
    turns,
    way,
)
from report_builder.story.template import Writer, Written
from report_builder.thai import words

FEW = 3
"""So many provinces that are grey on the map are named, and so many units make groups."""
MOST_REGIONS = 8
"""Regions whose units stand in rows of their own on one slide."""
DATES: Mapping[str, Callable[[date], str]] = {"long": THAI.full_date, "short": words.short_date}


def vocabulary(
    edition: Edition,
    facts: FactBook,
    library: Library | None = None,
    mistakes: Mistakes | None = None,
) -> dict[str, Any]:
    """Return the names that every template of an edition may use.

    The library keeps what was asked of its texts; `mistakes` are those of the settings.
    """
    library = Library(edition.texts) if library is None else library
    own = settled(edition.settings, edition.units)
    narrator, years = Narrator(edition, facts, own), followed(facts)
    day = date.fromisoformat(edition.settings.date)
    names: dict[str, Any] = {
        "f": narrator.printed,
        "n": narrator.printed,
        "has": facts.__contains__,
        "value": lambda fact: facts[fact].value,
        "over": lambda fact, step=10: narrator.phrase(words.over, fact, step),
        "about": lambda fact, step=1: narrator.phrase(words.about, fact, step),
        "only": lambda fact, step=1: narrator.phrase(words.only, fact, step),
        "best": narrator.best,
        "worst": narrator.worst,
        "best_type": lambda: narrator.type_at(0),
        "worst_type": lambda: narrator.type_at(-1),
        "type_alone": narrator.type_alone,
        "types_apart": narrator.types_apart,
        "place_of": lambda kind: str(edition.types.index(kind) + 1),
        "most_below": narrator.most_below,
        "unsure": lambda fact: unsure(facts, fact),
        "exceeds": lambda one, other: exceeds(facts, one, other),
        "unclear": cache(lambda parts=(): unclear(edition, facts, parts)),
        "gaps": cache(lambda: gaps(edition, facts)),
        "wide_apart": cache(lambda: wide_apart(edition, facts)),
        "apart": cache(lambda kind: apart(edition, facts, kind)),
        "additions": edition.settings.additions,
        "differing": any(True for _ in differences(edition, facts)),
        "differing_count": str(sum(1 for _ in listed(edition, facts))),
        "since": is_compared(facts),
        "years": years,
        "years_before": years[:-1],
        "way": lambda id: way(facts, id),
        "risen": lambda id: signed(facts, id),
        "risen_by": lambda id: size(facts, id),
        "before": lambda id: narrator.printed(before(facts, id)),
        "now": lambda id: narrator.printed(now(facts, id)),
        "group_before": lambda unit: group_before(edition, facts, unit),
        "arrows": cache(lambda: len(changed(edition, facts)) <= MOST_ARROWS),
        "moved": cache(lambda: moved(edition, facts)),
        "turned": cache(lambda: any(True for _ in turns(edition, facts))),
        "ends": narrator.ends,
        "heaviest": narrator.heaviest,
        "standing": narrator.standing,
        "called": narrator.called,
        "with_scores": narrator.with_scores,
        "lowest_first": narrator.lowest_first,
        "largest_group": narrator.largest_group,
        "group_of": narrator.group_of,
        "score_range": narrator.score_range,
        "against": narrator.against,
        "whole": own.whole,
        "date": lambda form: _dated(form, day),
        "year": narrator.printed("survey.year"),
        "year_ce": literal_mark(str(words.common_era(edition.settings.year))),
        "dimensions": edition.framework.dimensions,
        "themes": edition.framework.themes,
        "themes_of": lambda dimension: edition.framework.themes_of(dimension.id),
        "indicators": edition.framework.indicators,
        "indicators_of": lambda dimension: edition.framework.of(dimension.id),
        "ranked": int(facts["survey.scored.count"].value or 0),
        "scored": facts["nation.score"].value is not None,
        "grouped": (facts["groups.count"].value or 0) > 1
        and (facts["survey.scored.count"].value or 0) >= FEW,
        "weighted": weighed_by(edition.settings) if edition.weighted else "",
        "leveled": bool(edition.levels),
        "several": narrator.several,
        "by_region": _by_region(edition),
        "in_one_chart": lambda many: len(many) <= MOST_BARS,
        "named_beside": named_beside,
        "types": edition.types,
        "unit": edition.unit.get(edition.settings.case_study),
        "literal": literal_mark,
        "see": reference_mark,
        "told": library.has,
        "given": lambda path, otherwise: str(library.take(path) or otherwise),
        "told_of": lambda dimension, file: any(
            library.has(f"{file}.{i.id}") for i in edition.framework.of(dimension.id)
        ),
        "questioned": bool(edition.items),
        "on_map": on_map(edition),
        "grey": _grey(edition),
    }
    return {**names, "survey": _settings(edition, Writer(names, mistakes=mistakes))}


def _dated(form: str, day: date) -> str:
    if form not in DATES:
        raise Misused("date ใช้ได้แบบ date('long') หรือ date('short')", "date takes 'long' or 'short'")
    return literal_mark(DATES[form](day))


def _grey(edition: Edition) -> str:
    """Name what the map shows in grey: the provinces that are no unit, where they are few."""
    grey = [p for code, p in provinces().items() if code in edition.settings.no_unit]
    names = " ".join(province.name_th for province in grey)
    return f"{names} (สีเทา)" if 0 < len(grey) <= FEW else "พื้นที่สีเทา"


def _by_region(edition: Edition) -> bool:
    """Return whether every unit is in one of a few regions."""
    regions = {unit.region for unit in edition.units}
    return "" not in regions and 1 < len(regions) <= MOST_REGIONS


def on_map(edition: Edition) -> bool:
    """Return whether the units of the edition are provinces, all of which the map can show."""
    return provinces().keys() >= edition.unit.keys()


def _settings(edition: Edition, writer: Writer) -> Scope:
    return {
        name: writer.marked(Written(value, "edition.toml", name), {})
        if isinstance(value, str)
        else value
        for name, value in settled_settings(edition).items()
    }

"""Facts of the counts behind scores: how many in each unit gave an answer that a card tells of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from report_builder.edition.nouns import settled
from report_builder.facts import make
from report_builder.facts.answers import CASES, CHOSEN
from report_builder.facts.sources import Sources, equal, one_of
from report_builder.model import Edition, Fact
from report_builder.results import Results
from report_builder.thai.nouns import beside

COUNTS = ("count", "problem")
"""The entries of a recommendation that name an answer: its item and its option, by their ids."""


def facts(edition: Edition, results: Results, sources: Sources) -> Iterator[Fact]:
    """Register the answers that recommendations name, unit by unit."""
    named = dict.fromkeys(_named(edition.texts.get("recommendations", {})))
    for item, option in (parts for parts in named if _known(edition, *parts)):
        yield from _of_units(edition, item, option, sources)


def _named(texts: Any) -> Iterator[tuple[str, str]]:
    if isinstance(texts, Mapping):
        for answer in map(texts.get, COUNTS):
            if isinstance(answer, str):
                item, _, option = answer.partition(".")
                yield item, option
        for inner in texts.values():
            yield from _named(inner)
    elif isinstance(texts, list):
        for inner in texts:
            yield from _named(inner)


def _known(edition: Edition, item: str, option: str) -> bool:
    return item in edition.item and option in edition.item[item].option


def _of_units(edition: Edition, item: str, option: str, sources: Sources) -> Iterator[Fact]:
    given = edition.answers[edition.answers["item"] == item].drop_duplicates()
    answered = _by_unit(edition, given["respondent"])
    choosing = _by_unit(edition, given["respondent"][given["option"] == option])
    nouns, told = settled(edition.settings, edition.units), edition.item[item]
    for unit in edition.units:
        id, rows = f"unit.{unit.code}.item.{item}.{option}", answered[unit.code]
        who = sorted({*rows})
        n, chosen = len(who), len(choosing[unit.code])
        asked = f"{equal('item', item)} and {one_of('respondent', who)}"
        of = nouns.named(unit)
        label = beside(f"จำนวนผู้ตอบ “{told.question_th}” ใน", of)
        source = (sources.table("answers", asked, len(rows)),)
        yield make.count(f"{id}.n", n, label, CASES, source, n)
        label = beside(f"จำนวนผู้ที่ตอบ “{told.option[option].label_th}” ใน", of)
        source = (sources.table("answers", f"{asked} and {equal('option', option)}", chosen),)
        yield make.count(f"{id}.count", chosen, label, CHOSEN, source, n)


def _by_unit(edition: Edition, respondents: pd.Series[str]) -> Mapping[str, list[str]]:
    """Return respondents by the code of their unit."""
    homes = {respondent.id: respondent.unit for respondent in edition.respondents}
    found: dict[str, list[str]] = defaultdict(list)
    for respondent in respondents.tolist():
        if respondent in homes:
            found[homes[respondent]].append(respondent)
    return found

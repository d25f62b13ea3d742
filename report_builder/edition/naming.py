"""Name by its id whatever a table calls by its name: types, dimensions, options and so on."""

from __future__ import annotations

from collections.abc import Mapping

from report_builder.edition import headings, units
from report_builder.edition.scores import SCORE_KEYS
from report_builder.edition.tables import Table
from report_builder.geography.provinces import Names
from report_builder.settings import Settings

Tables = Mapping[str, Table]

_REFERENCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "themes": (("dimension", "dimensions"),),
    "indicators": (("dimension", "dimensions"), ("theme", "themes")),
    "respondents": (("type", "types"), ("channel", "channels")),
    "scores": (("indicator", "indicators"),),
    "options": (("item", "items"),),
    "answers": (("item", "items"),),
}
"""The columns of each table that name a row of another one."""
_NOUNS: Mapping[str, Mapping[str, str]] = {
    "unit_noun": {"units": "name_th", "respondents": "unit", "scores": "unit"},
    "region_noun": {"units": "region"},
    "respondent_noun": {"scores": "respondent", "answers": "respondent"},
}
"""The columns of each table that may be headed by a noun of the survey."""
WHO, UNIT = SCORE_KEYS
"""The columns of scores that say whose they are."""
_NAMED = ("dimensions", "themes", "indicators", "types", "items")
_CALLED = ("name_th", "short_th", "name_en", "question_th")


def by_id(tables: Tables, channels: Mapping[str, str]) -> tuple[dict[str, Table], Names | None]:
    """Return the tables with units, types and the like named by id, and the names of the units."""
    called = {name: called_in(tables[name]) for name in _NAMED if name in tables}
    called["channels"] = headings.unique((name, id) for id, name in channels.items())
    named = {name: _named(table, called) for name, table in tables.items()}
    if "answers" in named and "options" in named:
        named["answers"] = _options_named(named["answers"], named["options"])
    if "units" not in named:
        return named, None
    coded = units.with_codes(named["units"])
    names = units.names(coded)
    if "scores" in named and "respondents" not in named:
        named["scores"] = _of_units(named["scores"], names)
    named = {name: units.naming_codes(table, names) for name, table in named.items()}
    return {**named, "units": coded}, names


def called_in(table: Table) -> dict[str, str]:
    """Return the ids of a table by the names that only one of its rows goes by."""
    ids = table.column("id").tolist()
    own = [(id, id) for id in ids]
    columns = (table.column(name).tolist() for name in _CALLED)
    pairs = (pair for texts in columns for pair in zip(texts, ids, strict=True))
    return headings.unique(pairs) | dict(own)


def headed(table: str, settings: Settings | None, *, asked: bool) -> dict[str, str]:
    """Return the columns of a table by the nouns of the survey: ประเทศ, เขตสุขภาพ, โรงพยาบาล.

    A noun that heads another column has its usual meaning where respondents were `asked`; where
    none were, their noun heads nothing.
    """
    usual = {heading.th for heading in headings.HEADINGS[table].values()} if asked else ()
    nouns = headings.unique(
        (getattr(settings, noun, ""), columns[table])
        for noun, columns in _NOUNS.items()
        if table in columns and (asked or noun != "respondent_noun")
    )
    return {noun: column for noun, column in nouns.items() if noun not in usual}


def _named(table: Table, called: Mapping[str, Mapping[str, str]]) -> Table:
    for column, other in _REFERENCES.get(table.name, ()):
        if column in table.frame and other in called:
            ids, texts = called[other], table.column(column).tolist()
            table = table.with_column(column, [ids.get(text, text) for text in texts])
    return table


def _of_units(scores: Table, names: Names) -> Table:
    """Return scores as those of units where all that they call respondents are units."""
    called = scores.column(WHO)
    if not called.any() or not all(names.find(text) for text in called):
        return scores
    return scores.renamed(WHO, UNIT)


def _options_named(answers: Table, options: Table) -> Table:
    """Return the answers with the id of each option that they call by its label."""
    rows = zip(*(options.column(name) for name in ("item", "id", "label_th")), strict=True)
    offered = [(item, id, label) for item, id, label in rows]
    ids = {(item, label): id for item, id, label in reversed(offered)}
    ids |= {(item, id): id for item, id, _ in offered}
    given = zip(*(answers.column(name).tolist() for name in ("item", "option")), strict=True)
    if "option" not in answers.frame:
        return answers
    return answers.with_column("option", [ids.get(pair, pair[1]) for pair in given])

"""Check what the tables of an edition say of each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from report_builder.edition import columns, context, levels, tiers, units, values, weights
from report_builder.edition.causes import of_tables
from report_builder.edition.causes.cause import one_of
from report_builder.edition.columns import Known, near
from report_builder.edition.scales import Scales
from report_builder.edition.schema import (
    RESPONDENT_SCORES,
    SCHEMAS,
    UNIT_SCORES,
    Schema,
    long,
)
from report_builder.edition.scores import SCORE_KEYS, is_long, parts, score_key
from report_builder.edition.tables import Table, is_number
from report_builder.problem import Problem, Words

Tables = Mapping[str, Table]

_RESERVED = ("agree", "disagree")
"""What the shares of both agreeing and both disagreeing levels of a Likert item are called."""


def problems(tables: Tables, known: Known, scales: Scales) -> Iterator[Problem]:
    """Yield every problem of the tables: each by its schema, then the one against the others."""
    for table in tables.values():
        yield from columns.problems(table, schema_of(table, tables), known)
    for names, check in _CHECKS:
        if all(name in tables for name in names):
            yield from check(tables, known)
    if "levels" in tables:
        yield from levels.problems(tables["levels"], scales.usual)
    if "scores" in tables:
        yield from _ranges(tables["scores"], known, scales)
        yield from _scores(tables["scores"], tables.get("indicators"))


def schema_of(table: Table, tables: Tables) -> Schema:
    """Return the schema of a table; scores may be of respondents or units, wide or long."""
    if table.name == "units":
        return context.schema(tables)
    if table.name != "scores":
        return SCHEMAS[table.name]
    who = UNIT_SCORES if score_key(table) == "unit" else RESPONDENT_SCORES
    return long(who) if is_long(table) else who


def indicators_of(table: Table, known: Known) -> list[str]:
    """Return the columns of a wide table of scores that hold scores of known indicators."""
    present = [str(name) for name in table.frame.columns]
    return [] if is_long(table) else [c for c in present if c in known.get("indicators", ())]


def known_keys(tables: Tables, channels: Mapping[str, str]) -> Known:
    """Return what other tables may refer to: the keys of each table and the declared channels."""
    keys = {name: tuple(t.column(SCHEMAS[name].key[-1]).tolist()) for name, t in tables.items()}
    return keys | ({"channels": tuple(channels)} if channels else {})


def _framework(tables: Tables, known: Known) -> Iterator[Problem]:
    table = tables["dimensions"]
    every = Words("ด้านทั้งหมด", "all dimensions")
    yield from weights.problems(table, table.column("weight"), every)
    used = set(known.get("indicators", ())) and set(tables["indicators"].column("dimension"))
    for row, name in table.cells("id"):
        if used and name and name not in used:
            yield table.problem(of_tables.EMPTY_DIMENSION, row, "id", name)


def _indicators(tables: Tables, known: Known) -> Iterator[Problem]:
    table, themes = tables["indicators"], tables.get("themes")
    if "dimension" not in table.frame:
        return
    yield from weights.of_parts(table)
    yield from tiers.problems(table, themes)
    if themes and "dimension" in themes.frame:
        yield from weights.of_parts(themes)


def _units(tables: Tables, known: Known) -> Iterator[Problem]:
    yield from units.problems(tables["units"])


def _ranges(table: Table, known: Known, scales: Scales) -> Iterator[Problem]:
    """Yield the cells of scores that hold no number of their scale."""
    scored = indicators_of(table, known)
    yield from columns.broken(table, dict.fromkeys(scored, (columns.NO_ERROR,)))
    for part in parts(table, scored, scales):
        rules = columns.number_rules(part.scale.range)
        yield from columns.broken(part.table, dict.fromkeys(part.columns, rules))


def _context(tables: Tables, known: Known) -> Iterator[Problem]:
    yield from context.problems(tables)


def _scores(table: Table, measured: Table | None) -> Iterator[Problem]:
    if measured is None or is_long(table):
        return
    thai = dict(zip(measured.column("id"), measured.column("name_th"), strict=True))
    indicators, ask = thai.keys(), columns.asking(lambda text: near(text, thai))
    named = [str(c) for c in table.frame.columns if c not in SCORE_KEYS]
    for name in named:
        if name not in indicators:
            yield _stranger(table, name, ask(name))
    for name in indicators:
        if name not in named:
            yield columns.missing(table, name, thai[name])


def _stranger(table: Table, name: str, action: Words) -> Problem:
    """Name a column that is no indicator: remarks and running numbers are left aside.

    Other numbers are an error: they may be scores.
    """
    texts = [values.number(text)[0] for text in table.column(name) if text]
    counted = texts == [str(n) for n in range(1, len(texts) + 1)]
    remark = counted or not any(map(is_number, texts))
    cause = of_tables.UNKNOWN_COLUMN if remark and not action else of_tables.UNKNOWN_INDICATOR
    return table.problem(cause, table.header, name, name, action=action)


def _silent(tables: Tables, known: Known) -> Iterator[Problem]:
    """Yield scores and answers of respondents that did not answer, and answers without scores."""
    asked, scores = tables["respondents"], tables.get("scores")
    silent = set(asked.column("id")[asked.column("channel") == ""])
    answered = (asked.column("channel") != "").any()
    if not answered and scores and "respondent" in scores.frame:
        yield asked.problem(of_tables.NOBODY_RESPONDED, asked.header, "channel")
        return
    for table in filter(None, (scores, tables.get("answers"))):
        keys = ["respondent", *(["indicator"] if table is scores else [])]
        said = table.frame.drop(columns=keys, errors="ignore").astype(bool).any(axis=1)
        for row, who in table.cells("respondent", said):
            if who in silent:
                yield table.problem(of_tables.DID_NOT_RESPOND, row, "respondent", who)
    if scores and "respondent" in scores.frame:
        missing = set(asked.column("id")) - silent - set(scores.column("respondent"))
        for row, who in asked.cells("id", asked.column("id").isin(missing)):
            yield asked.problem(of_tables.NO_SCORES, row, "id", who)


def _options(tables: Tables, known: Known) -> Iterator[Problem]:
    table, kinds = tables["options"], _kinds(tables)
    likert = table.column("item").map(kinds) == "likert"
    for row, _ in table.cells("value", likert & (table.column("value") == "")):
        yield table.problem(of_tables.NO_LIKERT_VALUE, row, "value")
    for row, option in table.cells("id", likert & table.column("id").isin(_RESERVED)):
        yield table.problem(of_tables.RESERVED_OPTION, row, "id", option)


def _answers(tables: Tables, known: Known) -> Iterator[Problem]:
    if not {"respondent", "item", "option"} <= set(tables["answers"].frame.columns):
        return
    yield from _unknown_options(tables)
    yield from _many_answers(tables)


def _unknown_options(tables: Tables) -> Iterator[Problem]:
    table, options = tables["answers"], tables["options"]
    offered = options.column("id").groupby(options.column("item")).agg(tuple).to_dict()
    ask = columns.asking(lambda item, option: near(option, offered[item]))
    allowed = {item: {*ids, ""} for item, ids in offered.items()}
    for (row, item), (_, option) in zip(table.cells("item"), table.cells("option"), strict=True):
        if item in allowed and option not in allowed[item]:
            action, expected = ask(item, option), one_of(offered[item])
            yield table.problem(
                of_tables.UNKNOWN_OPTION, row, "option", option, expected=expected, action=action
            )


def _many_answers(tables: Tables) -> Iterator[Problem]:
    table, kinds = tables["answers"], _kinds(tables)
    frame = table.frame.drop_duplicates(["respondent", "item", "option"])
    many = frame[frame.duplicated(["respondent", "item"], keep=False)]
    one = many["item"].map(kinds).isin(("single", "likert"))
    many = many[one | (many["option"] == "")]
    for row, item, option in zip(many.index, many["item"], many["option"], strict=True):
        if not option:
            yield table.problem(of_tables.BLANK_AND_CHOSEN, row, "option", item)
        else:
            yield table.problem(of_tables.TWO_ANSWERS, row, "option", f"{item}: {option}")


def _kinds(tables: Tables) -> dict[str, str]:
    items = tables["items"]
    return dict(zip(items.column("id"), items.column("kind"), strict=True))


_CHECKS = (
    (("dimensions",), _framework),
    (("indicators",), _indicators),
    (("units",), _units),
    (("context", "units"), _context),
    (("respondents",), _silent),
    (("items", "options"), _options),
    (("items", "options", "answers"), _answers),
)
"""Each check with the tables that it can't do without."""

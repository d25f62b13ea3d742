"""Scores and answers as they come in: with gaps, on any scale, of respondents or of units."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.editions import names
from tests.editions.frameworks import FILLINGS, codes, ids, makers, of
from tests.editions.given import Rows

SCALES = {"0-100": (0, 100), "0-5": (0, 5), "1-10": (1, 10), "0-1": (0, 1)}
MISSING = ("", "-", "n/a", "ไม่มีข้อมูล")
MOST_RESPONDENTS = 600

Gap = Callable[[str, str], bool]
"""Tells whether the score of someone in an indicator is missing."""


@st.composite
def gaps(choose: st.DrawFn, who: Sequence[str], framework: dict[str, Rows]) -> Gap:
    """Return which scores are missing: none, some cells, or all of something."""
    draw = choose(st.randoms(use_true_random=True))
    indicators, dimensions = ids(framework["indicators"]), ids(framework["dimensions"])
    one, someone = draw.choice(indicators), draw.choice(who)
    home = draw.choice(dimensions)
    within = set(ids(of(framework["indicators"], "dimension", home)))
    cell, salt = choose(st.sampled_from((0.02, 0.2, 0.8))), draw.random()
    kinds: dict[str, Gap] = {
        "none": lambda w, i: False,
        "a cell": lambda w, i: (w, i) == (someone, one),
        "cells": lambda w, i: Random(f"{w}{i}{salt}").random() < cell,
        "an indicator": lambda w, i: i == one,
        "a dimension": lambda w, i: i in within,
        "a unit": lambda w, i: w.startswith(someone),
        "some units": lambda w, i: Random(f"{w}{salt}").random() < cell,
    }
    every: Gap = lambda w, i: True  # noqa: E731
    rare = choose(st.integers(0, 39)) == 39
    chosen = choose(st.lists(st.sampled_from([*kinds]), min_size=1, max_size=2))
    return every if rare else lambda w, i: any(kinds[kind](w, i) for kind in chosen)


@st.composite
def scorings(choose: st.DrawFn, scale: str) -> Callable[[Random], Any]:
    """Return what draws a score of a scale: spread, close together, equal, or at the ends."""
    low, high = SCALES[scale]
    decimals = choose(st.sampled_from((0, 1, 2))) + (scale == "0-1")
    middle = choose(st.sampled_from((0.5, 0.9, 0.1)))
    spread = {
        "spread": lambda draw: draw.random(),
        "close": lambda draw: min(1, max(0, draw.gauss(middle, 0.02))),
        "bell": lambda draw: min(1, max(0, draw.gauss(middle, 0.2))),
        "equal": lambda draw: middle,
        "ends": lambda draw: float(draw.random() < 0.5),
        "all": lambda draw: 1.0,
        "nothing": lambda draw: 0.0,
    }
    usual = st.sampled_from(("spread", "spread", "close", "bell", "bell"))
    kind = choose(st.one_of(usual, usual, st.sampled_from([*spread])))
    return lambda draw: round(low + (high - low) * spread[kind](draw), decimals)


@dataclass(frozen=True)
class Asked:
    """The tables of who was asked, what ways of answering there are, and who may have scores."""

    tables: dict[str, Rows]
    channels: dict[str, str]
    answered: list[str]


@st.composite
def asked(choose: st.DrawFn, units: Rows) -> Asked:
    """Return respondents of one to seven types, of whom one at least answered."""
    draw = choose(st.randoms(use_true_random=True))
    most = max(1, min(7, MOST_RESPONDENTS // len(units)))
    called = names.made(draw, choose(makers()), choose(st.integers(1, most)))
    types: list[dict[str, Any]] = [
        {"id": f"t{n}", "name_th": n_th} for n, n_th in enumerate(called)
    ]
    for column, cell in (("short_th", names.short), ("ministry_th", names.thai)):
        choose(st.sampled_from(FILLINGS))(types, column, cell, draw)
    ways = names.made(draw, choose(makers()), choose(st.integers(1, 4)))
    channels = {f"c{n}": way for n, way in enumerate(ways)}
    silent = choose(st.sampled_from((0.0, 0.0, 0.1, 0.6, 0.97)))
    one_way = choose(st.booleans())
    respondents: list[dict[str, Any]] = [
        {
            "id": f"{unit}-{kind['id']}",
            "unit": unit,
            "type": kind["id"],
            "channel": None
            if draw.random() < silent
            else "c0"
            if one_way
            else draw.choice([*channels]),
        }
        for unit in codes(units)
        for kind in types
    ]
    respondents[-1]["channel"] = "c0"
    answered = [row["id"] for row in respondents if row["channel"]]
    return Asked({"types": types, "respondents": respondents}, channels, answered)


@st.composite
def scores(
    choose: st.DrawFn, key: str, who: Sequence[str], framework: dict[str, Rows], scale: str
) -> Rows:
    """Return the table `scores`, wide or long, of those in `who`."""
    draw = choose(st.randoms(use_true_random=True))
    gap = choose(gaps(who, framework))
    score, missing = choose(scorings(scale)), choose(st.sampled_from(MISSING))
    long = choose(st.integers(0, 3)) == 3
    indicators = ids(framework["indicators"])
    told = {(w, i): missing if gap(w, i) else score(draw) for w in who for i in indicators}
    if long:
        return [{key: w, "indicator": i, "score": s} for (w, i), s in told.items()]
    return [{key: w, **{i: told[w, i] for i in indicators}} for w in who]


LIKERT = ("เห็นด้วยอย่างยิ่ง", "เห็นด้วย", "เฉยๆ", "ไม่เห็นด้วย", "ไม่เห็นด้วยอย่างยิ่ง")


@st.composite
def questionnaires(choose: st.DrawFn, who: Sequence[str]) -> dict[str, Rows]:
    """Return one to six items, their options, and the answers of some of those in `who`."""
    draw = choose(st.randoms(use_true_random=True))
    count = choose(st.integers(1, 6))
    questions = names.made(draw, choose(makers()), count)
    kinds = [choose(st.sampled_from(("multiple", "single", "likert"))) for _ in questions]
    items: list[dict[str, Any]] = [
        {"id": f"q{n}", "kind": kind, "question_th": question}
        for n, (kind, question) in enumerate(zip(kinds, questions, strict=True))
    ]
    choose(st.sampled_from(FILLINGS))(items, "number", lambda draw: draw.randint(1, 30), draw)
    options = [row for item in items for row in choose(_options(item, draw))]
    told = choose(st.sampled_from((1.0, 1.0, 0.7, 0.05)))
    answers = [
        row
        for item in items
        for one in who
        if draw.random() < told
        for row in _answers(draw, one, item, of(options, "item", item["id"]))
    ]
    first = of(options, "item", items[0]["id"])
    return {
        "items": items,
        "options": options,
        "answers": answers or [*_answers(draw, who[0], items[0], first)],
    }


@st.composite
def _options(choose: st.DrawFn, item: dict[str, Any], draw: Random) -> list[dict[str, Any]]:
    if item["kind"] == "likert":
        return [
            {"item": item["id"], "id": f"o{n}", "label_th": label, "value": 5 - n}
            for n, label in enumerate(LIKERT)
        ]
    labels = names.made(draw, choose(makers()), choose(st.integers(2, 8)))
    return [
        {"item": item["id"], "id": f"o{n}", "label_th": label, "value": None}
        for n, label in enumerate(labels)
    ]


def _answers(draw: Random, who: str, item: dict[str, Any], options: Rows) -> Rows:
    offered = ids(options)
    if item["kind"] == "multiple":
        chosen = draw.sample(offered, draw.randint(0, len(offered))) or [None]
    else:
        chosen = [draw.choice(offered[: draw.choice((1, len(offered)))])]
    return [{"respondent": who, "item": item["id"], "option": option} for option in chosen]

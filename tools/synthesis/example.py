"""Write the tables of the example 2560 from those of 2559: `python -m tools.synthesis.example`.

All of it is made up: a year later with another unit, weights, indicators and pattern of responses.
"""

import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.random import RandomState

Assumed = Mapping[str, Any]

ASSUMED = Path(__file__).with_name("example.toml")
EDITIONS = Path(__file__).parents[2] / "assets" / "editions"
BEFORE, EXAMPLE = EDITIONS / "2559", EDITIONS / "2560-example"


def synthesise(out: Path) -> None:
    """Write the tables of the example edition into the folder `out`."""
    assumed = tomllib.loads(ASSUMED.read_text(encoding="utf-8"))
    rng = RandomState(assumed["seed"])  # its stream is frozen: the same numbers in every numpy
    units = pd.concat([pd.DataFrame([assumed["unit"]]), _before("units")])
    indicators = _indicators(assumed)
    asked = _asked(units, assumed, rng)
    tables = {
        "units": units,
        "types": _before("types"),
        "dimensions": _before("dimensions").assign(weight=[*assumed["weight"].values()]),
        "indicators": indicators,
        "respondents": asked[["id", "unit", "type", "channel"]],
        "scores": _scores(asked, indicators, assumed, rng),
    }
    for name, table in tables.items():
        table.to_csv(out / f"{name}.csv", index=False, lineterminator="\n")


def _before(table: str) -> pd.DataFrame:
    return pd.read_csv(BEFORE / f"{table}.csv", dtype=str, keep_default_na=False)


def _indicators(assumed: Assumed) -> pd.DataFrame:
    """Return those of the year before, one renamed, and a new one at the end of its dimension."""
    renamed = assumed["renamed"]
    kept = [
        {**row, **renamed.get(row["id"], {})} for row in _before("indicators").to_dict("records")
    ]
    order = [*assumed["weight"]]
    every = sorted([*kept, assumed["new"]], key=lambda row: order.index(row["dimension"]))
    return pd.DataFrame(every)


def _asked(units: pd.DataFrame, assumed: Assumed, rng: RandomState) -> pd.DataFrame:
    """Return one respondent per unit and type, with a blank channel where it did not answer."""
    asked = units[["code", "region"]].merge(_before("types")[["id"]], how="cross")
    asked = asked.rename(columns={"code": "unit", "id": "type"})
    eager = rng.normal(scale=assumed["spread"]["eagerness"], size=len(units))
    share = asked["type"].map(assumed["responds"]) + np.repeat(eager, len(assumed["responds"]))
    ways, shares = zip(*assumed["channel"].items(), strict=True)
    drawn = rng.choice(ways, size=len(asked), p=shares)
    answered = rng.random_sample(len(asked)) < share
    return asked.assign(
        id=asked["unit"] + "-" + asked["type"], channel=np.where(answered, drawn, "")
    )


def _scores(
    asked: pd.DataFrame, indicators: pd.DataFrame, assumed: Assumed, rng: RandomState
) -> pd.DataFrame:
    """Return scores that move from those of the year before, of those who answered."""
    begin, spread = _begin(asked, indicators, assumed), assumed["spread"]
    units = asked["unit"].unique()
    own = dict(zip(units, rng.normal(scale=spread["unit"], size=len(units)), strict=True))
    of_units = (asked["unit"].map(own) + asked["region"].map(assumed["region"]).fillna(0.0)).array
    of_dimensions = [assumed["step"][name] for name in indicators["dimension"]]
    chance = rng.normal(scale=spread["score"], size=begin.shape)
    moved = (begin + of_dimensions).add(of_units, axis=0) + chance
    lost = rng.random_sample(begin.shape) < [assumed["blank"].get(i, 0) for i in indicators["id"]]
    scores: pd.DataFrame = moved.clip(0, 100).round(1).mask(lost)
    answered: pd.DataFrame = scores[asked["channel"].array != ""]
    return answered.reset_index(names="respondent")


def _begin(asked: pd.DataFrame, indicators: pd.DataFrame, assumed: Assumed) -> pd.DataFrame:
    """Return where the scores of respondents begin, index `id`: where they stood the year before.

    One who did not answer then stands as its unit did, and in an indicator that wasn't there as it
    does in all others; a unit that is added stands ahead of the mean.
    """
    new_ids = {old: row["id"] for old, row in assumed["renamed"].items()}
    old = _before("scores").set_index("respondent").replace("", np.nan).astype(float)
    old = old.drop(columns=[*assumed["mean"]], errors="ignore").rename(columns=new_ids)
    old = old.reindex(index=asked["id"], columns=indicators["id"])
    apart = old - old.mean()
    apart = apart.fillna(apart.groupby(asked["unit"].to_numpy()).transform("mean"))
    in_others = apart.mean(axis=1)
    apart = apart.apply(lambda column: column.fillna(in_others)).fillna(assumed["ahead"])
    begin: pd.DataFrame = apart + old.mean().fillna(pd.Series(assumed["mean"]))
    return begin


if __name__ == "__main__":
    synthesise(Path(sys.argv[1]) if sys.argv[1:] else EXAMPLE)

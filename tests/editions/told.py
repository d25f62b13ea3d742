"""The texts of a year: background, findings, exhibits and recommendations, with figures in them."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.editions import names
from tests.editions.frameworks import ids, of
from tests.editions.given import Rows

Tables = Mapping[str, Rows]


@st.composite
def texts(choose: st.DrawFn, tables: Tables) -> dict[str, Any]:
    """Return some of the text files that an edition may have."""
    draw = choose(st.randoms(use_true_random=True))
    makers = {
        "findings": findings,
        "recommendations": recommendations,
        "indicators": indicators,
        "project": project,
        "names": called,
        **({"exhibits": exhibits} if tables.get("answers") else {}),
    }
    chosen = choose(st.sets(st.sampled_from([*makers])))
    return {name: makers[name](tables, draw) for name in makers if name in chosen}


def findings(tables: Tables, draw: Random) -> dict[str, Any]:
    """Return what was found in all, in dimensions and in indicators."""
    told = {"overview": "nation.score"}
    told |= {id: f"dimension.{id}.score" for id in ids(tables["dimensions"])}
    told |= {id: f"indicator.{id}.score" for id in ids(tables["indicators"])}
    kept = {name: fact for name, fact in told.items() if draw.random() < 0.8}
    return {name: {"text": _items(draw, fact)} for name, fact in (kept or told).items()}


def _items(draw: Random, fact: str = "") -> list[Any]:
    figure = f"{{{{ f('{fact}') }}}}" if fact and draw.random() < 0.5 else ""
    return [
        names.sentence(draw, figure),
        *(names.sentence(draw) for _ in range(draw.randint(0, 2))),
    ]


def recommendations(tables: Tables, draw: Random) -> dict[str, Any]:
    """Return recommendations of dimensions, with the indicators that they answer."""
    return {
        dimension: {
            "text": [
                {"item": names.sentence(draw), "indicators": [row["id"]]}
                for row in of(tables["indicators"], "dimension", dimension)[:5]
            ]
        }
        for dimension in ids(tables["dimensions"])
    }


def indicators(tables: Tables, draw: Random) -> dict[str, Any]:
    """Return what each indicator looks at, with remarks on some dimensions."""
    feet = [id for id in ids(tables["dimensions"]) if draw.random() < 0.3]
    return {
        **{id: {"foot": f"*{names.sentence(draw)}"} for id in feet},
        **{
            id: {"text": [{"p": names.sentence(draw)}, *_items(draw)]}
            for id in ids(tables["indicators"])
            if draw.random() < 0.8
        },
    }


def project(tables: Tables, draw: Random) -> dict[str, Any]:
    """Return slides of plain text that open the deck."""
    return {
        "slides": [
            {
                "id": name,
                "kind": "bullets",
                "kicker": names.thai(draw),
                "title": names.sentence(draw),
                "panels": [{"text": [*_items(draw), *_items(draw)]}],
            }
            for name in ("background", "objectives")[: draw.randint(1, 2)]
        ]
    }


def called(tables: Tables, draw: Random) -> dict[str, Any]:
    """Return other names that some indicators have in the framework."""
    return {id: names.thai(draw) for id in ids(tables["indicators"])[:3]}


def exhibits(tables: Tables, draw: Random) -> dict[str, Any]:
    """Return a slide for each dimension with up to four charts of items that were answered."""
    answered = {row["item"] for row in tables["answers"]}
    items = [row for row in tables["items"] if row["id"] in answered]
    shown = {
        id: draw.sample(items, min(len(items), draw.randint(1, 4)))
        for id in ids(tables["dimensions"])[:4]
    }
    return {
        id: [
            {
                "id": f"exhibit_{id}",
                "kind": "exhibits",
                "tag": id,
                "kicker": names.thai(draw),
                "title": names.sentence(draw, f"{{{{ n('item.{rows[0]['id']}.n') }}}}"),
                "panels": [_panel(row, draw) for row in rows],
            }
        ]
        for id, rows in shown.items()
    }


def _panel(item: Mapping[str, Any], draw: Random) -> dict[str, Any]:
    kinds = {"multiple": ("bar", "column"), "single": ("share", "bar"), "likert": ("likert",)}
    chart = {"kind": draw.choice(kinds[item["kind"]]), "item": item["id"]}
    return {
        "name": item["id"],
        "heading": item["question_th"],
        "caption": f"ผู้ตอบ {{{{ n('item.{item['id']}.n') }}}} ราย",
        "chart": chart | {"decimals": draw.choice((0, 1))},
        **({"text": _items(draw, f"item.{item['id']}.o0.share")} if draw.random() < 0.7 else {}),
        **({"foot": f"หมายเหตุ: {names.sentence(draw)}"} if draw.random() < 0.3 else {}),
    }

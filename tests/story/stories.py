"""What the tests of stories share: a small deck told with texts of one's own."""

from dataclasses import replace
from typing import Any

from report_builder.facts import build
from report_builder.model import Edition
from report_builder.results import compute
from report_builder.story.blocks import Deck, Slide
from report_builder.story.deck.compose import compose
from tests import factories


def deck_of(edition: Edition) -> Deck:
    return compose(edition, build(edition, compute(edition)))


def told(**texts: Any) -> Deck:
    """Return the deck of the small answered edition with these text files."""
    return deck_of(factories.answered_edition(texts=texts))


def found(edition: Edition) -> Edition:
    """Return an edition with a finding on each of its indicators."""
    findings = {i.id: {"text": ["มีแนวโน้มดีขึ้น"]} for i in edition.framework.indicators}
    return replace(edition, texts={**edition.texts, "findings": findings})


def told_slide(literals: list[str] | None = None, **fields: Any) -> Slide:
    """Return the slide with these fields, told as the only one of text/project.yaml."""
    slide = {"id": "mine", "kind": "panels", "title": "หัวข้อ", **fields}
    deck = told(project={"literals": literals or [], "slides": [slide]})
    return next(one for one in deck.slides if one.id == "mine")

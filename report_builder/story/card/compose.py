"""Compose the one-page summary of a unit: where it stands, why, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from report_builder.geography.provinces import provinces
from report_builder.model import Run, Text, Unit, joined, plain
from report_builder.story.blocks import Panel, Paragraph, Slide, Table, UnitMap
from report_builder.story.card import advice, peers, standing
from report_builder.story.card.names import FIGURES, CardLabel, CardPanel
from report_builder.story.card.profile import profile_panels
from report_builder.story.card.standing import MOST, Standing
from report_builder.story.card.words import FigureWords, ListWords, Teller
from report_builder.story.language.run import Scope
from report_builder.story.template import said
from report_builder.thai.words import MISSING

KIND = "card"


def compose_card(teller: Teller, code: str) -> Slide:
    """Return the card of a unit as a slide of the kind "card"; what has nothing to say is left out.

    Raises StoryError for wording that can't be used.
    """
    unit = teller.edition.unit[code]
    scope = teller.scope(unit)
    words = teller.words
    labels = {name: teller.text(getattr(words, name), scope) for name in CardLabel}
    return Slide(
        id=code,
        kind=KIND,
        section=unit.region,
        title=teller.text(words.title, scope),
        kicker=teller.text(words.kicker, scope),
        panels=tuple(_panels(teller, unit, scope)),
        labels=tuple((name, text) for name, text in labels.items() if text),
        synthetic=teller.edition.settings.synthetic,
    )


def _panels(teller: Teller, unit: Unit, scope: Scope) -> Iterator[Panel]:
    framework, facts = teller.edition.framework, teller.facts
    clear = teller.places(unit.code)
    dimensions = standing.dimensions(framework, facts, unit.code, clear)
    themes = standing.themes(framework, facts, unit.code, clear)
    indicators = standing.indicators(framework, facts, unit.code, clear)
    yield from _figures(teller, scope)
    yield _summary(teller, scope, dimensions)
    if scope["any_scored"]:
        yield from profile_panels(teller, scope, dimensions, themes, indicators)
    yield from _furthest(teller, scope, indicators)
    yield from _advice(teller, scope, indicators)
    yield from _agencies(teller, scope)
    yield from _peers(teller, unit, scope, dimensions)
    yield Panel(
        CardPanel.READING,
        paragraphs=_paragraphs(teller.text(s, scope) for s in teller.words.reading),
    )
    yield from _locator(teller, unit, scope)


def _figures(teller: Teller, scope: Scope) -> Iterator[Panel]:
    compared = scope["compared"]
    needed = {CardPanel.SCORE: True, CardPanel.RANK: compared, CardPanel.GAP: compared}
    for name in FIGURES:
        if needed.get(name, scope["asked"]):
            words: FigureWords = getattr(teller.words, name)
            parts = (words.heading, words.number, words.caption)
            heading, number, caption = (teller.text(say, scope) for say in parts)
            color = "alert" if name is CardPanel.RESPONDED and scope["few"] else "brand"
            yield Panel(name, heading=heading, number=number, caption=caption, color=color)


def _summary(teller: Teller, scope: Scope, dimensions: Sequence[Standing]) -> Panel:
    least = teller.least
    inner = {
        **scope,
        "highest": standing.highest(dimensions, least),
        "lowest": standing.lowest(dimensions, least),
        "level": all(not standing.gap for standing in dimensions),
        "complete": all(standing.gap is not None for standing in dimensions),
    }
    told = [teller.text(say, inner) for say in teller.words.summary]
    return Panel(CardPanel.SUMMARY, paragraphs=(Paragraph(joined(filter(None, told), Run(" "))),))


def _paragraphs(texts: Iterable[Text]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text) for text in texts if text)


def _furthest(teller: Teller, scope: Scope, indicators: Sequence[Standing]) -> Iterator[Panel]:
    if scope["compared"] and len(indicators) > 1 and any(s.gap for s in indicators):
        above, below = standing.strengths(indicators), standing.gaps(indicators)
        yield _list(teller, scope, CardPanel.STRENGTHS, teller.words.strengths, above, "good")
        yield _list(teller, scope, CardPanel.GAPS, teller.words.gaps, below, "alert")


def _list(
    teller: Teller,
    scope: Scope,
    name: CardPanel,
    words: ListWords,
    found: Sequence[Standing],
    color: str,
) -> Panel:
    texts = [teller.text(words.item, {**scope, **_about(standing)}) for standing in found]
    if not found:
        texts = [teller.text(words.none, scope)]
    heading, rule = teller.text(words.heading, scope), teller.text(words.rule, scope)
    return Panel(name, heading, rule, paragraphs=_paragraphs(texts), color=color)


def _about(standing: Standing) -> Scope:
    return {"indicator": standing.part, "id": standing.id}


def _advice(teller: Teller, scope: Scope, indicators: Sequence[Standing]) -> Iterator[Panel]:
    picked = advice.pick(standing.weakest(indicators), teller.advice)
    words = teller.words.advice
    if picked:
        texts = (
            (
                *_reasons(teller, scope, one.reasons),
                Run(" "),
                *teller.writer.text(one.recommendation.text, scope),
            )
            for one in picked
        )
        heading, rule = teller.text(words.heading, scope), teller.text(words.rule, scope)
        yield Panel(CardPanel.ADVICE, heading, rule, paragraphs=_paragraphs(texts))


def _reasons(teller: Teller, scope: Scope, reasons: Sequence[Standing]) -> Text:
    told = (
        teller.text(teller.words.advice.item, {**scope, **_about(one)}) for one in reasons[:MOST]
    )
    return joined(told, Run(" และ", bold=True))


def _agencies(teller: Teller, scope: Scope) -> Iterator[Panel]:
    edition, words, code = teller.edition, teller.words.agencies, scope["unit"].code
    asked = [r for r in edition.respondents if r.unit == code]
    if not asked:
        return
    silent = teller.text(words.silent, scope)
    rows = tuple((said(edition.type[r.type].short_th), _score(teller, r.id, silent)) for r in asked)
    header = tuple(teller.text(say, scope) for say in words.header)
    alt = plain(teller.text(words.table, scope))
    yield Panel(CardPanel.AGENCIES, exhibit=Table("agencies.table", header, rows, (1.7, 1.0), alt))


def _score(teller: Teller, respondent: str, silent: Text) -> Text:
    fact = f"respondent.{respondent}.score"
    answered = any(r.id == respondent for r in teller.edition.answered)
    if not answered:
        return silent
    return (Run(teller.facts.printed(fact), fact),) if fact in teller.facts else said(MISSING)


def _peers(
    teller: Teller, unit: Unit, scope: Scope, dimensions: Sequence[Standing]
) -> Iterator[Panel]:
    nearest = peers.nearest(teller.edition, teller.results, teller.facts, unit.code)
    if not nearest or (scope["regional"] and not unit.region):
        return
    near = peers.within(teller.facts, unit.code, nearest)
    weakest = min(dimensions, key=lambda standing: (standing.gap or 0, -standing.weight))
    best = peers.best(teller.edition, teller.results, teller.facts, unit.code, weakest)
    inner = {
        **scope,
        "near": near or nearest,
        "within": bool(near),
        "best": best,
        "dimension": weakest.part,
    }
    words = teller.words.peers
    texts = (teller.text(say, inner) for say in (words.near, words.best))
    yield Panel(CardPanel.PEERS, teller.text(words.heading, inner), paragraphs=_paragraphs(texts))


def _locator(teller: Teller, unit: Unit, scope: Scope) -> Iterator[Panel]:
    if unit.code in provinces():
        alt = plain(teller.text(teller.words.locator, scope))
        yield Panel(CardPanel.LOCATOR, exhibit=UnitMap("locator.map", ((unit.code, "brand"),), alt))

"""Compose the one-page summary of a unit: where it stands, why, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from report_builder.geography.provinces import provinces
from report_builder.model import Run, Text, Unit, joined, plain
from report_builder.story.blocks import Panel, Paragraph, Slide, UnitMap
from report_builder.story.card import advice, peers, standing
from report_builder.story.card.advice import Advice, Recommendation
from report_builder.story.card.agencies import agency_panels
from report_builder.story.card.names import FIGURES, CardLabel, CardPanel
from report_builder.story.card.profile import profile_panels
from report_builder.story.card.standing import MOST, Standing
from report_builder.story.card.strip import strip
from report_builder.story.card.teller import Teller
from report_builder.story.card.words import FigureWords, ListWords
from report_builder.story.language.run import Scope

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
    yield from _peers(teller, unit, scope)
    if scope["any_scored"]:
        yield from profile_panels(teller, scope, dimensions, themes, indicators)
    yield from _furthest(teller, scope, indicators)
    yield from _advice(teller, scope, dimensions, indicators)
    yield from agency_panels(teller, scope)
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


def _advice(
    teller: Teller, scope: Scope, dimensions: Sequence[Standing], indicators: Sequence[Standing]
) -> Iterator[Panel]:
    learned = tuple(_learned(teller, scope, dimensions))
    most = advice.MOST - len(learned)
    urgent = {one.part.id for one in standing.lowest(dimensions, teller.least)}
    weakest = sorted(
        standing.weakest(indicators), key=lambda s: getattr(s.part, "dimension", "") not in urgent
    )
    picked = advice.pick(weakest, teller.advice, most)
    texts = (*(_recommended(teller, scope, one) for one in picked), *learned)
    words = teller.words.advice
    if texts:
        heading, rule = teller.text(words.heading, scope), teller.text(words.rule, scope)
        yield Panel(CardPanel.ADVICE, heading, rule, paragraphs=_paragraphs(texts))


def _recommended(teller: Teller, scope: Scope, one: Advice) -> Text:
    """Say who acts, the number that asks for it, what to do, and the count behind it."""
    words, of = teller.words.advice, one.recommendation
    way = teller.text(words.ways.get(of.way, ()), scope)
    reasons = joined(
        (teller.text(words.item, {**scope, **_about(s)}) for s in one.reasons[:MOST]),
        Run(" และ", bold=True),
    )
    told = (way, reasons, teller.writer.text(of.text, scope), _counted(teller, scope, of))
    return joined(filter(None, told), Run(" "))


def _counted(teller: Teller, scope: Scope, of: Recommendation) -> Text:
    """Say how many of those who answered gave the answer behind a recommendation."""
    answer = f"{scope['own']}.item.{of.count}"
    base = f"{answer}.n"
    if of.counted is None or base not in teller.facts or not teller.facts[base].value:
        return ()
    what = teller.writer.marked(of.counted, scope)
    return teller.text(teller.words.advice.counted, {**scope, "answer": answer, "what": what})


def _learned(teller: Teller, scope: Scope, dimensions: Sequence[Standing]) -> Iterator[Text]:
    """Say from whom to learn in the dimension that is furthest behind."""
    if not scope["compared"] or (scope["regional"] and not scope["unit"].region):
        return
    for weakest in standing.behind(dimensions)[:1]:
        code = scope["unit"].code
        best = peers.best(teller.edition, teller.results, teller.facts, code, weakest)
        inner = {**scope, "best": best, "dimension": weakest.part, "id": weakest.id}
        told = teller.text(teller.words.advice.learn, inner)
        yield from filter(None, (told,))


def _peers(teller: Teller, unit: Unit, scope: Scope) -> Iterator[Panel]:
    if not scope["scored"]:
        return
    nearest = peers.nearest(teller.edition, teller.results, teller.facts, unit.code)
    near = peers.within(teller.facts, unit.code, nearest)
    inner = {**scope, "near": near or nearest, "within": bool(near)}
    told = teller.text(teller.words.peers.near, inner)
    yield from strip(teller, scope, told)


def _locator(teller: Teller, unit: Unit, scope: Scope) -> Iterator[Panel]:
    if unit.code in provinces():
        alt = plain(teller.text(teller.words.locator, scope))
        yield Panel(CardPanel.LOCATOR, exhibit=UnitMap("locator.map", ((unit.code, "brand"),), alt))

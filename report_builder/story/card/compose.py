"""Compose the one-page summary of a unit: where it stands, why, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from report_builder.geography.provinces import provinces
from report_builder.model import EMBLEM, Run, Text, Unit, joined, plain
from report_builder.story.blocks import Panel, Paragraph, Slide, UnitMap
from report_builder.story.card import advice, peers, standing
from report_builder.story.card.advice import Advice, Recommendation
from report_builder.story.card.agencies import agency_panels, lowest_in
from report_builder.story.card.names import FIGURES, CardLabel, CardPanel
from report_builder.story.card.profile import profile_panels
from report_builder.story.card.standing import MOST, Standing
from report_builder.story.card.strip import strip
from report_builder.story.card.teller import Teller, on_one_line
from report_builder.story.card.trend import trend
from report_builder.story.card.words import FigureWords, ListWords
from report_builder.story.language.values import Scope

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
        pictures=tuple(own for own in teller.edition.pictures if own.place == EMBLEM),
    )


def _panels(teller: Teller, unit: Unit, scope: Scope) -> Iterator[Panel]:
    framework, facts = teller.edition.framework, teller.facts
    clear = teller.places(unit.code)
    dimensions = standing.dimensions(framework, facts, unit.code, clear)
    themes = standing.themes(framework, facts, unit.code, clear)
    indicators = standing.indicators(framework, facts, unit.code, clear)
    yield from _figures(teller, scope)
    yield _summary(teller, scope, indicators)
    yield from _peers(teller, unit, scope)
    if scope["any_scored"]:
        yield from profile_panels(teller, scope, dimensions, themes, indicators)
    yield from _furthest(teller, scope, indicators)
    yield from _advice(teller, scope, indicators)
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


def _summary(teller: Teller, scope: Scope, indicators: Sequence[Standing]) -> Panel:
    least = teller.least
    inner = {
        **scope,
        "single": len(indicators) == 1,
        "highest": standing.highest(indicators, least),
        "lowest": standing.lowest(indicators, least),
        "level": all(not standing.gap for standing in indicators),
        "complete": all(standing.gap is not None for standing in indicators),
    }
    told = [teller.text(say, inner) for say in teller.words.summary]
    return Panel(CardPanel.SUMMARY, paragraphs=(Paragraph(joined(filter(None, told), Run(" "))),))


def _paragraphs(texts: Iterable[Text]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text) for text in texts if text)


def _furthest(teller: Teller, scope: Scope, indicators: Sequence[Standing]) -> Iterator[Panel]:
    words = teller.words
    near = max(teller.least, standing.printed(teller.facts["fair.near"]) or Decimal(0))
    if scope["compared"] and len(indicators) > 1 and any(s.gap for s in indicators):
        for name, own, found, color, side in (
            (CardPanel.STRENGTHS, words.strengths, standing.strengths(indicators), "good", 1),
            (CardPanel.GAPS, words.gaps, standing.gaps(indicators), "alert", -1),
        ):
            perhaps = standing.perhaps(indicators, side, near)
            texts = _listed(teller, scope, own, found, perhaps)
            heading, rule = teller.text(own.heading, scope), teller.text(own.rule, scope)
            yield Panel(name, heading, rule, paragraphs=_paragraphs(texts), color=color)


def _listed(
    teller: Teller,
    scope: Scope,
    words: ListWords,
    found: Sequence[Standing],
    perhaps: Standing | None,
) -> Iterator[Text]:
    """Yield the entries of a list, or that it is empty; then what may belong before them."""
    for one in found:
        yield teller.text(words.item, {**scope, **_about(one)})
    if not found:
        yield teller.text(words.none, scope)
    if perhaps:
        yield teller.text(words.perhaps, {**scope, **_about(perhaps)})


def _about(standing: Standing) -> Scope:
    name = on_one_line(standing.part.short_th)
    return {"indicator": standing.part, "id": standing.id, "name": name}


def _advice(teller: Teller, scope: Scope, indicators: Sequence[Standing]) -> Iterator[Panel]:
    behind = standing.behind(indicators)
    known = [s for s in indicators if not scope["thin"](s.id)]
    weakest = standing.weakest(known or indicators, teller.least)
    learned = tuple(_learned(teller, scope, behind))
    picked = advice.pick(weakest, teller.advice, advice.MOST - len(learned))
    told = (*(_recommended(teller, scope, one) for one in picked), *learned)
    below = standing.below(weakest, teller.least)
    words, inner = teller.words.advice, {**scope, "behind": behind, "below": below}
    ask = tuple(filter(None, [teller.text(words.ask, scope)]))
    texts = (*ask, *told) if scope["few"] else (*told, *ask)
    if texts:
        heading, rule = teller.text(words.heading, scope), teller.text(words.rule, inner)
        yield Panel(CardPanel.ADVICE, heading, rule, paragraphs=_paragraphs(texts))


def _recommended(teller: Teller, scope: Scope, one: Advice) -> Text:
    """Say who acts, the number that asks for it, what to do, who did it, where to start."""
    words, of = teller.words.advice, one.recommendation
    reasons = joined(
        (teller.text(words.item, {**scope, **_about(s)}) for s in one.reasons[:MOST]),
        Run(" และ", bold=True),
    )
    first = one.reasons[0]
    low = {**_about(first), **lowest_in(teller, scope["unit"].code, first)}
    if of is None:
        began = teller.text(words.begin, {**scope, "way": "", "answer": "", **low})
        return _spaced(reasons, teller.text(words.unadvised, scope), began)
    counted = _counted(teller, scope, of)
    answer = f"{scope['own']}.item.{of.count}" if counted and not of.problem else ""
    began = teller.text(words.begin, {**scope, "way": of.way, "answer": answer, **low})
    step = teller.writer.text(of.text, scope)
    return _spaced(_way(teller, scope, of), reasons, step, counted, began)


def _spaced(*texts: Text) -> Text:
    return joined(filter(None, texts), Run(" "))


def _way(teller: Teller, scope: Scope, of: Recommendation) -> Text:
    """Say who acts: by the way, else in the words of the edition."""
    words = teller.words.advice
    if of.way in words.ways or of.who is None:
        return teller.text(words.ways.get(of.way, ()), scope)
    return teller.text(words.by, {**scope, "who": teller.writer.marked(of.who, scope)})


def _counted(teller: Teller, scope: Scope, of: Recommendation) -> Text:
    """Say how many gave the answer behind a recommendation, where half of those asked answered."""
    answer = f"{scope['own']}.item.{of.count}"
    counted, every = (teller.facts.get(f"{answer}.{what}") for what in ("count", "n"))
    if of.counted is None or not counted or not every or not every.value:
        return ()
    if teller.less_than_half(scope["own"], f"{answer}.n"):
        return ()
    most = 2 * (counted.value or 0.0) > every.value
    what = teller.writer.marked(of.counted, scope)
    inner = {**scope, "answer": answer, "what": what, "most": most, "problem": of.problem}
    return teller.text(teller.words.advice.counted, inner)


def _learned(teller: Teller, scope: Scope, behind: Sequence[Standing]) -> Iterator[Text]:
    """Say from whom to learn in the indicator that is furthest behind."""
    for weakest in behind[:1]:
        unit = scope["unit"]
        ahead = teller.ahead.of(unit.code, weakest)
        beside = all(other.region == unit.region for other in ahead)
        inner = {**scope, **_about(weakest), "ahead": ahead, "beside": beside}
        yield from filter(None, (teller.text(teller.words.advice.learn, inner),))


def _peers(teller: Teller, unit: Unit, scope: Scope) -> Iterator[Panel]:
    if not scope["scored"]:
        return
    own = standing.printed(teller.facts[f"{scope['own']}.score"]) or Decimal(0)
    above, below = peers.beside(own, teller.by_region.get(unit.region, ()))
    told = teller.text(teller.words.peers.near, {**scope, "above": above, "below": below})
    for panel in strip(teller, scope, told):
        yield panel
        yield from trend(teller, scope)


def _locator(teller: Teller, unit: Unit, scope: Scope) -> Iterator[Panel]:
    if unit.code in provinces():
        alt = plain(teller.text(teller.words.locator, scope))
        yield Panel(CardPanel.LOCATOR, exhibit=UnitMap("locator.map", ((unit.code, "brand"),), alt))

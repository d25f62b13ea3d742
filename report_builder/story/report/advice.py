"""Make what a report recommends: the weakest indicators first, each with what the edition says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from report_builder.edition.spots import BETWEEN, text_file
from report_builder.model import Dimension, Indicator, RespondentType, Run, Text, joined
from report_builder.story.blocks import Paragraph
from report_builder.story.clear import exceeds
from report_builder.story.context import Story
from report_builder.story.language.values import Scope
from report_builder.story.report.blocks import Block, DataTable, Listing
from report_builder.story.report.cells import data_table, number, wording
from report_builder.story.schema import PanelSpec, SubEntry
from report_builder.story.spec import usable
from report_builder.story.template import said

FEW, MOST = 3, 8
"""Indicators that are told as the weakest at least, and at most."""
URGENT = 5
"""Of these, how many the summary tells."""
EDITOR = "editor"
"""The source of recommendations that whoever made the edition added."""
SCORED = wording("{{ indicator.name_th }} {{ f('indicator.' ~ indicator.id ~ '.score') }} คะแนน")
ANSWERED = wording(
    "{{ survey.respondent_noun }}ร้อยละ {{ f('item.' ~ answer ~ '.share') }} "
    "จาก {{ f('item.' ~ item ~ '.n') }} {{ survey.respondent_classifier }}ที่ตอบ "
)
WHO, WHY, ADDED = "ผู้ดำเนินการ: ", "หลักฐาน: ", "(ผู้จัดทำรายงานเสนอเพิ่ม)"
NONE, NEAR = "ไม่มีในฉบับนี้", "ไม่มีที่ต่ำกว่าชัดเจน"
UNADVISED = "ฉบับนี้ไม่มีข้อเสนอแนะสำหรับตัวชี้วัดนี้"
SPACE = Run(" ")


@dataclass(frozen=True)
class Proposal:
    """A recommendation, its place among those of its dimension, and the indicators it answers."""

    dimension: Dimension
    place: int
    entry: SubEntry

    def answers(self, indicator: Indicator) -> bool:
        """Tell whether it answers an indicator."""
        return indicator.id in self.entry.indicators


def unadvised(story: Story) -> tuple[str, ...]:
    """Return the names of the weakest indicators that no recommendation answers."""
    return tuple(one.name_th for one in weakest(story) if _best(story, one) is None)


def proposals(story: Story, dimension: Dimension) -> tuple[Proposal, ...]:
    """Return the recommendations for a dimension, those for the lowest scores first."""
    entries = [*_own(story, dimension.id), *_additional(story, dimension.id)]
    ordered = sorted(entries, key=lambda entry: _foremost(story, entry))
    return tuple(Proposal(dimension, n, entry) for n, entry in enumerate(ordered, 1))


def _own(story: Story, dimension: str) -> Iterator[SubEntry]:
    panel = story.taken(PanelSpec, wording(f"recommendations.{dimension}"), {})
    yield from (entry for entry in (panel.text if panel else ()) if entry.item is not None)


def _additional(story: Story, dimension: str) -> Iterator[SubEntry]:
    """Yield what whoever made the edition added, which no slide tells."""
    found = story.library.take(f"recommendations.additional.{dimension}")
    for n, each in enumerate(found or (), 1):
        place = BETWEEN.join(("additional", dimension, str(n)))
        entry = usable(SubEntry, each, text_file("recommendations"), place, story.mistakes)
        yield from (entry,) if entry and entry.item is not None else ()


def _foremost(story: Story, entry: SubEntry) -> float:
    """Return the score of the indicator that a recommendation answers foremost."""
    scores = (_score(story, id) for id in entry.indicators)
    return next((score for score in scores if score is not None), float("inf"))


def _score(story: Story, indicator: str) -> float | None:
    fact = story.facts.get(f"indicator.{indicator}.score")
    return fact.value if fact else None


def weakest(story: Story) -> tuple[Indicator, ...]:
    """Return the indicators below the mean of the whole, a few at least, the lowest first."""
    every = story.edition.framework.indicators
    known = {i: score for i in every if (score := _score(story, i.id)) is not None}
    ordered = sorted(known, key=lambda i: known[i])
    below = [i for i in ordered if exceeds(story.facts, "nation.score", f"indicator.{i.id}.score")]
    return tuple(ordered[: min(MOST, max(FEW, len(below)))]) if len(ordered) > FEW else ()


def advice(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield the recommendations for the current dimension, who acts, and what they rest on."""
    own: Dimension = scope["dimension"]
    items = [line for one in proposals(story, own) for line in _told(story, one, scope)]
    if items:
        yield Listing(tuple(items))


def _told(story: Story, proposal: Proposal, scope: Scope) -> Iterator[Paragraph]:
    """Yield a recommendation, and below it who acts and what it rests on."""
    entry = proposal.entry
    yield Paragraph(_words(story, entry, scope), f"{proposal.place}.")
    who, why = story.text(entry.who, scope), [*_evidence(story, entry, scope)]
    parts = ((Run(WHO), *who) if who else (), (Run(WHY), *_listed(why)) if why else ())
    if any(parts):
        yield Paragraph(joined(filter(None, parts), SPACE), "–", 1)


def _words(story: Story, entry: SubEntry, scope: Scope) -> Text:
    """Return what a recommendation says, and that whoever made the edition added it."""
    text = story.text(entry.item, scope)
    return joined((text, (Run(ADDED),)), SPACE) if entry.source == EDITOR else text


def _listed(parts: Sequence[Text]) -> Text:
    """Return texts after each other, the last of several with a word between."""
    *others, last = parts
    return (*joined(others, SPACE), Run(" และ"), *last) if others else last


def _evidence(story: Story, entry: SubEntry, scope: Scope) -> Iterator[Text]:
    """Yield the scores of the indicators that a recommendation answers, and the answers behind."""
    known = story.edition.framework.indicator
    for id in entry.indicators:
        if id in known and _score(story, id) is not None:
            yield story.text(SCORED, {**scope, "indicator": known[id]})
    answer = entry.count or entry.problem or ""
    item = answer.partition(".")[0]
    if entry.evidence:
        yield story.text(entry.evidence, scope)
    elif answer and entry.counted and f"item.{item}.n" in story.facts:
        share = story.text(ANSWERED, {**scope, "answer": answer, "item": item})
        yield (*share, *story.text(entry.counted, scope))


def urgent(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield what is recommended for the weakest indicators, or that nothing is."""
    told: list[Proposal] = []
    items = []
    for one in weakest(story)[:URGENT]:
        best = _best(story, one, told)
        told += [best] if best else []
        text = _words(story, best.entry, scope) if best else said(UNADVISED)
        score = story.text(SCORED, {**scope, "indicator": one})
        head = (*(replace(run, bold=True) for run in score), Run(": "))
        items.append(Paragraph((*head, *(replace(run, bold=False) for run in text)), "•"))
    if items:
        yield Listing(tuple(items))


def _best(story: Story, one: Indicator, told: Sequence[Proposal] = ()) -> Proposal | None:
    """Return the recommendation that answers an indicator foremost, one not yet told if any."""
    own = proposals(story, story.edition.framework.dimension[one.dimension])
    fitting = [p for p in own if p.answers(one)]
    fresh = [p for p in fitting if p not in told]
    return min(fresh or fitting, key=lambda p: p.entry.indicators.index(one.id), default=None)


def needs(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[DataTable]:
    """Yield the table of the weakest indicators: whose score is lowest, and what is said to it."""
    header = [("ตัวชี้วัด", False), ("คะแนน", True)]
    header += [("ประเภทที่ได้ต่ำที่สุด", False), ("ข้อเสนอแนะ", False)]
    rows = []
    for one in weakest(story):
        low = _lowest_type(story, one)
        kind = (*said(f"{low.short_th} ("), *number(story, _of(low, one)), Run(")")) if low else ()
        score = number(story, f"indicator.{one.id}.score")
        rows.append((said(one.name_th), score, kind, _where(story, one)))
    if rows:
        caption = said("ตัวชี้วัดที่ได้คะแนนต่ำที่สุด และข้อเสนอแนะที่เกี่ยวข้อง")
        yield data_table(story, "needs", caption, header, rows)


def _of(kind: RespondentType, one: Indicator, value: str = "score") -> str:
    return f"type.{kind.id}.indicator.{one.id}.{value}"


def _lowest_type(story: Story, one: Indicator) -> RespondentType | None:
    scores = {
        kind: score
        for kind in story.edition.types
        if (score := _value(story, _of(kind, one))) is not None
    }
    return min(scores, key=lambda kind: scores[kind]) if len(scores) > 1 else None


def _value(story: Story, fact: str) -> float | None:
    return story.facts[fact].value if fact in story.facts else None


def _where(story: Story, one: Indicator) -> Text:
    best = _best(story, one)
    if best is None:
        return said(NONE)
    return (*said(best.dimension.short_th), Run(f" ข้อ\u00a0{best.place}", literal=True))


def type_needs(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[DataTable]:
    """Yield the table of types: the indicator in which each is farthest below the whole."""
    noun = story.edition.settings.respondent_noun
    header = [(f"ประเภท{noun}", False), ("ตัวชี้วัดที่ต่ำกว่าค่าเฉลี่ยมากที่สุด", False)]
    rows = []
    for kind in story.edition.types:
        gaps = {
            one: gap
            for one in story.edition.framework.indicators
            if (gap := _value(story, _of(kind, one, "gap"))) is not None
        }
        one = min(gaps, key=lambda i: gaps[i], default=None)
        if one and exceeds(story.facts, f"indicator.{one.id}.score", _of(kind, one)):
            numbers = (number(story, _of(kind, one)), number(story, _of(kind, one, "gap")))
            rows.append((said(kind.short_th), said(one.name_th), *numbers, _where(story, one)))
        elif gaps:
            rows.append((said(kind.short_th), said(NEAR), (), (), ()))
    if len(rows) > 1:
        header += [("คะแนน", True), ("ต่างจากค่าเฉลี่ย", True), ("ข้อเสนอแนะ", False)]
        caption = said(f"ตัวชี้วัดที่แต่ละประเภท{noun}ต่ำกว่าค่าเฉลี่ยมากที่สุด และข้อเสนอแนะที่เกี่ยวข้อง")
        yield data_table(story, "type_needs", caption, header, rows)

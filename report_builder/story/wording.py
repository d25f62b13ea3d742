"""The words that go with every chart and slide, in Thai of their own: `wording` of deck.yaml."""

from __future__ import annotations

from report_builder.story.spec import Spec, Template


class Speech(Spec):
    """What a speaker says, on the notes page of a slide."""

    part: Template
    """Which part begins, at an agenda: its `place` and `title`."""
    ends: Template
    """What the chart `name` shows: `most` and `least`, each with its `_value`; `base` or none."""
    answers: Template
    """What was answered `most`, by a `majority` or not, where answers are parts of one whole."""
    opinions: Template
    """Both sides and the mean of the opinions on `name`, whose facts begin with `item`."""
    share: Template
    """A value in percent, the `fact`."""
    count: Template
    """A number of cases or units, the `fact`."""
    value: Template
    """Another value, the `fact`, in its `unit`."""
    number: Template
    """The `number` that leads a panel, with its `name` and `unit`."""
    order: Template
    """The `names` of the parts of a slide in order."""
    points: Template
    """The `points` of a part of a slide, and its `name`."""
    next: Template
    """The `title` of the next slide."""
    time: Template
    """How long that takes: `minutes`, empty for none, and whether a `half` more."""


class Evidence(Spec):
    """What a recommendation rests on: the first `indicator` that it answers."""

    number: Template
    caption: Template


class MadeUp(Spec):
    """What is made up beside published scores: those of units, regions, types, and intervals."""

    units: Template
    regions: Template
    types: Template
    ranges: Template
    both: Template
    """What stands before the last of them."""


class Wording(Spec):
    """The words that go with every chart, at the foot of every slide and in its notes."""

    count: Template
    """A number of cases, `count`, beside a percentage; `of_units` where units are counted."""
    answered: Template
    """How many answered a question, its fact `base`."""
    opinion: Template
    """What the mean of opinions is called."""
    opinion_total: Template
    """What those on one `side` of opinions are called, agree or disagree, all together."""
    items: Template
    """The questionnaire items, `items`, that a slide shows."""
    base: Template
    """How many cases the scores of a slide rest on."""
    other_base: Template
    """The `name` of a score that rests on another number of cases, and its fact `base`."""
    least_base: Template
    """The `name` of the score that rests on the fewest cases, where many have another number."""
    unit_base: Template
    """How many respondents the scores of the `unit` rest on, its fact `base`."""
    rounded: Template
    """Why shares of a whole that are printed together don't add up."""
    group: Template
    """A group of units, its scores and its number of units, for those who can't see the map."""
    whole: Template
    """The mean of all units, beside its line in a chart."""
    mean: Template
    """The mean of a row of units, its `fact`, under the name of the row."""
    weight: Template
    """The weight of a score, its `fact`, in its bar."""
    asked: Template
    """How many of a type answered, of those asked, in a grid; `of` begins their facts."""
    cells: Template
    """How to read a grid of respondents."""
    thinned: Template
    """That a dot of a chart stands for several units, `each`."""
    types: Template
    """What the dots behind answers are: types of respondents, whose values may be made up."""
    apart: Template
    """How far apart the respondents of a unit stand, its `fact`."""
    rests: Template
    """How many stand behind a score of a unit, its facts beginning with `id`, of those `asked`."""
    narrowest: Template
    """What stands over the units whose respondents are least apart, under those that are most."""
    total: Template
    """The total score, in a heat map."""
    all_types: Template
    """All types together, in a heat map."""
    survey: Template
    """The survey and its year."""
    synthetic: Template
    """What is made up on a slide that shows single units."""
    synthetic_units: Template
    """The same on one that shows published scores as well; `held` names what is made up."""
    made_of: MadeUp
    risen: Template
    """By how much the score `id` rose since the year before, its interval, and if it is clear."""
    risen_by: Template
    """By how much the score `id` rose, alone."""
    risen_unit: Template
    """By how much the total of a `unit` rose, with its name."""
    risen_whole: Template
    """By how much the total of the whole rose, at its line in a chart."""
    made_up: Template
    """What is said of every slide where all data are made up."""
    original: Template
    """What leads to the figures that were published otherwise."""
    published: Template
    """What was `published` where another figure is `printed`."""
    evidence: Evidence
    speech: Speech

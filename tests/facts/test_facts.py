from decimal import Decimal
from io import StringIO

import pandas as pd
import pytest

from report_builder.errors import UnknownFact
from report_builder.facts import FactBook, build
from report_builder.failures import BrokenInvariant
from report_builder.model import Fact
from report_builder.results import compute
from tests import factories


def book_of(edition):
    return build(edition, compute(edition))


@pytest.fixture(scope="module")
def book():
    return book_of(factories.answered_edition())


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("survey.year", "2570"),  # a year has no comma
        ("scale.maximum", "100"),
        ("survey.units.count", "12"),
        ("survey.types.count", "3"),
        ("survey.respondents.count", "36"),
        ("survey.responded.count", "30"),
        ("survey.responded.share", "83.3"),  # 30 of 36
        ("survey.responded.share0", "83"),
        ("survey.not_responded.share0", "17"),
        ("survey.scored.count", "11"),
        ("survey.ranked.count", "10"),  # one of three answered for D07
        ("channel.post.count", "16"),
        ("completeness.3.count", "9"),
        ("completeness.3.share0", "75"),
        ("type.school.count", "9"),
        ("type.school.share", "75.0"),
        ("framework.dimensions.count", "3"),
        ("framework.indicators.count", "7"),
        ("dimension.people.indicators.count", "3"),
        ("dimension.people.weight", "50"),
        ("indicator.network.weight", "25"),
        ("groups.count", "4"),
        ("groups.width", "5"),
        ("item.service.n", "30"),
        ("item.service.web.count", "29"),
        ("item.service.web.share", "96.7"),
        ("item.service.web.share0", "97"),
        ("item.backup.yes.share0", "67"),
        ("item.speed.mean", "3.5"),  # 3.52
        ("item.speed.agree.share0", "60"),
        ("item.speed.disagree.share0", "20"),
        ("region.เขตใต้.units.count", "4"),
        ("region.เขตใต้.scored.count", "3"),
        ("region.เขตใต้.ranked.count", "3"),
        ("unit.D03.asked.count", "3"),
        ("unit.D03.responded.count", "2"),
        ("unit.D03.indicator.skills.n", "2"),
        ("unit.D01.indicator.skills.n", "2"),  # D01-clinic answered nothing on skills
        ("unit.D12.dimension.people.rank", "ไม่มีข้อมูล"),
        ("unit.D12.responded.count", "0"),
        ("unit.D12.score", "ไม่มีข้อมูล"),
        ("unit.D12.rank", "ไม่มีข้อมูล"),
        ("unit.D12.gap", "ไม่มีข้อมูล"),
        ("respondent.D03-school.score", "ไม่มีข้อมูล"),
    ],
)
def test_a_fact_prints(book, id, text):
    assert book.printed(id) == text


def test_every_mean_and_share_says_its_base(book):
    stated = [fact for fact in book.values() if fact.unit in {"percent", "likert", "points"}]
    scores = [fact for fact in book.matching("*.score") if fact.id != "scale.maximum"]
    bare = [fact.id for fact in [*stated, *scores] if fact.base is None]
    assert bare == ["groups.width", "fair.least", "fair.near", "fair.coverage"]  # set, no means


def test_bases(book):
    assert book["nation.score"].base == 30
    assert book["dimension.tools.score"].base == 29  # D05-hall answered nothing on tools
    assert book["indicator.skills.score"].base == 29
    assert book["unit.D03.score"].base == 2
    assert book["unit.D03.rank"].base == 10
    assert book["unit.D09.region_rank"].base == 3
    assert book["unit.D12.score"].base == 0
    assert book["item.speed.mean"].base == 25


def test_units_are_ranked_in_each_dimension_and_ties_share_a_rank(book):
    ranks = {f.id: f.value for f in book.matching("unit.*.dimension.tools.rank")}
    assert ranks["unit.D09.dimension.tools.rank"] == ranks["unit.D10.dimension.tools.rank"]
    assert min(r for r in ranks.values() if r) == 1
    assert book["unit.D09.dimension.tools.rank"].base == 10


def test_a_gap_is_the_distance_of_the_printed_scores(book):
    for fact in book.matching("unit.*.gap"):
        if fact.value is not None:
            own = fact.id.removesuffix(".gap")
            place = ".".join(own.split(".")[2:]) or "nation"
            ends = (book.printed(f"{id}.score") for id in (own, place))
            high, low = map(Decimal, ends)
            assert Decimal(book.printed(fact.id)) == high - low


def test_group_edges_surround_the_mean_and_the_outer_ones_are_left_out(book):
    mean = book["nation.score"].value
    assert book["group.2.high"].value == book["group.3.low"].value == mean
    assert book["group.1.high"].value == mean - 5
    assert book["group.4.low"].value == mean + 5
    assert "group.1.low" not in book
    assert "group.4.high" not in book


def test_group_sizes_sum_to_the_units_with_a_score(book):
    assert sum(fact.value for fact in book.matching("group.?.count")) == 11


@pytest.mark.parametrize(
    ("counts", "printed"),
    [
        ([1, 1, 1], ["33", "33", "33"]),
        ([1, 1, 6], ["13", "13", "75"]),  # 12.5 is rounded half up
        ([3, 5], ["38", "63"]),  # 37.5 and 62.5
        ([1, 2, 3], ["17", "33", "50"]),
    ],
)
def test_whole_percents_are_rounded_half_up_and_raw_in_the_register(counts, printed):
    book = book_of(factories.answered_by(counts))
    shares = [book[f"item.tally.{n}.share0"] for n in range(len(counts))]
    assert [book.printed(fact.id) for fact in shares] == printed
    assert [fact.value for fact in shares] == [100 * n / sum(counts) for n in counts]


def test_weights_that_are_not_whole_print_with_a_decimal():
    framework = factories.edition().framework
    thirds = tuple(
        type(i)(
            i.id,
            i.dimension,
            i.name_th,
            i.short_th,
            i.name_en,
            100 / len(framework.of(i.dimension)),
        )
        for i in framework.indicators
    )
    edition = factories.edition(framework=type(framework)(framework.dimensions, thirds))
    assert book_of(edition).printed("indicator.skills.weight") == "33.3"
    assert book_of(edition).printed("indicator.network.weight") == "50.0"


def test_an_edition_without_answers_has_no_facts_of_items():
    assert book_of(factories.edition()).matching("item.*") == ()


def test_an_item_that_nobody_answered_has_no_facts():
    answers = factories.answers()
    few = answers[answers["item"] != "speed"]
    assert book_of(factories.answered_edition(answers=few)).matching("item.speed.*") == ()


def test_scores_per_unit_leave_out_what_only_respondents_have():
    book = book_of(factories.unit_level_edition())
    for pattern in ("survey.respond*", "survey.types*", "channel*", "type*", "completeness*"):
        assert book.matching(pattern) == ()
    assert book.matching("respondent*") == book.matching("unit.*.responded.count") == ()
    assert book["nation.score"].base == 12
    assert book["unit.D01.indicator.skills.score"].base == 1


def test_an_unknown_fact_names_what_is_close(book):
    with pytest.raises(UnknownFact, match=r"unit\.D01\.dimension\.people\.score") as caught:
        book["unit.D01.dimension.peeple.score"]
    assert "ไม่มีค่าชื่อ" in str(caught.value)
    assert book.get("no.such.fact") is None


def test_a_pattern_finds_facts_in_order(book):
    ids = [fact.id for fact in book.matching("dimension.*.score")]
    assert ids == ["dimension.people.score", "dimension.process.score", "dimension.tools.score"]


def test_a_fact_registered_twice_is_refused():
    fact = Fact("a", 1, "count", 0, None, "", "")
    with pytest.raises(BrokenInvariant, match="fact a is registered twice"):
        FactBook([fact, fact])


def test_every_fact_is_told_in_thai_words(book):
    for fact in book.values():
        assert has_thai(fact.label), fact.id
        assert has_thai(fact.derivation), fact.id


def has_thai(text):
    return any("ก" <= letter <= "๛" for letter in text)


@pytest.mark.parametrize("make", [factories.answered_edition, factories.unit_level_edition])
def test_every_query_finds_the_rows_that_its_source_counts(make):
    edition = make()
    tables = as_read_from_files(edition)
    for fact in book_of(edition).values():
        for source in fact.sources:
            if source.table != "settings":
                found = tables[source.table].query(source.query, engine="python")
                assert len(found) == source.rows, f"{fact.id}: {source}"


def as_read_from_files(edition):
    tables = {
        "dimensions": pd.DataFrame(edition.framework.dimensions),
        "indicators": pd.DataFrame(edition.framework.indicators),
        "types": pd.DataFrame(edition.types),
        "units": pd.DataFrame(edition.units),
        "respondents": pd.DataFrame(edition.respondents),
        "scores": edition.scores.reset_index(),
        "answers": edition.answers,
    }
    return {
        name: pd.read_csv(StringIO(table.to_csv(index=False)))
        for name, table in tables.items()
        if len(table)
    }


def test_one_changed_score_changes_only_facts_whose_sources_hold_its_row():
    before, scores = factories.edition(), factories.scores()
    scores.loc["D06-hall", "skills"] += 1
    old, new = book_of(before), book_of(factories.edition(scores=scores))
    changed = {id for id in old if old[id].value != new[id].value}
    assert "unit.D06.indicator.skills.score" in changed
    assert "nation.score" in changed
    tables = as_read_from_files(before)
    for id in changed:
        rows = [
            tables["scores"].query(source.query, engine="python")
            for source in old[id].sources
            if source.table == "scores"
        ]
        assert any("D06-hall" in set(found["respondent"]) for found in rows), id

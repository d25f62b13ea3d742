"""What the language of texts refuses, how it says so, and that no text takes much of anything."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.errors import StoryError
from report_builder.facts import build
from report_builder.results import compute
from report_builder.story.language.tokens import LONGEST
from report_builder.story.template import Writer, Written
from report_builder.story.vocabulary import vocabulary
from tests import factories


@pytest.fixture(scope="module")
def writer():
    edition = factories.answered_edition()
    return Writer(vocabulary(edition, build(edition, compute(edition))))


def written(text):
    return Written(text, "text/findings.yaml", "service > text > 1")


def refusal(writer, text, **scope):
    with pytest.raises(StoryError) as error:
        writer.text(written(text), scope)
    return error.value.why


HOSTILE = {
    "power": "{{ 'x' * 10**10 }}",
    "format": "{{ '%1000000000d'|format(1) }}",
    "center": "{{ 'x'|center(999999999) }}",
    "macro": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "call": "{% call a() %}{% endcall %}",
    "range": "{% for i in range(99999999) %}x{% endfor %}",
    "nested loops": "{% for a in dimensions %}" * 7 + "x" + "{% endfor %}" * 7,
    "doubled": "{% set a = 'xxxxxxxxxxxxxxxx' %}" + "{% set a = a ~ a ~ a ~ a %}" * 60 + "{{ a }}",
    "doubled by replacing": "{% set a = 'xx' %}"
    + "{% set a = a|replace('x', a) %}" * 60
    + "{{ a }}",
    "lists of lists": "{% set a = 'x' %}" + "{% set a = [a, a] %}" * 60 + "{{ a }}",
    "loop over letters": "{% set a = 'xxx' %}{% for c in a %}{{ a }}{% endfor %}",
    "brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "lists": "{{ names(" + "[" * 5000 + "]" * 5000 + ") }}",
    "not": "{% if " + "not " * 5000 + "year %}x{% endif %}",
    "else": "{{ " + "year if year else " * 5000 + "year }}",
    "if": "{% if year %}" * 5000 + "{% endif %}" * 5000,
    "joined": "{{ " + " ~ ".join(["year"] * 5000) + " }}",
    "attributes": "{{ year" + ".a" * 5000 + " }}",
    "chain of fields": "{{ year" + ".a" * 700 + " }}",
    "chain of filters": "{{ year" + "|list" * 700 + " }}",
    "chain of conditions": "{{ " + " and ".join(["year"] * 700) + " }}",
    "long": "ก" * (LONGEST + 1),
    "long printed": "{% for d in dimensions %}" + "ก" * 9000 + "{% endfor %}",
    "digits": "{{ " + "9" * 5000 + " }}",
    "classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "classes by map": "{{ dimensions|map(attribute='__class__')|list }}",
    "class by filter": "{{ year|attr('__class__') }}",
    "globals": "{{ self.__init__.__globals__ }}",
    "lipsum": "{{ lipsum.__globals__ }}",
    "cycler": "{{ cycler.__init__ }}",
    "include": "{% include 'deck.yaml' %}",
    "import": "{% import 'os' as os %}",
    "extends": "{% extends 'a' %}",
    "block": "{% block a %}{% endblock %}",
    "filter block": "{% filter upper %}x{% endfilter %}",
    "set block": "{% set a %}x{% endset %}",
    "with": "{% with a = 1 %}{% endwith %}",
    "raw": "{% raw %}{{ x }}{% endraw %}",
    "comment": "{# ซ่อน #}",
    "method": "{{ year.zfill(999999999) }}",
    "slice": "{{ year[::1] }}",
    "dictionary": "{{ {'a': 1} }}",
    "tuple": "{{ (1, 2) }}",
    "stars": "{{ f(*[1]) }}",
    "steps": "{{ over('survey.responded.share', 0) }}",
    "decimals": "{{ over('survey.responded.share', 10, 999999999) }}",
    "recursive loop": "{% for d in dimensions recursive %}{{ loop(d) }}{% endfor %}",
    "loop object": "{% for d in dimensions %}{{ loop }}{% endfor %}",
    "function": "{{ f }}",
    "list printed": "{{ dimensions }}",
    "nothing printed": "{{ unit }}",
    "truth": "{{ has('survey.year') }}",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_texts_do_not_need_is_refused_in_thai_and_english(writer, text):
    why = refusal(writer, text)
    assert any("ก" <= letter <= "๛" for letter in why.th)
    assert not any("ก" <= letter <= "๛" for letter in why.en.replace("name_th", ""))
    assert "Error" not in why.th
    assert "token" not in why.th


def test_hostile_texts_take_neither_memory_nor_time():
    """All of them in a process that may take 1.2 GB and 60 s of processor time; it needs 0.3."""
    code = (
        "from tests.story.test_language import HOSTILE, written\n"
        "from report_builder.errors import StoryError\n"
        "from report_builder.story.template import Writer\n"
        "writer, refused = Writer({'year': '2570', 'dimensions': (1, 2, 3)}), 0\n"
        "for text in HOSTILE.values():\n"
        "    try:\n        writer.text(written(text), {})\n"
        "    except StoryError:\n        refused += 1\n"
        "assert refused == len(HOSTILE), refused\n"
    )

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (1_200_000_000,) * 2)
        resource.setrlimit(resource.RLIMIT_CPU, (60,) * 2)

    done = subprocess.run(
        [sys.executable, "-c", code],
        preexec_fn=bounded,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ f('survey.responded.cuont') }}", "survey.responded.count"),
        ("{{ f('survey.responded.cuont') }} {{ f('naton.score') }}", "naton.score"),
        ("{{ nation.score }}", "f('nation.score')"),
        ("{{ f(nation.score) }}", "f('nation.score')"),
        ("{{ yaer }}", "“year”"),
        ("{{ ovr('survey.responded.share') }}", "“over”"),
        ("{{ survey.unit_nuon }}", "“unit_noun”"),
        ("{{ best().nam_th }}", "“name_th”"),
        ("{{ year|repalce('a', 'b') }}", "“replace”"),
        ("{% iff year %}x{% endif %}", "“if”"),
        ("{% if year %}x", "{% endif %}"),
        ("x{% endif %}", "{% endif %}"),
        ("{% if year %}x{% endfor %}", "{% endfor %}"),
        ("{{ f('nation.score')", "}}"),
        ("f('nation.score') }}", "}}"),
        ("{ f('nation.score') }", "{"),
        ("{{ f('nation.score' }}", ")"),
        ("{{ f('nation.score)) }}", "'"),
        ("{{ f(‘nation.score’) }}", "‘"),
        ("{{ f('nation.score',, 1) }}", "f('nation.score')"),
        ("{{ f() }}", "f(fact)"),
        ("{{ f('nation.score', 1) }}", "f(fact)"),
        ("{{ year() }}", "year"),
        ("{{ date('medium') }}", "long"),
        ("{{ unit.name_th }}", "{% if unit %}"),
    ],
)
def test_a_refusal_says_what_is_meant(writer, text, found):
    why = refusal(writer, text)
    assert found in why.th
    assert found in why.en


def test_a_name_of_another_place_is_told_even_where_it_is_not_reached(writer):
    assert "“indicator”" in refusal(writer, "{% if not year %}{{ indicator.id }}{% endif %}").th


def test_all_typed_numbers_of_a_text_are_named_at_once(writer):
    why = refusal(writer, "ร้อยละ 45 จาก 120 แห่ง และ ๗ เขต")
    assert all(f"“{number}”" in why.th for number in ("45", "120", "๗"))


def test_conditions_are_of_the_same_language(writer):
    for text in ("'x' * 9**9", "has('a') }} {{ year", "", "f('a', 'b', 'c')", "a.b()"):
        with pytest.raises(StoryError):
            writer.holds(written(text), {})


PARTS = st.sampled_from(
    [
        "{{",
        "}}",
        "{%",
        "%}",
        "(",
        ")",
        "[",
        "]",
        "~",
        "|",
        ",",
        ".",
        "'",
        '"',
        "=",
        "==",
        "<",
        "-",
        "*",
        "**",
        "{",
        "}",
        "ก",
        "1",
        "0",
        "f",
        "n",
        "over",
        "year",
        "best",
        "dimensions",
        "map",
        "replace",
        "list",
        "set",
        "if",
        "else",
        "endif",
        "for",
        "in",
        "endfor",
        "not",
        "is",
        "none",
        "id",
        "name_th",
        "'survey.year'",
        "'x'",
    ]
)


def outcome(writer, text):
    """Return what a text comes to: its words, or its refusal; anything else raises."""
    try:
        return writer.text(written(text), {})
    except StoryError as error:
        return error.why


@given(parts=st.lists(PARTS, max_size=40))
def test_no_text_ends_in_anything_but_a_text_or_a_refusal(writer, parts):
    assert outcome(writer, " ".join(parts)) == outcome(writer, " ".join(parts))


@given(text=st.lists(PARTS, max_size=12).map(" ".join), times=st.integers(1, 400))
def test_no_repetition_ends_in_anything_but_a_text_or_a_refusal(writer, text, times):
    assert outcome(writer, text * times) == outcome(writer, text * times)

"""Another WeasyPrint than the one the replacements were written for is refused."""

import pytest
from weasyprint.matrix import Matrix

from report_builder.render.pdf.engine import fence
from report_builder.render.pdf.engine.fence import Replacement


def test_another_version_is_refused() -> None:
    with pytest.raises(fence.EngineChanged, match=r"WeasyPrint 70\.0 is needed.*70\.1"):
        fence.check((), "70.1")


def test_a_changed_source_is_refused_by_name_and_nothing_is_replaced() -> None:
    put = []
    changed = Replacement(Matrix.transform_point, "0123456789abcdef", lambda: put.append(1), "why")
    with pytest.raises(fence.EngineChanged, match=r"weasyprint\.matrix\.Matrix\.transform_point"):
        fence.install([changed])
    assert not put


def test_the_pinned_version_is_what_the_package_asks_for() -> None:
    from importlib.metadata import requires

    assert f"weasyprint=={fence.VERSION}" in (requires("report-builder") or [])

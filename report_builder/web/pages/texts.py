"""The step *Texts*: what every slide says, where each text comes from and which figures it uses."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from report_builder.web.desk import desk, page, work_of
from report_builder.web.works import read


def show(request: Request) -> Response:
    """Show the texts of the slides, those with a word that is looked for or all."""
    work, word = work_of(request), request.query_params.get("q", "").strip()
    found = read(work.check)
    slides = [slide for slide in found.get("slides", ()) if _has(slide["texts"], word)]
    return page(
        request, "texts.html", work=work, step="texts", found=found, slides=slides, word=word,
        progress=desk(request).jobs.progress(work.id),
    )  # fmt: skip


def _has(texts: list[dict[str, str]], word: str) -> bool:
    return any(word.casefold() in text["text"].casefold() for text in texts)

"""Give a report its places: A4 pages, read from top to bottom."""

from report_builder.render.place.report.pages import report_pages as report_pages

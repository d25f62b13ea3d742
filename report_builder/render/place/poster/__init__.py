"""Place the poster of an edition on one page."""

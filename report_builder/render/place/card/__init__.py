"""Give every part of a card its place on one page."""

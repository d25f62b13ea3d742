"""Give every part of a story its place, measured with the real fonts."""

from report_builder.render.place.deck.divide import fitted as fitted
from report_builder.render.place.deck.pages import deck_pages as deck_pages

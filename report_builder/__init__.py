"""Build Thai decks and one-page summaries from scored survey data."""

__version__ = "0.2.0"

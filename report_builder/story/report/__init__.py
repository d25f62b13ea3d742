"""The annual report: chapters of blocks, told in facts."""

TEXTS = "report"
"""The file of an edition's texts that says parts of its report otherwise."""

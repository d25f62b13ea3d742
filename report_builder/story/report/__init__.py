"""The annual report: chapters of blocks, told in facts."""

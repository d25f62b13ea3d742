"""Synthesise respondent-level data that agrees with every published aggregate of an edition."""

"""Editions of other natures than 2559, made by seeded generators; every number is synthetic."""

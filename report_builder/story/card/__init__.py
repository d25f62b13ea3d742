"""Compose the one-page summary of a unit."""

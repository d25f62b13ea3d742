"""Compose the slides of an edition in their order."""

"""Give every part of a slide its place."""

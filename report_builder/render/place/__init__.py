"""Give every part of a story its place, measured with the real fonts."""

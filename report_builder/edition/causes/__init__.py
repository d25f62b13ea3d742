"""Name what can be wrong with an edition, and tell it shortly."""

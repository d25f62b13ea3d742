"""Read an edition: its settings, tables and texts, checked as a whole and repaired once."""

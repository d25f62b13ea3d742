"""Hold what a published folder contains, and what is asked of it."""

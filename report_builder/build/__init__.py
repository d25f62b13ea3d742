"""Build the documents of an edition, step by step."""

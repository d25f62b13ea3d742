"""Build the deck on templates made by others and on changed ones of our own, and show them."""

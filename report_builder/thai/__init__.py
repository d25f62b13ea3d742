"""Thai text: repaired on the way in, broken between words, read back exactly as written."""

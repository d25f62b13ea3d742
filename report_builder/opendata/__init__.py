"""Give the results away as open data: plain tables and their description."""

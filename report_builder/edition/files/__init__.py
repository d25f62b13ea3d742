"""Read any file of tables as grids of plain text cells."""

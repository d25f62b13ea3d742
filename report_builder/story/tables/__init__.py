"""The tables of the report as a workbook tells them: every number of them is a fact."""

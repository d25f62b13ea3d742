"""The painter of Word files."""

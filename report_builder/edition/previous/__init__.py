"""Read the year before, and what became of the parts of the survey since."""

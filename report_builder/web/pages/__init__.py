"""The pages of the work in a browser, a module for each step."""

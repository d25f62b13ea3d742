"""Tell the command line what to do and the terminal what was done."""

"""Tell the command line what to do and the terminal what was done."""

from report_builder.cli.app import app as app

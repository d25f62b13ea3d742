"""Faults planted in finished files, class by class, and how many of them the audit finds."""

"""Integrity: ids, references, dates, countries, shares."""

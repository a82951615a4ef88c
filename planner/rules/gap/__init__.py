"""Effort against need: what the country figures say."""

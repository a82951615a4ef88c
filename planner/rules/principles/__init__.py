"""The ten principles for capacity building of A/75/816, paragraph 56, one rule for each, and one where two pull apart."""

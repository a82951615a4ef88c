"""The figures about countries: the shipped tables, the user's own table, and the arithmetic of the gap profile."""

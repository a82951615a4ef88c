"""Who is left out: the gender marker and what stands behind it."""

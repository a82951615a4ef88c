"""Only rules live here: one file a rule, its path its id. The folder listing is the catalogue."""

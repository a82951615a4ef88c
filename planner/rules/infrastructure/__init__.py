"""Who owns the cables: operators, laws, protection of what is hosted."""

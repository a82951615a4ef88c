"""From bytes to data with positions: strict YAML, and the words of a JSON Schema that does not fit."""

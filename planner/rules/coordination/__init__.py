"""Other programmes: who else works on the same, in the same place and time."""

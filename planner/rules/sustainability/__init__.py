"""What lasts when the money ends, and who carries it."""

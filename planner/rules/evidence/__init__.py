"""What the research says, and what the text claims."""

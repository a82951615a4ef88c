"""What a document must not show."""

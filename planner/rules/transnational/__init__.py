"""A voice in governance: fora, negotiation, ownership."""

"""Risks: owned, on the scale, within what the donor accepts."""

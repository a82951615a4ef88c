"""The money agrees with itself and with the work."""

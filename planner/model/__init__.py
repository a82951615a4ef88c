"""The programme and the figures as plain, read-only data."""

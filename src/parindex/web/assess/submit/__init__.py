"""Handing a sheet in: what is locked with it, what keeps it back, and the table of self-scores."""

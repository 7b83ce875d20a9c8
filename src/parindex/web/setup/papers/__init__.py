"""Papers brought in: uploaded, looked at, corrected, confirmed, undone."""

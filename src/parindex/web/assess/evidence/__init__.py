"""Evidence: the library of what proves figures, one piece of it, and what is attached to the leaves of a sheet."""

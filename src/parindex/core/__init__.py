"""The meaning: points, criteria sets, plans and what is wrong with them. Standard library only."""

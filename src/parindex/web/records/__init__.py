"""What an installation keeps: tables, constraints, queries, and the way between rows and core's values."""

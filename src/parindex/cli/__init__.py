"""The command line. The offline commands need no database and import nothing of the web."""

"""What was done: all that a person may see of it, of one object, as a file; and whether its chain is whole."""

"""Starting from the year before: what comes over, what does not, and what is taken away again."""

"""The criteria sets that the installation knows: which there are, what is in each, how each criterion is scored."""

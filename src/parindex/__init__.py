"""parindex: the yearly public-administration-reform index of a local government."""

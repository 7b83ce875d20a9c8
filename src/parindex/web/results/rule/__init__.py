"""How a criterion is scored: its rule in words, a calculator of it, and what wanted points would take."""

"""The improvement plan: so far, what does not fit in its paper."""

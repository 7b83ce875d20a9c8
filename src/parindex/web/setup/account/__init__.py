"""A person's own account: password, visits, and the way back in."""

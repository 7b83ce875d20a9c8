"""People: who holds which role, invitations, accounts."""

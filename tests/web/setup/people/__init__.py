"""People: roles, invitations, accounts, lockout."""

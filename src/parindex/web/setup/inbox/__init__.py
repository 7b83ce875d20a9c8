"""What people are told, the mail that goes out, and jobs as far as they are."""

"""What is done beside the pages: jobs of the queue, the outbox, and what is due at its time."""

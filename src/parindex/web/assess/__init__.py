"""Self-scoring: the figures of a unit's year, the evidence for them, and handing them in."""

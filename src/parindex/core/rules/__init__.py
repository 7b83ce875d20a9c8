"""Rules: a quantity on a scale under guards. `award` and `require` are the two questions every rule answers."""

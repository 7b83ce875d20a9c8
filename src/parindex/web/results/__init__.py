"""Results: where a unit stands, criterion by criterion, and where its points were lost. Read only."""

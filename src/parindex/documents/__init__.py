"""The outside world as files, both directions: readers yield plain data with positions, core builds and judges."""

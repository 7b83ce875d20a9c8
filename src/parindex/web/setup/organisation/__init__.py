"""Units over time: the tree at a date, one unit, lists in and out, years side by side."""

"""Base page, components, tokens, icons and figures: what every page is made of. Knows no task and no model."""

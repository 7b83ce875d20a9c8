"""The year that is run for many units: opened, watched, moved on."""

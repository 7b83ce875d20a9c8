"""Plan papers written by the tests: one content, any layout, one writer per format."""

"""Speed and memory, each beside a yardstick of the same run: figures to compare, never to pass or fail by."""

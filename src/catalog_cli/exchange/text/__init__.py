"""Plain text that holds tables: encodings, separated values, and tables copied as lines."""

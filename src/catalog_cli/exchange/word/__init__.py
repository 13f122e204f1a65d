"""Word files, both ways."""

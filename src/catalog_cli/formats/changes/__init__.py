"""How differences are written, one file a format."""

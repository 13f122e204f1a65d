"""What changed between two catalogues. Pure functions over values."""

"""Which columns and lines a person sees. Pure functions from values to a Table or to lines."""

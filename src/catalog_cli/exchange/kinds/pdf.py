"""PDF: known by its ending and never read, as it holds words at places on a page but no tables."""

CONVERTED = {".pdf": None}

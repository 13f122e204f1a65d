"""PDF: known by its suffix and never read, since it has words at places on a page but no tables."""

CONVERTED = {".pdf": None}

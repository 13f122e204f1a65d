"""How much of a workbook is read, and what Excel itself can hold."""

MOST_CELLS = 1_000_000
"""Cells of a workbook that are looked at, empty ones with a style or a border included."""
MOST_PLACES = 1_000_000
"""Places of a sheet's used rectangle, from its first filled cell to its last."""
MOST_CHARACTERS = 50_000_000
"""Characters of all cells together; a merged cell counts once for every place that it covers."""
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
LONGEST_TEXT = 32_767
"""Characters (of UTF-16) of one cell."""
MOST_LINKS = 65_530
"""Links of one sheet."""
LONGEST_LINK = 2_079
"""Characters of one link's address."""
CHOICES = "可选值"
"""The name of the hidden sheet that holds the words which our own sheets offer."""

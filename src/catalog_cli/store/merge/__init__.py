"""The text of a file that two edits become, and what git has to know to ask for it."""

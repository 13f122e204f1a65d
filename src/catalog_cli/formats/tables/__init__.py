"""Formats of a table; each file has `write(table, screen)`, which yields text."""

"""Formats of the catalogue in figures; each file has `write(page, screen)`, which yields text."""

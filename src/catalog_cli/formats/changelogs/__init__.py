"""Formats of a changelog; each file has `write(changelog, screen)`, which yields text."""

"""Formats of rules' manuals; each file has `write(manuals, screen)`, which yields text."""

"""Formats of a report of findings; each file has `write(report, screen)`, which yields text."""

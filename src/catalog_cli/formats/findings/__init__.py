"""Formats of a report of findings; each file has `write(report, screen)`, which yields text.

One that writes finding by finding gives the function that does so with `drawing(screen)`: what it makes of a file is
worked out beside judging it, and kept as long as the file is the same.
"""

"""Parsers of printed phrases: text of a cell in, values out; lossless, and nothing is guessed."""

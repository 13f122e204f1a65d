"""Formats of answers to questions about many catalogues, one file each; besides those of tables."""

"""Formats of due days, besides those of tables."""

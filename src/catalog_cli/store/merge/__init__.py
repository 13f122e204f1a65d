"""Merge two edits of a catalogue's files, and set git up to do so."""

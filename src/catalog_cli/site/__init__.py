"""The published site: pages and data made of a catalogue, as values; nothing here reads or writes the disk."""

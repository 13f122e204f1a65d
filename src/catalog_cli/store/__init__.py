"""Where a catalogue lives: the only reader and writer of the disk."""

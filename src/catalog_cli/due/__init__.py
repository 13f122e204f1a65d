"""Due days: which days are worked, when a time limit ends, and which days a catalogue's promises fall on."""

"""What a catalogue is: values only, and nothing of ours imported from the rooms above."""

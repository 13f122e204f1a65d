"""What is wrong with a catalogue: run the rules, incrementally; knows no terminal."""

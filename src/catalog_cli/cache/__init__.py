"""What was read before, kept so that it need not be read again; nothing depends on its being there."""

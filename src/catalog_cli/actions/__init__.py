"""What a command does, without a terminal: each action plans, then applies."""

"""What a printed phrase says: the words of a cell in, values out; nothing is guessed and nothing is lost."""

"""One file a command; a file's name is the word that the user types."""

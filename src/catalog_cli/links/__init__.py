"""Does a link open? The only room that uses the network."""

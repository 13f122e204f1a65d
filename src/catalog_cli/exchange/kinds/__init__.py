"""One file a kind of document, with its `SUFFIXES` and `write(catalogue, options)`."""

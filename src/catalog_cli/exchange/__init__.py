"""Read and write documents: the official table, and one file for each kind of document."""

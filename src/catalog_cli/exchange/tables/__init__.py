"""Turn the tables of a document, of whatever kind, into items."""

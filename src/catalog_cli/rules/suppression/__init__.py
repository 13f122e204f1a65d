"""Comments that say which findings are known."""

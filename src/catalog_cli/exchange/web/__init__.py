"""Pages of the web on their way in."""

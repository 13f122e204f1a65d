"""Read pages of the web."""

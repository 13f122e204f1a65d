"""Which items are meant: search, filters, look-up, figures, and ids from names; pure, without the disk."""

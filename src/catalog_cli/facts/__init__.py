"""What the law says: data files and their readers. What the data lacks is unconfirmed, never wrong."""

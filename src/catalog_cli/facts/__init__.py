"""What the law says: data files and their readers; what is not there cannot be confirmed, and is never wrong."""

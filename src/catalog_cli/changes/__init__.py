"""What changed between two catalogues, and what two edits of one become: pure functions over values."""

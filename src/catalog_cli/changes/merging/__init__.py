"""How two edits of the same values become one."""

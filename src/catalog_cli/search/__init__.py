"""Find items: queries, filters, lookup by id or name, suggestions, the search index. Pure: no disk, no terminal."""

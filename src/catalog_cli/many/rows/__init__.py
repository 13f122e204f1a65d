"""The rows of each table, of one workspace: a module a table, named like it."""

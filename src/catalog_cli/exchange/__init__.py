"""How other documents come in and go out: the official table, and one file a kind of document."""

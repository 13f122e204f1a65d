"""Which columns and lines a person sees: items, findings, changes, figures as tables. Pure functions over values."""

"""The rules: one folder per family, one file per rule, and the typed interface that every file keeps to."""

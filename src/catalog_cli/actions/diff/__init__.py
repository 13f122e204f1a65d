"""Compare two versions of the catalogue: each side from files, a revision or a document that came back."""

"""Measure what must be fast, each beside a peer in the same run, and print the ratios."""

import tempfile
from pathlib import Path

from beside import beside_peers
from bulk import large
from documents import documents
from histories import histories
from measuring import show
from starting import start_up


def main() -> None:
    """Measure everything and print one table."""
    rows = start_up()
    for work in (large, beside_peers, documents, histories):
        with tempfile.TemporaryDirectory() as name:
            rows += work(Path(name))
    show(rows)


if __name__ == "__main__":
    main()

"""Measure the work at the size of a province; COUNT in the environment makes it smaller."""

import os
import tempfile
from pathlib import Path

from beside import large
from measuring import show

KILOBYTES_AN_ITEM = 4


def main() -> None:
    """Say how much disk it takes, measure, print one table, and remove the files again."""
    count = int(os.environ.get("COUNT") or 1_000_000)
    print(f"{count:,} items take about {count * KILOBYTES_AN_ITEM / 1_000_000:.1f} GB in {tempfile.gettempdir()}")
    with tempfile.TemporaryDirectory() as name:
        show(large(Path(name), count))


if __name__ == "__main__":
    main()

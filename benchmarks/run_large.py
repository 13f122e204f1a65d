"""Measure the work at the size of a province; COUNT in the environment makes it smaller."""

import argparse
import os
import shutil
import tempfile

from measuring import workplace
from pages import add_options, put_out
from province import province

KILOBYTES_AN_ITEM = 8
"""A file takes a block of four; the rest is the cache and room for SQLite's log while it is written."""
FEWEST = 100


def main() -> None:
    """Look whether the disk has room, measure, show the figures, and remove the files again."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    wanted = parser.parse_args()
    count = _count(parser)
    place = tempfile.gettempdir()
    needed, free = count * KILOBYTES_AN_ITEM * 1000, shutil.disk_usage(place).free
    if needed > free:
        parser.error(
            f"{count:,} items take up to {needed / 1e9:.1f} GB, and {place} has {free / 1e9:.1f} GB free; "
            "name another folder with TMPDIR=…, or fewer items with COUNT=…"
        )
    print(f"{count:,} items take up to {needed / 1e9:.1f} GB in {place} until this ends …", flush=True)
    with workplace() as folder:
        put_out([province(folder, count)], "bench-large", wanted)


def _count(parser: argparse.ArgumentParser) -> int:
    text = os.environ.get("COUNT") or "1000000"
    if not text.isdecimal() or int(text) < FEWEST:
        parser.error(f"COUNT must be a number from {FEWEST} on, not {text!r}")
    return int(text)


if __name__ == "__main__":
    main()

"""Measure what must be fast, each beside a peer in the same run, and show the figures and their bars."""

import argparse
import sys

from bulk import bulk
from documents import documents
from histories import histories
from measuring import workplace
from pages import add_options, put_out
from searching import searching
from starting import starting
from validating import validating

WORKS = {work.__name__: work for work in (starting, validating, searching, bulk, histories, documents)}


def main() -> None:
    """Measure everything, or the kinds of work that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("works", nargs="*", metavar="WORK", help=f"what to measure (default: all): {', '.join(WORKS)}")
    add_options(parser)
    wanted = parser.parse_args()
    if unknown := set(wanted.works) - set(WORKS):
        parser.error(f"no such work: {', '.join(sorted(unknown))}; there are {', '.join(WORKS)}")
    if wanted.page and wanted.works:
        parser.error("--page shows all figures; name no work")
    parts = []
    for name in wanted.works or WORKS:
        print(f"{name} …", file=sys.stderr)
        with workplace() as folder:
            parts.append(WORKS[name](folder))
    put_out(parts, "bench", wanted)


if __name__ == "__main__":
    main()

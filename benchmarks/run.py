"""Measure what people wait for, each work beside a peer in the same run; print each figure as soon as it is known."""

import argparse
import sys
from types import ModuleType

import documents
import everyday
import gathering
import histories
import page_search
import publishing
import searching
import starting
import validating
from before import code_before
from machine import machine
from measuring import workplace
from pages import write_pages
from rows import Part
from tables import as_markdown, heading_line, row_line

WORKS = {
    work.__name__: work
    for work in (starting, everyday, validating, searching, histories, documents, publishing, page_search, gathering)
}


def main() -> None:
    """Measure everything, or the works that are named."""
    wanted = _wanted()
    with code_before(wanted.before):
        parts = [_measured(WORKS[name]) for name in wanted.works or WORKS]
    print(f"\n{machine()}")
    if wanted.markdown:
        print(as_markdown(parts))
    if wanted.page:
        write_pages(parts, machine())


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("works", nargs="*", metavar="WORK", help=f"what to measure (default: all): {', '.join(WORKS)}")
    parser.add_argument("--before", metavar="REV", help="measure the code of this revision too, in the same run")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--markdown", action="store_true", help="print Markdown in the end")
    where.add_argument("--page", action="store_true", help="put the tables into docs/benchmarks*.md")
    wanted = parser.parse_args()
    if unknown := set(wanted.works) - WORKS.keys():
        parser.error(f"no such work: {', '.join(sorted(unknown))}; there are {', '.join(WORKS)}")
    if wanted.page and wanted.works:
        parser.error("--page shows all figures; name no work")
    return wanted


def _measured(work: ModuleType) -> Part:
    """Measure one work, and print each of its rows at once: a whole run takes many minutes."""
    print(f"\n{work.HEADING}\n{heading_line()}", flush=True)
    rows = []
    with workplace() as folder:
        for row in work.rows(folder):
            print(row_line(row), flush=True)
            rows.append(row)
    return Part(work.HEADING, rows)


if __name__ == "__main__":
    sys.exit(main())

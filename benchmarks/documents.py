"""Documents of five thousand items, in and out, beside the libraries that they are made with."""

import sys
from collections.abc import Iterator
from pathlib import Path

from before import commands_before
from generate import generate
from measuring import CATALOG, in_turn, peak_megabytes
from rows import Row

COUNT = 5_000
HEADING = f"Documents of {COUNT:,} items"
MEMORY = 300
REPEATS = 2
PLAIN_SHEET = """
import csv, io, sys
from openpyxl import Workbook
book = Workbook()
for row in csv.reader(io.StringIO(open(sys.argv[1], encoding="utf-8-sig", newline="").read())):
    book.active.append(row)
book.save(sys.argv[2])
"""
"""What a script would do: the same cells, without merges, links or looks."""
PLAIN_HTML = """
import sys, mammoth
mammoth.convert_to_html(open(sys.argv[1], "rb"))
"""


def rows(folder: Path) -> Iterator[Row]:
    """Compare writing and reading with the library alone, and with fixed bounds on time and memory."""
    generate(folder, COUNT)
    word, sheet, text = (str(folder / f"all.{ending}") for ending in ("docx", "xlsx", "csv"))
    render = [CATALOG, "-C", str(folder), "render", "-o"]
    in_turn([[*render, text]], 1)
    (write_word,) = in_turn([[*render, word]], REPEATS)
    yield Row("render docx", write_word, 30)
    book, plain = in_turn([[*render, sheet], _script(PLAIN_SHEET, text, f"{text}.xlsx")], REPEATS)
    yield Row("render xlsx", book, 5.0, "openpyxl, bare cells", plain)
    read_word, read_sheet = (_dry_run(folder, path) for path in (word, sheet))
    read, bare, *before = in_turn(
        [[CATALOG, *read_word], _script(PLAIN_HTML, word), *commands_before(read_word, folder)], REPEATS
    )
    yield Row("import docx", read, 1.0, "mammoth, alone", bare)
    yield from (Row("import docx", read, 0.4, "the code before", each) for each in before)
    (read_book,) = in_turn([[CATALOG, *read_sheet]], REPEATS)
    yield Row("import xlsx", read_book, 60)
    works = {"render docx": [*render, word], "render xlsx": [*render, sheet]}
    works |= {"import docx": [CATALOG, *read_word], "import xlsx": [CATALOG, *read_sheet]}
    for work, command in works.items():
        yield Row(f"{work}, memory", peak_megabytes(command), MEMORY, unit="MB")


def _dry_run(folder: Path, path: str) -> list[str]:
    return ["-C", str(folder), "import", path, "--dry-run", "--format", "json"]


def _script(text: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", text, *arguments]

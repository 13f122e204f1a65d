"""Documents of five thousand items, in and out, beside the libraries that they are made with."""

import sys
from pathlib import Path

from generate import generate
from measuring import CATALOG, Row, peak_megabytes, seconds, side_by_side

COUNT = 5_000
REPEATS = 3
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


def documents(folder: Path) -> list[Row]:
    """Compare writing and reading with the library alone, and with fixed bounds on time and memory."""
    generate(folder, COUNT)
    word, sheet, text = (str(folder / f"all.{ending}") for ending in ("docx", "xlsx", "csv"))
    render = [CATALOG, "-C", str(folder), "render", "-o"]
    seconds([*render, text], 1)
    book, plain = side_by_side([*render, sheet], _script(PLAIN_SHEET, text, f"{text}.xlsx"), REPEATS)
    write_word = seconds([*render, word], REPEATS)
    read_word = [CATALOG, "-C", str(folder), "import", word, "--dry-run", "--format", "json"]
    read_sheet = [*read_word[:4], sheet, *read_word[5:]]
    read, bare = side_by_side(read_word, _script(PLAIN_HTML, word), REPEATS)
    return [
        Row(f"render docx, {COUNT:,} items", write_word, "30 s", 30, 1.0),
        Row(f"render xlsx, {COUNT:,} items", book, "openpyxl, bare cells", plain, 5.0),
        Row(f"render xlsx, {COUNT:,} items", book, "10 s", 10, 1.0),
        Row(f"import docx, {COUNT:,} items", read, "mammoth alone", bare, 2.0),
        Row(f"import docx, {COUNT:,} items", read, "60 s", 60, 1.0),
        Row(f"import xlsx, {COUNT:,} items", seconds(read_sheet, REPEATS), "60 s", 60, 1.0),
        Row("memory of render docx", peak_megabytes([*render, word]), "1000 MB", 1000, 1.0, "MB"),
        Row("memory of render xlsx", peak_megabytes([*render, sheet]), "1000 MB", 1000, 1.0, "MB"),
        Row("memory of import docx", peak_megabytes(read_word), "1000 MB", 1000, 1.0, "MB"),
        Row("memory of import xlsx", peak_megabytes(read_sheet), "1000 MB", 1000, 1.0, "MB"),
    ]


def _script(text: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", text, *arguments]

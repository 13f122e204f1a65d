"""Documents of five thousand items, in and out, beside the libraries that they are made with."""

import sys
from pathlib import Path

from generate import generate
from measuring import CATALOG, in_turn, peak_megabytes
from rows import Part, Row

COUNT = 5_000
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


def documents(folder: Path) -> Part:
    """Compare writing and reading with the library alone, and with fixed bounds on time and memory."""
    generate(folder, COUNT)
    word, sheet, text = (str(folder / f"all.{ending}") for ending in ("docx", "xlsx", "csv"))
    render = [CATALOG, "-C", str(folder), "render", "-o"]
    in_turn([[*render, text]], 1)
    book, plain = in_turn([[*render, sheet], _script(PLAIN_SHEET, text, f"{text}.xlsx")], REPEATS)
    (write_word,) = in_turn([[*render, word]], REPEATS)
    read_word, read_sheet = (_dry_run(folder, path) for path in (word, sheet))
    read, read_book, bare = in_turn([read_word, read_sheet, _script(PLAIN_HTML, word)], REPEATS)
    memory = {"render docx": [*render, word], "render xlsx": [*render, sheet]}
    memory |= {"import docx": read_word, "import xlsx": read_sheet}
    return Part(
        f"Documents of {COUNT:,} items",
        [
            Row("render docx", write_word, 30),
            Row("render xlsx", book, 10),
            Row("render xlsx", book, 5.0, "openpyxl, bare cells", plain),
            Row("import docx", read, 60),
            Row("import docx", read, 2.0, "mammoth, alone", bare),
            Row("import xlsx", read_book, 60),
            *(Row(f"{work}, memory", peak_megabytes(command), 1000, unit="MB") for work, command in memory.items()),
        ],
    )


def _dry_run(folder: Path, path: str) -> list[str]:
    return [CATALOG, "-C", str(folder), "import", path, "--dry-run", "--format", "json"]


def _script(text: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", text, *arguments]

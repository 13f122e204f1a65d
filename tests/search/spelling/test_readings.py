"""The table of readings is in order, by which its words are looked up."""

import zlib
from itertools import pairwise

from conftest import ROOT

TABLE = ROOT / "src/catalog_cli/search/spelling/data/readings.txt.gz"


def test_the_lines_of_the_table_are_in_order_syllables_before_words() -> None:
    lines = zlib.decompress(TABLE.read_bytes(), 16 + zlib.MAX_WBITS).decode().splitlines()
    assert all(before < after for before, after in pairwise(lines))
    assert lines[0].split()[0].isascii()
    assert not lines[-1][0].isascii()

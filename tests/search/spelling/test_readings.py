"""The table of readings is in order, by which its words are looked up."""

import zlib
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from catalog_cli.search.folding import fold
from catalog_cli.search.spelling import syllables_of
from catalog_cli.search.spelling.readings import homophones
from conftest import ROOT
from search.office import hard_texts

TABLE = ROOT / "src/catalog_cli/search/spelling/data/readings.txt.gz"


def test_the_lines_of_the_table_are_in_order_syllables_before_words() -> None:
    lines = zlib.decompress(TABLE.read_bytes(), 16 + zlib.MAX_WBITS).decode().splitlines()
    assert all(before < after for before, after in pairwise(lines))
    assert lines[0].split()[0].isascii()
    assert not lines[-1][0].isascii()


@given(
    st.text(st.sampled_from("政府公报预算决重庆银行长期调查会计女旅务朝都乐降还单藏厦率给"), max_size=12) | hard_texts
)
@example("一丘之貉")
def test_each_character_is_among_those_that_sound_as_it_is_read(text: str) -> None:
    for sign, ways in zip(fold(text), syllables_of(text), strict=True):
        assert not ways or sign in homophones(ways[0])


def test_a_character_of_two_readings_sounds_like_both() -> None:
    assert "行" in homophones("xing")
    assert "行" in homophones("hang")
    assert homophones("no such syllable") == ""

"""Whatever is shown beside the list stands there whole, within the columns of its pane."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from catalog_cli.cli.tui.render import Row, join_rows, wrap_rows

TEXTS = st.text("ab 政府，。“”\n://.", max_size=40)
PIECES = st.lists(st.tuples(st.sampled_from(["", "class:mark"]), TEXTS))


def plain(row: Row) -> str:
    return "".join(text for _style, text in row)


@given(PIECES, st.integers(2, 30))
def test_no_character_is_lost_and_each_keeps_its_style(pieces: list[tuple[str, str]], width: int) -> None:
    before = [(style, sign) for style, text in pieces for sign in text if sign != "\n"]
    assert [(style, sign) for row in wrap_rows(pieces, width) for style, text in row for sign in text] == before


@given(PIECES, st.integers(2, 30))
def test_no_row_is_wider_than_its_pane_but_for_blanks_at_its_end(pieces: list[tuple[str, str]], width: int) -> None:
    assert all(cell_len(plain(row).rstrip()) <= width for row in wrap_rows(pieces, width))


@given(PIECES)
def test_rows_that_have_room_are_the_lines_of_the_text(pieces: list[tuple[str, str]]) -> None:
    text = "".join(text for _style, text in pieces)
    assert "".join(part for _style, part in join_rows(wrap_rows(pieces, 10_000))) == text


def test_a_line_breaks_between_words_and_a_long_word_within() -> None:
    shown = wrap_rows([("", "政府公报，见 "), ("class:mark", "https://a.cn/1")], 8)
    assert [plain(row) for row in shown] == ["政府公", "报，见 ", "https://", "a.cn/1"]


def test_an_empty_line_stays_a_row() -> None:
    assert [plain(row) for row in wrap_rows([("", "一\n\n二")], 8)] == ["一", "", "二"]

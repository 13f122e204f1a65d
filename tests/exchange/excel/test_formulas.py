"""A formula is never reckoned, but a link is told from what stands in it."""

import pytest

from catalog_cli.exchange.excel.formulas import Formula, column_letters, column_number

CELLS = {(1, 1): "https://x.gov.cn/", (2, 1): "a.html", (3, 28): "公报"}
LINKS = [
    ('HYPERLINK("https://x.gov.cn/a","公报")', ("https://x.gov.cn/a", "公报")),
    ('hyperlink( "https://x.gov.cn/a" )', ("https://x.gov.cn/a", "")),
    ('HYPERLINK("https://x.gov.cn/?q=""a""","说""公报""")', ('https://x.gov.cn/?q="a"', '说"公报"')),
    ('HYPERLINK(A1&A2,"公报")', ("https://x.gov.cn/a.html", "公报")),
    ('HYPERLINK(CONCATENATE($A$1,"b",7),AB3)', ("https://x.gov.cn/b7", "公报")),
    ('HYPERLINK(("https://x.gov.cn/"&"c"),)', ("https://x.gov.cn/c", "")),
]
UNKNOWN = [
    "SUM(A1:A3)",
    'HYPERLINK(VLOOKUP(A1,B:C,2),"x")',
    "HYPERLINK(Sheet2!A1)",
    "HYPERLINK(A1:A2)",
    'HYPERLINK("x"',
    "HYPERLINK()",
    'HYPERLINK("x","y","z")',
    'HYPERLINK("x")&"y"',
    "HYPERLINK(" + "(" * 100 + '"x"' + ")" * 101,
]


def at(row: int, column: int) -> str:
    return CELLS.get((row, column), "")


@pytest.mark.parametrize(("formula", "link"), LINKS)
def test_the_address_and_the_words_of_a_link_are_told(formula: str, link: tuple[str, str]) -> None:
    assert Formula(formula).link(at) == link


@pytest.mark.parametrize("formula", UNKNOWN)
def test_what_takes_reckoning_gives_no_link(formula: str) -> None:
    assert Formula(formula).link(at) is None


def test_a_formula_shared_with_the_cells_below_means_their_rows() -> None:
    shared = Formula('HYPERLINK(A$1&A1,"A1")', down=1)
    assert shared.link(at) == ("https://x.gov.cn/a.html", "A1")
    assert shared.text_in_cell() == '=HYPERLINK(A$1&A2,"A1")'


def test_a_shared_formula_that_leaves_the_sheet_says_so() -> None:
    assert Formula("A1+$B$1", down=-1).text_in_cell() == "=#REF!+$B$1"


@pytest.mark.parametrize(("letters", "number"), [("A", 1), ("Z", 26), ("AA", 27), ("XFD", 16384)])
def test_columns_are_counted_as_their_letters_are(letters: str, number: int) -> None:
    assert (column_number(letters), column_letters(number)) == (number, letters)

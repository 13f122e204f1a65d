"""A pointer leads to the stretch of the text that it names, or to the nearest thing that is there."""

import pytest

from catalog_cli.model.finding import Place, Pointer
from catalog_cli.yaml.positions import Positions, locate

TEXT = """\
# one item
id: 预算
content: |
  a
  b

channels:
  - 网站
  - "b c"  # d
extra:
  '备注': 无
flow: [a, b]
"""

CASES: list[tuple[str, Pointer, bool, tuple[int, int, int, int]]] = [
    ("value", ("id",), False, (2, 5, 2, 7)),
    ("key", ("id",), True, (2, 1, 2, 3)),
    ("block", ("content",), False, (3, 10, 5, 4)),
    ("list", ("channels",), False, (8, 3, 9, 10)),
    ("element", ("channels", 1), False, (9, 5, 9, 10)),
    ("element-has-no-key", ("channels", 0), True, (8, 5, 8, 7)),
    ("nested-value", ("extra", "备注"), False, (11, 9, 11, 10)),
    ("nested-key", ("extra", "备注"), True, (11, 3, 11, 7)),
    ("flow-element", ("flow", 1), False, (12, 11, 12, 12)),
    ("whole", (), False, (2, 1, 2, 3)),
    ("absent-key", ("name",), False, (2, 1, 2, 3)),
    ("absent-key-of-key", ("extra", "x"), False, (10, 1, 10, 6)),
    ("absent-element", ("channels", 7), False, (7, 1, 7, 9)),
    ("below-a-text", ("id", "x", 0), False, (2, 1, 2, 3)),
    ("position-in-a-mapping", ("extra", 0), False, (10, 1, 10, 6)),
]


@pytest.mark.parametrize(("pointer", "at_key", "span"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_a_pointer_leads_to_its_place(pointer: Pointer, at_key: bool, span: tuple[int, int, int, int]) -> None:
    assert locate(TEXT, pointer, at_key=at_key) == Place(*span, TEXT.split("\n")[span[0] - 1])


def test_lines_that_end_in_cr_lf_count_alike() -> None:
    place = locate(TEXT.replace("\n", "\r\n"), ("channels", 1))
    assert (place.line, place.column, place.source) == (9, 5, '  - "b c"  # d')


@pytest.mark.parametrize("text", ["", "- a\n", "'", "<<<<<<< a\n", "{}\n"])
def test_a_text_without_keys_is_pointed_at_where_it_begins(text: str) -> None:
    place = locate(text, ("name",))
    assert (place.line, place.column) == (1, 1)


def test_a_key_before_an_error_is_still_found() -> None:
    assert locate("id: a\nname: b\nlink: 'c\n", ("name",)).line == 2


def test_many_pointers_are_found_in_one_reading() -> None:
    places = Positions(TEXT)
    assert [places.of((key,)).line for key in ("id", "content", "channels", "extra")] == [2, 3, 8, 11]

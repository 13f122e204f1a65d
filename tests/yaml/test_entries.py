"""A mapping's text is split so that each key takes its own comments along, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.yaml.entries import EntryTexts, NestedMapping, split_entries, split_nested
from catalog_cli.yaml.strict_parser import parse_text

SPLIT = {
    "one key": ("a: 1\n", EntryTexts("", (("a", "a: 1\n"),), "")),
    "a comment above the first key": ("# of a\na: 1\n", EntryTexts("", (("a", "# of a\na: 1\n"),), "")),
    "a comment about the file": (
        "# of all\n\n# of a\na: 1\n",
        EntryTexts("# of all\n\n", (("a", "# of a\na: 1\n"),), ""),
    ),
    "comments above and below": (
        "a: 1\n# of b\nb:\n  - x # of x\n# of the end\n",
        EntryTexts("", (("a", "a: 1\n"), ("b", "# of b\nb:\n  - x # of x\n")), "# of the end\n"),
    ),
    "a key without a value": ("a:\nb: 1\n", EntryTexts("", (("a", "a:\n"), ("b", "b: 1\n")), "")),
    "an indented mapping": (
        "  a: 1\n  # of b\n  b: 2\n",
        EntryTexts("", (("a", "  a: 1\n"), ("b", "  # of b\n  b: 2\n")), ""),
    ),
}


@pytest.mark.parametrize(("text", "pieces"), SPLIT.values(), ids=SPLIT)
def test_each_key_takes_its_lines_and_the_comments_above_it(text: str, pieces: EntryTexts) -> None:
    assert split_entries(parse_text(text)) == pieces


@pytest.mark.parametrize("text", ["", "- a\n", "{a: 1}\n", "text\n"])
def test_what_is_no_block_mapping_is_not_split(text: str) -> None:
    assert split_entries(parse_text(text)) is None


LINES = st.lists(
    st.sampled_from(["a: 1", "b: 'x'", "c:", "d: |-\n  # text\n  y", "# note", "", "e:\n  - 1"]), max_size=8
)


@given(LINES, st.sampled_from(["\n", "\r\n"]))
def test_the_pieces_are_the_text(lines: list[str], line_end: str) -> None:
    text = "".join(f"{line}\n" for line in dict.fromkeys(lines)).replace("\n", line_end)
    pieces = split_entries(parse_text(text))
    if pieces is not None:
        assert "".join([pieces.head, *(each for _key, each in pieces.entries), pieces.tail]) == text


def test_a_nested_mapping_is_moved_to_another_indent() -> None:
    nested = split_nested("# of a\na: # too\n    b: 1\n    c:\n      - 2\n")
    assert nested == NestedMapping("# of a\na: # too\n", "    b: 1\n    c:\n      - 2\n")
    assert nested.with_indent("  ").body == "  b: 1\n  c:\n    - 2\n"


@pytest.mark.parametrize("text", ["a: 1\n", "a: {b: 1}\n", "a: &x\n  b: 1\n", "a:\n  - 1\n"])
def test_a_key_without_a_block_mapping_has_no_nested_one(text: str) -> None:
    assert split_nested(text) is None

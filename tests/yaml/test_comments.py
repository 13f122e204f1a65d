"""Comments about findings are found with the lines they speak of; what only looks like one is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.yaml.comments import comments_in, with_ignores, without_names

PATH = "data/items/a.yaml"
MARK = "# catalog: ignore[law] 已核实"

CASES: list[tuple[str, str, tuple[int, int]]] = [
    ("beside a value", f"id: a\nname: b  {MARK}\nlink: c\n", (2, 2)),
    ("beside a list's key", f"id: a\nbasis: {MARK}\n  - b\n  - c\nlink: d\n", (2, 4)),
    ("beside an element", f"id: a\nbasis:\n  - b\n  - c {MARK}\n  - d\n", (4, 4)),
    ("beside the first element", f"basis:\n  - b {MARK}\n  - c\n", (2, 2)),
    ("beside a block's sign", f"id: a\ncontent: |- {MARK}\n  b\n  c\nlink: d\n", (2, 4)),
    ("beside a folded block's sign", f"content: >- {MARK}\n  b\n  c\n", (1, 3)),
    ("behind a quoted value of two lines", f"content: 'b\n  c' {MARK}\nlink: d\n", (1, 2)),
    ("behind a flow list, beside its last element", f"basis: [b,\n  c] {MARK}\nlink: d\n", (2, 2)),
    ("behind a flow list that ends on its own line", f"basis: [b,\n  c\n  ] {MARK}\nlink: d\n", (1, 3)),
    ("within a flow list", f"basis: [b, {MARK}\n  c]\nlink: d\n", (1, 2)),
    ("beside a mapping's key", f"extra: {MARK}\n  备注: b\n  单位: c\n", (1, 3)),
    ("beside a value in a mapping", f"extra:\n  备注: b {MARK}\n  单位: c\n", (2, 2)),
    ("above a key", f"id: a\n{MARK}\nname: b\nlink: c\n", (3, 3)),
    ("above a list's key", f"id: a\n{MARK}\nbasis:\n  - b\n  - c\nlink: d\n", (3, 5)),
    ("above an element", f"basis:\n  {MARK}\n  - b\n  - c\n", (3, 3)),
    ("above the last element", f"basis:\n  - b\n  {MARK}\n  - c\nlink: d\n", (4, 4)),
    ("above an element, with another comment between", f"basis:\n  {MARK}\n  # 二\n\n  - b\n", (5, 5)),
    ("above a block", f"{MARK}\ncontent: |\n  b\n  c\nlink: d\n", (2, 4)),
    ("above the first key", f"# 目录\n{MARK}\nid: a\nname: b\n", (3, 3)),
    ("below everything", f"id: a\n{MARK}\n", (2, 2)),
    ("below a block", f"content: |-\n  b\n{MARK}\nlink: c\n", (4, 4)),
    ("without a line break at the end", f"id: a {MARK}", (1, 1)),
    ("in a list that is not indented", f"basis:\n- b\n{MARK}\n- c\n", (4, 4)),
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("text", "lines"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_a_comment_speaks_of_what_it_stands_beside_or_above(text: str, lines: tuple[int, int], line_end: str) -> None:
    (comment,) = comments_in(text.replace("\n", line_end), PATH)
    assert (comment.first, comment.last) == lines
    assert (comment.names, comment.reason, comment.path) == (("law",), "已核实", PATH)


@pytest.mark.parametrize(
    "text",
    [
        f"{MARK}\nid: a\nname: b\n",
        f"id: a\n{MARK}\nname: b\n",
        f"id: a {MARK}\nname: b\n\n",
        f"id: a\nname: b\n{MARK}\n",
    ],
)
def test_a_comment_on_the_file_speaks_of_every_line(text: str) -> None:
    (comment,) = comments_in(text.replace("ignore", "ignore-file"), PATH)
    assert comment.first == 1
    assert comment.last >= len(text.splitlines())


@pytest.mark.parametrize(
    ("written", "names", "reason"),
    [
        ("# catalog: ignore[law] 已核实", ("law",), "已核实"),
        ("#catalog:ignore[law]已核实", ("law",), "已核实"),
        ("#  catalog:  ignore [law/specific , link]   a b  ", ("law/specific", "link"), "a b"),
        ("# catalog: ignore[law，link、place wording] c", ("law", "link", "place", "wording"), "c"),
        ("# catalog: ignore[law]", ("law",), ""),
        ("# catalog: ignore[]", (), ""),
        ("# catalog: ignore[ , ] a", (), "a"),
        ("# catalog: ignore 已核实", (), "已核实"),
        ("# catalog: ignore", (), ""),
        ("# catalog: ignore[law] a [b] # c", ("law",), "a [b] # c"),
        ("# catalog: ignore[law", (), "[law"),
    ],
)
def test_the_names_and_the_reason_of_a_comment(written: str, names: tuple[str, ...], reason: str) -> None:
    (comment,) = comments_in(f"id: a\nname: b  {written}\n", PATH)
    assert (comment.names, comment.reason) == (names, reason)


@pytest.mark.parametrize(
    "text",
    [
        f"id: a{MARK}\n",
        f"id: 'a {MARK}'\n",
        f'id: "a {MARK}"\n',
        f'id: "a\n  {MARK}"\n',
        f"content: |\n  a\n  {MARK}\n",
        f"content: |\n  a\n\n  {MARK}\n  b\nlink: c\n",
        f"content: >-\n  {MARK}\n",
        f"basis:\n  - |-\n    {MARK}\n  - b\n",
        f"'a {MARK}': b\n",
        "# catalog: ignored[law] a\nid: a\n",
        "# catalogue: ignore[law] a\nid: a\n",
        "# a catalog: ignore[law] b\nid: a\n",
        "# catalog: fix[law]\nid: a\n",
    ],
)
def test_what_only_looks_like_a_comment_is_none(text: str) -> None:
    assert comments_in(text, PATH) == ()


@pytest.mark.parametrize("text", ["", MARK, f"- a {MARK}\n", f"a {MARK}\n", f"<<<<<<< a\n{MARK}\n"])
def test_a_text_without_keys_has_no_comments(text: str) -> None:
    assert comments_in(text, PATH) == ()


def test_each_comment_has_its_place_and_the_order_is_the_texts() -> None:
    text = f"id: a\n{MARK}\nname: b  # catalog: ignore-file[link] c\n"
    first, second = comments_in(text, PATH)
    assert (first.place.line, first.place.column, first.place.source) == (2, 1, MARK)
    assert (second.place.line, second.place.column, second.names) == (3, 10, ("link",))


PARTS = st.sampled_from(
    ["id: a", "b:", "  - c", "  - 'd'", "e: |-", "  f", 'g: "h', '  i"', MARK, f"  {MARK}", "", "j: [k,", " l]"]
)


@given(st.lists(PARTS, max_size=10).map("\n".join))
def test_a_comment_never_speaks_of_lines_that_are_not_there(text: str) -> None:
    for comment in comments_in(text, PATH):
        assert 1 <= comment.first <= comment.last <= text.count("\n") + 1


ITEM_TEXTS = st.sampled_from(
    [
        "id: a\nname: b\nbasis:\n  - c\n  - |-\n    d\n    e\nextra:\n  f: g\n  h: i\nlink: j\n",
        "# top\nid: a\ncontent: 'b\n\n  c'\nbasis: [d,\n  e]\n",
        "id: a\r\nbasis:\r\n- b\r\n- c\r\n",
        f"id: a {MARK}\nname: b",
    ]
)


@given(text=ITEM_TEXTS, data=st.data())
def test_added_comments_cover_the_lines_that_they_are_added_for(text: str, data: st.DataObject) -> None:
    lines = data.draw(st.sets(st.integers(1, len(text.splitlines())), min_size=1))
    changed = with_ignores(text, {line: [f"law/rule-{line}"] for line in lines}, "已核实")
    assert [line for line in changed.splitlines() if "law/rule" not in line] == text.splitlines()
    for line in lines:
        (comment,) = [each for each in comments_in(changed, PATH) if f"law/rule-{line}" in each.names]
        added_above = [number for number, source in enumerate(changed.splitlines(), 1) if "law/rule" not in source]
        assert comment.first <= added_above[line - 1] <= comment.last
        assert comment.reason == "已核实"


@given(text=ITEM_TEXTS, data=st.data())
def test_a_comment_whose_last_name_is_removed_goes_with_its_line(text: str, data: st.DataObject) -> None:
    line = data.draw(st.integers(1, len(text.splitlines())))
    changed = with_ignores(text, {line: ["law/specific"]}, "已核实")
    (added,) = [each for each in comments_in(changed, PATH) if each.names == ("law/specific",)]
    assert without_names(changed, added.place.line, added.place.column, added.names) == text

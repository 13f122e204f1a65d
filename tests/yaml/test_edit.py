"""An edit changes the value it was asked to change, in the style that was there, and no other byte."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from catalog_cli.model.item import Value
from catalog_cli.yaml import parse
from catalog_cli.yaml.edit import EditError, remove_key, set_value
from catalog_cli.yaml.line_edit import set_line

ORDER = ("id", "order", "name", "content", "channels", "time_limit", "link", "extra")

FILE = """\
# one item
id: gongbao

order: 3  # after the budget
# the name as printed
name: '政府公报'
content: |-
  1.公报；
  2.目录
channels:
  # the site comes first
  - 政府网站   # always
  - "公开查阅点"

  - 政府公报
link: https://a.cn/list?type=4&catId=1
extra:
  备注: 无 # yet
  "单位": 办公室
# the end
"""

REORDERED = """\
categories:
  # all of them
  - 政策文件  # first
  # since 2025
  # by order of the county
  - 政府会议

  - "机构概况"  # catalog: ignore[x] y
title: 目录
"""


def test_elements_in_another_order_take_their_comments_and_quotes_along() -> None:
    assert set_value(REORDERED, "categories", ["机构概况", "政策文件", "政府会议"], ()) == (
        "categories:\n  # all of them\n"
        '  - "机构概况"  # catalog: ignore[x] y\n'
        "  - 政策文件  # first\n"
        "\n"
        "  # since 2025\n  # by order of the county\n  - 政府会议\n"
        "title: 目录\n"
    )


EDITS = [
    ("plain", "link", "https://b.cn/", [("https://a.cn/list?type=4&catId=1", "https://b.cn/")]),
    ("plain-to-quotes", "link", "a: b", [("https://a.cn/list?type=4&catId=1", '"a: b"')]),
    ("single-quotes-stay", "name", "公报's", [("'政府公报'", "'公报''s'")]),
    ("number-keeps-comment", "order", 14, [("order: 3 ", "order: 14 ")]),
    ("number-to-text", "order", "14", [("order: 3 ", 'order: "14" ')]),
    ("number-to-lines", "order", "a\nb", [("3  # after the budget", "|-  # after the budget\n  a\n  b")]),
    ("block-stays", "content", "1.预算", [("  1.公报；\n  2.目录", "  1.预算")]),
    ("block-takes-line-end", "content", "x\ny\n", [("|-\n  1.公报；\n  2.目录", "|\n  x\n  y")]),
    ("block-to-escapes", "content", "x\n\n\n", [("|-\n  1.公报；\n  2.目录", '"x\\n\\n\\n"')]),
    (
        "element-added",
        "channels",
        ["政府网站", "公开查阅点", "政府公报", "12"],
        [("- 政府公报\n", '- 政府公报\n  - "12"\n')],
    ),
    (
        "element-first",
        "channels",
        ["x", "政府网站", "公开查阅点", "政府公报"],
        [("  - 政府网站", "  - x\n  - 政府网站")],
    ),
    ("element-removed", "channels", ["政府网站", "政府公报"], [('  - "公开查阅点"\n', "")]),
    ("element-changed", "channels", ["政府网站", "查阅点", "政府公报"], [('"公开查阅点"', '"查阅点"')]),
    ("mapping-entry", "extra", {"备注": "有", "单位": "办公室"}, [("备注: 无", "备注: 有")]),
    (
        "mapping-keys",
        "extra",
        {"单位": "办公室", "新": "a"},
        [("  备注: 无 # yet\n", ""), ("办公室\n", "办公室\n  新: a\n")],
    ),
    ("absent", "time_limit", "20个工作日", [("link:", "time_limit: 20个工作日\nlink:")]),
    ("absent-unknown", "sort", ["a"], [("办公室\n", "办公室\nsort:\n  - a\n")]),
    ("equal", "name", "政府公报", []),
    ("equal-list", "channels", ("政府网站", "公开查阅点", "政府公报"), []),
    ("list-to-text", "channels", "x", [(FILE[FILE.index("channels:") + 9 : FILE.index("\nlink:")], " x")]),
    ("text-to-list", "name", ["a", "b"], [(" '政府公报'", "\n  - a\n  - b")]),
    ("removed", "order", None, [("order: 3  # after the budget\n", "")]),
    ("removed-list", "channels", [], [(FILE[FILE.index("channels:") : FILE.index("link:")], "")]),
    ("removed-mapping", "extra", {}, [(FILE[FILE.index("extra:") : FILE.index("# the end")], "")]),
]


def changed(text: str, changes: list[tuple[str, str]]) -> str:
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("key", "value", "changes"), [row[1:] for row in EDITS], ids=[row[0] for row in EDITS])
def test_an_edit_touches_only_its_value(key: str, value: Value, changes: list[tuple[str, str]], line_end: str) -> None:
    expected = changed(FILE, changes).replace("\n", line_end)
    assert set_value(FILE.replace("\n", line_end), key, value, ORDER) == expected


SMALL = [
    ("flow-stays-flow", "a: [x, 'y' , z] # c\n", "a", ["x", "y", "w, v"], "a: [x, 'y' , \"w, v\"] # c\n"),
    ("flow-keeps-quotes", "a: ['x', \"y\", z]\n", "a", ["v", "w", "u"], "a: ['v', \"w\", u]\n"),
    (
        "an-element-keeps-its-comment",
        "a:\n  - x  # c\n  # d\n  - v\n",
        "a",
        ["z", "v"],
        "a:\n  - z  # c\n  # d\n  - v\n",
    ),
    (
        "a-block-in-a-list",
        "a:\n  - |-  # c\n    x\n    y\n  - z\n",
        "a",
        ["v\nw", "z"],
        "a:\n  - |-  # c\n    v\n    w\n  - z\n",
    ),
    (
        "a-suppression-goes-with-its-element",
        "a:\n  # which laws\n  # catalog: ignore[law/x] r\n  - x\n  - u\n  - z\n",
        "a",
        ["u", "z"],
        "a:\n  # which laws\n  - u\n  - z\n",
    ),
    (
        "a-suppression-of-the-first-of-several-replaced",
        "a:\n  # catalog: ignore[law/x] r\n  - x\n  - u\n  - z\n",
        "a",
        ["w", "z"],
        "a:\n  - w\n  - z\n",
    ),
    ("escaped-breaks-stay-escaped", 'a: "x\\ny"  # c\n', "a", "x\nz", 'a: "x\\nz"  # c\n'),
    ("flow-all-new", "a: [x]\n", "a", ["b", "12"], 'a: [b, "12"]\n'),
    ("empty-flow-filled", "a: []\n", "a", ["b"], "a: [b]\n"),
    ("no-final-line-end", "a: b", "a", "c", "a: c"),
    ("added-without-final-line-end", "a: b", "z", ["c"], "a: b\nz:\n  - c"),
    ("removed-last-without-final-line-end", "a: b\nc: d", "c", None, "a: b"),
    ("block-at-the-very-end", "a: |\n  x", "z", "w", "a: |-\n  x\nz: w"),
    ("ambiguous-fixed", "a: NO\nb: c\n", "a", "NO", 'a: "NO"\nb: c\n'),
    ("empty-fixed", "a: # none\nb: c\n", "a", "x", "a: x # none\nb: c\n"),
    ("empty-removed", "a:\nb: c\n", "a", None, "b: c\n"),
    ("anchor-fixed", "a: &x y\nb: c\n", "a", "d", "a: d\nb: c\n"),
    ("repeated-removed", "a: 1\nb: c\na: 2\n", "a", None, "b: c\n"),
    ("only-key-removed", "# c\na: b\n", "a", None, "# c\n{}\n"),
    ("first-key", "{}\n", "a", "b", "a: b\n"),
    ("above-the-first", "# file\n\n# b\nname: c\n", "id", "x", "# file\n\nid: x\n# b\nname: c\n"),
    (
        "below-a-first-comment",
        "# yaml-language-server: x\nname: c\n",
        "id",
        "x",
        "# yaml-language-server: x\nid: x\nname: c\n",
    ),
    ("unindented-list", "a:\n- x\n- y\nb: c\n", "a", ["x", "z"], "a:\n- x\n- z\nb: c\n"),
    ("four-spaces", "a: |\n    x\n", "a", "y\nz\n", "a: |\n    y\n    z\n"),
    ("value-below", "a:\n  x\nb: c\n", "a", "w", "a:\n  w\nb: c\n"),
    ("folded-lines", "a: x\n  y # c\nb: c\n", "a", "w", "a: w # c\nb: c\n"),
    ("kept-blank-lines", "a: |+\n  x\n\n\nb: c\n", "a", "y", "a: |-\n  y\nb: c\n"),
    ("blank-lines-after-a-block", "a: |\n  x\n\n\nb: c\n", "a", "y", "a: |-\n  y\n\n\nb: c\n"),
    ("indented-file", "---\n  a: b\n  c: d\n", "e", "f", "---\n  a: b\n  c: d\n  e: f\n"),
    ("flow-mapping", "a: {x: y} # c\n", "a", {"x": "z"}, "a: # c\n  x: z\n"),
    ("absent-removed", "a: b\n", "c", None, "a: b\n"),
]


@pytest.mark.parametrize(
    ("text", "key", "value", "expected"), [row[1:] for row in SMALL], ids=[row[0] for row in SMALL]
)
def test_small_edits(text: str, key: str, value: Value, expected: str) -> None:
    assert set_value(text, key, value, ORDER) == expected


REFUSED = [
    ("syntax", "a: 'b\n"),
    ("other-key-ambiguous", "a: b\nc: NO\n"),
    ("repeated", "a: b\na: c\n"),
    ("list", "- a\n"),
    ("empty", ""),
    ("alias", "a: b\nc: *d\n"),
    ("flow-mapping", "{a: b}\n"),
    ("conflict", "<<<<<<< x\na: b\n=======\na: c\n>>>>>>> y\n"),
    ("byte-order-mark", "\ufeffa: b\n"),
    ("two-documents", "a: b\n---\na: b\n"),
]


@pytest.mark.parametrize("text", [row[1] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_an_edit_of_a_broken_text_is_refused(text: str) -> None:
    with pytest.raises(EditError) as refusal:
        set_value(text, "a", "x", ORDER)
    assert str(refusal.value.message)


def test_an_edit_that_would_change_more_is_refused() -> None:
    with pytest.raises(EditError):
        set_value("name: a\n    # a comment that would become the last line of the content\n", "content", "b\nc", ORDER)


def test_a_removal_of_nothing_from_a_broken_text_is_refused() -> None:
    with pytest.raises(EditError):
        remove_key("a: b\nc: NO\n", "d")


# documents in every style, as a list of blocks so that the other ones can be looked for afterwards

PIECE = st.sampled_from(
    ("预算", "a b", "a: b", "a #b", "it's", "yes", "12", "x\ny", "x\n\ny\n", "- a", "", " x", "x\n\n")
)
CLEAN = st.sampled_from(("预算", "a b", "公报", "x.y", "http://a.cn/?b=1&c=2"))


def escaped(text: str) -> str:
    return '"' + text.replace("\n", "\\n") + '"'


def literal(text: str) -> str:
    return f"|\n  {text}\n  \n    {text}"


WRITTEN = st.builds(
    lambda write, text: write(text),
    st.sampled_from((str, lambda text: f"'{text}'", escaped, literal, lambda text: f">-\n    {text}\n    {text}")),
    CLEAN,
)
ELEMENTS = st.lists(
    st.builds(lambda text, tail: text + tail, CLEAN, st.sampled_from(("", " # c"))), min_size=1, max_size=4
)
BODIES = st.one_of(
    WRITTEN.map(lambda text: f" {text}"),
    st.integers(0, 99).map(lambda number: f" {number} # c"),
    ELEMENTS.map(lambda parts: "".join(f"\n  - {part}" for part in parts)),
    ELEMENTS.map(lambda parts: "".join(f"\n- {part}" for part in parts)),
    ELEMENTS.map(lambda parts: "\n    # lead" + "".join(f"\n    - '{part.removesuffix(' # c')}'" for part in parts)),
    st.lists(CLEAN, max_size=3).map(lambda parts: " [" + ", ".join(f'"{part}"' for part in parts) + "]"),
    st.lists(CLEAN, min_size=1, max_size=3).map(
        lambda parts: "".join(f"\n  k{n}: {part}" for n, part in enumerate(parts))
    ),
)
LEADS = st.sampled_from(("", "", "# lead\n", "\n", "\n# apart\n\n"))
DOCUMENTS = st.builds(
    lambda keys, bodies, leads: [f"{lead}{key}:{body}\n" for key, body, lead in zip(keys, bodies, leads, strict=False)],
    st.lists(st.sampled_from(ORDER), unique=True, min_size=1, max_size=6),
    st.lists(BODIES, min_size=6, max_size=6),
    st.lists(LEADS, min_size=6, max_size=6),
)
NEW = st.one_of(
    PIECE,
    st.integers(-5, 500),
    st.lists(PIECE, min_size=1, max_size=4),
    st.dictionaries(st.sampled_from(("k0", "k1", "新", "a: b")), PIECE, min_size=1, max_size=3),
)
ENDS = st.sampled_from((("\n", True), ("\r\n", True), ("\n", False), ("\r\n", False)))


def values_of(text: str) -> dict[str, Value]:
    values = parse(text.encode(), "a.yaml").values
    assert values is not None
    return dict(values)


def joined(blocks: list[str], line_end: str, *, final: bool) -> str:
    text = "".join(blocks).replace("\n", line_end)
    return text if final else text.removesuffix(line_end)


@given(DOCUMENTS, st.sampled_from(ORDER), NEW, ENDS)
def test_a_set_value_reads_back_and_all_else_stays(
    blocks: list[str], key: str, value: Value, ends: tuple[str, bool]
) -> None:
    line_end, final = ends
    text = joined(blocks, line_end, final=final)
    before = values_of(text)
    after = set_value(text, key, value, ORDER)
    assert values_of(after) == {**before, key: value}
    assert set_value(after, key, value, ORDER) == after
    assert not re.search(r"(?<!\r)\n", after) or "\r\n" not in text
    for block in blocks if final else blocks[:-1]:
        lead, name, rest = re.split(r"(?m)^(\w+):", block, maxsplit=1)
        assert lead.replace("\n", line_end) in after
        assert name == key or f"{name}:{rest}".replace("\n", line_end) in after
    if before.get(key):
        assert values_of(set_value(after, key, before[key], ORDER)) == before


@given(DOCUMENTS, ENDS)
def test_a_removed_key_is_gone_and_all_else_stays(blocks: list[str], ends: tuple[str, bool]) -> None:
    line_end, final = ends
    text = joined(blocks, line_end, final=final)
    before = values_of(text)
    for key in before:
        after = remove_key(text, key)
        assert values_of(after) == {name: value for name, value in before.items() if name != key}
        assert remove_key(after, key) == after


@given(st.text(alphabet="abN0 \n:-'\"[]{}#|>&!\t", max_size=30), st.sampled_from(("a", "b")), NEW)
def test_an_edit_of_any_text_is_right_or_refused(text: str, key: str, value: Value) -> None:
    try:
        after = set_value(text, key, value, ORDER)
    except EditError:
        return
    assume(after != text)
    assert values_of(after)[key] == value


PLAIN = """\
# one item
id: gongbao
order: 3
name: 政府公报
content: 每期政府公报
channels:
  - 政府网站
  - 公开查阅点
# the time
time_limit: 20个工作日内
"""
COMMENTED = PLAIN.replace("  - 公开查阅点", "  # also\n  - 公开查阅点")
NEW_VALUES = st.one_of(
    st.sampled_from(
        [
            "公报",
            "",
            "20",
            "2026-12-01",
            "yes",
            "a: b",
            "a #b",
            "a#b",
            "- a",
            "两行\n文字",
            " 甲",
            "甲 ",
            "[甲]",
            "甲\u3000乙",
        ]
    ),
    st.text(max_size=8),
    st.integers(-5, 10**19),
    st.lists(st.sampled_from(["政府网站", "公开查阅点", "政府公报", "无", "1", "甲: 乙"]), min_size=1, max_size=4),
)


@given(
    st.sampled_from(["id", "order", "name", "content", "channels", "time_limit", "link", "extra"]),
    NEW_VALUES,
    st.sampled_from([PLAIN, COMMENTED]),
)
def test_what_an_edit_by_lines_gives_is_what_the_tree_gives(key: str, value: Value, text: str) -> None:
    changed = set_line(text, key, value)
    assert changed is None or changed == set_value(text, key, value, ORDER)


@pytest.mark.parametrize(
    ("key", "value"), [("content", "公报"), ("order", 4), ("channels", ["公开查阅点", "政府公报"])]
)
def test_plain_values_are_edited_by_lines(key: str, value: Value) -> None:
    assert set_line(PLAIN, key, value) is not None

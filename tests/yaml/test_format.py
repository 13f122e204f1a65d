"""The canonical form: keys in order, lists in one style, and not a value, quote or comment changed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.yaml import parse
from catalog_cli.yaml.entries import in_order
from catalog_cli.yaml.format import canonical, is_plainly_canonical
from catalog_cli.yaml.strict_parser import parse_text

ORDER = ("id", "name", "content", "channels", "link", "extra")

CASES = [
    ("already", "id: a\nname: b\n", "id: a\nname: b\n"),
    ("order", "name: b\nid: a\n", "id: a\nname: b\n"),
    ("unknown-keys-last", "z: 1\nname: b\nx: 2\nid: a\n", "id: a\nname: b\nz: 1\nx: 2\n"),
    (
        "comments-move-along",
        "# of the name\nname: b # c\n# of the id\nid: a\n",
        "# of the id\nid: a\n# of the name\nname: b # c\n",
    ),
    ("header-stays", "# file\n\nname: b\nid: a\n", "# file\n\nid: a\nname: b\n"),
    ("header-above-a-lead", "# file\n\n# of the name\nname: b\nid: a\n", "# file\n\nid: a\n# of the name\nname: b\n"),
    ("end-stays", "name: b\nid: a\n# end\n", "id: a\nname: b\n# end\n"),
    ("document-start-stays", "---\nname: b\nid: a\n", "---\nid: a\nname: b\n"),
    ("flow-list", "channels: [a, 'b', \"c\"] # d\n", "channels: # d\n  - a\n  - 'b'\n  - \"c\"\n"),
    ("flow-list-of-lines", "channels: [\n  a,\n  b,\n]\n", "channels:\n  - a\n  - b\n"),
    ("flow-list-below-its-key", "channels:\n  [a]\nlink: b\n", "channels:\n  - a\nlink: b\n"),
    ("flow-list-with-comment", "channels: [a, # c\n  b]\n", "channels: [a, # c\n  b]\n"),
    ("flow-list-of-long-text", 'channels: ["a\n  b"]\n', 'channels: ["a\n  b"]\n'),
    ("flow-list-of-lists", "channels: [[a], b]\n", "channels: [[a], b]\n"),
    ("empty-list", "channels: []\n", "channels: []\n"),
    ("unindented-list", "channels:\n# c\n- a\n- |\n x\n\n  y\n", "channels:\n  # c\n  - a\n  - |\n   x\n\n    y\n"),
    ("deep-list", "channels:\n      - a\n    # c\n      - b\n", "channels:\n  - a\n# c\n  - b\n"),
    ("list-in-mapping", "extra:\n  k: [a]\n  l:\n  - b\n", "extra:\n  k:\n    - a\n  l:\n    - b\n"),
    ("flow-mapping", "extra: {a: b}\n", "extra: {a: b}\n"),
    ("blanks-at-line-ends", "id: a  \n# c\t\nname: b # d \n", "id: a\n# c\nname: b # d\n"),
    ("blanks-in-a-block", "content: |\n  a  \n\n\n\n  b\nid: c\n", "id: c\ncontent: |\n  a  \n\n\n\n  b\n"),
    ("blanks-in-quotes", 'content: "a\n\n\n  b"\n', 'content: "a\n\n\n  b"\n'),
    ("blank-lines", "\n\nid: a\n\n\n\nname: b\n\n\n", "id: a\n\nname: b\n"),
    ("kept-blank-lines", "content: |+\n  a\n\n\nid: b\n", "id: b\ncontent: |+\n  a\n\n\n"),
    ("no-final-line-end", "id: a", "id: a\n"),
    ("block-without-final-line-end", "content: |\n  a", "content: |-\n  a\n"),
    ("spaces-at-the-end", "id: a  ", "id: a\n"),
    ("flow-root", "{name: b, id: a}\n", "{name: b, id: a}\n"),
    (
        "comment-that-would-become-text",
        "name: x\n # d\nlink: c \ncontent: |\n a\n",
        "name: x\n # d\nlink: c\ncontent: |\n a\n",
    ),
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_the_canonical_form(text: str, expected: str, line_end: str) -> None:
    given_text = text.replace("\n", line_end)
    result = canonical(given_text, ORDER)
    if "\n" in text:
        assert result == expected.replace("\n", line_end)
    assert parse(result.encode(), "a.yaml") == parse(given_text.encode(), "a.yaml")
    assert canonical(result, ORDER) == result


BROKEN = ["id: 'a\n", "name: NO\nid: a\n", "- b\n- a  \n", "", "name: a\nname: b\nid: c\n", "\ufeffname: b\nid: a\n"]


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_text_comes_back_as_it_is(text: str) -> None:
    assert canonical(text, ORDER) == text


@pytest.mark.parametrize("text", ["- b\n- a\n", "{}\n"])
def test_a_text_without_keys_has_no_order(text: str) -> None:
    assert in_order(parse_text(text), ORDER) == text


KEYS = st.sampled_from((*ORDER, "z", "x"))
BODIES = st.sampled_from(
    (
        *(
            " 预算",
            " 'a'",
            ' "b"  ',
            " 3 # c ",
            " [a, b]",
            " []",
            " [a, # c\n  b]",
            "\n- a\n- b # c",
            "\n    - a\n\n    - b",
        ),
        *(
            " |\n  a  \n\n\n  b",
            " |-\n    a\n\n",
            " |+\n  a\n\n\n",
            " >\n a\n b\n",
            ' "a\n\n\n  b"',
            " a\n  b",
            "\n  k: v\n  l: [a]",
        ),
        *(
            "\n # c\n - a\n # d\n - |\n  x\n   y",
            "\n  k:\n  - |2\n      a\n   # d\n  l: m",
            " {a: b}",
            "\n\n  a",
            "\n- - a\n  - b",
        ),
    )
)
LEADS = st.sampled_from(("", "", "", "# c\n", "\n", "# c\n\n", "\n\n\n# c\n# d\n", "\n  # c\n\n\n", "   \n"))
ENDS = st.sampled_from(("\n", "", "\n\n\n", "\n# end", " # c\n", "\n...\n"))
TEXTS = st.builds(
    lambda keys, bodies, leads, start, end: (
        start + "\n".join(f"{lead}{key}:{body}" for key, body, lead in zip(keys, bodies, leads, strict=False)) + end
    ),
    st.lists(KEYS, unique=True, min_size=1, max_size=6),
    st.lists(BODIES, min_size=6, max_size=6),
    st.lists(LEADS, min_size=6, max_size=6),
    st.sampled_from(("", "", "---\n", "# file\n\n", "\n")),
    ENDS,
)


@given(st.one_of(TEXTS, TEXTS.map(lambda text: text.replace("\n", "\r\n"))))
def test_values_and_comments_stay_and_twice_is_once(text: str) -> None:
    result = canonical(text, ORDER)
    before = parse(text.encode(), "a.yaml").values
    assert parse(result.encode(), "a.yaml").values == before
    assert canonical(result, ORDER) == result
    assert sorted(re.findall("# ?\\w+", result)) == sorted(re.findall("# ?\\w+", text))
    assert before is None or result.endswith("\n")


LINES = st.sampled_from(
    [
        "id: a",
        "content: |-",
        "content: |",
        "  文",
        "  - 文",
        "    文",
        "name: b",
        "content: c d",
        "channels:",
        "  - x",
        "  - y",
        "link: d",
        "# e",
        "  # f",
        " # g ",
        "",
        "  ",
        "id: a ",
    ]
)
PLAIN = st.tuples(st.lists(LINES, max_size=12), st.sampled_from(["", "\n", "\n\n"])).map(
    lambda drawn: "\n".join(drawn[0]) + drawn[1]
)


@given(st.one_of(PLAIN, TEXTS))
def test_what_is_canonical_at_a_glance_is_what_canonical_leaves_alone(text: str) -> None:
    if is_plainly_canonical(text.encode(), ORDER):
        assert canonical(text, ORDER) == text


@pytest.mark.parametrize(
    "text",
    [
        "id: a\n",
        "# e\nid: a\n\nname: b\nchannels:\n  - 网站\n  # f\n  - 公报\n# end\n",
        "id: a\ncontent: |-\n  文。\n  - 文\nlink: b\n",
    ],
)
def test_usual_files_are_seen_to_be_canonical_at_a_glance(text: str) -> None:
    assert is_plainly_canonical(text.encode(), ORDER)
    assert canonical(text, ORDER) == text


@pytest.mark.parametrize(
    "text", [row[1] for row in CASES if row[1] != row[2]], ids=[r[0] for r in CASES if r[1] != r[2]]
)
def test_what_is_not_canonical_is_never_taken_for_it(text: str) -> None:
    assert not is_plainly_canonical(text.encode(), ORDER)

"""What is written reads back as the very same values, and looks as a person would write it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalog_cli.model.item import Value
from catalog_cli.yaml import parse
from catalog_cli.yaml.emit import document, scalar
from catalog_cli.yaml.strict_parser import parse_strict

SCALARS = [
    ("plain", "政府公报", "政府公报"),
    ("inner-space", "a b", "a b"),
    ("address", "https://a.cn/?type=4&catId=1#c", "https://a.cn/?type=4&catId=1#c"),
    ("wide-colon", "公开：预算", "公开：预算"),
    ("empty", "", '""'),
    ("truth", "yes", '"yes"'),
    ("norway", "NO", '"NO"'),
    ("null", "null", '"null"'),
    ("tilde", "~", '"~"'),
    ("number", "12", '"12"'),
    ("leading-zeros", "007", '"007"'),
    ("exponent", "1e3", '"1e3"'),
    ("date", "2024-01-01", '"2024-01-01"'),
    ("time", "12:30", '"12:30"'),
    ("merge", "<<", '"<<"'),
    ("colon", "a: b", '"a: b"'),
    ("colon-at-end", "a:", '"a:"'),
    ("comment", "a #b", '"a #b"'),
    ("dash", "- a", '"- a"'),
    ("bracket", "[bookmark: x]", '"[bookmark: x]"'),
    ("quote", 'say "a"', 'say "a"'),
    ("quotes-and-backslash", '"a\\', '"\\"a\\\\"'),
    ("space-before", " a", '" a"'),
    ("space-after", "a ", '"a "'),
    ("wide-space-after", "a\u3000", '"a\u3000"'),
    ("tab", "a\tb", '"a\\tb"'),
    ("control", "a\x1b[31m\x00", '"a\\x1b[31m\\0"'),
    ("next-line", "a\x85", '"a\\x85"'),
    ("line-separator", "a\u2028b", '"a\\u2028b"'),
    ("direction", "a\u202eb", '"a\\u202eb"'),
    ("byte-order-mark", "\ufeffa", '"\\ufeffa"'),
    ("carriage-return", "a\r\nb", '"a\\r\\nb"'),
    ("emoji", "😀", "😀"),
    ("lines", "a\nb", "|-\n  a\n  b"),
    ("lines-with-end", "a\n\nb\n", "|\n  a\n\n  b\n".rstrip("\n")),
    ("lines-with-ends", "a\nb\n\n", '"a\\nb\\n\\n"'),
    ("lines-with-space", "a \nb", '"a \\nb"'),
    ("lines-indented", " a\nb", '" a\\nb"'),
    ("lines-indented-later", "a\n  b", "|-\n  a\n    b"),
    ("only-line-break", "\n", '"\\n"'),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in SCALARS], ids=[row[0] for row in SCALARS])
def test_a_text_is_plain_only_where_that_is_beyond_doubt(text: str, expected: str) -> None:
    assert scalar(text, 2) == expected


def test_a_document_reads_like_one_written_by_hand() -> None:
    values: dict[str, Value] = {
        "id": "gongbao",
        "order": 3,
        "content": "1.公报\n2.目录",
        "channels": ("政府网站", "007"),
        "link": None,
        "extra": {"备注": "a\nb\n", "层级": "县级"},
        "none": [],
        "empty": {},
        "vocabularies": {"channels": ["政府网站"]},
    }
    assert document(values) == (
        'id: gongbao\norder: 3\ncontent: |-\n  1.公报\n  2.目录\nchannels:\n  - 政府网站\n  - "007"\n'
        "extra:\n  备注: |\n    a\n    b\n  层级: 县级\nnone: []\nempty: {}\n"
        "vocabularies:\n  channels:\n    - 政府网站\n"
    )


def test_a_long_text_is_never_folded() -> None:
    text = "公开 " * 500 + "完"
    assert document({"name": text}) == f"name: {text}\n"


@pytest.mark.parametrize("value", [1.5, True, [["a"]], [{"a": "b"}]])
def test_what_no_file_holds_is_refused(value: Value) -> None:
    with pytest.raises(TypeError):
        document({"a": value})


TEXT = st.one_of(
    st.text(max_size=20),
    st.text(alphabet=" \n\t\r#:-?[]{}'\"|>%@!&*,ab1.0预\u3000~=<", max_size=12),
    st.sampled_from([row[1] for row in SCALARS]),
)
VALUE = st.one_of(
    TEXT, st.integers(-(10**18) + 1, 10**18 - 1), st.lists(TEXT, max_size=4), st.dictionaries(TEXT, TEXT, max_size=3)
)


@given(st.dictionaries(TEXT, VALUE, max_size=5), st.sampled_from(["\n", "\r\n"]))
@example({}, "\n")
def test_what_is_written_reads_back(values: dict[str, Value], line_end: str) -> None:
    data = document(values).replace("\n", line_end).encode()
    assert parse(data, "a.yaml").values == values
    assert parse_strict(data, "a.yaml").values == values

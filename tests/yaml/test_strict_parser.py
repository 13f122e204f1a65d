"""What is wrong with a file is said under its rule, at its place, all at once and in words that help."""

import pytest

from catalog_cli.model.finding import Finding, Severity
from catalog_cli.yaml import parse
from malformed import MALFORMED


def findings(text: str | bytes) -> tuple[Finding, ...]:
    parsed = parse(text.encode() if isinstance(text, str) else text, "data/items/a.yaml")
    assert parsed.values is None
    return parsed.findings


def spots(text: str | bytes) -> list[tuple[str, int, int, int]]:
    return [
        (finding.rule, finding.place.line, finding.place.column, finding.place.end_column)
        for finding in findings(text)
        if finding.place
    ]


def test_there_are_two_hundred_malformed_texts() -> None:
    assert len(MALFORMED) >= 200


@pytest.mark.parametrize(("text", "rule"), MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_text_is_reported_under_its_rule(text: str | bytes, rule: str) -> None:
    found = findings(text)
    assert rule in {finding.rule for finding in found}
    for finding in found:
        assert finding.place is not None
        assert finding.path == "data/items/a.yaml"
        assert finding.severity is Severity.ERROR
        assert str(finding.message)
        assert str(finding.remedy)


def _lists_within_lists(levels: int) -> list[object]:
    return [_lists_within_lists(levels - 1)] if levels > 1 else []


GOOD: list[tuple[str, str, dict[str, object]]] = [
    ("plain", "id: a\nname: 政府公报\n", {"id": "a", "name": "政府公报"}),
    ("numbers", "order: 3\nlast: -12\nnone: 0\n", {"order": 3, "last": -12, "none": 0}),
    ("quoted", "a: 'NO'\nb: \"007\"\n'12': '~'\n", {"a": "NO", "b": "007", "12": "~"}),
    (
        "numbers-of-a-kind",
        "a: 2024年\nb: 1-2\nc: 第1号\nd: 1,000\n",
        {"a": "2024年", "b": "1-2", "c": "第1号", "d": "1,000"},
    ),
    ("crlf", "a: |\r\n  b\r\n  c\r\nd: e\r\n", {"a": "b\nc\n", "d": "e"}),
    ("document-marks", "--- # a\na: b\n...\n", {"a": "b"}),
    ("comments", "# a\na: b # c\n\n# d\n", {"a": "b"}),
    ("flow", "a: [b, 'c']\nd: {e: f}\ng: []\nh: {}\n", {"a": ["b", "c"], "d": {"e": "f"}, "g": [], "h": {}}),
    ("empty-text", 'a: ""\n', {"a": ""}),
    ("tab-in-block", "a: |\n  b\tc\n  \td\n", {"a": "b\tc\n\td\n"}),
    ("escapes", 'a: "\\x1b\\u4e00\\U0001F600\\n"\n', {"a": "\x1b一😀\n"}),
    ("address", "a: https://a.cn/?type=4&catId=1#b\n", {"a": "https://a.cn/?type=4&catId=1#b"}),
    ("nested", "a:\n  b:\n    - c\n    - d: e\n", {"a": {"b": ["c", {"d": "e"}]}}),
    ("marks-in-block", "a: |\n  =======\n  <<<<<<< b\n", {"a": "=======\n<<<<<<< b\n"}),
    ("sixteen-levels", "a: " + "[" * 15 + "]" * 15 + "\n", {"a": _lists_within_lists(15)}),
    ("folded", "a: >\n  b\n  c\n\n  d\n", {"a": "b c\nd\n"}),
]


@pytest.mark.parametrize(("text", "values"), [row[1:] for row in GOOD], ids=[row[0] for row in GOOD])
def test_a_good_text_gives_its_values(text: str, values: dict[str, object]) -> None:
    parsed = parse(text.encode(), "a.yaml")
    assert parsed.findings == ()
    assert parsed.values == values
    assert list(parsed.values or ()) == list(values)


PLACES = [
    ("ambiguous", "id: a\nname: NO # b\n", [("yaml/quote-ambiguous", 2, 7, 9)]),
    ("after-chinese", "公开内容: 007\n", [("yaml/quote-ambiguous", 1, 7, 10)]),
    ("after-emoji", "😀: 007\n", [("yaml/quote-ambiguous", 1, 4, 7)]),
    ("crlf", "id: a\r\nname: 1e3\r\n", [("yaml/quote-ambiguous", 2, 7, 10)]),
    ("empty-value", "id: a\nlink:\n\n# b\n", [("yaml/no-empty-values", 2, 1, 6)]),
    ("empty-element", "a:\n  - b\n  -\n", [("yaml/no-empty-values", 3, 4, 4)]),
    ("repeated", "id: a\nname: b\nid: c\n", [("yaml/unique-keys", 3, 1, 3)]),
    ("tabs", "a:\n\t- b\n\t- c\n", [("yaml/no-tabs", 2, 1, 2), ("yaml/no-tabs", 3, 1, 2)]),
    ("quote", "id: a\nname: 'b\nlink: c\n", [("yaml/syntax", 2, 7, 8)]),
    ("bracket", "id: a\nname: [b\nlink: c\n", [("yaml/syntax", 2, 7, 8)]),
    ("colon-in-value", "id: a\nname: b: c\n", [("yaml/syntax", 2, 7, 11)]),
    ("missing-colon", "id: a\nname b\nlink: c\n", [("yaml/syntax", 2, 1, 7)]),
    ("wide-colon", "id: a\nname：b\n", [("yaml/syntax", 2, 5, 6)]),
    ("gbk", "id: a\nname: 政府\n".encode("gbk"), [("yaml/utf-8", 2, 7, 8)]),
    ("control", "id: 预\x07\n", [("yaml/no-control-characters", 1, 6, 7)]),
    (
        "conflicts",
        "<<<<<<< a\nb\n=======\n>>>>>>> c\n" * 2,
        [("yaml/no-conflict-markers", line, 1, 10) for line in (1, 5)],
    ),
    ("second-document", "id: a\n---\nid: b\n", [("yaml/one-document", 2, 1, 4)]),
    ("directives", "%A\n%B\n---\na: b\n", [("yaml/no-directives", 1, 1, 3), ("yaml/no-directives", 2, 1, 3)]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_a_finding_is_at_its_place(text: str | bytes, expected: list[tuple[str, int, int, int]]) -> None:
    assert spots(text) == expected


def test_all_is_said_at_once() -> None:
    text = "id: NO\nlink:\nid: 007\n<<: a\nname: &b c\nbasis: !d e\ncontent: x\x07\nchannels: [f, , g]\n"
    assert [(finding.rule, finding.place.line) for finding in findings(text) if finding.place] == [
        ("yaml/quote-ambiguous", 1),
        ("yaml/no-empty-values", 2),
        ("yaml/unique-keys", 3),
        ("yaml/quote-ambiguous", 3),
        ("yaml/no-merge-keys", 4),
        ("yaml/no-anchors", 5),
        ("yaml/no-tags", 6),
        ("yaml/no-control-characters", 7),
        ("yaml/syntax", 8),
    ]


def test_a_repeated_key_names_both_lines() -> None:
    assert (
        str(findings("id: a\nname: b\n\nid: c\n")[0].message) == "the key id is here on line 4, and already on line 1"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name: 预算\n".encode("gbk"), "iconv -f GB18030 -t UTF-8"),
        ("name: a\n".encode("utf-16"), "iconv -f UTF-16 -t UTF-8"),
        ("name: 007\n", '"007"'),
        ("name: 2024-01-01\n", '"2024-01-01"'),
        ("id: a\nname：公报\n", "name: 公报"),
        ("id: a\nname:公报\n", "name: 公报"),
        ("name: a: b\n", 'name: "a: b"'),
        ("extra: {a: b\n", "}"),
    ],
    ids=["gbk", "utf-16", "number", "date", "wide-colon", "tight-colon", "colon-in-value", "brace"],
)
def test_the_remedy_shows_what_to_write(text: str | bytes, words: str) -> None:
    assert words in str(findings(text)[0].remedy)


def test_the_source_line_of_a_gbk_file_is_readable() -> None:
    place = findings("id: a\nname: 政府公报\n".encode("gbk"))[0].place
    assert place is not None
    assert place.source == "name: 政府公报"


def test_many_faults_of_one_kind_are_not_told_without_end() -> None:
    assert len(findings("a\x07\n" * 1000)) < 100

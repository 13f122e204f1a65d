"""The parsers agree: what the fast one accepts, the strict one accepts too, with equal values."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalog_cli.yaml import parse
from catalog_cli.yaml.fast_parser import parse_fast, parse_lines
from catalog_cli.yaml.strict_parser import parse_strict
from conftest import ROOT

ALPHABET = "aAbz019 \n\n  :-?[]{},&*!|>'\"%@`#\\=~<.+_/预：“”\t\r\u3000\x85\u2028\ufeff\x07\x7fNnxoeET"
FRAGMENTS = (
    *(
        "a: ",
        "b: ",
        "预算: ",
        "order: ",
        '"q": ',
        "'s': ",
        "k:",
        "\n",
        "\r\n",
        "\n  ",
        "\n    ",
        "\n- ",
        "\n  - ",
        "- ",
    ),
    *(
        "x",
        "yes",
        "NO",
        "007",
        "0x1F",
        "0o14",
        "12",
        "-3",
        "1e3",
        "2024-01-01",
        "12:30",
        "~",
        "null",
        "",
        "《法》第一条",
    ),
    *(
        "https://a.cn/b?type=4&catId=1#c",
        " # note",
        "#no note",
        "|",
        "|-",
        ">",
        ">-",
        "|+",
        "|2",
        "[",
        "]",
        "{",
        "}",
        ", ",
    ),
    *(
        "'",
        '"',
        "''",
        '\\"',
        "\\n",
        "\\",
        "\\u4e00",
        "\\x41",
        "\\\n",
        ": ",
        ":",
        "? ",
        "&x ",
        "*x",
        "!t ",
        "<<: ",
        "---\n",
    ),
    *(
        "...\n",
        "%YAML 1.2\n",
        "<<<<<<< a\n",
        "=======\n",
        "\t",
        "\ufeff",
        "\r",
        " ",
        "  ",
        "\n\n",
        "@",
        "`",
        "%",
        "=",
        "-",
    ),
)
WORDS = st.sampled_from(
    ("预算", "a", "a b", "a  b", "a: b", "a #b", "it's", 'say "x"', "yes", "12", "", "- a", "1.\n2.", "a\n\nb\n")
)


def single(text: str) -> str:
    return "'" + text.replace("'", "''").replace("\n", "\n\n  ") + "'"


def double(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def literal(text: str) -> str:
    return "|-\n    " + text.replace("\n", "\n    ")


def folded(text: str) -> str:
    return ">\n    " + text.replace("\n", "\n\n    ")


SCALARS = st.builds(lambda write, text: write(text), st.sampled_from((str, single, double, literal, folded)), WORDS)
FLOW = st.lists(st.builds(lambda write, text: write(text), st.sampled_from((str, double)), WORDS), max_size=3)
VALUES = st.one_of(
    SCALARS.map(lambda value: f" {value}"),
    st.lists(SCALARS, max_size=3).map(lambda values: "".join(f"\n  - {value}" for value in values)),
    st.lists(SCALARS, max_size=3).map(lambda values: "".join(f"\n- {value}" for value in values)),
    FLOW.map(lambda values: f" [{', '.join(values)}]"),
    FLOW.map(lambda values: " {" + ", ".join(f"k{place}: {value}" for place, value in enumerate(values)) + "}"),
    st.lists(SCALARS, max_size=3).map(lambda values: "".join(f"\n  k{n}: {value}" for n, value in enumerate(values))),
)
LINES = st.builds(
    lambda key, value, end: f"{key}:{value}{end}",
    st.sampled_from(("a", "b", "c", "'d'", '"e"', "预算")),
    VALUES,
    st.sampled_from(("\n", "\n", " # note\n", "\n\n", "\n# note\n", "")),
)
MAPPINGS = st.lists(LINES, max_size=5).map("".join)
RANDOM = st.text(alphabet=ALPHABET, max_size=60)
PIECES = st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join)
TEXTS = st.one_of(
    MAPPINGS,
    MAPPINGS.map(lambda text: text.replace("\n", "\r\n")),
    RANDOM,
    RANDOM.map(lambda text: f"a: {text}"),
    PIECES,
    PIECES.map(lambda text: f"a: {text}"),
    st.builds(lambda before, middle, after: before + middle + after, MAPPINGS, PIECES, MAPPINGS),
)


@given(TEXTS)
@example("a: b\r\nc: |\r\n  x\r\n  y\r\n")
@example("a: x\n  y\n\n  z\n")
@example("a: ! b\n")
@example("a: 12345678901234567890\n")
@example("a: b\r")
@example("a: |+#no note\n  x\n")
def test_what_the_fast_reader_accepts_the_careful_one_reads_alike(text: str) -> None:
    data = text.encode()
    quick = parse_fast(data)
    if quick is not None:
        careful = parse_strict(data, "a.yaml")
        assert (careful.values, careful.findings) == (quick, ())
        assert list(careful.values or ()) == list(quick)


NEARLY_PLAIN = st.lists(
    st.builds(
        lambda start, words, end: start + words + end,
        st.sampled_from(
            ("name: ", "content: ", "order: ", "basis:", "  - ", "  - ", "link: ", "y: ", "- ", "  ", "# ", "")
        ),
        st.text("预a1:# -y~《?@\u3000\x07\x85\ufeff", max_size=5),
        st.sampled_from(("\n", "\n", "\n\n", " # note\n", "\r\n", "")),
    ),
    max_size=6,
).map("".join)


@given(NEARLY_PLAIN)
@example("name: a\n  - b\n")
@example("basis:\nname: a\n")
@example("basis:\n  - a\n\n  # note\n  - b\nname: c")
@example("name: a\nname: b\n")
@example("name: a\n  b\n")
def test_what_is_read_line_by_line_the_careful_reader_reads_alike(text: str) -> None:
    plain = parse_lines(text)
    if plain is not None:
        careful = parse_strict(text.encode(), "a.yaml")
        assert (careful.values, careful.findings) == (plain, ())
        assert list(careful.values or ()) == list(plain)


@pytest.mark.parametrize("path", sorted((ROOT / "data/items").glob("*.yaml")), ids=lambda path: path.stem)
def test_items_as_they_are_usually_written_are_read_line_by_line(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert parse_lines(text) is not None or "|-" in text or "extra:" in text


@given(st.one_of(st.binary(max_size=80), TEXTS.map(str.encode), TEXTS.map(lambda text: text.encode("gb18030"))))
def test_any_bytes_give_either_values_or_findings_with_places(data: bytes) -> None:
    parsed = parse(data, "a.yaml")
    assert (parsed.values is None) == bool(parsed.findings)
    for finding in parsed.findings:
        assert finding.place is not None
        assert finding.path == "a.yaml"
        assert str(finding.message)
        assert str(finding.remedy)


@given(TEXTS)
def test_every_place_lies_in_the_text(text: str) -> None:
    lines = re.split("\r\n|\n|\r", text)
    for finding in parse(text.encode(), "a.yaml").findings:
        place = finding.place
        assert place is not None
        assert place.source == lines[place.line - 1]
        assert 1 <= place.column <= len(place.source) + 2
        assert (place.line, place.column) <= (place.end_line, place.end_column)
        assert place.end_line <= len(lines)


@pytest.mark.parametrize(
    "text",
    [
        "link: https://www.jinshishi.gov.cn/list?type=4&catId=1\n",
        "name: 政府公报\norder: 3\nchannels:\n  - 政府网站\n  - 公开查阅点\n",
        "content: |-\n  1.公报；\n  2.目录！\nextra:\n  备注: 无\n",
        'name: "政府*公报"\norder: -12\n',
        "name: 预算\r\norder: 3\r\n",
    ],
)
def test_ordinary_files_are_read_fast(text: str) -> None:
    assert parse_fast(text.encode()) is not None

"""The places that the lines alone tell are those that the strict parser finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.model.finding import Pointer, Span
from catalog_cli.yaml import parse
from catalog_cli.yaml.positions import LinePositions, Positions
from conftest import ROOT

TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data/items").glob("*.yaml"))]
KEYS = ("id", "order", "name", "content", "basis", "channels", "link", "extra", "absent")
POINTERS: list[Pointer] = [(), *((key,) for key in KEYS), *((key, place) for key in KEYS for place in (0, 1, 7))]

LINES = st.sampled_from(
    [
        "id: a-b",
        "order: 3",
        "name: 政府公报",
        'name: "政府公报"',
        "content: |-",
        "  name: 每期",
        "  每期政府公报",
        "content: 每期  # 注",
        "content:  每期 公报",
        "basis:",
        "- 《预算法》第十四条",
        "  - 《预算法》 第十四条",
        "    - 缩进",
        "  # 注",
        "channels: [政府网站, 政府公报]",
        "extra:",
        "  备注: 无",
        "",
        "# 注",
        "link: https://www.example.gov.cn/?a=1&b=2",
        '"link": https://www.example.gov.cn/',
    ]
)

SPANS = st.none() | st.tuples(st.integers(0, 4), st.integers(0, 3)).map(lambda pair: (pair[0], sum(pair)))


def check_all(text: str, span: Span | None = None) -> None:
    quick, careful = LinePositions(text, parse(text.encode(), "a.yaml").values), Positions(text)
    for pointer in POINTERS:
        for at_key in (False, True):
            place = quick.of(pointer, at_key=at_key, span=None if at_key else span)
            if place is not None:
                assert place == careful.strictly_of(pointer, at_key=at_key, span=None if at_key else span), pointer


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("text", TEXTS)
def test_the_lines_tell_every_value_of_the_bundled_items_that_stands_on_one(text: str, line_end: str) -> None:
    text = text.replace("\n", line_end)
    check_all(text)
    values = parse(text.encode(), "a.yaml").values or {}
    quick = LinePositions(text, values)
    for key, value in values.items():
        pointers: list[Pointer] = [(key, place) for place in range(len(value))] if isinstance(value, list) else [(key,)]
        assert "\n" in str(value) or all(quick.of(pointer) for pointer in pointers)


@given(st.lists(LINES, max_size=9), st.sampled_from(["\n", "\r\n"]), st.booleans(), SPANS)
def test_both_agree_on_any_lines(lines: list[str], line_end: str, with_final_newline: bool, span: Span | None) -> None:
    check_all(line_end.join(lines) + line_end * with_final_newline, span)


def test_a_stretch_of_a_text_of_several_lines_is_found_on_its_line() -> None:
    text = "id: a\ncontent: |-\n  每期\n  政府公报，公报\nname: b\n"
    values = {"id": "a", "content": "每期\n政府公报，公报", "name": "b"}
    place = LinePositions(text, values).of(("content",), span=(7, 8))
    assert place == Positions(text).strictly_of(("content",), span=(7, 8))
    assert place is not None
    assert (place.line, place.column, place.source) == (4, 7, "  政府公报，公报")


def test_a_stretch_is_found_within_its_line() -> None:
    values = {"id": "a", "basis": ["《预算法》 第十四条"]}
    place = LinePositions("id: a\nbasis:\n  - 《预算法》 第十四条\n", values).of(("basis", 0), span=(5, 6))
    assert place is not None
    assert (place.line, place.column, place.end_column, place.source) == (3, 10, 11, "  - 《预算法》 第十四条")

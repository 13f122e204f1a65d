"""An expression that is compiled late does what one compiled at once does, and none of the program's is faulty."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli import exchange, parsing, rules, yaml
from catalog_cli.exchange.tables.boxes import _BLANKS_TO_FILL as BLANKS_TO_FILL
from catalog_cli.exchange.tables.boxes import _TRAILING as TRAILING
from catalog_cli.parsing.characters import HAN, is_han
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.links import _LABEL as LABEL
from parsing.regex_proofs import UNLIMITED, first_characters, parsed, requires


def late_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    late = type(lazy_regex(""))
    for room in (parsing, rules, exchange, yaml):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                if type(value) is late:
                    yield f"{module.name}.{name}", value


PATTERNS = dict(late_patterns())


@pytest.mark.parametrize("name", PATTERNS)
def test_no_expression_of_the_program_is_faulty(name: str) -> None:
    assert PATTERNS[name].groups >= 0


LATE: dict[str, Any] = {**PATTERNS}
GUARDED = [pytest.param(late, id=name) for name, late in LATE.items() if late.first or late.needs]
GUARDS: list[dict[str, Any]] = [{"first": "bc"}, {"needs": "ab"}, {"first": "bc", "needs": "ab"}]


@pytest.mark.parametrize("late", GUARDED)
def test_what_is_answered_without_compiling_is_true_of_every_match(late: Any) -> None:
    tree = [*parsed(late.pattern, late.flags)]
    begins, empty = first_characters(tree)
    if late.first:
        assert not empty
        assert begins is not UNLIMITED
        assert begins <= late.first
    assert not late.needs or requires(tree, set(late.needs))


@given(text=st.text("abcd"), start=st.integers(0, 9), end=st.integers(0, 9))
def test_a_guarded_expression_answers_as_any_other(text: str, start: int, end: int) -> None:
    now = re.compile("(?:b|ca)d*")
    for name in ("match", "fullmatch", "search", "finditer", "findall"):
        for guards in GUARDS:
            late = lazy_regex("(?:b|ca)d*", **guards)
            for bounds in ((), (start,), (start, end)):
                expected, found = getattr(now, name)(text, *bounds), getattr(late, name)(text, *bounds)
                assert spans(found) == spans(expected)


def spans(answer: Any) -> object:
    if answer is None or isinstance(answer, list):
        return answer
    return answer.span() if isinstance(answer, re.Match) else [each.span() for each in answer]


def test_a_guarded_expression_is_not_compiled_for_a_text_that_cannot_match() -> None:
    faulty = lazy_regex("a(", first="a")
    assert faulty.match("b") is None
    assert faulty.search("b") is None
    with pytest.raises(re.error):
        faulty.match("a")


@pytest.mark.parametrize("guards", GUARDS)
def test_an_expression_that_is_asked_often_is_compiled_in_the_end(guards: dict[str, Any]) -> None:
    faulty = lazy_regex("b(", **guards)
    with pytest.raises(re.error):
        any(faulty.match("x" * 20_000, place) for place in range(20_000))


def test_the_flags_are_those_that_were_given() -> None:
    assert lazy_regex("a", re.IGNORECASE).match("A")
    assert not lazy_regex("a").match("A")


def test_a_faulty_expression_is_told_when_it_is_used() -> None:
    faulty = lazy_regex("(")
    with pytest.raises(re.error):
        faulty.match("")


@given(text=st.text("abc"), start=st.integers(0, 9))
def test_it_answers_as_one_that_is_compiled(text: str, start: int) -> None:
    late, now = lazy_regex("a(b|c)*"), re.compile("a(b|c)*")
    assert [each.span() for each in late.finditer(text, start)] == [each.span() for each in now.finditer(text, start)]
    assert late.sub("-", text) == now.sub("-", text)
    assert late.pattern == now.pattern
    assert late.flags == now.flags


def test_chinese_characters_are_those_of_the_class() -> None:
    told = re.compile(f"[{HAN}]")
    for code in range(0x40000):
        assert is_han(chr(code)) == bool(told.match(chr(code))), hex(code)
    assert not is_han("")


@given(
    label=st.text(
        st.one_of(st.sampled_from("/09:@AZ[^_`az{-,.\x7f\x80é中"), st.characters(max_codepoint=0x100)),
        min_size=1,
        max_size=64,
    )
)
def test_the_label_of_a_host_has_no_other_sign_than_a_dash_within(label: str) -> None:
    right = re.compile(r"[0-9a-z\u0080-\U0010ffff](?:[0-9a-z_\u0080-\U0010ffff-]{0,61}[0-9a-z\u0080-\U0010ffff])?")
    assert bool(LABEL.fullmatch(label)) == bool(right.fullmatch(label))


@pytest.mark.parametrize("unit", [" ", "_", " _", ": ", "：_"])
def test_blanks_to_fill_are_looked_for_in_linear_time(unit: str) -> None:
    # with the third power of the length, this would take years
    text = unit * 100_000 + "a"
    assert BLANKS_TO_FILL.sub("", text) == text


@given(text=st.text(" \n_＿:：a", max_size=10))
def test_blanks_to_fill_are_a_line_at_the_end_or_a_colon(text: str) -> None:
    plain = re.compile(r"\s*[:：]?\s*[_＿]{2,}\s*$|\s*[:：]$")
    assert BLANKS_TO_FILL.sub("", text) == plain.sub("", text)


def test_signs_after_words_are_looked_for_in_linear_time() -> None:
    assert TRAILING.fullmatch("公报☑ ， " * 10_000)
    assert not TRAILING.fullmatch("公报☑ ， " * 10_000 + "网站")


@given(text=st.text("☑□R口a、 \n", max_size=8))
def test_signs_after_words_are_those_of_the_plain_expression(text: str) -> None:
    plain = re.compile(r"(?:[^☑□\n]*[^☑□\s]\s*(?:[☑□]|[R口](?=\s|$))[\s、；;，,]*)+")
    assert bool(TRAILING.fullmatch(text)) == bool(plain.fullmatch(text))
